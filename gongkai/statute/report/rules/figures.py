"""Reading figures out of a report's cells, and naming them in sentences."""

from collections.abc import Iterable, Sequence
from functools import cache

from gongkai.statute.report.annual_report import Cells, Number
from gongkai.statute.report.form import (
    APPLICANT_CLASS_IDS,
    F2019,
    F2021,
    REVIEW_GROUPS,
    REVIEW_RESULTS,
    label_of,
    request_cell_id,
    subtotal_cells,
)


def printed(cells: Cells, ids: Iterable[str]) -> list[Number]:
    """The figures of these cells that are there; a blank or missing one adds nothing."""
    return [value for cell in ids if (value := cells.get(cell)) is not None]


def added(cells: Cells, ids: Iterable[str]) -> Number:
    """The sum of these cells, a blank counting as 0."""
    total: Number = 0
    for value in printed(cells, ids):
        total += value
    return total


def held(cells: Cells, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the cells that the report has, blank or not."""
    return tuple(cell for cell in ids if cell in cells)


def number(value: Number) -> str:
    """A figure as a sentence prints it."""
    return format(value, "f") if not isinstance(value, int) else str(value)


def stated(cells: Cells, ids: Sequence[str]) -> str:
    """Name cells with their figures: 表四“行政复议”结果维持10、…; a blank is 空白."""
    return "、".join(f"{label_of(cell)}{_shown(cells.get(cell))}" for cell in ids)


def _shown(value: Number | None) -> str:
    return "空白" if value is None else f"为{number(value)}"


@cache
def addends_of_total(cell: str) -> tuple[str, ...]:
    """The cells that a printed total adds up: six applicant classes, or four results."""
    return _totals().get(cell, ())


@cache
def _totals() -> dict[str, tuple[str, ...]]:
    rows = {row.id for form in (F2019, F2021) for row in form.request_rows}
    totals = {
        request_cell_id(row, "sum"): tuple(
            request_cell_id(row, column) for column in APPLICANT_CLASS_IDS
        )
        for row in rows
    }
    for group in REVIEW_GROUPS:
        results = (result.id for result in REVIEW_RESULTS if result.id != "sum")
        totals[f"t4_{group.id}_sum"] = tuple(f"t4_{group.id}_{result}" for result in results)
    return totals


def worth(cells: Cells, cell: str) -> tuple[Number | None, tuple[str, ...]]:
    """A cell's figure and the cells read for it.

    A blank total is replaced by the sum of its addends, a subtotal of the form is the sum of its
    rows; None where nothing is printed at all.
    """
    if members := subtotal_cells().get(cell):
        return _added_worths(worth(cells, member) for member in members)
    value = cells.get(cell)
    if value is not None:
        return value, (cell,)
    addends = addends_of_total(cell)
    values = printed(cells, addends)
    return (sum(values) if values else None), held(cells, (cell, *addends))


def _added_worths(
    worths: Iterable[tuple[Number | None, tuple[str, ...]]],
) -> tuple[Number | None, tuple[str, ...]]:
    values: list[Number] = []
    read: list[str] = []
    for value, cells in worths:
        read.extend(cells)
        if value is not None:
            values.append(value)
    return (sum(values) if values else None), tuple(read)
