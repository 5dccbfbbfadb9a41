"""The facts behind the figures of the annual report (条例 arts 49-50), one record each.

A fact that contradicts itself cannot be made: it raises an error of `gongkai.statute.errors`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from gongkai.statute.errors import (
    ClosedBeforeReceivedError,
    DateWithoutResultError,
    EndedTwiceError,
    NegativeAmountError,
    ResultWithoutDateError,
    UnknownResultRowError,
)
from gongkai.statute.report.form import F2021


class ApplicantClass(StrEnum):
    """申请人情况: the six classes of table 3; the applicant counts, not the representative."""

    NATURAL_PERSON = "nat"
    COMPANY = "com"
    RESEARCH_BODY = "res"
    PUBLIC_WELFARE_BODY = "ngo"
    LEGAL_SERVICE = "law"
    OTHER = "oth"


class RemedyGroup(StrEnum):
    """The three groups of table 4."""

    RECONSIDERATION = "rev"
    DIRECT_LAWSUIT = "lit_direct"
    LAWSUIT_AFTER_RECONSIDERATION = "lit_after"


class RemedyResult(StrEnum):
    """How a reconsideration or lawsuit ended; 尚未审结 follows from the dates."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"


class DocumentKind(StrEnum):
    """The documents of 第二十条第（一）项."""

    RULES = "rules"
    NORMATIVE_DOCUMENT = "normdoc"


class DecisionKind(StrEnum):
    """The decisions of 第二十条第（五）项 and 第（六）项."""

    LICENSE = "license"
    PENALTY = "penalty"
    COERCION = "coercion"


@cache
def _result_row_ids() -> frozenset[str]:
    return frozenset(row.id for row in F2021.result_rows())


def _demand_paired(name: str, closed_on: date | None, result: str | None) -> None:
    if result is not None and closed_on is None:
        raise ResultWithoutDateError(f"{name}有办理结果而没有办结日期，请补登送达或决定日期。")
    if result is None and closed_on is not None:
        raise DateWithoutResultError(f"{name}有办结日期而没有办理结果，请补登结果。")


def _demand_in_order(name: str, began_on: date, ended_on: date | None) -> None:
    if ended_on is not None and ended_on < began_on:
        raise ClosedBeforeReceivedError(
            f"{name}的终止日期{ended_on}早于起始日期{began_on}，请核对登记。"
        )


def _demand_not_negative(name: str, value: int | Decimal) -> None:
    if value < 0:
        raise NegativeAmountError(f"{name}的数额{value}小于零，请核对台账。")


@dataclass(frozen=True, slots=True)
class RequestFact:
    """A registered disclosure request: when received, when its reply was served, with what result.

    `closed_on` is the day of service everywhere; `outcome` is a leaf row id of table 3 of the
    2021 form. Both are None while the request is open.
    """

    id: str
    received_on: date
    applicant_class: ApplicantClass
    closed_on: date | None = None
    outcome: str | None = None

    def __post_init__(self) -> None:
        name = f"申请{self.id}"
        _demand_paired(name, self.closed_on, self.outcome)
        _demand_in_order(name, self.received_on, self.closed_on)
        if self.outcome is not None and self.outcome not in _result_row_ids():
            raise UnknownResultRowError(f"{name}的办理结果“{self.outcome}”不在表三中，请重新选择。")


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """A reconsideration case on disclosure; several instances of one case are one fact."""

    id: str
    accepted_on: date
    decided_on: date | None = None
    result: RemedyResult | None = None

    def __post_init__(self) -> None:
        _demand_paired(f"复议案件{self.id}", self.decided_on, self.result)
        _demand_in_order(f"复议案件{self.id}", self.accepted_on, self.decided_on)

    @property
    def group(self) -> RemedyGroup:
        return RemedyGroup.RECONSIDERATION


@dataclass(frozen=True, slots=True)
class LawsuitFact:
    """A lawsuit on disclosure, direct or after reconsideration; one fact for all instances."""

    id: str
    accepted_on: date
    after_review: bool
    decided_on: date | None = None
    result: RemedyResult | None = None

    def __post_init__(self) -> None:
        _demand_paired(f"诉讼案件{self.id}", self.decided_on, self.result)
        _demand_in_order(f"诉讼案件{self.id}", self.accepted_on, self.decided_on)

    @property
    def group(self) -> RemedyGroup:
        if self.after_review:
            return RemedyGroup.LAWSUIT_AFTER_RECONSIDERATION
        return RemedyGroup.DIRECT_LAWSUIT


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A rule or normative document: when made, when repealed (废止) or when it lapsed (失效)."""

    id: str
    kind: DocumentKind
    made_on: date
    repealed_on: date | None = None
    expired_on: date | None = None

    def __post_init__(self) -> None:
        _demand_in_order(f"文件{self.id}", self.made_on, self.repealed_on)
        _demand_in_order(f"文件{self.id}", self.made_on, self.expired_on)
        if self.repealed_on and self.expired_on:
            raise EndedTwiceError(f"文件{self.id}既有废止又有失效日期，请只留先发生的一项。")


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A ledger entry of licences, penalties or coercive measures with its number of decisions."""

    id: str
    kind: DecisionKind
    decided_on: date
    number: int = 1

    def __post_init__(self) -> None:
        _demand_not_negative(f"台账{self.id}", self.number)


@dataclass(frozen=True, slots=True)
class FeeFact:
    """A receipt of 行政事业性收费, in yuan."""

    id: str
    received_on: date
    yuan: Decimal

    def __post_init__(self) -> None:
        _demand_not_negative(f"收费{self.id}", self.yuan)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts from which a report is counted, of any year."""

    requests: tuple[RequestFact, ...] = ()
    reviews: tuple[ReviewFact, ...] = ()
    lawsuits: tuple[LawsuitFact, ...] = ()
    documents: tuple[DocumentFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    fees: tuple[FeeFact, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """What the agency knows of the report's year beside its cells; None is not known.

    Numbers are of the year, `fee_income` is 信息处理费 in yuan.
    """

    fee_income: int | Decimal | None = None
    fee_notices: int | None = None
    supplement_notices: int | None = None
    reasons_letters: int | None = None
    expired_rules: int | None = None
    expired_normdocs: int | None = None
    review_decisions_this_or_last_year: int | None = None
    pending_reviews_continued: int | None = None
