"""C7: text against tables."""

from decimal import Decimal

from gongkai.statute.report.rules import check
from tests.statute.report.factories import (
    figure,
    found,
    make_report,
    unchecked,
    unjudged,
)


def test_c7_a_figure_that_agrees_passes() -> None:
    report = make_report(narrative=[figure("t3_new_sum", 8)], t3_new_sum=8)
    assert not found(check(report), "C7")


def test_c7_a_figure_that_contradicts_is_quoted() -> None:
    said = figure("t3_new_sum", 9, "全年共收到申请9件")
    (finding,) = found(check(make_report(narrative=[said], t3_new_sum=8)), "C7")
    assert finding.cells == ("t3_new_sum",)
    assert "“全年共收到申请9件”" in finding.message
    assert "总计为8" in finding.message


def test_c7_a_subtotal_is_the_sum_of_its_rows() -> None:
    cells = {"t3_deny_state_secret_sum": 2, "t3_deny_third_party_sum": 3}
    assert not found(check(make_report(cells, narrative=[figure("t3_deny_sum", 5)])), "C7")
    (finding,) = found(check(make_report(cells, narrative=[figure("t3_deny_sum", 4)])), "C7")
    assert len(finding.cells) == 8


def test_c7_a_blank_total_is_replaced_by_the_applicant_classes() -> None:
    report = make_report(
        narrative=[figure("t3_granted_sum", 7)],
        t3_granted_sum=None,
        t3_granted_nat=5,
        t3_granted_com=2,
    )
    assert not found(check(report), "C7")


def test_c7_a_blank_total_of_table_4_is_replaced_by_its_results() -> None:
    report = make_report(narrative=[figure("t4_lit_sum", 3)], t4_lit_after_sum=None)
    (finding,) = found(check(report), "C7")
    assert "t4_lit_after_pending" in finding.cells


def test_c7_nothing_printed_is_not_judged() -> None:
    said = [figure("t2_license_decisions", 3)]
    result = check(make_report(narrative=said, t2_license_decisions=None))
    assert not found(result, "C7")
    assert unjudged(result, "C7") == [("t2_license_decisions",)]


def test_c7_an_amount_may_be_told_rounded() -> None:
    said = [figure("t2_fee_amount_wan", Decimal("60.9"))]
    assert not found(check(make_report(narrative=said, t2_fee_amount_wan=Decimal("60.85"))), "C7")
    assert found(check(make_report(narrative=said, t2_fee_amount_wan=Decimal("61.85"))), "C7")


def test_c7_without_figures_nothing_was_checked() -> None:
    assert unchecked(check(make_report()), "C7") == ["正文中没有找到可与表格核对的数字。"]
