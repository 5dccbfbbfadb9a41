"""The form as data, and the figures that stand for its cells."""

import pytest

from gongkai.statute.report.annual_report import AnnualReport, ReportSection
from gongkai.statute.report.form import APPLICANT_COLUMNS, F2021
from gongkai.statute.report.rules.figures import worth


def test_a_row_and_a_column_carry_their_label_before_its_variants() -> None:
    assert all(row.labels == (row.label, *row.variants) for row in F2021.request_rows)
    assert all(column.labels == (column.label, *column.variants) for column in APPLICANT_COLUMNS)


def test_the_text_of_a_report_holds_its_lead_and_its_headings() -> None:
    section = ReportSection("一", "总体情况", "全年公开信息。")
    assert AnnualReport(sections=(section,)).text() == "总体情况\n全年公开信息。"
    told = AnnualReport(lead="本报告如下。", sections=(section,)).text()
    assert told == "本报告如下。\n总体情况\n全年公开信息。"


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"t3_deny_state_secret_sum": 2, "t3_deny_law_forbids_sum": None}, 2),
        ({"t3_deny_state_secret_sum": None}, None),
    ],
)
def test_a_subtotal_is_worth_what_is_printed_of_its_rows(
    cells: dict[str, int | None], value: int | None
) -> None:
    assert worth(cells, "t3_deny_sum")[0] == value
