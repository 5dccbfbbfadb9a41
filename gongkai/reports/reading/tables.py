"""The three tables found in a flow, wherever they stand and however they are cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.reports.normal import key
from gongkai.reports.reading.disclosure_table import printed_form, read_disclosure_table
from gongkai.reports.reading.labels import bare, is_head, is_request_label
from gongkai.reports.reading.outline import names_section, section_kind
from gongkai.reports.reading.requests_table import read_requests_table
from gongkai.reports.reading.reviews_table import (
    is_reviews_head,
    is_reviews_row,
    read_reviews_table,
)
from gongkai.reports.reading.sides import sides_of
from gongkai.reports.reading.strips import Strip
from gongkai.reports.reading.warnings import Warnings
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.form import FormVersion

_SHORT = 60
_ROW_OF_FIGURES = 5
_DISCLOSURE_START = re.compile(
    r"^(?:\(?第?二十条第|表[二2一1]|信息内容|本年制发|本年新制作|本年废止|对外公开总|本年处理决定数量)"
)
_REQUESTS_START = re.compile(
    r"勾稽关系|^申请人情况|^[(（]?一?[)）、.]?本年新收政府信息公开申请|^本年新收"
)
_NEXT_SECTION = re.compile(r"^[五六七][、.．]")
_NUMBERING = re.compile(r"^[一二三四五六\d][、.．]\s*")
_REVIEWS_SECTION = 3
_SENTENCE = re.compile(r"[。；;]")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of strips, from start up to but not including end."""

    start: int
    end: int


@dataclass(slots=True)
class Tables:
    """What was read of the tables, and which pieces of the flow they took up."""

    cells: dict[str, Number | None] = field(default_factory=dict)
    form: FormVersion | None = None
    pieces: set[int] = field(default_factory=set)
    years: tuple[int, ...] = ()
    """The two years that the print sets beside each other, if it does."""
    own_year: int | None = None
    """Of the two years, the one that was read."""
    end: int = -1
    """The last piece of the last table."""

    def must_be_read_again(self, form: FormVersion | None, year: int | None) -> bool:
        """Whether what the rest of the report tells of itself asks for another reading."""
        if not self.cells:
            return False
        other_form = form is FormVersion.F2019 and self.form is None
        return other_form or (year in self.years and year != self.own_year)


def read_tables(
    strips: Sequence[Strip],
    fallback: FormVersion | None,
    warnings: Warnings,
    *,
    year: int | None = None,
) -> Tables:
    """Read tables 2, 3 and 4; `fallback` is the form where the printed heads do not tell.

    Where a print shows two years beside each other, `year` (or else the newer one) is read.
    """
    sides, years = sides_of(strips, year)
    tables = Tables(years=tuple(years))
    if years:
        tables.own_year = years[sides.own]
        strips = sides.own_rows(strips)
    requests = _requests_region(strips)
    reviews = _reviews_region(strips, after=requests)
    disclosure = _disclosure_region(strips, before=requests or reviews)
    if requests:
        end = reviews.start if reviews and reviews.start > requests.start else requests.end
        requests = Region(requests.start, min(requests.end, end))
    if disclosure:
        part = strips[disclosure.start : disclosure.end]
        tables.form = printed_form(part)
        version = tables.form or fallback or FormVersion.F2021
        tables.cells |= read_disclosure_table(part, version, warnings, sides=sides)
    if requests:
        tables.cells |= read_requests_table(
            strips[requests.start : requests.end], warnings, sides=sides
        )
    if reviews:
        tables.cells |= read_reviews_table(
            strips[reviews.start : reviews.end], warnings, sides=sides
        )
    for region in (disclosure, requests, reviews):
        if region:
            inside = strips[region.start : region.end]
            tables.pieces.update(strip.source for strip in inside if not _is_text(strip))
    tables.end = max(tables.pieces, default=-1)
    return tables


def _is_text(strip: Strip) -> bool:
    """A section heading or a note that stands between the tables."""
    if strip.in_grid or strip.values or is_request_label(strip.text):
        return False
    return names_section(strip.text) or (_is_prose(strip.text) and "勾稽" not in strip.text)


def _is_short(strip: Strip) -> bool:
    return strip.in_grid or (len(key(strip.text)) <= _SHORT and not _SENTENCE.search(strip.text))


def _disclosure_region(strips: Sequence[Strip], before: Region | None) -> Region | None:
    limit = before.start if before else len(strips)
    starts = [
        index
        for index, strip in enumerate(strips[:limit])
        if _is_short(strip) and _DISCLOSURE_START.match(key(strip.text))
    ]
    if not starts:
        return None
    return Region(starts[0], _end_of_table(strips, starts[-1], limit))


def _requests_region(strips: Sequence[Strip]) -> Region | None:
    starts = [
        index
        for index, strip in enumerate(strips)
        if _is_short(strip) and _REQUESTS_START.search(key(strip.text)) and not _is_title(strip)
    ]
    labelled = [
        index
        for index, strip in enumerate(strips)
        if _is_short(strip) and strip.values and is_request_label(strip.label)
    ]
    if not starts and len(labelled) < 3:
        return None
    first = min(starts + labelled)
    last = max(starts + labelled)
    return Region(_with_heads(strips, first), _end_of_table(strips, last, len(strips)))


def _is_title(strip: Strip) -> bool:
    return strip.in_grid is False and "年度报告" in strip.text


def _with_heads(strips: Sequence[Strip], first: int) -> int:
    """The heads may stand above the balance note, torn into lines."""
    start = first
    while start > 0 and first - start < 8 and _is_head_line(strips[start - 1]):
        start -= 1
    return start


def _is_head_line(strip: Strip) -> bool:
    if strip.in_grid:
        return not strip.has_numbers and sum(is_head(cell.text) for cell in strip.cells) >= 2
    return bare(strip.text) in {"申请人情况", "法人或其他组织", "自然人", "总计", "其他"}


def _reviews_region(strips: Sequence[Strip], after: Region | None) -> Region | None:
    begin = after.start if after else 0
    starts = [
        index
        for index, strip in enumerate(strips[begin:], begin)
        if _is_short(strip) and is_reviews_head(strip)
    ]
    starts = starts or [
        index
        for index, strip in enumerate(strips[begin:], begin)
        if is_reviews_row(strip) and _stands_in_section(strips, index, _REVIEWS_SECTION)
    ]
    if not starts:
        return None
    return Region(starts[0], _end_of_table(strips, starts[-1], len(strips)))


def _stands_in_section(strips: Sequence[Strip], index: int, kind: int) -> bool:
    """Whether the last heading above names this section, where the table lost its own heads."""
    lines = (strip.text for strip in reversed(strips[:index]) if not strip.in_grid)
    heading = next((line for line in lines if names_section(line)), "")
    return section_kind(_NUMBERING.sub("", heading.strip())) == kind


def _end_of_table(strips: Sequence[Strip], last: int, limit: int) -> int:
    """Past the last strip that can belong: up to the next section, or to prose."""
    for index in range(last + 1, limit):
        strip = strips[index]
        if strip.in_grid or strip.values or is_request_label(strip.text):
            continue
        if _is_heading(strip.text) or (
            _is_prose(strip.text) and not _figures_follow(strips[index + 1 : index + 5])
        ):
            return index
    return limit


def _is_heading(text: str) -> bool:
    written = key(text)
    return bool(_NEXT_SECTION.match(written)) and len(bare(text)) >= 4 and "总计" not in written


def _is_prose(text: str) -> bool:
    written = key(text)
    return len(written) > _SHORT or "。" in written


def _figures_follow(strips: Sequence[Strip]) -> bool:
    """A note between heads and figures does not end a table."""
    for strip in strips:
        if not strip.in_grid and _is_heading(strip.text):
            return False
        if strip.in_grid and len(strip.values) >= _ROW_OF_FIGURES and strip.has_numbers:
            return True
    return False
