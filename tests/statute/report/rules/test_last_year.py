"""C6, W8: against last year's report."""

import pytest

from gongkai.statute.report.rules import RuleSettings, check
from tests.statute.report.factories import (
    YEAR,
    bare_report,
    found,
    make_report,
    rows,
    unchecked,
    unjudged,
)

LAST = YEAR - 1


def test_c6_what_was_carried_out_is_carried_in() -> None:
    report = make_report(rows(carry_in=3, carry_out=3))
    previous = make_report(rows(new=3, carry_out=3), year=LAST)
    assert not found(check(report, previous=previous), "C6")


def test_c6_a_difference_is_found_in_its_column_though_totals_agree() -> None:
    report = make_report(t3_carry_in_nat=2, t3_carry_in_com=1, t3_carry_in_sum=3)
    previous = make_report(rows(carry_out=3), year=LAST)
    findings = found(check(report, previous=previous), "C6")
    assert [finding.cells for finding in findings] == [
        ("t3_carry_in_nat", "t3_carry_out_nat"),
        ("t3_carry_in_com", "t3_carry_out_com"),
    ]
    assert "为2，而2023年报告的" in findings[0].message


def test_c6_reaches_across_the_forms() -> None:
    report = make_report(rows(carry_in=1), year=2021)
    previous = bare_report(year=2020, t3_carry_out_nat=2, t2_license_prior=4)
    (finding,) = found(check(report, previous=previous), "C6")
    assert finding.cells == ("t3_carry_in_nat", "t3_carry_out_nat")


def test_c6_a_blank_is_not_judged() -> None:
    report, previous = make_report(), bare_report(year=LAST, t3_carry_out_nat=None)
    result = check(report, previous=previous)
    assert not found(result, "C6")
    assert ("t3_carry_in_nat", "t3_carry_out_nat") in unjudged(result, "C6")


def test_c6_has_nothing_to_say_of_rows_that_neither_report_has() -> None:
    result = check(bare_report(t3_new_sum=0), previous=bare_report(year=LAST, t3_new_sum=0))
    assert not found(result, "C6")
    assert not unjudged(result, "C6")


@pytest.mark.parametrize("rule", ["C6", "W1", "W4", "W8"])
def test_a_report_of_another_year_is_not_compared(rule: str) -> None:
    report = make_report(rows(carry_in=3))
    result = check(report, previous=make_report(year=LAST - 1))
    assert not found(result, rule)
    assert unchecked(result, rule) == ["所给的是2022年的报告，需要2023年的，请换一份。"]


@pytest.mark.parametrize("rule", ["C6", "W1", "W4", "W8"])
def test_without_last_year_the_rule_says_so(rule: str) -> None:
    assert unchecked(check(make_report()), rule) == ["没有上一年度报告，请导入后再核对。"]


@pytest.mark.parametrize(("then", "now"), [(100, 151), (100, 49), (0, 1), (7, 0)])
def test_w8_a_jump_is_asked_about(then: int, now: int) -> None:
    previous = make_report(year=LAST, t2_penalty_decisions=then)
    (finding,) = found(check(make_report(t2_penalty_decisions=now), previous=previous), "W8")
    assert finding.cells == ("t2_penalty_decisions",)
    assert f"{then}变为{now}" in finding.message


@pytest.mark.parametrize(("then", "now"), [(100, 150), (100, 50), (0, 0), (None, 9), (9, None)])
def test_w8_no_jump_no_question(then: int | None, now: int | None) -> None:
    previous = make_report(year=LAST, t2_penalty_decisions=then)
    assert not found(check(make_report(t2_penalty_decisions=now), previous=previous), "W8")


def test_w8_the_limit_is_a_setting() -> None:
    previous = make_report(year=LAST, t2_fee_amount_wan=10)
    report, settings = make_report(t2_fee_amount_wan=30), RuleSettings(jump=RuleSettings().jump * 9)
    assert not found(check(report, previous=previous, settings=settings), "W8")


def test_reports_without_a_year_are_not_compared() -> None:
    result = check(make_report(year=None), previous=make_report(year=LAST))
    assert "请先补上年份" in unchecked(result, "C6")[0]
