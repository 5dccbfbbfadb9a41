"""Files that hold the report twice, or the reports on two years: which one is read."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gongkai.reports.flow import Flow, Grid, Line, Piece
from gongkai.reports.normal import key
from gongkai.reports.reading import names
from gongkai.reports.reading.outline import names_section, section_kind
from gongkai.reports.reading.titles import is_title
from gongkai.reports.reading.warnings import Warnings
from gongkai.reports.reading.years import with_plain_years

_FIRST = re.compile(r"^(?:一[、.．]|第一部分)")
_NUMBER = re.compile(r"^[一二三四五六][、.．]\s*")
_YEAR = re.compile(r"20\d{2}(?=年)")
_LEAST_SECTIONS = 3
_LEAST_CHARACTERS = 120
_MOST_LEAD = 14


def own_copy(flow: Flow, warnings: Warnings) -> Flow:
    """The newest report of a file that holds several, the first of several alike."""
    starts = _starts(flow.pieces)
    if len(starts) < 2:
        return flow
    bounds = [0, *starts[1:], len(flow.pieces)]
    copies = [flow.pieces[a:b] for a, b in pairwise(bounds)]
    years = [_year(copy) for copy in copies]
    own = max(range(len(copies)), key=lambda index: (years[index], -index))
    if years[own] > min(years) > 0:
        warnings.add(
            "two_years", f"文中有 {min(years)} 年和 {years[own]} 年的报告，只读 {years[own]} 年的。"
        )
    return Flow(copies[own], flow.title)


def _starts(pieces: Sequence[Piece]) -> list[int]:
    """Where each whole report begins: at its title if it has one above its first heading."""
    heads = [index for index, piece in enumerate(pieces) if _is_first_heading(piece)]
    edges = pairwise((*heads, len(pieces)))
    whole = [start for start, end in edges if _is_whole(pieces[start:end])]
    return [_with_title(pieces, start) for start in whole]


def _is_first_heading(piece: Piece) -> bool:
    if not isinstance(piece, Line):
        return False
    text = piece.text.strip()
    return bool(_FIRST.match(text)) and section_kind(_NUMBER.sub("", text)) == 0


def _is_whole(pieces: Sequence[Piece]) -> bool:
    """Several sections with something in them: no table of contents."""
    lines = [piece.text for piece in pieces if isinstance(piece, Line)]
    sections = [line for line in lines if names_section(line)]
    rest = sum(len(line) for line in lines) - sum(len(line) for line in sections)
    full = rest > _LEAST_CHARACTERS or any(isinstance(piece, Grid) for piece in pieces)
    return len(sections) >= _LEAST_SECTIONS and full


def _with_title(pieces: Sequence[Piece], start: int) -> int:
    for index in range(start - 1, max(start - _MOST_LEAD, -1), -1):
        lines = [p.text for p in pieces[index : index + 3] if isinstance(p, Line)]
        if isinstance(pieces[index], Line) and any(
            is_title("".join(lines[:count])) for count in range(1, len(lines) + 1)
        ):
            return _with_agency(pieces, index)
    return start


def _with_agency(pieces: Sequence[Piece], title: int) -> int:
    """The agency may stand alone in the line above its title."""
    above = pieces[title - 1] if title else None
    return title - 1 if isinstance(above, Line) and names.is_agency(key(above.text)) else title


def _year(pieces: Sequence[Piece]) -> int:
    """The first year that a copy names, which is that of its title or period."""
    for piece in pieces:
        if isinstance(piece, Line) and (match := _YEAR.search(with_plain_years(key(piece.text)))):
            return int(match.group())
    return 0
