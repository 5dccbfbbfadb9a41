"""Which main section, or which sub-item of 一、总体情况, a heading in the wild means."""

import re
import unicodedata

from gongkai.statute.report.annual_report import ReportSection
from gongkai.statute.report.form import OVERVIEW_ITEMS, SECTIONS, Section

_NUMERALS = tuple(section.number for section in SECTIONS)

# Read from top to bottom: a heading on lawsuits also speaks of 申请, one on the rest of 问题.
_SECTION_WORDS = tuple(
    (number, re.compile(words))
    for number, words in (
        ("六", r"需要报告|其[他它].{0,6}事项"),
        ("四", r"复议|诉讼"),
        ("五", r"问题|改进|整改"),
        ("三", r"申请"),
        ("二", r"主动公开"),
        ("一", r"总体|概述|概况|基本情况|综述"),
    )
)

_ITEM_WORDS = tuple(
    (item, re.compile(words))
    for item, words in zip(
        OVERVIEW_ITEMS,
        (
            r"主动公开|公开.{0,6}主动",
            r"申请",
            r"信息.{0,4}管理|管理.{0,4}信息",
            r"平台|渠道",
            r"监督|保障|考核",
        ),
        strict=True,
    )
)

_NUMERAL = "[一二三四五六七八九十]"
_MARKER = (
    rf"(?:[(（](?:{_NUMERAL}+|\d{{1,2}})[)）]|{_NUMERAL}+、|\d{{1,2}}[.、](?!\d)|{_NUMERAL}是|[•●])"
)
_ITEM = re.compile(rf"(?:^|(?<=[。;!?]))\s*{_MARKER}\s*([^。:;\n]{{2,40}})", re.MULTILINE)

ITEM_MARKER = re.compile(_MARKER)
"""What a sub-item begins with: （一）, (1), 一、, 1., 一是 or a bullet."""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


_EXACT = {
    _letters(label): section.number
    for section in SECTIONS
    for label in (section.heading, *section.variants)
}


def section_number(section: ReportSection) -> str | None:
    """The numeral 一 to 六 of the form's section that this one is, or None for none of them.

    The wording decides; the printed numeral only where the wording says nothing. Prose that lost
    both is 五 if it speaks of problems.
    """
    if not section.heading and section.number is None:
        return "五" if "问题" in section.text else None
    heading = _letters(section.heading)
    if number := _EXACT.get(heading):
        return number
    for number, words in _SECTION_WORDS:
        if words.search(heading):
            return number
    return section.number if section.number in _NUMERALS else None


def overview_lines(text: str) -> list[frozenset[str]]:
    """For each sub-item found in the text of 一, the numerals of the standard sub-items it covers.

    A sub-item begins a line, or follows a full stop, with （一）, 1., 一、, 一是 or a bullet.
    """
    heads = (match[1] for match in _ITEM.finditer(unicodedata.normalize("NFKC", text)))
    return [
        frozenset(item.number for item, words in _ITEM_WORDS if words.search(head))
        for head in heads
    ]


def missing_items(lines: list[frozenset[str]]) -> tuple[Section, ...]:
    """The standard sub-items that no line covers."""
    return tuple(item for item in OVERVIEW_ITEMS if not any(item.number in line for line in lines))


def items_in_order(lines: list[frozenset[str]]) -> bool:
    """Whether the sub-items that are present can be read off in the order of the form."""
    missing = missing_items(lines)
    at = 0
    for item in (item for item in OVERVIEW_ITEMS if item not in missing):
        at = next((i for i in range(at, len(lines)) if item.number in lines[i]), -1)
        if at < 0:
            return False
    return True
