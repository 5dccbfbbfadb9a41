"""Where what was read breaks a sum of the form that another reading would satisfy."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from gongkai.reports.reading.warnings import Warnings
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.form import (
    APPLICANT_COLUMNS,
    F2021,
    REVIEW_GROUPS,
    REVIEW_RESULTS,
    Row,
    request_cell_id,
    review_cell_ids,
)
from gongkai.statute.report.rules.balance import (
    BALANCES,
    REMEDY_TOTALS,
    RESULT_TOTALS,
    ROW_TOTALS,
    Equation,
)

Cells = Mapping[str, Number | None]
Change = tuple[str, dict[str, Number | None]]
"""What another reading would be, in words, and the cells that it changes."""

_EQUATIONS = (*BALANCES, *RESULT_TOTALS, *ROW_TOTALS, *REMEDY_TOTALS)
_LEAST_ROWS = 3


def warn_of_better_readings(cells: Cells, warnings: Warnings) -> None:
    """Warn of each other reading that mends broken sums and breaks none.

    Nothing is changed: a printed fault is the report's own, and finding it out is the work of
    the rules.
    """
    broken = _broken(cells)
    if not broken:
        return
    for words, change in _other_readings(cells):
        after = _broken({**cells, **change})
        if after < broken:
            warnings.add(
                "sum_broken",
                f"按所读的数字，表内合计关系有 {len(broken)} 处不符；{words}，"
                f"则可少 {len(broken - after)} 处，请对照原文。",
            )


def _broken(cells: Cells) -> set[Equation]:
    return {equation for equation in _EQUATIONS if not _holds(equation, cells)}


def _holds(equation: Equation, cells: Cells) -> bool:
    """Blanks count as 0; without the total, or with one side all blank, nothing is judged."""
    left = [figure for cell in equation.left if (figure := cells.get(cell)) is not None]
    right = [figure for cell in equation.right if (figure := cells.get(cell)) is not None]
    if not left or not right or cells.get(equation.total) is None:
        return True
    return sum(left) == sum(right)


def _other_readings(cells: Cells) -> Iterator[Change]:
    rows = [row for row in F2021.request_rows if request_cell_id(row.id, "sum") in cells]
    if len(rows) >= _LEAST_ROWS:
        for row in rows:
            yield from _turned(f"如果表三“{row.label}”一行", _ids_of(row), cells)
        yield from _exchanged(rows, cells)
    if all(cell in cells for cell in review_cell_ids()):
        yield from _reviews_otherwise(cells)


def _ids_of(row: Row) -> tuple[str, ...]:
    return tuple(request_cell_id(row.id, column.id) for column in APPLICANT_COLUMNS)


def _turned(words: str, ids: tuple[str, ...], cells: Cells) -> Iterator[Change]:
    """The total printed first, or all figures one column to the left of their own."""
    figures = [cells.get(cell) for cell in ids]
    first, *rest = figures
    *most, last = figures
    yield f"{words}的总计印在最前", dict(zip(ids, (*rest, first), strict=True))
    if last is None or last == 0:
        yield f"{words}的数字都右移一栏", dict(zip(ids, (last, *most), strict=True))


def _exchanged(rows: list[Row], cells: Cells) -> Iterator[Change]:
    for upper, lower in pairwise(rows):
        above, below = _ids_of(upper), _ids_of(lower)
        change = {a: cells.get(b) for a, b in zip(above, below, strict=True)}
        change |= {b: cells.get(a) for a, b in zip(above, below, strict=True)}
        yield f"如果表三“{upper.label}”与“{lower.label}”两行的数字对调", change


def _reviews_otherwise(cells: Cells) -> Iterator[Change]:
    for group in REVIEW_GROUPS:
        ids = tuple(f"t4_{group.id}_{result.id}" for result in REVIEW_RESULTS)
        yield from _turned(f"如果表四“{group.label}”", ids, cells)
    by_result = [f"t4_{g.id}_{result.id}" for result in REVIEW_RESULTS for g in REVIEW_GROUPS]
    figures = (cells.get(cell) for cell in review_cell_ids())
    yield "如果表四的数字按结果逐项排列", dict(zip(by_result, figures, strict=True))
