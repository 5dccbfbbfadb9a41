"""C1-C4: the equations inside tables 3 and 4."""

import pytest

from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.form import APPLICANT_COLUMNS, F2021
from gongkai.statute.report.rules import check
from tests.statute.report.factories import bare_report, found, make_report, rows, unjudged

BALANCED = rows(new=5, carry_in=1, granted=4, result_total=4, carry_out=2)


def test_a_balanced_report_passes() -> None:
    result = check(make_report(BALANCED))
    assert not result.errors
    assert not result.not_judged


@pytest.mark.parametrize("column", [column.id for column in APPLICANT_COLUMNS])
def test_c1_every_column_is_weighed(column: str) -> None:
    (finding,) = found(check(make_report({f"t3_carry_out_{column}": 3})), "C1")
    assert finding.cells == tuple(
        f"t3_{row}_{column}" for row in ("new", "carry_in", "result_total", "carry_out")
    )


def test_c1_the_message_names_cells_and_figures() -> None:
    report = make_report({**BALANCED, "t3_new_nat": 6})
    (finding,) = found(check(report), "C1")
    assert "表三“一、本年新收政府信息公开申请数量”自然人为6" in finding.message
    assert "相加为7" in finding.message
    assert "相差1" in finding.message


def test_c1_a_blank_beside_figures_counts_as_zero() -> None:
    report = bare_report(
        t3_new_com=35, t3_carry_in_com=None, t3_result_total_com=35, t3_carry_out_com=None
    )
    result = check(report)
    assert not found(result, "C1")
    assert not unjudged(result, "C1")


def test_a_blank_total_is_not_judged() -> None:
    report = bare_report(t3_new_nat=5, t3_granted_nat=5, t3_result_total_nat=None)
    result = check(report)
    assert not result.findings
    assert unjudged(result, "C1") == [("t3_new_nat", "t3_result_total_nat")]
    assert unjudged(result, "C2") == [("t3_result_total_nat", "t3_granted_nat")]


def test_c1_without_the_result_total_a_printed_carry_out_is_not_enough() -> None:
    result = check(bare_report(t3_new_nat=5, t3_result_total_nat=None, t3_carry_out_nat=0))
    assert not found(result, "C1")
    assert len(unjudged(result, "C1")) == 1


def test_a_total_over_nothing_but_blanks_is_not_judged() -> None:
    result = check(bare_report(t3_granted_nat=None, t3_granted_com=None, t3_granted_sum=7))
    assert not found(result, "C3")
    assert unjudged(result, "C3") == [("t3_granted_sum", "t3_granted_nat", "t3_granted_com")]


def test_a_report_without_table_3_is_silent_about_it() -> None:
    result = check(bare_report(t2_license_decisions=4))
    assert not result.findings
    assert not result.not_judged


def test_c2_a_result_total_that_differs_from_its_rows_is_found() -> None:
    report = make_report({**BALANCED, "t3_partial_nat": 1, "t3_partial_sum": 1})
    columns = [finding.cells[0] for finding in found(check(report), "C2")]
    assert columns == ["t3_result_total_nat", "t3_result_total_sum"]


def test_c2_all_rows_were_read() -> None:
    (finding, _) = found(check(make_report({**BALANCED, **rows(granted=3)})), "C2")
    rows_read = {cell.removeprefix("t3_").removesuffix("_nat") for cell in finding.cells}
    assert rows_read == {"result_total", *(row.id for row in F2021.result_rows())}


def test_c2_an_undivided_other_row_stands_alone() -> None:
    report = _without_other_rows(make_report(rows(new=3, other_misc=3, result_total=3)))
    assert not check(report).errors
    broken = _without_other_rows(make_report(rows(new=3, other_misc=2, result_total=3)))
    (finding, _) = found(check(broken), "C2")
    assert "t3_other_fee_unpaid_nat" not in finding.cells


def _without_other_rows(report: AnnualReport) -> AnnualReport:
    dropped = ("t3_other_not_supplemented", "t3_other_fee_unpaid")
    cells = {id_: value for id_, value in report.cells.items() if not id_.startswith(dropped)}
    return bare_report(cells)


@pytest.mark.parametrize("row", [row.id for row in F2021.request_rows])
def test_c3_every_row_is_added_up(row: str) -> None:
    (finding,) = found(check(make_report({f"t3_{row}_law": 2})), "C3")
    assert finding.cells[0] == f"t3_{row}_sum"
    assert len(finding.cells) == 7


@pytest.mark.parametrize("group", ["rev", "lit_direct", "lit_after"])
def test_c4_every_group_of_table_4_is_added_up(group: str) -> None:
    (finding,) = found(check(make_report({f"t4_{group}_upheld": 10})), "C4")
    assert finding.cells[0] == f"t4_{group}_sum"
    assert "结果维持为10" in finding.message


def test_c4_a_group_that_adds_up_passes() -> None:
    report = make_report(t4_rev_upheld=2, t4_rev_pending=1, t4_rev_sum=3)
    assert not found(check(report), "C4")
