"""W3: the whole and its parts."""

from gongkai.statute.report.rules import check
from tests.statute.report.factories import YEAR, found, make_report, rows, unchecked


def test_w3_a_region_that_is_the_sum_of_its_parts_passes() -> None:
    parts = [make_report(rows(new=2)), make_report(rows(new=3))]
    assert not found(check(make_report(rows(new=5)), parts=parts), "W3")


def test_w3_a_cell_that_differs_from_the_sum_is_found() -> None:
    parts = [make_report(t2_penalty_decisions=20), make_report(t2_penalty_decisions=30)]
    (finding,) = found(check(make_report(t2_penalty_decisions=60), parts=parts), "W3")
    assert finding.cells == ("t2_penalty_decisions",)
    assert "2个单位相加为50" in finding.message


def test_w3_a_blank_is_not_compared() -> None:
    parts = [make_report(t2_penalty_decisions=20)]
    assert not found(check(make_report(t2_penalty_decisions=None), parts=parts), "W3")


def test_w3_parts_of_another_year_are_not_compared() -> None:
    result = check(make_report(rows(new=5)), parts=[make_report(year=YEAR - 1)])
    assert not found(result, "W3")
    assert "不是同一年度" in unchecked(result, "W3")[0]
