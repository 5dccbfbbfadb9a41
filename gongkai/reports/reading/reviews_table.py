"""Table 4: fifteen figures in one row, whatever became of their heads."""

import re
from collections.abc import Sequence

from gongkai.reports.normal import key
from gongkai.reports.reading import arithmetic
from gongkai.reports.reading.labels import bare, is_head
from gongkai.reports.reading.sides import ONE_SIDE, Sides
from gongkai.reports.reading.strips import Strip
from gongkai.reports.reading.values import BLANK, Value
from gongkai.reports.reading.warnings import Warnings
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.form import REVIEW_GROUPS, REVIEW_RESULTS, review_cell_ids

_GROUP = len(REVIEW_RESULTS)
_WIDTH = _GROUP * len(REVIEW_GROUPS)
_MOST_FIGURES = 40
_LISTED = re.compile("[:：]")


def read_reviews_table(
    strips: Sequence[Strip], warnings: Warnings, *, sides: Sides = ONE_SIDE
) -> dict[str, Number | None]:
    """The fifteen cells, all blank where their figures cannot be told.

    `sides` chooses, where the table is printed twice or two years stand beside each other.
    """
    values = _transposed(strips) or _figures(strips, sides)
    row = _fifteen(values, warnings)
    if row is None:
        warnings.add(
            "table4_ambiguous", "表四的数字个数不是 15 个，无法确定各属哪一栏，请对照原文填写。"
        )
        row = (BLANK,) * _WIDTH
    return {cell: value.number for cell, value in zip(review_cell_ids(), row, strict=True)}


def _figures(strips: Sequence[Strip], sides: Sides) -> list[Value]:
    """All figures below the heads; a row of fifteen wins over whatever else is there."""
    whole = [sides.run_of(s).values for s in strips if len(s.values) >= _WIDTH and s.has_numbers]
    if whole:
        row = whole[min(sides.own, len(whole) - 1)]
        return list(sides.half_of(row, _WIDTH) or row)
    values: list[Value] = []
    for strip in strips:
        if _is_of_table(strip) and len(values) < _MOST_FIGURES:
            values += strip.values
    return values


def _is_of_table(strip: Strip) -> bool:
    """A row of figures; heads have blanks beside their words, prose its sentences."""
    if not strip.has_numbers and bare(strip.text):
        return False
    if _LISTED.search(strip.text) and not is_head(strip.label):
        return False
    return bool(strip.values) and len(bare(strip.text)) <= 12


def _transposed(strips: Sequence[Strip]) -> list[Value]:
    """A table turned on its side: five rows named by result, three figures each."""
    rows: dict[str, tuple[Value, ...]] = {}
    for strip in strips:
        written = bare(strip.label)
        for result in REVIEW_RESULTS:
            if written in map(bare, result.labels) and len(strip.values) == len(REVIEW_GROUPS):
                rows[result.id] = strip.values
    if len(rows) < _GROUP:
        return []
    return [
        rows[result.id][group] for group in range(len(REVIEW_GROUPS)) for result in REVIEW_RESULTS
    ]


def _fifteen(values: list[Value], warnings: Warnings) -> tuple[Value, ...] | None:
    if len(values) == _WIDTH:
        return tuple(values)
    if len(values) > _WIDTH:
        fitting = [window for _, window in arithmetic.windows(values, _WIDTH)]
        return next(iter(sorted(fitting, key=_broken_groups)), None) or _joined(values, warnings)
    if len(values) == 1 and len(values[0].printed) >= _WIDTH:
        return _split(values[0].printed)
    return None


def _joined(values: Sequence[Value], warnings: Warnings) -> tuple[Value, ...] | None:
    """Figures torn apart by white space, if there is one way to join them that adds up."""
    readings = arithmetic.joinings(values, _WIDTH)
    reading = arithmetic.only([row for row in readings if _broken_groups(row) == 0])
    if reading is not None:
        warnings.add("figures_joined", "表四的数字被空格拆开，已按合计关系合并。")
    return reading


def _broken_groups(row: Sequence[Value]) -> int:
    groups = (row[start : start + _GROUP] for start in range(0, _WIDTH, _GROUP))
    return sum(not arithmetic.adds_up(group) for group in groups)


def _split(digits: str) -> tuple[Value, ...] | None:
    """Fifteen one-digit figures printed without a space between them."""
    if len(digits) != _WIDTH:
        return None
    row = tuple(Value(int(digit)) for digit in digits)
    return row if _broken_groups(row) == 0 else None


def is_reviews_row(strip: Strip) -> bool:
    """Whether a strip is the row of figures itself, with nothing else in it."""
    return len(strip.values) == _WIDTH and strip.has_numbers and not bare(strip.text)


def is_reviews_head(strip: Strip) -> bool:
    """Whether a strip is part of the heads of table 4."""
    text = key(strip.text)
    return len(text) <= 120 and (
        any(word in text for word in ("未经复议", "复议后起诉", "尚未审结", "结果维持", "结果纠正"))
        or text.replace("|", "") in {"行政复议", "行政诉讼", "行政复议行政诉讼"}
    )
