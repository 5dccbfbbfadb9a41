"""What holds for every day and every number."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import packaged
from gongkai.statute.calendar.working_days import internal_target

CALENDAR = packaged()
DAYS = st.dates(date(2008, 1, 1), date(2060, 12, 31))
NUMBERS = st.integers(1, 250)


@given(DAYS, NUMBERS)
def test_counting_forth_and_back_gives_the_number(day: date, number: int) -> None:
    end = CALENDAR.add(day, number)
    assert CALENDAR.between(day, end) == number
    assert CALENDAR.between(end, day) == -number
    assert CALENDAR.is_working_day(end)


@given(DAYS, DAYS, NUMBERS)
def test_a_later_start_never_ends_earlier(one: date, other: date, number: int) -> None:
    first, second = sorted((one, other))
    assert CALENDAR.add(first, number) <= CALENDAR.add(second, number)
    assert CALENDAR.add(one, number) < CALENDAR.add(one, number + 1)


@given(DAYS, NUMBERS)
def test_days_add_up(day: date, number: int) -> None:
    assert CALENDAR.add(CALENDAR.add(day, number), 7) == CALENDAR.add(day, number + 7)


@given(DAYS)
def test_an_off_day_and_the_day_before_reckon_alike(day: date) -> None:
    following = day + timedelta(1)
    step = 0 if not CALENDAR.is_working_day(following) else 1
    assert CALENDAR.between(day, following) == step
    assert CALENDAR.next_working_day(day) >= day
    assert CALENDAR.is_working_day(CALENDAR.next_working_day(day))


@given(DAYS, st.integers(0, 400), st.integers(0, 60))
def test_calendar_terms_end_on_working_days(day: date, days: int, months: int) -> None:
    for end in (CALENDAR.add_days(day, days), CALENDAR.add_months(day, months)):
        assert end >= day
        assert CALENDAR.is_working_day(end)
    assert CALENDAR.add_days(day, days) == CALENDAR.next_working_day(day + timedelta(days))


@given(DAYS, NUMBERS)
def test_only_a_provisional_result_has_a_target(day: date, number: int) -> None:
    result = CALENDAR.reckon(day, number)
    assert result.date == CALENDAR.add(day, number)
    assert result.provisional == CALENDAR.is_provisional(day, result.date)
    expected = internal_target(day, number) if result.provisional else None
    assert result.internal_target == expected


@given(DAYS, DAYS)
def test_special_days_account_for_every_difference_from_the_plain_week(
    one: date, other: date
) -> None:
    after, until = sorted((one, other))
    plain = sum(
        1
        for days in range(1, min((until - after).days, 800) + 1)
        if (after + timedelta(days)).weekday() < 5
    )
    until = min(until, after + timedelta(800))
    special = CALENDAR.special_days(after, until)
    assert plain + sum(1 if day.works else -1 for day in special) == CALENDAR.between(after, until)
