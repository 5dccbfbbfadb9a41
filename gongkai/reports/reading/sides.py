"""Prints that show two years beside each other: which side is the report's own year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gongkai.reports.normal import key
from gongkai.reports.reading import arithmetic
from gongkai.reports.reading.labels import bare
from gongkai.reports.reading.strips import Run, Strip
from gongkai.reports.reading.values import Value
from gongkai.reports.reading.years import plausible_year, with_plain_years

_NAMED_YEAR = re.compile(r"^\D{0,16}(20\d{2})年度?(?:\D{0,24}报告)?\D{0,8}$")
_YEAR_ALONE = re.compile(r"^[(\[【]?(20\d{2})年?度?[)\]】:]?$")
_YEAR_IN_LABEL = re.compile(r"(?:^|\s)20\d{2}年度?\s*$")
_LONGEST_HEAD = 44
_MOST_WORDS_OF_A_HEAD = 4
_ROWS_BY_YEAR = 4


def years_beside(strips: Sequence[Strip]) -> list[int]:
    """The years named by heads of the print, in the order in which they stand; one is no choice."""
    found = (year for strip in strips for year in _years_of(strip))
    return list(dict.fromkeys(found))


def _years_of(strip: Strip) -> list[int]:
    """The years that a row of heads, or a line between the tables, names."""
    if not strip.in_grid:
        # A longer line may be the title; only the year alone heads what follows.
        heads = _years(strip.text.split(), _YEAR_ALONE)
        beside = len(heads) > 1 and len(strip.text.split()) <= _MOST_WORDS_OF_A_HEAD
        return heads if beside else _years((strip.text,), _YEAR_ALONE)
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
    years: tuple[int, ...] = ()
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
        halves = _halves(values, in_pairs=self.in_pairs)
        # Without years a row may be so wide only because another table of its sheet is.
        return halves[self.own] if self.years or all(map(arithmetic.adds_up, halves)) else None

    def own_rows(self, strips: Sequence[Strip]) -> list[Strip]:
        """The strips of the own side, where each row stands twice, below each other, by year."""
        rows = [_year_of_row(strip) for strip in strips]
        if not self.years or any(rows.count(year) < _ROWS_BY_YEAR for year in self.years):
            return list(strips)
        kept = []
        label = ""
        for strip, year in zip(strips, rows, strict=True):
            if year is None:
                kept.append(strip)
                continue
            label = _YEAR_IN_LABEL.sub("", strip.label).strip() or label
            if year == self.years[self.own]:
                kept.append(replace(strip, label=label))
        return kept


ONE_SIDE = Sides()


def sides_of(strips: Sequence[Strip], year: int | None) -> tuple[Sides, list[int]]:
    """The sides of a print and the two years on them; no years where it has but one side.

    Without a year of the report the newer side is its own.
    """
    years = years_beside(strips)
    if len(years) != 2:
        return ONE_SIDE, []
    own = years.index(year if year in years else max(years))
    return Sides(own, tuple(years), _are_in_pairs(strips)), years


def _year_of_row(strip: Strip) -> int | None:
    """The year that a row of figures names in a cell of its own."""
    if not strip.in_grid or not strip.has_numbers:
        return None
    years = _years([c.text for c in strip.cells if not c.text.isdecimal()], _YEAR_ALONE)
    return years[0] if len(years) == 1 else None


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
