"""The parts page: every part once, with sample words and no record of anyone."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.lib.today import CHINA
from gongkai.ui.forms import DateInput
from gongkai.ui.icons import icon_names
from gongkai.ui.parts import Day, Happening, Link, Pair, Step, Tab


class SampleForm(forms.Form):
    """Every kind of field, some of them filled in wrongly."""

    optional: ClassVar = {"number": "不知道可以不填"}
    units: ClassVar = {"pages": "页"}

    phone = forms.CharField(
        label="手机号码", help_text="用来与您确认收到申请", min_length=11, max_length=11
    )
    what = forms.CharField(
        label="信息的名称，或者能帮助查找的描述",
        help_text="例如：2025年示例大道交通信号灯改造工程的中标结果。一份申请写一件事。",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    number = forms.CharField(label="文号", required=False, help_text="例如：示公规〔2026〕2号")
    outcome = forms.ChoiceField(
        label="办理结果",
        choices=[("36-2", "予以公开（第三十六条第二项）"), ("37", "部分公开（第三十七条）")],
        help_text="选定后，条款、文书、救济途径和年报栏目一并确定",
    )
    way = forms.ChoiceField(
        label="您希望怎样获取",
        choices=[("mail", "电子邮件"), ("post", "邮寄纸质件"), ("visit", "自己来取")],
        widget=forms.RadioSelect,
    )
    checked = forms.MultipleChoiceField(
        label="送审前核对",
        required=False,
        choices=[("reasons", "已逐项标注不公开的理由"), ("data", "已检查附件中的个人信息")],
        widget=forms.CheckboxSelectMultiple,
    )
    on = forms.DateField(label="收到日期", widget=DateInput)
    pages = forms.IntegerField(label="页数", min_value=1)
    proof = forms.FileField(
        label="身份证明", help_text="照片或者扫描件，PDF、JPG、PNG，不超过10 MB", required=False
    )
    agreed = forms.BooleanField(label="以上内容属实")


class SampleFilters(forms.Form):
    """The filters of a list."""

    q = forms.CharField(
        label="内容、编号", required=False, widget=forms.TextInput({"type": "search"})
    )
    handler = forms.ChoiceField(
        label="经办人", required=False, choices=[("", "全部"), ("li", "李**"), ("zhou", "周**")]
    )
    channel = forms.ChoiceField(
        label="申请渠道",
        required=False,
        choices=[("", "全部"), ("in_person", "当面"), ("online", "互联网"), ("fax", "传真")],
    )
    since = forms.DateField(label="收到日期从", required=False, widget=DateInput)


FILLED = {
    "phone": "1380000000",
    "what": "示例区公安局对本区旅馆开展治安检查后，责令整改的单位名单，以及各单位整改完成的情况。",
    "outcome": "37",
    "way": "mail",
    "checked": ["reasons"],
    "on": "2026-09-07",
    "pages": "0",
    "agreed": "on",
}


def parts(request: HttpRequest) -> HttpResponse:
    """Every part once."""
    context = {
        "form": SampleForm(FILLED),
        "filters": SampleFilters(prefix="f"),
        "page": Paginator(range(1032), 20).get_page(3),
        "due_on": date(2026, 11, 9),
        "acted_at": datetime(2026, 10, 21, 14, 51, tzinfo=CHINA),
        "tabs": [
            Tab("今日到期", "?due=today", 1, urgent=True),
            Tab("三日内", "?due=soon", 4),
            Tab("等待他方", "?due=waiting", 0),
            Tab("全部", "?", 15, current=True),
        ],
        "steps": [
            Step("申请人", "#c-steps"),
            Step("联系方式", "#c-steps"),
            Step("要哪些信息"),
            Step("怎样获取"),
            Step("核对提交"),
        ],
        "pairs": [
            Pair("申请编号", "2026-0044"),
            Pair("申请人", "张**", "自然人"),
            Pair("渠道", "互联网", "9月4日提交，9月7日确认"),
            Pair("经办", "李**", "代理：周**"),
            Pair("状态", "办理中", "待起草答复书"),
        ],
        "record": [
            Pair("索引号", "11990000MB00000000/2026-00274"),
            Pair("主题分类", "公安、安全、司法"),
            Pair("发布机构", "示例区公安局"),
            Pair("成文日期", "2026年9月8日"),
            Pair("标题", "示例区公安局关于规范居住证申领和签注服务的通知"),
            Pair("发文字号", "示公规〔2026〕2号"),
        ],
        "links": [
            Link("政府信息公开申请延期答复告知书", "#c-lists", "PDF 92 KB", "file-type-pdf"),
            Link("政府信息公开申请登记回执", "#c-lists", "PDF 74 KB", "file-type-pdf"),
        ],
        "course": [
            Happening(
                "同意延长10个工作日。理由：涉及23家单位，逐家核对是否属于可以公开的内容。",
                datetime(2026, 10, 21, 14, 51, tzinfo=CHINA),
                "陈**",
                icon="calendar-plus",
            ),
            Happening(
                "登记第三方意见：21家同意公开，2家不同意。",
                datetime(2026, 9, 29, 9, 15, tzinfo=CHINA),
                "李**",
                icon="mail-opened",
            ),
            Happening(
                "与申请人电话确认，登记为收到申请。",
                datetime(2026, 9, 7, 10, 24, tzinfo=CHINA),
                "李**",
            ),
        ],
        "days": _days(),
        "icons": sorted(icon_names()),
    }
    return render(request, "ui/parts.html", context)


parts.duty = None  # type: ignore[attr-defined]  # for everybody who is logged in


def _days() -> list[Day]:
    """Two weeks of September 2026: a pause, a make-up day, an extension, a holiday."""
    monday = date(2026, 9, 14)
    done = [
        ("收到", "start"),
        ("第1", "used"),
        ("第2", "used"),
        ("停", "paused"),
        ("停", "paused"),
        ("休", "off"),
        ("第3", "used makeup"),
        ("第4", "used today"),
        ("第5", "left"),
        ("延1", "left extra"),
        ("届满", "due"),
        ("中秋", "off"),
        ("中秋", "off"),
        ("中秋", "off"),
    ]
    return [
        Day(monday + timedelta(days=ahead), mark, tuple(kinds.split()))
        for ahead, (mark, kinds) in enumerate(done)
    ]
