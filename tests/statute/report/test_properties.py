"""What holds for every set of facts and every balanced report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from random import Random
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

FIRST, LAST = date(YEAR - 2, 1, 1), date(YEAR + 1, 12, 31)
EDGES = [date(year, *day) for year in range(YEAR - 1, YEAR + 2) for day in ((1, 1), (12, 31))]
OUTCOMES = [row.id for row in F2021.result_rows()]
LEDGER_CELLS = {f"t2_{kind}_decisions" for kind in DecisionKind} | {"t2_fee_amount_wan"}
KINDS = ("requests", "reviews", "lawsuits", "documents", "decisions", "fees")
LONGEST_DAYS = 800


class Chance(Random):
    """What chance makes happen in and around a year."""

    def day(self) -> date:
        """A day, often the first or last of a year, where one is easily counted wrong."""
        if self.random() < 0.2:
            return self.choice(EDGES)
        return FIRST + timedelta(self.randint(0, (LAST - FIRST).days))

    def later(self, day: date) -> date | None:
        return self.choice((None, day + timedelta(self.randint(0, LONGEST_DAYS))))

    def request(self, number: str) -> RequestFact:
        received_on, applicant = self.day(), self.choice(list(ApplicantClass))
        closed_on = self.later(received_on)
        outcome = self.choice(OUTCOMES) if closed_on else None
        return RequestFact(number, received_on, applicant, closed_on, outcome)

    def review(self, number: str) -> ReviewFact:
        accepted_on = self.day()
        decided_on = self.later(accepted_on)
        return ReviewFact(number, accepted_on, decided_on, self.result(decided_on))

    def lawsuit(self, number: str) -> LawsuitFact:
        accepted_on, after_review = self.day(), self.choice((True, False))
        decided_on = self.later(accepted_on)
        return LawsuitFact(number, accepted_on, after_review, decided_on, self.result(decided_on))

    def result(self, decided_on: date | None) -> RemedyResult | None:
        return self.choice(list(RemedyResult)) if decided_on else None

    def document(self, number: str) -> DocumentFact:
        made_on = self.day()
        ended_on = self.later(made_on)
        ends = self.choice(((None, ended_on), (ended_on, None)))
        return DocumentFact(number, self.choice(list(DocumentKind)), made_on, *ends)

    def decision(self, number: str) -> DecisionFact:
        kind = self.choice(list(DecisionKind))
        return DecisionFact(number, kind, self.day(), self.randint(0, 900))

    def fee(self, number: str) -> FeeFact:
        """A receipt of whole hundreds: only they are not rounded in 万元, so that parts add up to
        the whole."""
        return FeeFact(number, self.day(), Decimal(100 * self.randint(0, 9000)))


T = TypeVar("T")


def facts_of(seed: int, how_many: tuple[int, ...], office: str = "") -> Facts:
    """As many facts of each kind, each with a number of its own."""
    chance = Chance(seed)

    def some(one: Callable[[str], T], number: int) -> tuple[T, ...]:
        return tuple(one(f"{office}{each}") for each in range(number))

    requests, reviews, lawsuits, documents, decisions, fees = how_many
    return Facts(
        some(chance.request, requests),
        some(chance.review, reviews),
        some(chance.lawsuit, lawsuits),
        some(chance.document, documents),
        some(chance.decision, decisions),
        some(chance.fee, fees),
    )


SEEDS = st.integers(0, 2**32)
HOW_MANY = st.tuples(*[st.integers(0, 12)] * len(KINDS))
FACTS = st.builds(facts_of, SEEDS, HOW_MANY)


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


@given(st.lists(st.tuples(SEEDS, HOW_MANY), min_size=1, max_size=3))
def test_the_roll_up_of_the_parts_is_the_count_of_the_whole(
    drawn: list[tuple[int, tuple[int, ...]]],
) -> None:
    parts = [facts_of(seed, how_many, f"{i}局") for i, (seed, how_many) in enumerate(drawn)]
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
