"""Prints that show two years beside each other: which side is the report's own year."""

import re
from collections.abc import Sequence

from gongkai.reports.normal import key
from gongkai.reports.reading import arithmetic
from gongkai.reports.reading.strips import Run, Strip
from gongkai.reports.reading.values import Value
from gongkai.reports.reading.years import plausible_year, with_plain_years

_YEAR_HEAD = re.compile(r"^\D{0,16}(20\d{2})年?度?(?:\D{0,24}报告)?\D{0,8}$")
_LONGEST_HEAD = 44


def years_beside(strips: Sequence[Strip]) -> list[int]:
    """The years named by heads of the print, in the order in which they stand; one is no choice."""
    years: list[int] = []
    for strip in strips:
        for text in (cell.text for cell in strip.cells) if strip.in_grid else (strip.text,):
            folded = key(with_plain_years(text))
            match = _YEAR_HEAD.match(folded) if 4 <= len(folded) <= _LONGEST_HEAD else None
            year = plausible_year(match.group(1)) if match else None
            if year is not None and year not in years:
                years.append(year)
    return years


def side_of(year: int | None, years: Sequence[int]) -> int:
    """The side that a year stands on; without a year the newest one is the report's own."""
    if len(years) != 2:
        return 0
    return years.index(year if year in years else max(years))


def own_run(strip: Strip, side: int) -> Run:
    """The figures of one side, where a row repeats its labels for the other."""
    wide = [run for _, run in strip.runs]
    same = len(wide) == 2 and len(wide[0].values) == len(wide[1].values)
    return wide[side] if same else strip.run


def own_half(values: Sequence[Value], width: int, side: int) -> tuple[Value, ...] | None:
    """One side of a row of twice the width: halves, or figures in pairs, as the sums tell."""
    if len(values) != 2 * width:
        return None
    halves = (tuple(values[:width]), tuple(values[width:]))
    pairs = (tuple(values[0::2]), tuple(values[1::2]))
    if not all(map(arithmetic.adds_up, halves)) and all(map(arithmetic.adds_up, pairs)):
        return pairs[side]
    return halves[side]
