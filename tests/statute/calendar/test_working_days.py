"""Working days against the worked examples of the dossier and against two other calendars."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import chinese_calendar
import holidays
import pytest

from gongkai.statute.calendar import Holiday, YearDays, packaged, span
from gongkai.statute.calendar.working_days import internal_target
from gongkai.statute.errors import BeforeCalendarError, BeyondCalendarError, NegativeTermError

CALENDAR = packaged()
FIRST, LAST = date(2008, 1, 1), date(2026, 12, 31)
EVERY_DAY = span(FIRST, LAST)
OTHER = holidays.country_holidays("CN", years=range(2008, 2027))

# What T1 and T2 (section 2 of the dossier) come to: received, working days, last day.
EXAMPLES = """
2021-09-13  7  2021-09-23   make-up Saturday 18 September counts, 19-21 September do not
2021-09-13 20  2021-10-15   crosses two holidays
2021-09-18 20  2021-10-22   receipt on a make-up day
2021-09-19 20  2021-10-22   receipt on an off day
2021-05-06 15  2021-05-26
2021-05-06 20  2021-06-02
2021-12-20 20  2022-01-18   over the end of the year
2021-12-31 20  2022-01-29   the last day is a make-up Saturday
2022-01-04 20  2022-01-30   the last day is a make-up Sunday
2025-01-20 20  2025-02-21
2025-09-22 20  2025-10-24
2025-09-22 40  2025-11-21   an extension at its limit
2026-02-13  7  2026-03-02   nine days of holiday
2021-09-13 31  2021-11-01   20 days and 11 suspended
2021-09-30 20  2021-11-03
2021-10-08 20  2021-11-04
2022-01-21 20  2022-02-23
2025-12-31 20  2026-01-29
"""

OFF = {
    2021: "01-01…01-03 02-11…02-17 04-03…04-05 05-01…05-05 06-12…06-14 09-19…09-21 10-01…10-07",
    2022: "01-01…01-03 01-31…02-06 04-03…04-05 04-30…05-04 06-03…06-05 09-10…09-12 10-01…10-07"
    " 12-31…12-31",
    2023: "01-01…01-02 01-21…01-27 04-05…04-05 04-29…05-03 06-22…06-24 09-29…10-06",
    2024: "01-01…01-01 02-10…02-17 04-04…04-06 05-01…05-05 06-10…06-10 09-15…09-17 10-01…10-07",
    2025: "01-01…01-01 01-28…02-04 04-04…04-06 05-01…05-05 05-31…06-02 10-01…10-08",
    2026: "01-01…01-03 02-15…02-23 04-04…04-06 05-01…05-05 06-19…06-21 09-25…09-27 10-01…10-07",
}
WORKED = {
    2021: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    2022: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def examples() -> Iterator[tuple[date, int, date]]:
    for line in EXAMPLES.strip().splitlines():
        received, number, last, *_ = line.split()
        yield date.fromisoformat(received), int(number), date.fromisoformat(last)


@pytest.mark.parametrize(("received", "number", "last"), list(examples()))
def test_a_worked_example_comes_out_as_the_dossier_says(
    received: date, number: int, last: date
) -> None:
    assert CALENDAR.add(received, number) == last
    assert CALENDAR.between(received, last) == number
    assert CALENDAR.reckon(received, number) == (last, False, None)


@pytest.mark.parametrize("year", OFF)
def test_the_days_off_and_worked_of_a_year_are_those_of_the_dossier(year: int) -> None:
    listed = re.findall(r"(\S+)…(\S+)", OFF[year])
    off = {
        day
        for first, last in listed
        for day in span(*(date.fromisoformat(f"{year}-{end}") for end in (first, last)))
    }
    worked = {date.fromisoformat(f"{year}-{day}") for day in WORKED[year].split()}
    for day in span(date(year, 1, 1), date(year, 12, 31)):
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert CALENDAR.is_working_day(day) == expected, day


def test_every_day_agrees_with_chinese_calendar() -> None:
    assert [
        day for day in EVERY_DAY if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)
    ] == []


def test_every_day_agrees_with_holidays() -> None:
    assert [
        day for day in EVERY_DAY if CALENDAR.is_working_day(day) != OTHER.is_working_day(day)
    ] == []


@pytest.mark.parametrize("year", range(2027, 2036))
def test_the_statutory_days_to_come_agree_with_holidays(year: int) -> None:
    """Days in lieu (补假) are left out there: only the notice names them."""
    other = holidays.country_holidays("CN", years=[year], observed=False)
    for day in span(date(year, 1, 1), date(year, 12, 31)):
        assert CALENDAR.is_working_day(day) == (day.weekday() < 5 and day not in other), day


def test_beyond_the_computed_years_only_solar_days_are_off() -> None:
    off = {
        special.date
        for special in CALENDAR.special_days(date(2059, 12, 31), date(2060, 12, 31))
        if not special.works
    }
    solar = {date(2060, 1, 1), date(2060, 10, 1), date(2060, 5, 1), date(2060, 5, 2)}
    assert off == {day for day in solar if day.weekday() < 5}
    assert CALENDAR.reckon(date(2060, 12, 20), 20).provisional


# --- firm and provisional -------------------------------------------------------------------------


def test_no_notice_has_ever_fixed_a_day_before_29_december() -> None:
    december = [
        day
        for year in CALENDAR.years()
        for entry in CALENDAR.notices(year)
        for day in entry.off | entry.worked
        if day.year < year
    ]
    assert {date(2018, 12, 29), date(2007, 12, 29), date(2011, 12, 31)} <= set(december)
    assert min((day.month, day.day) for day in december) == (12, 29)


@pytest.mark.parametrize(
    ("after", "until"),
    [
        (date(2026, 12, 1), date(2026, 12, 29)),
        (date(2026, 12, 29), date(2026, 12, 1)),
        (date(2027, 3, 1), date(2027, 3, 2)),
    ],
)
def test_a_span_that_reaches_29_december_of_the_last_announced_year_is_provisional(
    after: date, until: date
) -> None:
    assert CALENDAR.is_provisional(after, until)


@pytest.mark.parametrize(
    ("after", "until"),
    [
        (date(2026, 12, 1), date(2026, 12, 28)),
        (date(2026, 12, 28), date(2026, 12, 28)),
        (date(2025, 12, 1), date(2026, 1, 31)),
        (date(2027, 3, 1), date(2027, 3, 1)),
    ],
)
def test_a_span_that_ends_before_or_holds_no_day_is_firm(after: date, until: date) -> None:
    assert not CALENDAR.is_provisional(after, until)


def test_a_provisional_result_names_an_earlier_internal_target() -> None:
    assert CALENDAR.reckon(date(2026, 12, 1), 19) == (date(2026, 12, 28), False, None)
    assert CALENDAR.reckon(date(2026, 12, 1), 20) == (
        date(2026, 12, 29),
        True,
        date(2026, 12, 25),
    )


@pytest.mark.parametrize("year", range(2009, 2012))
def test_the_internal_target_was_never_late_while_the_year_was_not_known(year: int) -> None:
    """Every term of 1 to 60 working days that began in the autumn before its year; the years after
    2011 are in the next test, whose five did not begin in autumn.
    """
    late = [
        (start, number)
        for start in span(date(year - 1, 9, 1), date(year - 1, 12, 31))
        for number in range(1, 61)
        if internal_target(start, number) > CALENDAR.add(start, number)
    ]
    assert late == []


def test_the_internal_target_was_never_late_but_five_times_in_a_known_year() -> None:
    """Each by one day: the last day was a make-up Sunday before a Monday off."""
    late = {
        (str(start), number): (internal_target(start, number) - CALENDAR.add(start, number)).days
        for start in span(date(2011, 1, 1), date(2026, 9, 15))
        for number in range(1, 61)
        if internal_target(start, number) > CALENDAR.add(start, number)
    }
    assert late == {
        ("2012-01-27", 48): 1,
        ("2012-01-28", 48): 1,
        ("2013-02-15", 53): 1,
        ("2013-04-05", 18): 1,
        ("2013-04-06", 18): 1,
    }


def test_an_internal_target_counts_plain_weekdays() -> None:
    for start in span(date(2026, 11, 2), date(2026, 11, 8)):
        weekdays = [day for day in span(start, date(2027, 2, 1)) if day.weekday() < 5]
        later = [day for day in weekdays if day > start]
        assert [internal_target(start, number) for number in range(3, 40)] == later[:37]


def test_the_target_of_one_or_two_days_cannot_be_late() -> None:
    friday, saturday, monday = date(2027, 1, 8), date(2027, 1, 9), date(2027, 1, 11)
    assert internal_target(friday, 0) == friday
    assert internal_target(friday, 1) == friday
    assert internal_target(friday, 2) == friday
    assert internal_target(saturday, 1) == saturday
    assert internal_target(saturday, 2) == monday
    assert internal_target(monday, 1) == date(2027, 1, 12)


# --- notices that come in -------------------------------------------------------------------------

NEXT_YEAR = YearDays(
    2027,
    None,
    (Holiday("元旦", span(date(2026, 12, 31), date(2027, 1, 2)), (date(2026, 12, 27),)),),
)


def test_a_notice_makes_its_year_and_the_december_before_it_firm() -> None:
    known = CALENDAR.with_years([NEXT_YEAR])
    assert known.reckon(date(2026, 12, 25), 5) == (date(2027, 1, 4), False, None)
    assert known.is_working_day(date(2026, 12, 27))
    assert not known.is_working_day(date(2026, 12, 31))
    assert known.years()[-1] == 2027
    assert known.is_provisional(date(2027, 12, 28), date(2027, 12, 29))


def test_the_packaged_calendar_stays_as_it_is() -> None:
    CALENDAR.with_years([NEXT_YEAR])
    assert CALENDAR.is_working_day(date(2026, 12, 31))
    assert packaged() is CALENDAR


def test_a_notice_that_amends_leaves_the_other_days() -> None:
    extended = YearDays(
        2026, None, (Holiday("国庆节", (date(2026, 10, 8),), (date(2026, 10, 11),)),), amends=True
    )
    known = CALENDAR.with_years([extended])
    assert not known.is_working_day(date(2026, 10, 7))
    assert not known.is_working_day(date(2026, 10, 8))
    assert known.is_working_day(date(2026, 10, 11))
    assert len(known.notices(2026)) == 2


def test_a_notice_for_the_whole_year_replaces_what_was_known_of_it() -> None:
    known = CALENDAR.with_years([YearDays(2026, None, (Holiday("元旦", (date(2026, 1, 1),)),))])
    assert known.is_working_day(date(2026, 10, 1))
    assert not known.is_working_day(date(2026, 10, 10))


def test_an_amendment_alone_does_not_announce_its_year() -> None:
    day = date(2027, 9, 3)
    known = CALENDAR.with_years([YearDays(2027, None, (Holiday("纪念日", (day,)),), amends=True)])
    assert not known.is_working_day(day)
    assert not known.is_working_day(date(2027, 10, 1))
    assert known.is_provisional(date(2027, 9, 2), day)
    assert 2027 not in known.years()


def test_a_year_left_out_between_two_is_provisional() -> None:
    known = CALENDAR.with_years([YearDays(2028, None, (Holiday("元旦", (date(2028, 1, 1),)),))])
    assert known.is_provisional(date(2027, 12, 30), date(2027, 12, 31))
    assert not known.is_provisional(date(2027, 12, 31), date(2028, 12, 28))
    assert known.is_provisional(date(2028, 12, 28), date(2028, 12, 29))


def test_special_notices_stand_beside_the_notice_of_the_year() -> None:
    for year, number in {2015: "国发明电〔2015〕1号", 2019: "国办发明电〔2019〕3号"}.items():
        entry = CALENDAR.notices(year)[-1]
        assert entry.amends
        assert str(entry.notice) == number
    assert not CALENDAR.is_working_day(date(2020, 2, 1))  # a make-up day before the extension


def test_special_days_name_what_made_them_so() -> None:
    assert [
        (str(special.date), special.works, special.holiday)
        for special in CALENDAR.special_days(date(2021, 9, 13), date(2021, 9, 23))
    ] == [
        ("2021-09-18", True, "中秋节"),
        ("2021-09-20", False, "中秋节"),
        ("2021-09-21", False, "中秋节"),
    ]


def test_changes_are_the_days_whose_kind_differs() -> None:
    known = CALENDAR.with_years([NEXT_YEAR])
    changed = {day for day in CALENDAR.changes(known) if day < date(2027, 3, 1)}
    statutory = {date(2027, 2, 5), date(2027, 2, 8)}
    assert changed == {date(2026, 12, 27), date(2026, 12, 31)} | statutory
    assert CALENDAR.changes(known) == known.changes(CALENDAR)
    assert CALENDAR.changes(CALENDAR) == ()


def test_a_longer_calendar_changes_nothing_before_the_shorter_begins() -> None:
    earlier = YearDays(2007, None, (Holiday("元旦", (date(2007, 1, 1),)),))
    known = CALENDAR.with_years([earlier])
    assert known.first_day == date(2007, 1, 1)
    assert CALENDAR.changes(known) == ()


def test_one_special_day_can_be_asked_for() -> None:
    special = CALENDAR.special(date(2026, 10, 10))
    assert special
    assert (special.works, special.holiday) == (True, "国庆节")
    assert str(special.notice) == "国办发明电〔2025〕7号"
    assert CALENDAR.special(date(2026, 10, 12)) is None


# --- calendar days and months ---------------------------------------------------------------------


def test_an_end_on_an_off_day_moves_to_the_next_working_day() -> None:
    assert CALENDAR.add_days(date(2021, 9, 16), 15) == date(2021, 10, 8)
    assert CALENDAR.add_days(date(2021, 9, 3), 15) == date(2021, 9, 18)  # a make-up Saturday
    assert CALENDAR.add_months(date(2021, 4, 2), 6) == date(2021, 10, 8)


def test_a_month_without_the_day_ends_with_its_last() -> None:
    assert CALENDAR.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert CALENDAR.add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert CALENDAR.add_months(date(2025, 12, 15), 13) == date(2027, 1, 15)


def test_the_next_working_day_is_the_day_itself_if_it_is_one() -> None:
    assert CALENDAR.next_working_day(date(2021, 9, 18)) == date(2021, 9, 18)
    assert CALENDAR.next_working_day(date(2021, 9, 19)) == date(2021, 9, 22)


# --- what is refused ------------------------------------------------------------------------------


def test_counting_back_is_minus_counting_forth() -> None:
    assert CALENDAR.between(date(2021, 9, 23), date(2021, 9, 13)) == -7


def test_nought_working_days_give_the_day_itself() -> None:
    assert CALENDAR.add(date(2021, 9, 19), 0) == date(2021, 9, 19)


def test_a_negative_term_is_refused() -> None:
    for count in (CALENDAR.add, CALENDAR.add_days, CALENDAR.add_months, CALENDAR.reckon):
        with pytest.raises(NegativeTermError, match="-1"):
            count(date(2026, 1, 1), -1)


def test_a_day_before_the_first_year_is_refused() -> None:
    with pytest.raises(BeforeCalendarError, match="2007-12-31 早于 2008-01-01"):
        CALENDAR.add(date(2007, 12, 31), 1)


def test_a_day_after_the_last_year_is_refused() -> None:
    end = date(2100, 12, 31)
    assert CALENDAR.is_working_day(end)
    for count in (CALENDAR.add, CALENDAR.add_days, CALENDAR.add_months):
        with pytest.raises(BeyondCalendarError, match="2100"):
            count(end, 1)
    with pytest.raises(BeyondCalendarError):
        CALENDAR.between(FIRST, end + timedelta(1))


def test_a_calendar_ending_with_an_off_day_has_no_next_working_day() -> None:
    off = YearDays(2100, None, (Holiday("元旦", (date(2100, 12, 31),)),))
    known = CALENDAR.with_years([off])
    assert not known.is_working_day(date(2100, 12, 31))
    with pytest.raises(BeyondCalendarError):
        known.next_working_day(date(2100, 12, 31))


def test_year_files_follow_one_another_without_a_gap() -> None:
    assert all(later == earlier + 1 for earlier, later in pairwise(CALENDAR.years()))
    assert (CALENDAR.years()[0], CALENDAR.years()[-1]) == (2008, 2026)
