"""Shapes of short texts by which a table is told from prose."""

import re

_VALUE = re.compile(
    r"[-−－+]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?[%％]?|[/／\\—–―\-－×]{1,3}|[〇○无oOＯ]"
)
_NUMBERING = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}\s*(?:[、．]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十]{1,3}[章节部条]"
)
_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}\s*[、.．]")
_SENTENCE = re.compile(r"[。；;，！？]$")
_COUNTED = tuple("年月日号时分秒件条个项次份部篇期人户家万亿元余多届章")
_DASHES = re.compile(r"[-—–―_=－＿·.\s|+]{6,}")


def is_value(text: str) -> bool:
    """Whether a text is one figure or a mark for none, as tables hold them."""
    return _VALUE.fullmatch(text) is not None


def is_numbered(text: str) -> bool:
    """Whether a text begins with 一、 （一） 1. and the like."""
    return _NUMBERING.match(text) is not None


def is_section(text: str) -> bool:
    """Whether a text begins with 一、 as sections and the first labels of table 3 do."""
    return _SECTION.match(text) is not None


def ends_clause(text: str) -> bool:
    """Whether a text ends with punctuation of prose."""
    return _SENTENCE.search(text) is not None


def is_dashes(text: str) -> bool:
    """Whether a text is nothing but a line drawn with characters."""
    return _DASHES.fullmatch(text) is not None


def is_counted(text: str) -> bool:
    """Whether a text after a figure is its unit, so that both are prose: 2023 年 12 月."""
    return text.startswith(_COUNTED)
