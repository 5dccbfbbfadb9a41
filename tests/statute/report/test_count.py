"""Facts → cells, with evidence."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from gongkai.statute.errors import DuplicateFactError
from gongkai.statute.report.count import Counted, CountSettings, count
from gongkai.statute.report.facts import (
    ApplicantClass,
    DecisionFact,
    DecisionKind,
    DocumentFact,
    DocumentKind,
    Facts,
    FeeFact,
    LawsuitFact,
    RemedyResult,
    RequestFact,
    ReviewFact,
)
from gongkai.statute.report.form import F2021
from tests.statute.report.factories import YEAR, make_request, open_request

LAST_YEAR, NEXT_YEAR = date(YEAR - 1, 12, 31), date(YEAR + 1, 1, 1)
NEW_YEAR, NEW_YEARS_EVE = date(YEAR, 1, 1), date(YEAR, 12, 31)


def count_requests(*requests: RequestFact) -> dict[str, tuple[str, ...]]:
    """The evidence of the cells that are not 0."""
    return _nonzero(count(YEAR, Facts(requests=requests)))


def _nonzero(counted: Counted) -> dict[str, tuple[str, ...]]:
    return {cell: facts for cell, facts in counted.evidence.items() if facts}


def cells_of(rows: Iterable[str], *columns: str) -> set[str]:
    return {f"t3_{row}_{column}" for row in rows for column in columns}


def test_without_facts_every_cell_of_the_form_is_zero() -> None:
    counted = count(YEAR, Facts())
    assert tuple(counted.cells) == F2021.cell_ids()
    assert set(counted.cells.values()) == {0}


def test_a_request_of_the_year_is_new_and_has_one_result() -> None:
    request = make_request(outcome="deny_third_party", applicant_class=ApplicantClass.COMPANY)
    rows = ("new", "deny_third_party", "result_total")
    assert count_requests(request).keys() == cells_of(rows, "com", "sum")


@pytest.mark.parametrize(
    ("received_on", "closed_on", "rows"),
    [
        (LAST_YEAR, NEW_YEAR, ("carry_in", "granted", "result_total")),
        (LAST_YEAR, NEXT_YEAR, ("carry_in", "carry_out")),
        (LAST_YEAR, None, ("carry_in", "carry_out")),
        (LAST_YEAR, LAST_YEAR, ()),
        (NEW_YEAR, NEW_YEARS_EVE, ("new", "granted", "result_total")),
        (NEW_YEARS_EVE, NEXT_YEAR, ("new", "carry_out")),
        (NEW_YEARS_EVE, None, ("new", "carry_out")),
        (NEXT_YEAR, None, ()),
    ],
)
def test_the_turn_of_the_year_decides_the_rows(
    received_on: date, closed_on: date | None, rows: tuple[str, ...]
) -> None:
    outcome = "granted" if closed_on else None
    request = make_request(received_on=received_on, closed_on=closed_on, outcome=outcome)
    assert count_requests(request).keys() == cells_of(rows, "nat", "sum")


def test_evidence_names_the_facts_in_order() -> None:
    evidence = count_requests(make_request(1), make_request(2, outcome="partial"), open_request(3))
    assert evidence["t3_new_nat"] == ("001", "002", "003")
    assert evidence["t3_result_total_sum"] == ("001", "002")
    assert evidence["t3_carry_out_sum"] == ("003",)


def test_the_same_number_twice_is_refused() -> None:
    with pytest.raises(DuplicateFactError, match="申请001登记了两次"):
        count(YEAR, Facts(requests=(make_request(1), open_request(1))))


@pytest.mark.parametrize(
    ("accepted_on", "decided_on", "cell"),
    [
        (NEW_YEAR, NEW_YEARS_EVE, "t4_rev_corrected"),
        (NEW_YEAR, NEXT_YEAR, "t4_rev_pending"),
        (LAST_YEAR, NEW_YEAR, "t4_rev_corrected"),
        (LAST_YEAR, None, "t4_rev_pending"),
        (LAST_YEAR, LAST_YEAR, None),
        (NEXT_YEAR, None, None),
    ],
)
def test_a_review_is_counted_where_it_stood_at_the_end_of_the_year(
    accepted_on: date, decided_on: date | None, cell: str | None
) -> None:
    result = RemedyResult.CORRECTED if decided_on else None
    review = ReviewFact("复1", accepted_on, decided_on, result)
    expected = {cell: ("复1",), "t4_rev_sum": ("复1",)} if cell else {}
    assert _nonzero(count(YEAR, Facts(reviews=(review,)))) == expected


def test_earlier_reviews_may_be_left_out() -> None:
    facts = Facts(reviews=(ReviewFact("复1", LAST_YEAR), ReviewFact("复2", NEW_YEAR)))
    counted = count(YEAR, facts, CountSettings(earlier_remedies=False))
    assert counted.evidence["t4_rev_sum"] == ("复2",)


@pytest.mark.parametrize(("after_review", "group"), [(True, "lit_after"), (False, "lit_direct")])
def test_a_lawsuit_goes_to_the_group_of_its_route(*, after_review: bool, group: str) -> None:
    lawsuit = LawsuitFact("诉1", NEW_YEAR, after_review, NEW_YEAR, RemedyResult.UPHELD)
    counted = count(YEAR, Facts(lawsuits=(lawsuit,)))
    assert _nonzero(counted).keys() == {f"t4_{group}_upheld", f"t4_{group}_sum"}


@pytest.mark.parametrize(
    ("document", "cells"),
    [
        (DocumentFact("1", DocumentKind.RULES, NEW_YEAR), {"made", "in_force"}),
        (DocumentFact("1", DocumentKind.RULES, LAST_YEAR), {"in_force"}),
        (DocumentFact("1", DocumentKind.RULES, NEXT_YEAR), set()),
        (DocumentFact("1", DocumentKind.RULES, LAST_YEAR, NEW_YEARS_EVE), {"repealed"}),
        (DocumentFact("1", DocumentKind.RULES, NEW_YEAR, NEW_YEAR), {"made", "repealed"}),
        (DocumentFact("1", DocumentKind.RULES, LAST_YEAR, NEXT_YEAR), {"in_force"}),
        (DocumentFact("1", DocumentKind.RULES, LAST_YEAR, LAST_YEAR), set()),
    ],
)
def test_documents_are_counted_as_made_repealed_or_in_force(
    document: DocumentFact, cells: set[str]
) -> None:
    evidence = _nonzero(count(YEAR, Facts(documents=(document,))))
    assert evidence.keys() == {f"t2_rules_{cell}" for cell in cells}


def test_a_lapsed_document_is_not_in_force_and_is_told_apart() -> None:
    lapsed = DocumentFact("文1", DocumentKind.NORMATIVE_DOCUMENT, LAST_YEAR, expired_on=NEW_YEAR)
    counted = count(YEAR, Facts(documents=(lapsed,)))
    assert not _nonzero(counted)
    assert counted.expired == {DocumentKind.RULES: (), DocumentKind.NORMATIVE_DOCUMENT: ("文1",)}


def test_a_ledger_entry_counts_its_decisions() -> None:
    entries = (
        DecisionFact("1月", DecisionKind.LICENSE, NEW_YEAR, 40),
        DecisionFact("12月", DecisionKind.LICENSE, NEW_YEARS_EVE, 2),
        DecisionFact("去年", DecisionKind.LICENSE, LAST_YEAR, 9),
    )
    counted = count(YEAR, Facts(decisions=entries))
    assert counted.cells["t2_license_decisions"] == 42
    assert counted.evidence["t2_license_decisions"] == ("1月", "12月")


@pytest.mark.parametrize(
    ("yuan", "wan"),
    [
        (["608499.99"], "60.85"),
        (["0.1", "0.2"], "0.00"),
        (["49.99", "0.01"], "0.01"),
        (["49.99"], "0.00"),
        (["77302800"], "7730.28"),
    ],
)
def test_fees_are_added_exactly_and_rounded_once(yuan: list[str], wan: str) -> None:
    fees = tuple(FeeFact(str(i), NEW_YEAR, Decimal(each)) for i, each in enumerate(yuan))
    counted = count(YEAR, Facts(fees=(*fees, FeeFact("去年", LAST_YEAR, Decimal(900)))))
    assert str(counted.cells["t2_fee_amount_wan"]) == wan
    assert len(counted.evidence["t2_fee_amount_wan"]) == len(yuan)
