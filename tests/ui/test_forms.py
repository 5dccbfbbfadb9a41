"""Plain forms of Django come out in the markup of this project."""

from typing import ClassVar

import pytest
from django import forms
from django.template import Context, Template

from gongkai.ui.forms import DateInput


class Sample(forms.Form):
    optional: ClassVar = {"number": "不知道可以不填"}
    units: ClassVar = {"days": "个工作日"}

    phone = forms.CharField(label="手机号码", min_length=11, max_length=11, help_text="用来<联系>")
    number = forms.CharField(label="文号", required=False)
    what = forms.CharField(label="内容", max_length=20, widget=forms.Textarea)
    days = forms.IntegerField(label="天数", min_value=1)
    on = forms.DateField(label="收到日期", widget=DateInput)
    mail = forms.EmailField(label="电子邮箱")
    way = forms.ChoiceField(
        label="获取方式", choices=[("a", "邮寄"), ("b", "自取")], widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label="单位", choices=[("a", "甲")], required=False)
    agreed = forms.BooleanField(label="以上属实")
    file = forms.FileField(label="身份证明", required=False)
    hidden = forms.CharField(required=False, widget=forms.HiddenInput)


RIGHT = {
    "phone": "13800000000",
    "what": "名单",
    "days": "3",
    "on": "2026-09-07",
    "mail": "a@example.cn",
    "way": "a",
    "agreed": "on",
}


def form(**changed: str) -> Sample:
    return Sample({**RIGHT, **changed})


def field(name: str, **changed: str) -> str:
    return Template("{% load gongkai %}{% field field %}").render(
        Context({"field": form(**changed)[name]})
    )


def sentences(name: str, value: str) -> list[str]:
    bound = form(**{name: value})[name]
    return bound.sentences  # type: ignore[attr-defined, no-any-return]  # of the bound fields of this project


def test_a_field_has_label_hint_and_control_in_this_order() -> None:
    shown = field("phone")
    order = [
        shown.index(part) for part in ('class="form-label" for="id_phone"', "form-hint", "<input")
    ]
    assert order == sorted(order)
    assert 'class="form-control"' in shown
    assert 'aria-describedby="id_phone_helptext"' in shown
    assert "用来&lt;联系&gt;" in shown


def test_an_error_stands_before_the_control_and_is_read_with_it() -> None:
    shown = field("phone", phone="1380000000")
    assert 'class="form-control is-invalid"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_phone_helptext id_phone_error"' in shown
    assert '<div id="id_phone_error"><p class="invalid-feedback">' in shown
    assert shown.index("invalid-feedback") < shown.index("<input")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("phone", "", "请填写手机号码。"),
        ("phone", "1380000000", "手机号码应为11位，现在是10位。请补上缺的1位。"),
        ("what", "字" * 23, "内容最多20字，现在是23字。请删去3字。"),
        ("days", "三", "天数的写法不对。请只写整数。"),
        ("days", "0", "天数不能小于1，现在是0。请改正。"),
        ("on", "去年", "收到日期的写法不对。请写年月日，例如2026-10-28。"),
        ("mail", "a", "电子邮箱的写法不对。请写完整的电子邮箱地址，例如 name@example.cn。"),
        ("way", "", "请选择获取方式。"),
        ("way", "z", "请在列出的获取方式中选一项。"),
        ("agreed", "", "请勾选“以上属实”。"),
    ],
)
def test_errors_say_how_to_mend(name: str, value: str, sentence: str) -> None:
    assert sentences(name, value) == [sentence]


def test_a_rooms_own_words_stay() -> None:
    class Own(forms.Form):
        name = forms.CharField(label="姓名", error_messages={"required": "请写身份证上的姓名。"})

    assert Own({})["name"].sentences == ["请写身份证上的姓名。"]  # type: ignore[attr-defined]  # of the bound fields of this project


def test_what_one_need_not_fill_says_so() -> None:
    assert "（不知道可以不填）" in field("number")
    assert "（可以不选）" in field("unit")
    assert "（可以不传）" in field("file")
    assert "可以不" not in field("phone")


def test_choices_are_a_group_with_a_legend() -> None:
    shown = field("way")
    assert shown.startswith('<fieldset class="gk-field">')
    assert '<legend class="form-label">获取方式' in shown
    assert shown.count('<label class="form-check"') == 2
    assert shown.count('class="form-check-input"') == 2


def test_long_text_says_how_long() -> None:
    shown = field("what")
    assert "最多20字" in shown
    assert 'aria-describedby="id_what_most"' in shown


def test_units_stand_behind() -> None:
    assert "<span>个工作日</span>" in field("days")


def test_days_are_entered_as_days() -> None:
    shown = field("on")
    assert 'type="date"' in shown
    assert 'value="2026-09-07"' in shown


def test_a_whole_form_has_its_summary_and_every_field() -> None:
    shown = str(form(phone="1", way="", agreed=""))
    assert "有3处需要更正" in shown
    for target in ("#id_phone", "#id_way_0", "#id_agreed"):
        assert f'href="{target}"' in shown
        assert f'id="{target[1:]}"' in shown
    assert shown.count('name="hidden"') == 1


def test_an_unbound_form_has_no_summary() -> None:
    assert "gk-errors" not in str(Sample())


def test_filters_keep_what_was_chosen_and_offer_to_clear() -> None:
    text = Template('{% load gongkai %}{% filters form action="/w/" find="number" %}')
    used = text.render(Context({"form": form(number="2026")}))
    assert 'class="gk-filters-find"' in used
    assert 'value="2026"' in used
    assert '<a class="btn btn-link" href="/w/">清除</a>' in used
    assert "清除" not in text.render(Context({"form": Sample()}))


def test_a_sign_that_nobody_sees_is_told_in_words() -> None:
    (sentence,) = sentences("what", "名\0单")
    assert sentence == "内容里有看不见的字符，可能是从别处粘贴来的。请删去重写。"
