"""Facts → the cells of the 2021 form, keeping for each cell which facts it counted.

Every figure is counted from the facts, totals included; none is a sum of other cells. What is
counted where: 国办公开办函〔2021〕30号, tables 2 to 4; 条例第二十条、第三十一条.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gongkai.statute.errors import DuplicateFactError
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.facts import (
    DocumentFact,
    DocumentKind,
    Facts,
    LawsuitFact,
    RequestFact,
    ReviewFact,
)
from gongkai.statute.report.form import F2021, request_cell_id

_FEE_CELL = "t2_fee_amount_wan"
_YUAN_PER_WAN = 10_000
_TWO_DECIMALS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class CountSettings:
    """Choices that the form leaves open.

    `earlier_remedies`: table 4 also holds cases accepted in earlier years that were decided in
    this year or are still pending; otherwise only cases accepted in the year.
    """

    earlier_remedies: bool = True


DEFAULT_SETTINGS = CountSettings()


@dataclass(frozen=True, slots=True)
class Counted:
    """Every cell of the 2021 form, the ids of the facts behind each, and what lapsed in the year.

    `expired` explains a stock of documents that 废止 alone does not (rule W1).
    """

    cells: Mapping[str, Number]
    evidence: Mapping[str, tuple[str, ...]]
    expired: Mapping[DocumentKind, tuple[str, ...]]


@dataclass(slots=True)
class _Tally:
    evidence: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    amounts: Counter[str] = field(default_factory=Counter)

    def add(self, fact_id: str, *cells: str, number: int = 1) -> None:
        for cell in cells:
            self.evidence[cell].append(fact_id)
            self.amounts[cell] += number


def count(year: int, facts: Facts, settings: CountSettings = DEFAULT_SETTINGS) -> Counted:
    """Count the report on `year` from facts of any year.

    Raises DuplicateFactError where two facts of a kind share an id.
    """
    _demand_distinct(facts)
    tally = _Tally()
    for request in facts.requests:
        _count_request(year, request, tally)
    remedies: tuple[ReviewFact | LawsuitFact, ...] = (*facts.reviews, *facts.lawsuits)
    for remedy in remedies:
        _count_remedy(year, remedy, settings, tally)
    for document in facts.documents:
        _count_document(year, document, tally)
    for decision in facts.decisions:
        if decision.decided_on.year == year:
            tally.add(decision.id, f"t2_{decision.kind}_decisions", number=decision.number)
    fees = _count_fees(year, facts, tally)
    return _counted(tally, fees, _expired_in(year, facts.documents))


def _counted(
    tally: _Tally, fees: Decimal, expired: Mapping[DocumentKind, tuple[str, ...]]
) -> Counted:
    cells: dict[str, Number] = {cell: tally.amounts[cell] for cell in F2021.cell_ids()}
    cells[_FEE_CELL] = fees
    evidence = {cell: tuple(tally.evidence.get(cell, ())) for cell in cells}
    return Counted(cells, evidence, expired)


def _count_request(year: int, request: RequestFact, tally: _Tally) -> None:
    """One request: where it came from, and where it went.

    New is received in the year; 上年结转 was received earlier and had no result on 1 January; the
    result belongs to the year of service; without one on 31 December it is carried over.
    """
    closed_in = request.closed_on.year if request.closed_on else None
    if request.received_on.year > year or (closed_in is not None and closed_in < year):
        return
    _add_to_row(request, "new" if request.received_on.year == year else "carry_in", tally)
    if request.outcome is not None and closed_in == year:
        _add_to_row(request, request.outcome, tally)
        _add_to_row(request, "result_total", tally)
    else:
        _add_to_row(request, "carry_out", tally)


def _add_to_row(request: RequestFact, row: str, tally: _Tally) -> None:
    columns = (request.applicant_class, "sum")
    tally.add(request.id, *(request_cell_id(row, column) for column in columns))


def _count_remedy(
    year: int, remedy: ReviewFact | LawsuitFact, settings: CountSettings, tally: _Tally
) -> None:
    accepted_in = remedy.accepted_on.year
    if accepted_in > year or (accepted_in < year and not settings.earlier_remedies):
        return
    if remedy.decided_on is not None and remedy.decided_on.year < year:
        return
    decided = remedy.decided_on is not None and remedy.decided_on.year == year
    result = remedy.result if decided else "pending"
    tally.add(remedy.id, f"t4_{remedy.group}_{result}", f"t4_{remedy.group}_sum")


def _count_document(year: int, document: DocumentFact, tally: _Tally) -> None:
    row = f"t2_{document.kind}"
    if document.made_on.year == year:
        tally.add(document.id, f"{row}_made")
    if document.repealed_on and document.repealed_on.year == year:
        tally.add(document.id, f"{row}_repealed")
    if _in_force_at(date(year, 12, 31), document):
        tally.add(document.id, f"{row}_in_force")


def _in_force_at(day: date, document: DocumentFact) -> bool:
    ends = (document.repealed_on, document.expired_on)
    return document.made_on <= day and not any(end and end <= day for end in ends)


def _expired_in(
    year: int, documents: Sequence[DocumentFact]
) -> Mapping[DocumentKind, tuple[str, ...]]:
    lapsed = [each for each in documents if each.expired_on and each.expired_on.year == year]
    return {kind: tuple(each.id for each in lapsed if each.kind is kind) for kind in DocumentKind}


def _count_fees(year: int, facts: Facts, tally: _Tally) -> Decimal:
    """The year's receipts in 万元: added up to the fen, then rounded once to two decimals."""
    receipts = [fee for fee in facts.fees if fee.received_on.year == year]
    for fee in receipts:
        tally.evidence[_FEE_CELL].append(fee.id)
    yuan = sum((fee.yuan for fee in receipts), Decimal(0))
    return (yuan / _YUAN_PER_WAN).quantize(_TWO_DECIMALS, ROUND_HALF_UP)


def _demand_distinct(facts: Facts) -> None:
    _demand_distinct_ids("申请", (fact.id for fact in facts.requests))
    _demand_distinct_ids("复议案件", (fact.id for fact in facts.reviews))
    _demand_distinct_ids("诉讼案件", (fact.id for fact in facts.lawsuits))
    _demand_distinct_ids("文件", (fact.id for fact in facts.documents))
    _demand_distinct_ids("台账", (fact.id for fact in facts.decisions))
    _demand_distinct_ids("收费", (fact.id for fact in facts.fees))


def _demand_distinct_ids(name: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for fact_id in ids:
        if fact_id in seen:
            raise DuplicateFactError(f"{name}{fact_id}登记了两次，请删去重复的一条。")
        seen.add(fact_id)
