"""Letters that the tests of the writers print."""

import dataclasses
from datetime import date
from typing import Any

from gongkai.lib.paper.letter import LetterPage
from gongkai.lib.paper.model import Align, Cell, Table

SHEET = Table(
    "信息处理费计算表",
    (
        (Cell("收费区间", head=True), Cell("页数", head=True), Cell("金额", head=True)),
        (
            Cell("31页至100页", head=True),
            Cell("70页", align=Align.END, number=70),
            Cell("700元", align=Align.END, number=700),
        ),
    ),
    (3, 1, 1),
    head_rows=1,
)

ROWS = (("申请人", "赵一"), ("申请渠道", "网上提交"), ("答复期限", "2026年10月12日前"))

_PLAIN = LetterPage(
    sender="临江市水务局",
    title="政府信息公开告知书",
    number="临水公答〔2026〕38号",
    addressee="赵一",
    body=("你的申请收悉，现答复如下：", "你申请的信息予以公开。"),
    attachments=(),
    signature="临江市水务局",
    dated=date(2026, 10, 28),
)


def letter(**changes: Any) -> LetterPage:
    """A short letter, with what a test changes in it."""
    return dataclasses.replace(_PLAIN, **changes)


def of_lines(count: int, *more: str, **changes: Any) -> LetterPage:
    """A letter whose first paragraph fills so many lines."""
    return letter(body=("公" * (28 * count - 2), *more), **changes)
