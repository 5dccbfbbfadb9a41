"""Hints for the words of a letter: how numbers and dates are written, terms, repealed laws.

The terms and the laws stand in two text files beside this one, for people who write no programs.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from gongkai.checks.findings import Finding, FindingKind


class _Row(NamedTuple):
    wanted: str
    second: str
    third: str


def hints(text: str, *, where: str = "正文") -> list[Finding]:
    """What a drafter should look at once more, in the order of the text; all of it may be right."""
    found = sorted(_all(text), key=lambda hint: hint[1].start())
    findings = (
        Finding(kind, where, match[0], words, is_certain=False) for kind, match, words in found
    )
    return list(dict.fromkeys(findings))


_Hint = tuple[FindingKind, re.Match[str], str]


def _all(text: str) -> Iterator[_Hint]:
    for pattern, kind, hint in _FORMS:
        for match in pattern.finditer(text):
            yield kind, match, hint
    for match in _terms_pattern().finditer(text):
        row = _terms()[match[0]]
        yield FindingKind.TERM, match, f"“{row.wanted}”一般写作“{row.second}”。{row.third}"
    for match in _LAW.finditer(text):
        if law := _repealed().get(match[1]):
            yield FindingKind.REPEALED_LAW, match, _repealed_hint(law)


_NUMBERS = (
    (
        r"[\[［(（【{][12][0-9]{3}[\]］)）】}][ \t]*(?:第[ \t]*)?[0-9]{1,5}[ \t]*号",
        "发文字号的年份用六角括号〔〕，如“〔2021〕5号”。",
    ),
    (
        r"〔[12][0-9]{3}〕[ \t]*第[ \t]*[0-9]{1,5}[ \t]*号",
        "发文顺序号前不加“第”，如“〔2021〕5号”。",
    ),
    (
        r"〔[12][0-9]{3}〕[ \t]*0[0-9]{0,4}[ \t]*号",
        "发文顺序号不编虚位，如“〔2021〕5号”，不写“〔2021〕05号”。",
    ),
    (r"〔[0-9]{2}〕[ \t]*[0-9]{1,5}[ \t]*号", "发文字号的年份写全四位，如“〔2021〕5号”。"),
)
_DATES = (
    (
        r"[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月)?(?:[一二三四五六七八九十]{1,3}日)?",
        "日期用阿拉伯数字，如“2021年9月30日”。",
    ),
    (
        r"[12][0-9]{3}年(?:0[0-9]月(?:[0-9]{1,2}日)?|[0-9]{1,2}月0[0-9]日)",
        "月、日不编虚位，如“2021年9月5日”，不写“2021年09月05日”。",
    ),
    (
        r"(?<![0-9.\-/])(?:19|20)[0-9]{2}([.\-/])[01]?[0-9]\1[0-3]?[0-9](?![0-9.\-/])",
        "日期把年、月、日写全，如“2021年9月30日”。",
    ),
    (r"(?<![0-9])[0-9]{2}年[01]?[0-9]月[0-3]?[0-9]日", "年份写全四位，如“2021年9月30日”。"),
)
_FORMS = [
    (re.compile(pattern), kind, hint)
    for kind, forms in ((FindingKind.NUMBER_FORM, _NUMBERS), (FindingKind.DATE_FORM, _DATES))
    for pattern, hint in forms
]
_LAW = re.compile(r"《(?:中华人民共和国)?([^《》\n]{2,30})》")


@cache
def _terms() -> dict[str, _Row]:
    return {row.wanted: row for row in _rows("terms.txt")}


@cache
def _terms_pattern() -> re.Pattern[str]:
    """The longest first: of two that begin alike the more exact one is meant."""
    return re.compile("|".join(map(re.escape, sorted(_terms(), key=len, reverse=True))))


@cache
def _repealed() -> dict[str, _Row]:
    return {row.wanted: row for row in _rows("repealed_laws.txt")}


def _repealed_hint(law: _Row) -> str:
    day = date.fromisoformat(law.second)
    since = f"{day.year}年{day.month}月{day.day}日"
    return f"自{since}起废止，现在适用{law.third}。引用当时的规定说明过去的事，可以保留。"


def _rows(name: str) -> Iterator[_Row]:
    """The rows of a text file of three columns."""
    lines = files("gongkai.checks").joinpath(name).read_text("utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield _Row(*(column.strip() for column in line.split("|")))
