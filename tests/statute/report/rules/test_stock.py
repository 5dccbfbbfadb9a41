"""W1, W2: rules and normative documents."""

import pytest

from gongkai.statute.report.facts import AgencyFacts
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.rules import check
from tests.statute.report.factories import (
    YEAR,
    bare_report,
    found,
    make_report,
    unchecked,
    unjudged,
)

KINDS = ["rules", "normdoc"]


def stock(kind: str, made: int, repealed: int, in_force: int | None) -> dict[str, int | None]:
    names = ("made", "repealed", "in_force")
    figures = zip(names, (made, repealed, in_force), strict=True)
    return {f"t2_{kind}_{name}": value for name, value in figures}


@pytest.mark.parametrize("kind", KINDS)
def test_w1_a_stock_that_follows_passes(kind: str) -> None:
    previous = make_report(stock(kind, 0, 0, 420), year=YEAR - 1)
    report = make_report(stock(kind, 61, 59, 422))
    assert not found(check(report, previous=previous), "W1")


@pytest.mark.parametrize("kind", KINDS)
def test_w1_a_stock_that_does_not_follow_is_found(kind: str) -> None:
    previous = make_report(stock(kind, 0, 0, 10), year=YEAR - 1)
    (finding,) = found(check(make_report(stock(kind, 2, 1, 12)), previous=previous), "W1")
    assert set(finding.cells) == set(stock(kind, 0, 0, 0))
    assert "推算应为11" in finding.message


def test_w1_a_recorded_lapse_explains_the_difference() -> None:
    previous = make_report(stock("normdoc", 0, 0, 10), year=YEAR - 1)
    report, facts = make_report(stock("normdoc", 2, 1, 8)), AgencyFacts(expired_normdocs=3)
    assert not found(check(report, previous=previous, facts=facts), "W1")
    assert found(check(report, previous=previous), "W1")


def test_w1_the_old_form_has_no_stock() -> None:
    previous = bare_report(year=YEAR - 1, t2_rules_published_total=524)
    result = check(make_report(), previous=previous)
    assert not found(result, "W1")
    assert unchecked(result, "W1") == ["2023年的报告没有“现行有效件数”，无法核对存量。"]


def test_w1_a_blank_stock_is_not_judged() -> None:
    previous = make_report(year=YEAR - 1)
    result = check(make_report(stock("rules", 1, 0, None)), previous=previous)
    assert not found(result, "W1")
    assert len(unjudged(result, "W1")) == 1


@pytest.mark.parametrize("figures", [(0, 0, 0), (1, 0, 1), (1, 1, 0), (3, 1, 2), (564, 984, 4185)])
def test_w2_possible_stocks_pass(figures: tuple[int, int, int]) -> None:
    assert not found(check(make_report(stock("normdoc", *figures))), "W2")


@pytest.mark.parametrize(
    ("figures", "severity"),
    [((5, 1, 3), Severity.WARNING), ((5, 0, 0), Severity.ERROR), ((5, 2, 0), Severity.WARNING)],
)
def test_w2_more_made_than_can_be(figures: tuple[int, int, int], severity: Severity) -> None:
    (finding,) = found(check(make_report(stock("normdoc", *figures))), "W2")
    assert finding.severity is severity
    assert "本年制发件数为5" in finding.message


def test_w2_a_recorded_lapse_makes_the_impossible_possible() -> None:
    report = make_report(stock("rules", 1, 0, 0))
    assert not found(check(report, facts=AgencyFacts(expired_rules=1)), "W2")
    (finding,) = found(check(report, facts=AgencyFacts(expired_normdocs=1)), "W2")
    assert finding.severity is Severity.ERROR


def test_w2_a_blank_stock_is_not_judged() -> None:
    result = check(make_report(stock("rules", 1, 0, None)))
    assert not found(result, "W2")
    assert unjudged(result, "W2") == [("t2_rules_made", "t2_rules_repealed", "t2_rules_in_force")]


def test_w1_has_nothing_to_say_of_a_stock_that_neither_report_has() -> None:
    previous = bare_report(stock("rules", 0, 0, 1), year=YEAR - 1)
    result = check(bare_report(stock("rules", 0, 0, 1)), previous=previous)
    assert not found(result, "W1")
    assert not unjudged(result, "W1")
