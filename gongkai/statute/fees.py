"""The processing fee (信息处理费): both tariffs with their lines, and the price of each request.

The tariffs are those of 国办函〔2020〕109号, arts 4 and 5, in yuan. Whether a fee is charged at all
is a person's decision (可以收取); what it would be is computed. Remembered, not read there: that
pages of several requests are not added, that a page is one side of A4 or less, and that where the
applicant is only told where public information is, nothing is charged by the page.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import Calendar, Reckoned
from gongkai.statute.citations import FEE_MEASURES, Article, Notice, Source
from gongkai.statute.errors import (
    ApplicantUnknownError,
    DuplicateFactError,
    NegativeAmountError,
    TermNotInForceError,
)
from gongkai.statute.terms import FEE_MEASURES_IN_FORCE_ON, FEE_PAYMENT


class FeeBasis(StrEnum):
    """按件 or 按量: a request is priced by one of them, never by both."""

    PER_REQUEST = "per_request"
    PER_PAGE = "per_page"


@dataclass(frozen=True, slots=True)
class Tier:
    """From the `first` to the `last` unit, each costs `rate` yuan."""

    first: int
    last: int
    rate: int


@dataclass(frozen=True, slots=True)
class TierLine:
    """A line of the computation: the units of a tier up to the `last` reached, each at `rate`."""

    first: int
    last: int
    rate: int

    @property
    def number(self) -> int:
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """In yuan."""
        return self.number * self.rate


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee with the lines that make it up; the free units are a line of their own."""

    basis: FeeBasis
    lines: tuple[TierLine, ...]

    @property
    def amount(self) -> int:
        """In yuan."""
        return sum(line.amount for line in self.lines)


SOURCES: dict[FeeBasis, tuple[Source, ...]] = {
    FeeBasis.PER_REQUEST: (Article(42), Notice(FEE_MEASURES, "第四条")),
    FeeBasis.PER_PAGE: (Article(42), Notice(FEE_MEASURES, "第五条")),
}
NOTICE_CONTENTS = ("收费依据", "收费标准", "收费数额", "缴纳方式")
"""What the fee notice must say (国办函〔2020〕109号第六条)."""

FREE_REQUESTS = Tier(1, 10, 0)
FIRST_PAID_REQUESTS = Tier(11, 30, 100)
FIRST_STEP = Tier(31, 40, 200)
STEP_REQUESTS, STEP_YUAN = 10, 100
NO_END = sys.maxsize
PAGE_TIERS = (Tier(1, 30, 0), Tier(31, 100, 10), Tier(101, 200, 20), Tier(201, NO_END, 40))


def request_tiers() -> Iterator[Tier]:
    """国办函〔2020〕109号第四条。The tiers of 按件: from 31 on, ten requests each."""
    yield FREE_REQUESTS
    yield FIRST_PAID_REQUESTS
    tier = FIRST_STEP
    while True:
        yield tier
        tier = Tier(tier.first + STEP_REQUESTS, tier.last + STEP_REQUESTS, tier.rate + STEP_YUAN)


def per_request(requests: int) -> Fee:
    """条例第四十二条、国办函〔2020〕109号第四条。The fee for the requests of one month together.

    Counted are the requests of one applicant to one agency in a calendar month. Raises
    NegativeAmountError below 0.
    """
    _demand_not_negative("申请件数", requests)
    return Fee(FeeBasis.PER_REQUEST, tuple(_lines(requests, request_tiers())))


def per_page(pages: int) -> Fee:
    """条例第四十二条、国办函〔2020〕109号第五条。The fee for the pages given on one request.

    Raises NegativeAmountError below 0.
    """
    _demand_not_negative("页数", pages)
    return Fee(FeeBasis.PER_PAGE, tuple(_lines(pages, PAGE_TIERS)))


def request_rate(ordinal: int) -> int:
    """国办函〔2020〕109号第四条。The price in yuan of the n-th request of the month, n from 1 on.

    Raises NegativeAmountError below 1.
    """
    if ordinal < 1:
        raise NegativeAmountError(f"申请的次序从 1 起，没有第 {ordinal} 件，请核对数字。")
    return next(tier.rate for tier in request_tiers() if ordinal <= tier.last)


def tariff(basis: FeeBasis) -> str:
    """国办函〔2020〕109号第四条、第五条。The tariff in words, as the fee notice tells it."""
    if basis is FeeBasis.PER_PAGE:
        return "；".join(_tier_in_words(tier, "页") for tier in PAGE_TIERS)
    first = (_tier_in_words(tier, "件") for tier in (FREE_REQUESTS, FIRST_PAID_REQUESTS))
    return (
        f"同一申请人一个自然月内申请的，{'；'.join(first)}；第{FIRST_STEP.first}件以上，"
        f"以{STEP_REQUESTS}件为一档，第一档每件{FIRST_STEP.rate}元，"
        f"每增加一档每件提高{STEP_YUAN}元"
    )


def _tier_in_words(tier: Tier, unit: str) -> str:
    price = f"每{unit}{tier.rate}元" if tier.rate else "不收费"
    until = "以上" if tier.last == NO_END else f"至第{tier.last}{unit}"
    return f"第{tier.first}{unit}{until}，{price}"


def _lines(units: int, tiers: Iterable[Tier]) -> Iterator[TierLine]:
    for tier in tiers:
        if units < tier.first:
            return
        yield TierLine(tier.first, min(units, tier.last), tier.rate)


def _demand_not_negative(name: str, number: int) -> None:
    if number < 0:
        raise NegativeAmountError(f"{name}不能小于零，请核对数字。")


# --- the requests of a month ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChargeableRequest:
    """A request as the tariff sees it: its number, who asks, when it was received (art 31).

    `applicant_id` is the identity number or credit code, never a name. `pages` is None where the
    price is by the request, else the pages given, and the price is by the page.
    """

    number: str
    applicant_id: str
    received_on: date
    pages: int | None = None

    @property
    def basis(self) -> FeeBasis:
        return FeeBasis.PER_REQUEST if self.pages is None else FeeBasis.PER_PAGE


@dataclass(frozen=True, slots=True)
class Price:
    """What one request would cost: its place in the applicant's month, the basis, the lines."""

    request: ChargeableRequest
    ordinal: int
    fee: Fee

    @property
    def amount(self) -> int:
        """In yuan."""
        return self.fee.amount


def prices(requests: Iterable[ChargeableRequest]) -> tuple[Price, ...]:
    """条例第四十二条、国办函〔2020〕109号第三条。The price of each request, in order of receipt.

    The ordinal counts the applicant's requests in the calendar month of receipt, also those priced
    by the page (an inference); of one day, in the order given. Raises DuplicateFactError for a
    number given twice, ApplicantUnknownError for one without identity, TermNotInForceError before
    the Measures.
    """
    ordered = sorted(requests, key=lambda request: request.received_on)
    _demand_each_once(ordered)
    counted: Counter[tuple[str, int, int]] = Counter()
    found = []
    for request in ordered:
        month = (_identity(request), request.received_on.year, request.received_on.month)
        counted[month] += 1
        found.append(Price(request, counted[month], _fee(request, counted[month])))
    return tuple(found)


def _fee(request: ChargeableRequest, ordinal: int) -> Fee:
    if request.received_on < FEE_MEASURES_IN_FORCE_ON:
        raise TermNotInForceError(
            f"申请{request.number}收到于{FEE_MEASURES_IN_FORCE_ON}以前，"
            "当时没有信息处理费的标准，请不要收费。"
        )
    if request.pages is not None:
        return per_page(request.pages)
    return Fee(FeeBasis.PER_REQUEST, (TierLine(ordinal, ordinal, request_rate(ordinal)),))


def _identity(request: ChargeableRequest) -> str:
    identity = "".join(request.applicant_id.split()).upper()
    if not identity:
        raise ApplicantUnknownError(
            f"申请{request.number}没有申请人的身份号码，无法累计件数，请补登。"
        )
    return identity


def _demand_each_once(requests: Sequence[ChargeableRequest]) -> None:
    numbers = Counter(request.number for request in requests)
    twice = [number for number, times in numbers.items() if times > 1]
    if twice:
        raise DuplicateFactError(f"申请{twice[0]}登记了两次，请只留一件。")


def payment_due(notice_received_on: date, calendar: Calendar) -> Reckoned:
    """国办函〔2020〕109号第六条。The last day to pay, from the day the notice was received (day 0).

    Paid in part is not paid (an inference). Raises TermNotInForceError before the Measures.
    """
    return FEE_PAYMENT.ends(notice_received_on, calendar)
