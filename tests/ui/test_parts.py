"""Each part renders its markup and escapes what it is given."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from gongkai.ui.parts import Day, Happening, Link, Pair, Reason, Step, Tab

EVIL = "<b onclick=x>&\"'"


def render(text: str, **context: object) -> str:
    return Template("{% load gongkai %}" + text).render(Context(context))


def test_icon_is_drawn_from_the_sprite() -> None:
    assert render('{% icon "printer" %}') == (
        '<svg class="icon" aria-hidden="true">'
        '<use href="/static/ui/vendor/icons.svg#printer"/></svg>'
    )


def test_unknown_icon_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="no-such"):
        render('{% icon "no-such" %}')


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("", "2021年9月30日"),
        ("short", "9月30日"),
        ("weekday", "2021年9月30日 星期四"),
        ("short weekday", "9月30日 星期四"),
        ("short time", "9月30日"),
    ],
)
def test_days_are_written_in_chinese(form: str, written: str) -> None:
    assert render("{{ day|chinese_date:form }}", day=date(2021, 9, 30), form=form) == written
    assert render("{% day day form %}", day=date(2021, 9, 30), form=form) == (
        f'<time datetime="2021-09-30">{written}</time>'
    )


def test_instants_are_shown_in_china() -> None:
    late = datetime(2026, 10, 27, 23, 5, tzinfo=UTC)
    assert render('{{ at|chinese_date:"short time" }}', at=late) == "10月28日 07:05"
    assert render('{% day at "short" %}', at=late) == (
        '<time datetime="2026-10-28T07:05+08:00">10月28日</time>'
    )


def test_no_day_is_nothing() -> None:
    assert render("{{ none|chinese_date }}{% day none %}", none=None) == ""


@pytest.mark.parametrize(
    ("left", "state", "word"),
    [
        (-3, "overdue", "超期3个工作日"),
        (0, "today", "今日到期"),
        (1, "soon", "剩1个工作日"),
        (3, "soon", "剩3个工作日"),
        (4, "running", "剩4个工作日"),
    ],
)
def test_light_follows_the_working_days_left(left: int, state: str, word: str) -> None:
    shown = render("{% light left=left %}", left=left)
    assert f'class="gk-light gk-light-{state}">{word}<' in shown


def test_light_says_what_it_is_told_and_escapes() -> None:
    shown = render('{% light "paused" word=word note=word %}', word=EVIL)
    assert "gk-light-paused" in shown
    assert "<b" not in shown


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张**"),
        ("欧阳小明", "欧**"),
        (" 李 ", "李**"),
        ("", ""),
    ],
)
def test_people_are_masked(name: str, masked: str) -> None:
    assert render("{{ name|masked }}", name=name) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("示例华正律师事务所", "示例***律师事务所"),
        ("示例某某物流有限公司", "示例***有限公司"),
        ("示例大学", "示***"),
        ("示例理工大学", "示例***大学"),
        ("某某律师事务所", "某***律师事务所"),
        ("律师事务所", "律***律师事务所"),
        ("", ""),
    ],
)
def test_organisations_are_masked(name: str, masked: str) -> None:
    assert render("{{ name|masked_organisation }}", name=name) == masked


@pytest.mark.parametrize(
    "text",
    [
        "{% badge evil %}",
        "{% law evil %}",
        '{% level "error" evil %}',
        "{% figure evil evil unit=evil %}",
        "{% key_figure evil evil evil evil evil %}",
        "{% datagrid pairs %}",
        "{% record_fields pairs %}",
        "{% links links %}",
        "{% breadcrumb evil evil evil %}",
        "{% tabs tabs label=evil %}",
        "{% steps steps 2 label=evil %}",
        "{% timeline course %}",
        "{% days days label=evil %}",
        "{% why reasons %}",
        "{% act evil evil note=evil %}",
        '{% act evil evil method="post" note=evil %}',
        "{% act evil reason=evil %}",
        "{% empty_state evil evil evil evil %}",
        '{% alert "info" evil %}{{ evil }}{% endalert %}',
        "{% fold evil %}{{ evil }}{% endfold %}",
        "{% scroll evil %}{{ evil }}{% endscroll %}",
        "{% captcha evil evil %}",
    ],
)
def test_parts_escape(text: str) -> None:
    shown = render(
        text,
        evil=EVIL,
        pairs=[Pair(EVIL, EVIL, EVIL, EVIL)],
        links=[Link(EVIL, EVIL, EVIL)],
        tabs=[Tab(EVIL, EVIL, 3)],
        steps=[Step(EVIL, EVIL), EVIL],
        course=[Happening(EVIL, None, EVIL, EVIL)],
        reasons=[Reason(date(2026, 9, 1), EVIL, EVIL)],
        days=[Day(date(2026, 9, 1), EVIL, (EVIL,))],
    )
    assert "&lt;b" in shown
    assert "<b " not in shown
    assert 'onclick=x>&"' not in shown


def test_mappings_serve_as_parts() -> None:
    shown = render("{% tabs tabs %}", tabs=[{"label": "全部", "url": "?", "count": 0}])
    assert '<span class="gk-count">0</span>' in shown


def test_tabs_are_red_only_where_something_waits() -> None:
    some = render("{% tabs tabs %}", tabs=[Tab("今日到期", "?", 1, urgent=True)])
    none = render("{% tabs tabs %}", tabs=[Tab("今日到期", "?", 0, urgent=True)])
    assert "gk-count-urgent" in some
    assert "gk-count-urgent" not in none


def test_an_act_that_cannot_be_done_is_shown_with_its_reason() -> None:
    shown = render('{% act "送达" "/x/" reason="还不能送达：答复书没有签发。" %}')
    assert "disabled" in shown
    assert "还不能送达：答复书没有签发。" in shown
    assert "/x/" not in shown


def test_a_posting_act_carries_the_token() -> None:
    shown = render('{% act "登记撤回" "/x/" method="post" %}', csrf_token="t" * 8)
    assert '<form method="post" action="/x/">' in shown
    assert 'value="tttttttt"' in shown


def test_breadcrumb_ends_where_one_is() -> None:
    shown = render('{% breadcrumb "待办" "/w/" "2026-0044" %}')
    assert '<a href="/w/">待办</a>' in shown
    assert 'aria-current="page">2026-0044<' in shown


def test_steps_lead_back_and_not_ahead() -> None:
    shown = render(
        "{% steps steps 2 %}", steps=[Step("一", "/1/"), Step("二", "/2/"), Step("三", "/3/")]
    )
    assert "/1/" in shown
    assert "/2/" not in shown
    assert "/3/" not in shown


def test_pagination_keeps_the_other_parameters() -> None:
    request = RequestFactory().get("/", {"q": "旅馆", "page": "2"})
    page = Paginator(range(95), 10).get_page(2)
    shown = render('{% pagination page unit="件" %}', page=page, request=request)
    assert "?q=%E6%97%85%E9%A6%86&amp;page=3" in shown
    assert "共95件，第11至20件" in shown
    assert 'aria-current="page">2<' in shown


def test_one_page_needs_no_pages() -> None:
    shown = render("{% pagination page %}", page=Paginator(range(3), 10).get_page(1))
    assert "共3条，一页显示完。" in shown
    assert "<nav" not in shown


def test_due_today_is_both() -> None:
    shown = render("{% days days %}", days=[Day(date(2026, 10, 28), "届满", ("due", "today"))])
    assert "gk-day-due gk-day-today gk-day-is-today" in shown
    assert 'aria-hidden="true"' in shown
