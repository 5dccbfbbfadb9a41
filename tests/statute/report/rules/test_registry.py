"""The rules as data."""

import pytest

from gongkai.statute.report.findings import Severity
from gongkai.statute.report.rules import RULES, Rule, check
from tests.statute.report.factories import make_report, make_text


def test_the_rules_are_c1_to_c9_and_w1_to_w12_in_order() -> None:
    hard = [f"C{number}" for number in range(1, 10)]
    soft = [f"W{number}" for number in range(1, 13)]
    assert [rule.id for rule in RULES] == [*hard, *soft]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_title_a_source_and_the_gravity_of_its_letter(rule: Rule) -> None:
    assert rule.title
    assert str(rule.source).startswith(("国办", "《政府信息公开条例》"))
    assert rule.severity is (Severity.ERROR if rule.id.startswith("C") else Severity.WARNING)


def test_a_good_report_breaks_no_rule() -> None:
    assert check(make_report(text=make_text())).findings == ()


def test_rules_without_what_they_need_are_listed() -> None:
    listed = {each.rule for each in check(make_report()).not_checked}
    assert {"C6", "C7", "C9", "W1", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W12"} <= listed


def test_an_empty_report_is_neither_right_nor_wrong() -> None:
    result = check(make_report(year=None, text=()))
    assert result.errors == ()
    assert result.warnings == ()


def test_findings_come_in_the_order_of_the_rules() -> None:
    result = check(make_report(t3_new_nat=1, t4_rev_sum=1, t2_normdoc_made=-1))
    assert [finding.rule for finding in result.errors] == ["C1", "C3", "C4", "C5"]
