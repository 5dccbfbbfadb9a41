"""What stands in a cell for figures: a number, a printed blank, or something else."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gongkai.statute.report.annual_report import Number

_BLANKS = frozenset(
    (
        "",
        "/",
        "\\",
        "-",
        "--",
        "---",
        "—",
        "——",
        "–",
        "―",
        "一",
        "ー",
        "~",
        "*",
        "无",
        "空",
        "//",
        "∕",
        "⁄",
        "․",
        ".",
        "…",
        "……",
        "／",
        "╱",
        "_",
        "__",
        "N/A",
        "n/a",
        "null",
        "NULL",
        "nan",
        "NaN",
        "None",
        "暂无",
        "无数据",
    )
)
_ZEROS = frozenset("Oo〇○零Ｏ")
_NUMBER = re.compile(
    r"""^[约共计]?
    (?P<sign>[+\-−–—]|减少?|增加?|↓|↑|负)?
    (?P<digits>\d{1,3}(?:[,'’ ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    (?P<unit>亿元|万元|千元|元|万|件次|人次|件|个|项|次|宗|条|份|笔|起|篇|部)?
    (?P<remark>[(\[【〔].*[)\]】〕]|[;:*※].*)?$""",
    re.VERBOSE | re.DOTALL,
)
_NOTE_MARK = re.compile(r"(?<=[\d０-９])\s*[①-⑳⁰¹²³⁴-⁹₀-₉†‡※]+\s*$")
_MAX_DIGITS = 15
_TO_WAN = {
    "亿元": Decimal(10_000),
    "万元": Decimal(1),
    "千元": Decimal("0.1"),
    "元": Decimal("0.0001"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as printed, or a printed blank (`number` None)."""

    number: Number | None
    unit: str = ""
    remark: str = ""
    doubtful: str = ""
    """The printed mark, where a letter was taken for a nought."""
    printed: str = ""
    """The digits as printed, without separators."""

    @property
    def is_blank(self) -> bool:
        return self.number is None

    def in_wan(self) -> Number | None:
        """The amount in 万元; a figure without a unit is in the unit of its column already."""
        if self.number is None or self.unit not in _TO_WAN:
            return self.number
        return plain(self.number * _TO_WAN[self.unit])


BLANK = Value(None)


def plain(number: Decimal | int) -> Number:
    """A Decimal without a fraction as int, else without trailing noughts."""
    if isinstance(number, int):
        return number
    return int(number) if number == number.to_integral_value() else number.normalize()


@lru_cache(maxsize=4096)
def parse_value(text: str) -> Value | None:
    """The value that a cell prints, or None where the text is no value.

    White space inside is dropped ("1 259" is one number of a cell), thousands separators, a unit
    and a remark in brackets are understood.
    """
    # Compatibility folding would make 1191 of 119①.
    without_marks = _NOTE_MARK.sub("", text) or text
    folded = "".join(unicodedata.normalize("NFKC", without_marks).split())
    if folded in _BLANKS:
        return BLANK
    if folded in _ZEROS:
        return Value(0, doubtful=folded)
    match = _NUMBER.match(folded.replace("，", ","))
    if match is None or len(match["digits"]) > _MAX_DIGITS:
        return None
    digits = re.sub("[,'’ ]", "", match["digits"])
    number = Decimal(digits)
    if match["sign"] in {"-", "−", "–", "—", "减", "减少", "↓", "负"}:
        number = -number
    return Value(
        plain(number) if "." in match["digits"] else int(number),
        match["unit"] or "",
        match["remark"] or "",
        printed=digits,
    )


def is_value(text: str) -> bool:
    """Whether a text is a number or a printed blank mark (an empty text is one too)."""
    return parse_value(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a number."""
    value = parse_value(text)
    return value is not None and not value.is_blank
