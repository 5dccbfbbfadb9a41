"""Prints that show two years beside each other: which side is the report's own year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.reports.normal import key
from gongkai.reports.reading import arithmetic
from gongkai.reports.reading.labels import bare
from gongkai.reports.reading.strips import Run, Strip
from gongkai.reports.reading.values import Value
from gongkai.reports.reading.years import plausible_year, with_plain_years

_NAMED_YEAR = re.compile(r"^\D{0,16}(20\d{2})年度?(?:\D{0,24}报告)?\D{0,8}$")
_YEAR_ALONE = re.compile(r"^[(\[【]?(20\d{2})年?度?[)\]】:]?$")
_LONGEST_HEAD = 44


def years_beside(strips: Sequence[Strip]) -> list[int]:
    """The years named by heads of the print, in the order in which they stand; one is no choice."""
    found = (year for strip in strips for year in _years_of(strip))
    return list(dict.fromkeys(found))


def _years_of(strip: Strip) -> list[int]:
    """The years that a row of heads, or a line between the tables, names."""
    if not strip.in_grid:
        # A longer line may be the title; only the year alone heads what follows.
        return _years((strip.text,), _YEAR_ALONE)
    texts = [cell.text for cell in strip.cells if cell.text]
    alone = _years(texts, _YEAR_ALONE)
    # A bare 2023 may be a figure, unless the row has nothing else.
    return alone if len(alone) == len(texts) > 1 else _years(texts, _NAMED_YEAR)


def _years(texts: Iterable[str], head: re.Pattern[str]) -> list[int]:
    years = []
    for text in texts:
        folded = key(with_plain_years(text))
        match = head.match(folded) if 4 <= len(folded) <= _LONGEST_HEAD else None
        if match and (year := plausible_year(match.group(1))) is not None:
            years.append(year)
    return years


@dataclass(frozen=True, slots=True)
class Sides:
    """How a print sets two years beside each other, and which one is read (0 left, 1 right)."""

    own: int = 0
    in_pairs: bool = False
    """Each column twice, rather than all columns of one year and then of the other."""

    def run_of(self, strip: Strip) -> Run:
        """The figures of the own side, where a row repeats its label for the other."""
        if len(strip.runs) == 2:
            (left_label, left), (right_label, right) = strip.runs
            same_label = bare(left_label) == bare(right_label) != ""
            if same_label and len(left.values) == len(right.values):
                return right if self.own else left
        return strip.run

    def half_of(self, values: Sequence[Value], width: int) -> tuple[Value, ...] | None:
        """The own figures in a row of twice the width; None for any other row."""
        if len(values) != 2 * width:
            return None
        return _halves(values, in_pairs=self.in_pairs)[self.own]


ONE_SIDE = Sides()


def sides_of(strips: Sequence[Strip], year: int | None) -> tuple[Sides, list[int]]:
    """The sides of a print and the two years on them; no years where it has but one side.

    Without a year of the report the newer side is its own.
    """
    years = years_beside(strips)
    if len(years) != 2:
        return ONE_SIDE, []
    own = years.index(year if year in years else max(years))
    return Sides(own, _are_in_pairs(strips)), years


def _are_in_pairs(strips: Sequence[Strip]) -> bool:
    """Which arrangement more rows of double width bear out by their sums."""
    votes = 0
    for strip in strips:
        if len(strip.values) == 2 * arithmetic.WIDTH:
            halves, pairs = (
                all(map(arithmetic.adds_up, _halves(strip.values, in_pairs=in_pairs)))
                for in_pairs in (False, True)
            )
            votes += pairs - halves
    return votes > 0


def _halves(values: Sequence[Value], *, in_pairs: bool) -> tuple[tuple[Value, ...], ...]:
    if in_pairs:
        return tuple(values[0::2]), tuple(values[1::2])
    middle = len(values) // 2
    return tuple(values[:middle]), tuple(values[middle:])
