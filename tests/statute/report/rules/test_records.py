"""W4, W6, W7, W9: figures that presuppose records."""

import pytest

from gongkai.statute.report.facts import AgencyFacts
from gongkai.statute.report.rules import check
from tests.statute.report.factories import YEAR, found, make_report, rows, unchecked

NEEDS = [
    ("W6", rows(other_fee_unpaid=1), "fee_notices"),
    ("W6", rows(other_not_supplemented=1), "supplement_notices"),
    ("W6", rows(unable_still_unclear=1), "supplement_notices"),
    ("W7", rows(decline_excessive=1), "reasons_letters"),
    ("W9", {"t4_lit_after_upheld": 1, "t4_lit_after_sum": 1}, "review_decisions_this_or_last_year"),
]


@pytest.mark.parametrize(("rule", "cells", "record"), NEEDS)
def test_a_figure_without_any_record_is_found(
    rule: str, cells: dict[str, int], record: str
) -> None:
    facts = AgencyFacts(**{record: 0})
    (finding,) = found(check(make_report(cells), facts=facts), rule)
    assert set(finding.cells) <= set(cells)
    assert "为1，而没有" in finding.message


@pytest.mark.parametrize(("rule", "cells", "record"), NEEDS)
def test_a_figure_with_a_record_passes(rule: str, cells: dict[str, int], record: str) -> None:
    facts = AgencyFacts(**{record: 1})
    assert not found(check(make_report(cells), facts=facts), rule)


@pytest.mark.parametrize(("rule", "cells", "record"), NEEDS)
def test_unknown_records_are_not_checked(rule: str, cells: dict[str, int], record: str) -> None:
    result = check(make_report(cells), facts=AgencyFacts(**{record: None}))
    assert not found(result, rule)
    assert unchecked(result, rule)


def test_no_figure_needs_no_record() -> None:
    facts = AgencyFacts(fee_notices=0, supplement_notices=0, reasons_letters=0)
    assert not check(make_report(), facts=facts).findings


def test_w4_pending_reviews_that_go_on_pass() -> None:
    previous = make_report(year=YEAR - 1, t4_rev_pending=2, t4_rev_sum=2)
    report = make_report(t4_rev_upheld=2, t4_rev_sum=2)
    facts = AgencyFacts(pending_reviews_continued=2)
    assert not found(check(report, previous=previous, facts=facts), "W4")


@pytest.mark.parametrize(("continued", "total"), [(1, 3), (2, 1)])
def test_w4_pending_reviews_that_vanish_are_found(continued: int, total: int) -> None:
    previous = make_report(year=YEAR - 1, t4_rev_pending=2, t4_rev_sum=2)
    report = make_report(t4_rev_upheld=total, t4_rev_sum=total)
    facts = AgencyFacts(pending_reviews_continued=continued)
    (finding,) = found(check(report, previous=previous, facts=facts), "W4")
    assert finding.cells == ("t4_rev_pending", "t4_rev_sum")


def test_w4_without_facts_is_not_checked() -> None:
    previous = make_report(year=YEAR - 1, t4_rev_pending=2)
    result = check(make_report(), previous=previous)
    assert not found(result, "W4")
    assert "上年未审结" in unchecked(result, "W4")[0]
