"""Which row of figures is which row of table 3: by label, order, and the sums between equals."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import fuzz

from gongkai.reports.normal import key
from gongkai.reports.reading.arithmetic import WIDTH
from gongkai.reports.reading.labels import REQUEST_LABELS, bare, core, fit
from gongkai.reports.reading.values import Value
from gongkai.reports.reading.warnings import Warnings
from gongkai.statute.report.form import F2019, F2021, Row

_IN_FULL = 10.0
_ENOUGH_FIT = 4.0
_MISFIT = -6.0
_NEXT_ROW = 0.6
_UNPRINTED = -1.0
_LIST_OF_LABELS = 3
_GARBLED = 40
_NUMBER_AT_START = re.compile(r"^\D{0,12}?(\d)[.、．]")


@dataclass(slots=True)
class Entry:
    """Figures of one row of the table, its own label, and the loose labels before it."""

    label: str
    before: str
    values: list[Value]
    columns: list[int] = field(default_factory=list)
    source: int = -1
    complete: bool = True
    """A row of a grid is as long as it is; loose figures may go on in the next line."""


def joined_labels(entries: list[Entry]) -> list[Entry]:
    """One entry for two rows over which a wrapped label was torn, the figures in either."""
    joined: list[Entry] = []
    for entry in entries:
        last = joined[-1] if joined else None
        if last is not None and _is_torn(last, entry):
            figures = last if _has_figures(last) else entry
            joined[-1] = replace(figures, label=last.label + entry.label, before=last.before)
        else:
            joined.append(entry)
    return joined


def _is_torn(upper: Entry, lower: Entry) -> bool:
    if _has_figures(upper) == _has_figures(lower) or not bare(upper.label) or not bare(lower.label):
        return False
    whole = upper.label + lower.label
    return any(
        fit(whole, row) >= _IN_FULL > max(fit(upper.label, row), fit(lower.label, row))
        for row in REQUEST_LABELS
    )


def _has_figures(entry: Entry) -> bool:
    return not all(value.is_blank for value in entry.values)


def best_assignment(
    readings: list[list[Entry]], printed: frozenset[str]
) -> tuple[tuple[Row, ...], dict[str, Entry]]:
    """The best of all readings, with 其他处理 divided or not; the sums choose between equals."""
    options = [
        (*_align(entries, rows, printed), rows)
        for entries in readings
        for rows in (F2021.request_rows, F2019.request_rows)
    ]
    _, assigned, rows = max(options, key=lambda o: (round(o[0], 6), -_broken_columns(o[1])))
    return rows, assigned


def _broken_columns(assigned: dict[str, Entry]) -> int:
    """In how many columns the rows so assigned do not balance."""
    if not {"new", "carry_in", "result_total", "carry_out"} <= assigned.keys():
        return WIDTH
    frame = [
        [value.number or 0 for value in assigned[row].values]
        for row in ("new", "carry_in", "result_total", "carry_out")
    ]
    columns = zip(*frame, strict=False)
    balanced = [column for column in columns if column[0] + column[1] == column[2] + column[3]]
    return WIDTH - len(balanced)


def take_garbled(
    entries: list[Entry],
    rows: tuple[Row, ...],
    assigned: dict[str, Entry],
    warnings: Warnings,
) -> None:
    """A whole row of figures between its two neighbours is the one missing there, however
    badly its label was recognised."""
    place = {id(entry): n for n, entry in enumerate(entries)}
    for before, missing, after in zip(rows, rows[1:], rows[2:], strict=False):
        if missing.id in assigned or not {before.id, after.id} <= assigned.keys():
            continue
        first, last = (place.get(id(assigned[row.id]), -1) for row in (before, after))
        between = [e for e in entries[first + 1 : last] if len(e.values) == WIDTH]
        if first >= 0 and len(between) == 1 and _is_garbled(between[0].label, missing):
            assigned[missing.id] = between[0]
            warnings.add(
                "row_by_order",
                f"表三“{between[0].label}”一行按次序读作“{missing.label}”，请对照原文。",
            )


def _is_garbled(label: str, row: Row) -> bool:
    return fuzz.partial_ratio(core(row), bare(label)) >= _GARBLED


def _align(
    entries: list[Entry], rows: tuple[Row, ...], printed: frozenset[str]
) -> tuple[float, dict[str, Entry]]:
    """The order-keeping assignment of entries to rows with the greatest sum of scores."""
    scores = [[_score(entry, row, printed) for row in rows] for entry in entries]
    height, width = len(entries), len(rows)
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    step = [[""] * (width + 1) for _ in range(height + 1)]
    for i in range(1, height + 1):
        for j in range(1, width + 1):
            together = best[i - 1][j - 1] + scores[i - 1][j - 1]
            if step[i - 1][j - 1] == "match" or i == j == 1:
                together += _NEXT_ROW
            step[i][j], best[i][j] = _best_step(together, best[i - 1][j], best[i][j - 1])
    assigned: dict[str, Entry] = {}
    i, j = height, width
    while i and j:
        if step[i][j] == "match":
            assigned[rows[j - 1].id] = entries[i - 1]
            i, j = i - 1, j - 1
        elif step[i][j] == "entry":
            i -= 1
        else:
            j -= 1
    return best[height][width], assigned


def _best_step(together: float, without_entry: float, without_row: float) -> tuple[str, float]:
    if together >= without_entry and together >= without_row:
        return "match", together
    return ("entry", without_entry) if without_entry >= without_row else ("row", without_row)


def _score(entry: Entry, row: Row, printed: frozenset[str]) -> float:
    own = bare(entry.label)
    context = _context_score(entry.before, row)
    if not own:
        unprinted = 0.0 if row.id in printed else _UNPRINTED
        return (0.5 if len(entry.values) >= WIDTH else -1.0) + context + unprinted
    strength = fit(entry.label, row)
    if strength < _ENOUGH_FIT:
        # A label of which only a letter or two are left neither speaks for nor against a row.
        return context + (strength or (0.0 if len(own) <= 3 else _MISFIT))
    return strength + context * 0.3 + _numbering_score(entry.label, row)


def _context_score(before: str, row: Row) -> float:
    written = bare(before)
    if not written or _is_list_of_labels(written):
        return 0.0
    full = core(row)
    if len(full) < 4 and bare(row.group)[1:] not in written and not before.endswith(full):
        return 0.0
    if full in written:
        return 6.0 if written.endswith(full) else 3.0
    return 1.5 if len(written) >= 4 and written in full else 0.0


@lru_cache(maxsize=4096)
def _is_list_of_labels(written: str) -> bool:
    """Labels torn from all their figures: none of them belongs to the figures that follow."""
    named = (core(row) for row in F2021.request_rows)
    return sum(len(full) >= 4 and full in written for full in named) > _LIST_OF_LABELS


def _numbering_score(label: str, row: Row) -> float:
    printed, official = (_NUMBER_AT_START.match(key(text)) for text in (label, row.label))
    if printed is None or official is None:
        return 0.0
    return 0.5 if printed.group(1) == official.group(1) else -0.5
