"""Table 3 in other orders of its columns: by their heads, or turned on its side."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from gongkai.reports.normal import key
from gongkai.reports.reading import arithmetic
from gongkai.reports.reading.arithmetic import WIDTH
from gongkai.reports.reading.assignment import Entry
from gongkai.reports.reading.labels import bare, is_request_label
from gongkai.reports.reading.strips import Run, Strip
from gongkai.reports.reading.values import BLANK, Value
from gongkai.statute.report.form import APPLICANT_COLUMNS

_ORDER = tuple(column.id for column in APPLICANT_COLUMNS)
_NAMES = {bare(label): column.id for column in APPLICANT_COLUMNS for label in column.labels}
_LEAST_ROWS = 15


def applicant(text: str) -> str | None:
    """The column that a head names: 自然人 → nat; a numbered label names none."""
    return None if key(text)[:1].isdecimal() else _NAMES.get(bare(text))


def put_in_order(entries: list[Entry], strips: Sequence[Strip]) -> None:
    """Bring figures printed in another order, or without totals, to the form's seven columns.

    The heads say how the columns stand; the sums of the rows have the last word.
    """
    heads = _order_of_heads(strips)
    fitting = [entry for entry in entries if len(entry.values) == len(heads)]
    if heads == _ORDER or len(fitting) < _LEAST_ROWS:
        return
    orders = [[_by_name(heads, entry.values), entry.values] for entry in fitting]
    if len(heads) == WIDTH and _sums(o[0] for o in orders) < _sums(o[1] for o in orders):
        return
    for entry in fitting:
        entry.values, entry.columns = _by_name(heads, entry.values), []


def _sums(rows: Iterable[Sequence[Value]]) -> int:
    return sum(map(arithmetic.adds_up, rows))


def _by_name(heads: Sequence[str], values: Sequence[Value]) -> list[Value]:
    named = dict(zip(heads, values, strict=True))
    return [named.get(name, BLANK) for name in _ORDER]


def _order_of_heads(strips: Sequence[Strip]) -> tuple[str, ...]:
    """The columns as the heads above the first figures name them, left to right."""
    places: dict[str, int] = {}
    for strip in strips:
        if strip.has_numbers:
            break
        for cell in strip.cells:
            if name := applicant(cell.text):
                places.setdefault(name, cell.column)
    distinct = len(set(places.values())) == len(places)
    if not distinct or not set(places) >= set(_ORDER[:-1]):
        return _ORDER
    return tuple(sorted(places, key=places.__getitem__))


def rejoined(strips: Sequence[Strip]) -> Sequence[Strip]:
    """A table too wide for its page, whose last columns stand in a table of their own below."""
    tables: dict[int, list[Strip]] = {}
    for strip in strips:
        if strip.in_grid and strip.values:
            tables.setdefault(strip.source, []).append(strip)
    for left, right in pairwise(tables.values()):
        if _are_halves(left, right):
            joined = {
                id(a): replace(a, run=Run((*a.values, *b.values)))
                for a, b in zip(left, right, strict=True)
            }
            gone = set(map(id, right))
            return [joined.get(id(strip), strip) for strip in strips if id(strip) not in gone]
    return strips


def _are_halves(left: list[Strip], right: list[Strip]) -> bool:
    widths = {(len(a.values), len(b.values)) for a, b in zip(left, right, strict=False)}
    return (
        len(left) == len(right) >= _LEAST_ROWS
        and len(widths) == 1
        and sum(widths.pop()) == WIDTH
        and all(bare(b.label) in {"", bare(a.label)} for a, b in zip(left, right, strict=True))
    )


def turned(strips: Sequence[Strip]) -> list[Entry]:
    """The rows of a table that prints one applicant after the other, each with all its rows."""
    columns: dict[str, list[Value]] = {}
    labels: list[str] = []
    current = ""
    for strip in strips:
        name = applicant(strip.label or strip.text)
        if name:
            current = name
            columns[name] = list(strip.values)
        elif strip.values and current and not bare(strip.text):
            columns[current] += strip.values
        elif not strip.has_numbers:
            labels += [text for text in _texts(strip) if is_request_label(text)]
    lengths = {len(values) for values in columns.values()}
    if len(columns) != WIDTH or len(lengths) != 1 or min(lengths) < _LEAST_ROWS:
        return []
    rows = zip(*(columns[name] for name in _ORDER), strict=True)
    height = min(lengths)
    names = labels if len(labels) == height else [""] * height
    return [Entry(name, "", list(row)) for name, row in zip(names, rows, strict=True)]


def _texts(strip: Strip) -> list[str]:
    return [cell.text for cell in strip.cells] if strip.in_grid else [strip.text]
