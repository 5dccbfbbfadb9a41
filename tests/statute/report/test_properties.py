"""What holds for every set of facts and every balanced report."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.count import count
from gongkai.statute.report.facts import (
    AgencyFacts,
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
from gongkai.statute.report.form import F2021, FormVersion
from gongkai.statute.report.roll_up import roll_up
from gongkai.statute.report.rules import check
from tests.statute.report.factories import YEAR

FIRST, LAST = date(YEAR - 2, 1, 1).toordinal(), date(YEAR + 1, 12, 31).toordinal()
DAYS = st.integers(FIRST, LAST).map(date.fromordinal)
OUTCOMES = st.sampled_from([row.id for row in F2021.result_rows()])
RESULTS = st.sampled_from(RemedyResult)
LEDGER_CELLS = {f"t2_{kind}_decisions" for kind in DecisionKind} | {"t2_fee_amount_wan"}
UNNUMBERED = ""
LONGEST_DAYS = 800

# A day, and perhaps a later one.
Span = tuple[date, date | None]
SPANS: st.SearchStrategy[Span] = st.tuples(DAYS, st.none() | st.integers(0, LONGEST_DAYS)).map(
    lambda span: (span[0], None if span[1] is None else span[0] + timedelta(span[1]))
)


def make_request(span: Span, outcome: str, applicant: ApplicantClass) -> RequestFact:
    received_on, closed_on = span
    return RequestFact(
        UNNUMBERED, received_on, applicant, closed_on, outcome if closed_on else None
    )


def make_review(span: Span, result: RemedyResult) -> ReviewFact:
    accepted_on, decided_on = span
    return ReviewFact(UNNUMBERED, accepted_on, decided_on, result if decided_on else None)


def make_lawsuit(span: Span, result: RemedyResult, after_review: object) -> LawsuitFact:
    accepted_on, decided_on = span
    return LawsuitFact(
        UNNUMBERED, accepted_on, bool(after_review), decided_on, result if decided_on else None
    )


def make_document(span: Span, kind: DocumentKind, lapses: object) -> DocumentFact:
    made_on, ended_on = span
    ends = (None, ended_on) if lapses else (ended_on, None)
    return DocumentFact(UNNUMBERED, kind, made_on, *ends)


REQUESTS = st.builds(make_request, SPANS, OUTCOMES, st.sampled_from(ApplicantClass))
REVIEWS = st.builds(make_review, SPANS, RESULTS)
LAWSUITS = st.builds(make_lawsuit, SPANS, RESULTS, st.booleans())
DOCUMENTS = st.builds(make_document, SPANS, st.sampled_from(DocumentKind), st.booleans())
DECISIONS = st.builds(
    DecisionFact, st.just(UNNUMBERED), st.sampled_from(DecisionKind), DAYS, st.integers(0, 900)
)
# Receipts of whole hundreds: only they are not rounded in 万元, so that parts add up to the whole.
FEES = st.builds(
    FeeFact, st.just(UNNUMBERED), DAYS, st.integers(0, 9000).map(lambda n: Decimal(n * 100))
)


T = TypeVar("T")


def many(facts: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(facts, max_size=12).map(tuple)


KINDS = ("requests", "reviews", "lawsuits", "documents", "decisions", "fees")


def numbered(facts: Facts, office: str = "") -> Facts:
    """The same facts, each with a number of its own."""
    return Facts(
        *(
            tuple(replace(each, id=f"{office}{i}") for i, each in enumerate(getattr(facts, kind)))
            for kind in KINDS
        )
    )


FACTS = st.builds(Facts, *map(many, (REQUESTS, REVIEWS, LAWSUITS, DOCUMENTS, DECISIONS, FEES))).map(
    numbered
)


def report_on(year: int, facts: Facts, agency: str = "甲局") -> AnnualReport:
    cells = count(year, facts).cells
    period = (date(year, 1, 1), date(year, 12, 31))
    return AnnualReport(agency, year, FormVersion.F2021, period, cells=cells)


def together(*parts: Facts) -> Facts:
    return Facts(*(tuple(chain(*(getattr(part, kind) for part in parts))) for kind in KINDS))


def what_lapsed(facts: Facts) -> AgencyFacts:
    expired = count(YEAR, facts).expired
    return AgencyFacts(
        expired_rules=len(expired[DocumentKind.RULES]),
        expired_normdocs=len(expired[DocumentKind.NORMATIVE_DOCUMENT]),
    )


@given(FACTS)
def test_a_counted_report_breaks_no_rule_of_arithmetic(facts: Facts) -> None:
    report, previous = report_on(YEAR, facts), report_on(YEAR - 1, facts)
    result = check(report, previous=previous, facts=what_lapsed(facts))
    assert {finding.rule for finding in result.findings} <= {"W8"}


@given(FACTS)
def test_every_count_has_as_many_facts_as_evidence(facts: Facts) -> None:
    counted = count(YEAR, facts)
    for cell in counted.cells.keys() - LEDGER_CELLS:
        assert (
            len(set(counted.evidence[cell])) == len(counted.evidence[cell]) == counted.cells[cell]
        )


@given(FACTS)
def test_every_ledger_sum_has_its_entries_as_evidence(facts: Facts) -> None:
    counted = count(YEAR, facts)
    numbers = {entry.id: entry.number for entry in facts.decisions}
    for kind in DecisionKind:
        cell = f"t2_{kind}_decisions"
        assert sum(numbers[entry] for entry in counted.evidence[cell]) == counted.cells[cell]


@given(st.lists(FACTS, min_size=1, max_size=3))
def test_the_roll_up_of_the_parts_is_the_count_of_the_whole(parts: list[Facts]) -> None:
    parts = [numbered(part, f"{i}局") for i, part in enumerate(parts)]
    reports = [(f"{i}局", report_on(YEAR, part, f"{i}局")) for i, part in enumerate(parts)]
    whole = roll_up(reports, agency="甲县", year=YEAR)
    assert whole.report.cells == count(YEAR, together(*parts)).cells
    assert not whole.blanks


@given(FACTS, st.sampled_from(F2021.cell_ids()[10:]), st.integers(1, 50))
def test_one_changed_number_in_a_balanced_report_is_found(
    facts: Facts, cell: str, more: int
) -> None:
    report = report_on(YEAR, facts)
    cells = dict(report.cells)
    cells[cell] = (cells[cell] or 0) + more
    errors = check(replace(report, cells=cells)).errors
    assert any(cell in finding.cells for finding in errors)
