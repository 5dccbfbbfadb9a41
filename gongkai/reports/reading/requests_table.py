"""Table 3: rows of figures brought to the rows of the form by label, order and arithmetic."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gongkai.reports.reading import arithmetic
from gongkai.reports.reading.applicants import put_in_order, rejoined, turned
from gongkai.reports.reading.arithmetic import WIDTH
from gongkai.reports.reading.assignment import Entry, best_assignment, joined_labels, take_garbled
from gongkai.reports.reading.labels import REQUEST_LABELS, bare, core, fit, is_head
from gongkai.reports.reading.sides import ONE_SIDE, Sides
from gongkai.reports.reading.strips import Strip
from gongkai.reports.reading.values import BLANK, Value
from gongkai.reports.reading.warnings import Warnings
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.form import APPLICANT_COLUMNS, F2021, Row, request_cell_id

_FULL_FIT = 8.5
_ROWS_OF_A_TABLE = 15


def read_requests_table(
    strips: Sequence[Strip], warnings: Warnings, *, sides: Sides = ONE_SIDE
) -> dict[str, Number | None]:
    """The cells of table 3 printed in these strips; rows that are not there are absent.

    `sides` chooses, where the table is printed twice or two years stand beside each other.
    """
    strips = rejoined(strips)
    above, last = _entries(strips, sides)
    above = turned(strips) or joined_labels(above)
    put_in_order(above, strips)
    entries = _own_table(above, sides.own)
    printed = frozenset(row.id for row in REQUEST_LABELS if _is_printed(row, strips))
    rows, assigned = best_assignment(
        [entries] if len(entries) < len(above) else [entries, _labels_below(entries, last)],
        printed,
    )
    take_garbled(entries, rows, assigned, warnings)
    starts = _usual_columns(entries)
    cells: dict[str, Number | None] = {}
    for row in rows:
        entry = assigned.get(row.id)
        if entry is None:
            if row.id in printed:
                _store(cells, row, [BLANK] * WIDTH)
                warnings.add("row_unreadable", f"表三“{row.label}”一行的数字没有读出，请对照原文。")
            continue
        _store(cells, row, _seven(entry, row, starts, warnings))
    return cells


def _store(cells: dict[str, Number | None], row: Row, values: Sequence[Value]) -> None:
    for column, value in zip(APPLICANT_COLUMNS, values, strict=True):
        cells[request_cell_id(row.id, column.id)] = value.number


# --- entries ----------------------------------------------------------------------------------


def _own_table(entries: list[Entry], side: int) -> list[Entry]:
    """The entries of one table, where there are several one after the other."""
    first_row = F2021.request_rows[0]
    starts = [n for n, entry in enumerate(entries) if fit(entry.label, first_row) >= _FULL_FIT]
    tables = [entries[a:b] for a, b in pairwise((*starts, len(entries)))]
    whole = [table for table in tables if len(table) >= _ROWS_OF_A_TABLE]
    return whole[min(side, len(whole) - 1)] if len(whole) > 1 else entries


def _labels_below(entries: list[Entry], last: str) -> list[Entry]:
    """The same figures, their loose labels looked for behind them instead of before them."""
    following = [*(entry.before for entry in entries[1:]), last]
    return [replace(entry, before=below) for entry, below in zip(entries, following, strict=False)]


def _entries(strips: Sequence[Strip], sides: Sides) -> tuple[list[Entry], str]:
    """Rows of figures with the labels before them, and the labels behind the last."""
    entries: list[Entry] = []
    loose: list[str] = []
    for strip in strips:
        if not strip.values or (strip.in_grid and not strip.has_numbers and _is_head_row(strip)):
            if not is_head(strip.text):
                loose.append(strip.text)
        elif strip.in_grid and len(strip.values) >= WIDTH - 1:
            entries.append(_grid_entry(strip, loose, sides))
            loose = [strip.after] if strip.after else []
        else:
            loose = _add_loose(entries, strip, sides, loose)
    return entries, " ".join(loose)


def _is_head_row(strip: Strip) -> bool:
    return len(strip.values) < WIDTH - 1 or any(is_head(cell.text) for cell in strip.cells)


def _grid_entry(strip: Strip, loose: list[str], sides: Sides) -> Entry:
    run = sides.run_of(strip)
    values, columns = run.values, run.columns
    if (half := sides.half_of(values, WIDTH)) is not None:
        values, columns = half, ()
    return Entry(strip.label, " ".join(loose), list(values), list(columns), strip.source)


def _add_loose(entries: list[Entry], strip: Strip, sides: Sides, loose: list[str]) -> list[str]:
    """Figures of a line go on where the last line of figures stopped, if no label lies between."""
    values = (sides.half_of(strip.values, WIDTH) if sides.years else None) or strip.values
    last = entries[-1] if entries else None
    goes_on = (
        last is not None
        and not last.complete
        and not loose
        and not bare(strip.label)
        and len(last.values) < WIDTH
    )
    if goes_on and last is not None:
        last.values += values
    else:
        entries.append(Entry(strip.label, " ".join(loose), list(values), complete=False))
    return [strip.after] if strip.after else []


def _is_printed(row: Row, strips: Sequence[Strip]) -> bool:
    """Whether the row's label stands in the table though no figures were found for it."""
    full = core(row)
    if len(full) >= 4:
        return any(full in bare(strip.text) for strip in strips)
    return any(bare(strip.text) == bare(row.label) for strip in strips) and not is_head(row.label)


# --- seven figures ------------------------------------------------------------------------------


def _usual_columns(entries: list[Entry]) -> tuple[int, ...]:
    """The grid columns that hold the figures, by the rows that are just wide enough."""
    counted = Counter(tuple(entry.columns) for entry in entries if len(entry.columns) == WIDTH)
    return counted.most_common(1)[0][0] if counted else ()


def _seven(entry: Entry, row: Row, usual: tuple[int, ...], warnings: Warnings) -> Sequence[Value]:
    values = entry.values
    for value in values:
        if value.doubtful:
            warnings.add("letter_for_zero", f"表三“{row.label}”一行的“{value.doubtful}”按 0 读。")
    if len(values) == WIDTH:
        return values
    if len(values) > WIDTH:
        return _from_more(entry, row, usual, warnings)
    return _from_fewer(entry, row, usual, warnings)


def _from_more(
    entry: Entry, row: Row, usual: tuple[int, ...], warnings: Warnings
) -> Sequence[Value]:
    """More figures than columns: cut off blanks, or join thousands that were torn apart."""
    fitting = list(arithmetic.windows(entry.values, WIDTH))
    for start, window in fitting:
        if usual and tuple(entry.columns[start : start + WIDTH]) == usual:
            return window
    summed = [window for _, window in fitting if arithmetic.adds_up(window)]
    if summed or (fitting and entry.columns):
        return (summed or [window for _, window in fitting])[0]
    joined = [r for r in arithmetic.joinings(entry.values, WIDTH) if arithmetic.adds_up(r)]
    if (reading := arithmetic.only(joined)) is not None:
        warnings.add("figures_joined", f"表三“{row.label}”一行的数字被空格拆开，已按合计关系合并。")
        return reading
    return fitting[0][1] if fitting else _unknown(row, warnings)


def _from_fewer(
    entry: Entry, row: Row, usual: tuple[int, ...], warnings: Warnings
) -> Sequence[Value]:
    """Fewer figures than columns: by their place in the grid, else by the row's sum if it tells."""
    values = entry.values
    if entry.columns and usual:
        placed = dict(zip(entry.columns, values, strict=True))
        return [placed.get(column, BLANK) for column in usual]
    if len(values) == 1 and (split := _split_digits(values[0])) is not None:
        warnings.add("digits_split", f"表三“{row.label}”一行的数字连成一串，已按合计关系拆开。")
        return split
    readings = [r for r in arithmetic.placements(values, WIDTH) if arithmetic.adds_up(r)]
    unknown = _unknown(row, warnings) if len(readings) != 1 else []
    return arithmetic.agreed(readings) or unknown


def _split_digits(value: Value) -> tuple[Value, ...] | None:
    """Figures printed without a space between them: 0000000, 260000026."""
    if len(value.printed) < WIDTH or not value.printed.isdecimal() or value.unit or value.remark:
        return None
    return arithmetic.only(arithmetic.splittings(value.printed, WIDTH))


def _unknown(row: Row, warnings: Warnings) -> Sequence[Value]:
    warnings.add(
        "row_ambiguous",
        f"表三“{row.label}”一行的数字个数与栏数不符，无法确定属于哪一栏，请对照原文填写。",
    )
    return [BLANK] * WIDTH
