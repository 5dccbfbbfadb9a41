"""What holds for every set of facts and every balanced report."""

from dataclasses import replace
from datetime import date
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

DAYS = st.dates(date(YEAR - 2, 1, 1), date(YEAR + 1, 12, 31))
OUTCOMES = st.sampled_from([row.id for row in F2021.result_rows()])
RESULTS = st.sampled_from(RemedyResult)
LEDGER_CELLS = {f"t2_{kind}_decisions" for kind in DecisionKind} | {"t2_fee_amount_wan"}
NUMBERS = st.uuids().map(str)


@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date | None]:
    """A day, and perhaps a later one."""
    start = draw(DAYS)
    return start, draw(st.none() | st.dates(start, date(YEAR + 2, 12, 31)))


@st.composite
def requests(draw: st.DrawFn) -> RequestFact:
    received_on, closed_on = draw(spans())
    outcome = draw(OUTCOMES) if closed_on else None
    applicant = draw(st.sampled_from(ApplicantClass))
    return RequestFact(draw(NUMBERS), received_on, applicant, closed_on, outcome)


@st.composite
def reviews(draw: st.DrawFn) -> ReviewFact:
    accepted_on, decided_on = draw(spans())
    return ReviewFact(draw(NUMBERS), accepted_on, decided_on, draw(RESULTS) if decided_on else None)


@st.composite
def lawsuits(draw: st.DrawFn) -> LawsuitFact:
    review = draw(reviews())
    after_review = draw(st.booleans())
    return LawsuitFact(
        review.id, review.accepted_on, after_review, review.decided_on, review.result
    )


@st.composite
def documents(draw: st.DrawFn) -> DocumentFact:
    made_on, ended_on = draw(spans())
    kind, lapses = draw(st.sampled_from(DocumentKind)), draw(st.booleans())
    ends = (None, ended_on) if lapses else (ended_on, None)
    return DocumentFact(draw(NUMBERS), kind, made_on, *ends)


DECISIONS = st.builds(
    DecisionFact, NUMBERS, st.sampled_from(DecisionKind), DAYS, st.integers(0, 900)
)
# Receipts of whole hundreds: only they are not rounded in 万元, so that parts add up to the whole.
FEES = st.builds(FeeFact, NUMBERS, DAYS, st.integers(0, 9000).map(lambda n: Decimal(n * 100)))


T = TypeVar("T")


def many(facts: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(facts, max_size=12).map(tuple)


FACTS = st.builds(
    Facts,
    many(requests()),
    many(reviews()),
    many(lawsuits()),
    many(documents()),
    many(DECISIONS),
    many(FEES),
)


def report_on(year: int, facts: Facts, agency: str = "甲局") -> AnnualReport:
    cells = count(year, facts).cells
    period = (date(year, 1, 1), date(year, 12, 31))
    return AnnualReport(agency, year, FormVersion.F2021, period, cells=cells)


def together(*parts: Facts) -> Facts:
    names = ("requests", "reviews", "lawsuits", "documents", "decisions", "fees")
    return Facts(*(tuple(chain(*(getattr(part, name) for part in parts))) for name in names))


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
