"""A reading that breaks a sum which another would satisfy is said, and nothing is changed."""

from collections.abc import Callable

import pytest

from gongkai.reports.reading.doubts import Cells, warn_of_better_readings
from gongkai.reports.reading.warnings import Warnings
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.form import (
    APPLICANT_COLUMNS,
    REVIEW_GROUPS,
    REVIEW_RESULTS,
    review_cell_ids,
)
from tests.reports.press.content import make_content

Changed = dict[str, Number | None]


def messages(cells: Cells) -> list[str]:
    warnings = Warnings()
    warn_of_better_readings(cells, warnings)
    assert {item.code for item in warnings.items} <= {"sum_broken"}
    return [item.message for item in warnings.items]


def row_of(cells: Changed, row: str) -> list[Number | None]:
    return [cells[f"t3_{row}_{column.id}"] for column in APPLICANT_COLUMNS]


def with_row(cells: Changed, row: str, figures: list[Number | None]) -> Changed:
    ids = [f"t3_{row}_{column.id}" for column in APPLICANT_COLUMNS]
    return {**cells, **dict(zip(ids, figures, strict=True))}


@pytest.fixture
def cells() -> Changed:
    return dict(make_content(5).report.cells)


def test_a_lawful_report_leaves_no_doubt(cells: Changed) -> None:
    assert messages(cells) == []


def total_first(cells: Changed) -> Changed:
    *figures, total = row_of(cells, "new")
    return with_row(cells, "new", [total, *figures])


def last_rows_exchanged(cells: Changed) -> Changed:
    total, carried = row_of(cells, "result_total"), row_of(cells, "carry_out")
    return with_row(with_row(cells, "result_total", carried), "carry_out", total)


def reviews_by_result(cells: Changed) -> Changed:
    printed = [cells[f"t4_{g.id}_{r.id}"] for r in REVIEW_RESULTS for g in REVIEW_GROUPS]
    return {**cells, **dict(zip(review_cell_ids(), printed, strict=True))}


@pytest.mark.parametrize(
    ("misprint", "says"),
    [
        (total_first, "总计印在最前"),
        (last_rows_exchanged, "两行的数字对调"),
        (reviews_by_result, "按结果逐项排列"),
    ],
)
def test_the_reading_that_would_add_up_is_named(
    misprint: Callable[[Changed], Changed], says: str, cells: Changed
) -> None:
    assert any(says in message for message in messages(misprint(cells)))


def test_a_fault_that_no_other_reading_mends_is_no_doubt(cells: Changed) -> None:
    total = cells["t3_granted_sum"]
    assert total is not None
    assert messages({**cells, "t3_granted_sum": total + 1}) == []
