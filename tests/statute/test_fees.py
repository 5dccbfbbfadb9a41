"""The processing fee: the tables of the Measures, tier by tier, month by month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import packaged
from gongkai.statute.errors import (
    ApplicantUnknownError,
    DuplicateFactError,
    NegativeAmountError,
    TermNotInForceError,
)
from gongkai.statute.fees import (
    ChargeableRequest,
    FeeBasis,
    TierLine,
    payment_due,
    per_page,
    per_request,
    prices,
    request_rate,
    tariff,
)

REQUEST_TABLE = {
    0: 0,
    1: 0,
    10: 0,
    11: 100,
    12: 200,
    20: 1000,
    29: 1900,
    30: 2000,
    31: 2200,
    32: 2400,
    40: 4000,
    41: 4300,
    50: 7000,
    51: 7400,
    60: 11000,
    61: 11500,
    70: 16000,
    100: 37000,
    101: 37900,
}
PAGE_TABLE = {
    0: 0,
    1: 0,
    30: 0,
    31: 10,
    32: 20,
    99: 690,
    100: 700,
    101: 720,
    102: 740,
    199: 2680,
    200: 2700,
    201: 2740,
    202: 2780,
    300: 6700,
    500: 14700,
}
MAY = date(2023, 5, 4)


def ask(
    number: int, applicant: str = "甲", on: date = MAY, pages: int | None = None
) -> ChargeableRequest:
    return ChargeableRequest(f"{applicant}{number}", applicant, on, pages)


@pytest.mark.parametrize(("requests", "yuan"), REQUEST_TABLE.items())
def test_so_many_requests_cost_so_much(requests: int, yuan: int) -> None:
    assert per_request(requests).amount == yuan


@pytest.mark.parametrize(("pages", "yuan"), PAGE_TABLE.items())
def test_so_many_pages_cost_so_much(pages: int, yuan: int) -> None:
    assert per_page(pages).amount == yuan


def test_the_lines_show_each_tier_up_to_the_last_unit() -> None:
    assert per_request(41).lines == (
        TierLine(1, 10, 0),
        TierLine(11, 30, 100),
        TierLine(31, 40, 200),
        TierLine(41, 41, 300),
    )
    assert per_page(0).lines == ()
    assert per_page(201).lines[-1] == TierLine(201, 201, 40)


@pytest.mark.parametrize(
    ("ordinal", "yuan"),
    [(1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300), (51, 400), (101, 900)],
)
def test_the_price_of_the_next_request_rises_every_ten(ordinal: int, yuan: int) -> None:
    assert request_rate(ordinal) == yuan


@pytest.mark.parametrize("tariff", [per_request, per_page, lambda number: request_rate(number + 1)])
def test_fewer_than_none_is_refused(tariff: object) -> None:
    assert callable(tariff)
    with pytest.raises(NegativeAmountError, match=r"，请.+。$"):
        tariff(-1)


# --- by month and applicant -------------------------------------------------------------------


def test_the_eleventh_request_of_the_month_is_the_first_that_costs() -> None:
    found = prices(ask(number) for number in range(1, 13))
    assert [price.amount for price in found] == [0] * 10 + [100, 100]
    assert found[10].fee.lines == (TierLine(11, 11, 100),)


def test_each_calendar_month_and_each_applicant_counts_anew() -> None:
    may = [ask(number) for number in range(10)]
    others = [ask(99, on=date(2023, 6, 1)), ask(1, "乙"), ask(98, on=date(2024, 5, 4))]
    assert {price.amount for price in prices([*may, *others])} == {0}


def test_the_order_is_that_of_receipt_not_of_the_list() -> None:
    late = ask(0, on=date(2023, 5, 31))
    found = prices([late, *(ask(number) for number in range(1, 11))])
    assert found[-1].request is late
    assert found[-1].ordinal == 11


def test_an_identity_is_the_same_however_it_is_spaced_or_cased() -> None:
    first = ChargeableRequest("1", "11010519491231002x", MAY)
    second = ChargeableRequest("2", " 11010519491231002X", MAY)
    assert [price.ordinal for price in prices([first, second])] == [1, 2]


def test_a_request_is_priced_by_pages_or_by_its_place_never_by_both() -> None:
    found = prices([*(ask(number) for number in range(1, 11)), ask(11, pages=31), ask(12)])
    assert [price.amount for price in found[10:]] == [10, 100]
    assert [price.fee.basis for price in found[10:]] == [FeeBasis.PER_PAGE, FeeBasis.PER_REQUEST]
    assert found[10].request.basis is FeeBasis.PER_PAGE
    assert found[11].request.basis is FeeBasis.PER_REQUEST


def test_a_request_given_twice_or_without_identity_or_before_the_measures_is_refused() -> None:
    with pytest.raises(DuplicateFactError, match="甲1"):
        prices([ask(1), ask(1)])
    with pytest.raises(ApplicantUnknownError, match="身份号码"):
        prices([ask(1, " ")])
    with pytest.raises(TermNotInForceError, match="2021-01-01"):
        prices([ask(1, on=date(2020, 12, 31))])


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [(date(2021, 9, 13), date(2021, 10, 15)), (date(2021, 3, 1), date(2021, 3, 29))],
)
def test_twenty_working_days_to_pay_from_the_day_after_the_notice(
    received_on: date, due_on: date
) -> None:
    assert payment_due(received_on, packaged()) == (due_on, False, None)


# --- properties -------------------------------------------------------------------------------


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_fees_never_fall_when_requests_or_pages_grow(number: int, more: int) -> None:
    assert per_request(number).amount <= per_request(number + more).amount
    assert per_page(number).amount <= per_page(number + more).amount


@given(st.integers(0, 3000))
def test_the_lines_are_gapless_and_sum_up(number: int) -> None:
    for fee in (per_request(number), per_page(number)):
        assert sum(line.number for line in fee.lines) == number
        firsts = [line.first for line in fee.lines]
        assert firsts == [1, *(line.last + 1 for line in fee.lines)][: len(firsts)]


@given(st.integers(0, 200))
def test_the_single_prices_of_a_month_add_up_to_the_table(number: int) -> None:
    assert sum(price.amount for price in prices(map(ask, range(number)))) == (
        per_request(number).amount
    )


_DAYS = st.dates(date(2023, 5, 1), date(2023, 7, 31))


@given(st.lists(st.tuples(st.sampled_from("甲乙"), _DAYS), max_size=60), _DAYS)
def test_one_request_more_makes_nobody_pay_less(asked: list[tuple[str, date]], day: date) -> None:
    requests = [ask(number, *who) for number, who in enumerate(asked)]
    before = {price.request.number: price.amount for price in prices(requests)}
    after = {price.request.number: price.amount for price in prices([*requests, ask(99, on=day)])}
    assert all(after[number] >= amount for number, amount in before.items())


def test_the_tariff_is_told_as_the_measures_set_it() -> None:
    assert tariff(FeeBasis.PER_PAGE) == (
        "第1页至第30页，不收费；第31页至第100页，每页10元；"
        "第101页至第200页，每页20元；第201页以上，每页40元"
    )
    assert tariff(FeeBasis.PER_REQUEST) == (
        "同一申请人一个自然月内申请的，第1件至第10件，不收费；第11件至第30件，每件100元；"
        "第31件以上，以10件为一档，第一档每件200元，每增加一档每件提高100元"
    )
