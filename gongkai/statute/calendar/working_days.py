"""How days are counted: sorted working-day ordinals, and `bisect` instead of a walk over days."""

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.statute.calendar.statutory import Statutory
from gongkai.statute.calendar.year_days import YearDays
from gongkai.statute.citations import Notice
from gongkai.statute.errors import BeforeCalendarError, BeyondCalendarError, NegativeTermError

LAST_YEAR = 2100
"""Far enough that no term of today's cases gets there; all of it is provisional."""

DECEMBER_FIXED_FROM = 29
"""The earliest day of December that a notice for the next year has ever fixed (29 December 2007 and
2018); tested against the year files."""

Day = date  # the type, where a field is called `date`

SAFETY = 2
"""Plain weekdays by which the internal target is shorter than the term.

No term of 3 to 60 working days that began in the autumn before its year (2009-2026) would have been
late by it. Of all starts since 2011, five would have been, by a day, in years whose notice was long
out (a make-up Sunday before a Monday off; terms of 18, 48 and 53 days)."""


class Reckoned(NamedTuple):
    """A last day, whether it is provisional, and by when to be done if it is (else None)."""

    date: Day
    provisional: bool
    internal_target: Day | None


class SpecialDay(NamedTuple):
    """A weekday that is off, or a weekend day that is worked, and what made it so."""

    date: Day
    works: bool
    holiday: str
    notice: Notice | None


class Calendar:
    """Working days by the notices that are in, and by the statutory days where none is.

    Day 0 is the day of the event itself and may be an off day (民事诉讼法第八十五条第二款:
    期间开始的时和日，不计算在期间内). A working day is Monday to Friday without the days off of the
    notices, with the weekend days worked instead. Every function raises BeforeCalendarError for a
    day before the first year and BeyondCalendarError for one after 2100.
    """

    __slots__ = ("_first", "_last", "_notices", "_ordinals", "_special", "_statutory", "_unsettled")

    def __init__(self, years: Iterable[YearDays], statutory: Statutory) -> None:
        """Take the notices in order of precedence, later ones over earlier ones."""
        self._statutory = statutory
        self._notices = _in_force(years)
        announced = {year for year, entries in self._notices.items() if _arranged(entries)}
        first = min(self._notices, default=LAST_YEAR)
        self._first = date(first, 1, 1)
        self._last = date(LAST_YEAR, 12, 31)
        self._special = self._special_days(announced)
        self._ordinals = self._working_ordinals()
        self._unsettled = _unsettled(first, announced)

    def with_years(self, years: Iterable[YearDays]) -> "Calendar":
        """The calendar with further notices, which take precedence over what it holds.

        A notice that arranges a year replaces all that was known of that year; one that amends
        changes the days it names.
        """
        return Calendar([*self.notices(), *years], self._statutory)

    def notices(self, year: int | None = None) -> tuple[YearDays, ...]:
        """The notices in force, of one year or of all, in order."""
        years = sorted(self._notices) if year is None else [year]
        return tuple(entry for known in years for entry in self._notices.get(known, ()))

    def years(self) -> tuple[int, ...]:
        """The years whose notice is in."""
        return tuple(year for year in sorted(self._notices) if _arranged(self._notices[year]))

    # --- working days ---------------------------------------------------------------------------

    def add(self, day: date, working_days: int) -> date:
        """The n-th working day after `day`; 0 gives `day` itself, be it a working day or not.

        Raises NegativeTermError for fewer than 0 working days.
        """
        ordinal = self._within(day)
        if working_days < 0:
            raise NegativeTermError(f"工作日数不能是 {working_days}，请填 0 或更大的整数。")
        if working_days == 0:
            return day
        index = bisect_right(self._ordinals, ordinal) + working_days - 1
        if index >= len(self._ordinals):
            raise BeyondCalendarError(
                f"{day} 之后 {working_days} 个工作日超出了 {LAST_YEAR} 年，请核对数字。"
            )
        return date.fromordinal(self._ordinals[index])

    def reckon(self, day: date, working_days: int) -> Reckoned:
        """As `add`, and whether the result is provisional; if so, with the internal target.

        The target counts N - 2 plain weekdays (Monday to Friday, no holidays) for N of 3 and more
        (measured; see `SAFETY`). For N of 1 and 2 it is the last weekday not after `day` + N
        calendar days, but not before `day`: N working days take at least N days, so this cannot
        be late.
        """
        end = self.add(day, working_days)
        if not self.is_provisional(day, end):
            return Reckoned(end, provisional=False, internal_target=None)
        return Reckoned(end, provisional=True, internal_target=internal_target(day, working_days))

    def between(self, after: date, until: date) -> int:
        """How many working days d there are with after < d <= until.

        When `until` lies before `after`, minus the count the other way round.
        """
        start, end = self._within(after), self._within(until)
        return bisect_right(self._ordinals, end) - bisect_right(self._ordinals, start)

    def is_working_day(self, day: date) -> bool:
        """Whether the day is a working day, by the notices or, where none is in, expected to be."""
        ordinal = self._within(day)
        index = bisect_left(self._ordinals, ordinal)
        return index < len(self._ordinals) and self._ordinals[index] == ordinal

    def next_working_day(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        index = bisect_left(self._ordinals, self._within(day))
        if index >= len(self._ordinals):
            raise BeyondCalendarError(f"{day} 之后的工作日超出了 {LAST_YEAR} 年，请核对日期。")
        return date.fromordinal(self._ordinals[index])

    # --- calendar days and months ---------------------------------------------------------------

    def add_days(self, day: date, days: int) -> date:
        """Calendar days after `day`; an end on an off day moves to the next working day.

        民事诉讼法第八十五条第三款. Raises NegativeTermError for fewer than 0 days.
        """
        self._within(day)
        if days < 0:
            raise NegativeTermError(f"天数不能是 {days}，请填 0 或更大的整数。")
        if days > (self._last - day).days:
            raise BeyondCalendarError(f"{day} 之后 {days} 天超出了 {LAST_YEAR} 年，请核对数字。")
        return self.next_working_day(day + timedelta(days))

    def add_months(self, day: date, months: int) -> date:
        """Months after `day`: the corresponding day, or the month's last where there is none.

        民法典第二百零二条; an end on an off day moves to the next working day (民事诉讼法第八十五条
        第三款). Raises NegativeTermError for fewer than 0 months.
        """
        self._within(day)
        if months < 0:
            raise NegativeTermError(f"月数不能是 {months}，请填 0 或更大的整数。")
        years, month = divmod(day.month - 1 + months, 12)
        year = day.year + years
        if year > LAST_YEAR:
            raise BeyondCalendarError(
                f"{day} 之后 {months} 个月超出了 {LAST_YEAR} 年，请核对数字。"
            )
        last = calendar.monthrange(year, month + 1)[1]
        return self.next_working_day(date(year, month + 1, min(day.day, last)))

    # --- what is known --------------------------------------------------------------------------

    def is_provisional(self, after: date, until: date) -> bool:
        """Whether some day d with after < d <= until may still change by a notice to come.

        So it is in a year whose notice is not in, and from 29 December on of a year whose
        successor's notice is not in. The order of the two days does not matter.
        """
        start, end = self._within(after), self._within(until)
        if end < start:
            start, end = end, start
        for first, last in self._unsettled:  # one or two runs
            if first <= end and start < last:
                return start < end
        return False

    def special_days(self, after: date, until: date) -> tuple[SpecialDay, ...]:
        """Weekdays off and weekend days worked, d with after < d <= until, in order."""
        start, end = self._within(after), self._within(until)
        return tuple(
            special for special in self._special.values() if start < special.date.toordinal() <= end
        )

    def special(self, day: date) -> SpecialDay | None:
        """What makes the day other than the plain week would have it; None if nothing does."""
        self._within(day)
        return self._special.get(day)

    def changes(self, other: "Calendar") -> tuple[date, ...]:
        """The days that are working days in one of the two calendars only, in order."""
        first = max(self.first_day, other.first_day)
        special = {day for known in (self, other) for day in known.days_out_of_the_week()}
        return tuple(
            day
            for day in sorted(special)
            if day >= first and self.is_working_day(day) != other.is_working_day(day)
        )

    def days_out_of_the_week(self) -> tuple[date, ...]:
        """Every weekday off and weekend day worked, in order."""
        return tuple(self._special)

    @property
    def first_day(self) -> date:
        """The first day the calendar knows."""
        return self._first

    # --- how it is put together -----------------------------------------------------------------

    def _within(self, day: date) -> int:
        """The ordinal of a day the calendar knows."""
        if day < self._first:
            raise BeforeCalendarError(
                f"{day} 早于 {self._first}，没有更早年份的放假安排，无法计算工作日；请核对日期。"
            )
        if day > self._last:
            raise BeyondCalendarError(f"{day} 晚于 {self._last}，无法计算工作日；请核对日期。")
        return day.toordinal()

    def _special_days(self, announced: set[int]) -> dict[date, SpecialDay]:
        found: dict[date, SpecialDay] = {}
        for year in range(self._first.year, LAST_YEAR + 1):
            if year not in announced:
                for day, name in self._statutory.days(year).items():
                    found[day] = SpecialDay(day, works=False, holiday=name, notice=None)
            for entry in self._notices.get(year, ()):
                found.update(_days_of(entry))
        weekend = calendar.SATURDAY
        return {
            day: found[day]
            for day in sorted(found)
            if found[day].works == (day.weekday() >= weekend) and day >= self._first
        }

    def _working_ordinals(self) -> list[int]:
        every = range(self._first.toordinal(), self._last.toordinal() + 1)
        working = {ordinal for ordinal in every if ordinal % 7 not in {0, 6}}  # 1 is a Monday
        for day, special in self._special.items():
            (working.add if special.works else working.discard)(day.toordinal())
        return sorted(working)


def internal_target(day: date, working_days: int) -> date:
    """By when to be done while the calendar is not known; see `Calendar.reckon`."""
    if working_days > SAFETY:
        return _plain_weekdays(day, working_days - SAFETY)
    target = day + timedelta(working_days)
    back = max(0, target.weekday() - calendar.FRIDAY)
    return max(day, target - timedelta(back))


def _plain_weekdays(day: date, number: int) -> date:
    """The n-th Monday-to-Friday day after `day`, for n of 1 and more."""
    from_friday = max(0, day.weekday() - calendar.FRIDAY)
    start = day - timedelta(from_friday)
    weeks, rest = divmod(number, 5)
    over_weekend = 2 if start.weekday() + rest > calendar.FRIDAY else 0
    return start + timedelta(7 * weeks + rest + over_weekend)


def _in_force(years: Iterable[YearDays]) -> dict[int, tuple[YearDays, ...]]:
    notices: dict[int, tuple[YearDays, ...]] = {}
    for entry in years:
        earlier = notices.get(entry.year, ()) if entry.amends else ()
        notices[entry.year] = (*earlier, entry)
    return notices


def _arranged(entries: Iterable[YearDays]) -> bool:
    return any(not entry.amends for entry in entries)


def _days_of(entry: YearDays) -> Iterator[tuple[date, SpecialDay]]:
    for holiday in entry.holidays:
        for day in holiday.off:
            yield day, SpecialDay(day, works=False, holiday=holiday.name, notice=entry.notice)
        for day in holiday.worked:
            yield day, SpecialDay(day, works=True, holiday=holiday.name, notice=entry.notice)


def _unsettled(first: int, announced: set[int]) -> tuple[tuple[int, int], ...]:
    """Runs of days, as ordinals, that a notice to come may still change."""
    runs: list[tuple[int, int]] = []
    for year in range(first, LAST_YEAR + 1):
        if year not in announced:
            start = date(year, 1, 1)
            if year - 1 in announced:
                start = date(year - 1, 12, DECEMBER_FIXED_FROM)
            runs.append((start.toordinal(), date(year, 12, 31).toordinal()))
    merged: list[tuple[int, int]] = []
    for begin, end in runs:
        if merged and begin <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((begin, end))
    return tuple(merged)
