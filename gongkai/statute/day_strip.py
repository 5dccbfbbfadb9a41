"""The reply term day by day, for a reader to count along (条例第三十条、第三十三条、第三十五条)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.calendar.year_days import span
from gongkai.statute.events import History, standing_entries
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ClockSettings, ReplyTerm
from gongkai.statute.standing import Standing, stand

LATE_DAYS = 42
"""An overdue term is drawn at most so many days beyond its end: the rest teaches nobody."""


class DayKind(StrEnum):
    """What a day of the strip does."""

    START = "start"
    COUNTED = "counted"
    EXTENDED = "extended"
    GRANTED = "granted"
    PAUSED = "paused"
    WAITING = "waiting"
    OFF = "off"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day: what it does, which day of the term it is (from 1), and what is special about it.

    `number` is set for counted days, within their kind for `late` ones. `holiday` is the name of
    the holiday that makes it a day off; `makeup` marks a weekend day that is worked.
    """

    on: date
    kind: DayKind
    number: int | None = None
    holiday: str = ""
    makeup: bool = False
    is_due: bool = False
    is_today: bool = False
    is_served: bool = False


COUNTED = frozenset({DayKind.COUNTED, DayKind.EXTENDED, DayKind.GRANTED})


@dataclass(frozen=True, slots=True)
class Strip:
    """The days of the term that runs, from day 0 on; empty while there is no day 0."""

    days: tuple[StripDay, ...]
    due_on: date | None = None

    @property
    def length(self) -> int:
        """How many working days the term has, pauses left out."""
        return sum(each.kind in COUNTED for each in self.days)

    @property
    def paused(self) -> int:
        """How many working days were left out."""
        return sum(each.kind is DayKind.PAUSED for each in self.days)

    def used(self, on: date) -> int:
        """How many days of the term have come, the day `on` among them."""
        return sum(each.kind in COUNTED and each.on <= on for each in self.days)


def day_strip(
    history: History,
    *,
    on: date,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> Strip:
    """条例第三十条、第三十三条、第三十五条。The days of the reply term as known on a day.

    Its counted days are as many as the term has working days. Days after `on` are drawn as if
    nothing else happened. While a supplement or a fee is outstanding it ends with `on`.
    """
    events = [entry.event for entry in standing_entries(history) if entry.event.on <= on]
    term = ReplyTerm(stand(events), calendar or packaged(), settings)
    runs_from = term.standing.runs_from
    if runs_from is None:
        return Strip(())
    judged_on = term.standing.served.on if term.standing.served else on
    due = term.due(judged_on)
    return Strip(tuple(_days(term, runs_from, judged_on, on)), due.date if due else None)


def _days(term: ReplyTerm, first: date, judged_on: date, on: date) -> Iterator[StripDay]:
    due = term.due(judged_on)
    last = _last_day(due.date if due else None, judged_on)
    names = holiday_names(term.calendar, first, last)
    paused = [(each.after, each.until) for each in term.paused(judged_on)]
    waits_from = _waits_from(term.standing)
    number = late = 0
    for day in span(first, last):
        works = term.calendar.is_working_day(day)
        kind = DayKind.START if day == first else DayKind.OFF
        if works and day > first:
            if any(after < day <= until for after, until in paused):
                kind = DayKind.PAUSED
            elif due and day > due.date:
                kind, late = DayKind.LATE, late + 1
            elif waits_from and day > waits_from:
                kind = DayKind.WAITING
            else:
                number += 1
                kind = _counted_kind(number, term)
        yield StripDay(
            day,
            kind,
            number=late if kind is DayKind.LATE else number if kind in COUNTED else None,
            holiday="" if works else names.get(day, ""),
            makeup=works and day.weekday() > 4,
            is_due=due is not None and day == due.date,
            is_today=day == on,
            is_served=term.standing.served is not None and day == term.standing.served.on,
        )


def _last_day(due_on: date | None, judged_on: date) -> date:
    if due_on is None:
        return judged_on
    return max(due_on, min(judged_on, due_on + timedelta(LATE_DAYS)))


def _counted_kind(number: int, term: ReplyTerm) -> DayKind:
    plain = terms.REPLY.days(term.standing.runs_from or date.max)
    if number <= plain:
        return DayKind.COUNTED
    return DayKind.EXTENDED if number <= plain + term.standing.extension else DayKind.GRANTED


def _waits_from(standing: Standing) -> date | None:
    """The day after which no day counts, because a supplement or a fee is outstanding."""
    if standing.awaits_supplement and standing.supplement:
        return standing.supplement.on
    return standing.fee.on if standing.awaits_payment and standing.fee else None


def holiday_names(calendar: Calendar, first: date, last: date) -> Mapping[date, str]:
    """The holiday each day off belongs to, weekends within a holiday included."""
    names = {each.date: each.holiday for each in calendar.special_days(first, last)}
    for year in range(first.year, last.year + 2):
        for notice in calendar.notices(year):
            for holiday in notice.holidays:
                names |= dict.fromkeys(holiday.off, holiday.name)
    return names


# --- in words ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StripLine:
    """A run of days that do the same: how they count, how many working days, how many so far."""

    first: date
    last: date
    what: str
    working_days: int
    so_far: int


_WORDS = {
    DayKind.START: "起算之日，不计入",
    DayKind.PAUSED: "征求意见，暂停",
    DayKind.WAITING: "等待申请人，不计入",
    DayKind.LATE: "超过期限",
    DayKind.OFF: "休息日",
}
_NAMES = {DayKind.COUNTED: "计入", DayKind.EXTENDED: "延长期", DayKind.GRANTED: "另定的合理期限"}


def lines(strip: Strip) -> tuple[StripLine, ...]:
    """条例第三十三条。The strip in words: days off go with the run in which they lie."""
    runs: list[list[StripDay]] = []
    for kind, days in groupby(strip.days, key=lambda each: each.kind):
        found = list(days)
        if runs and (kind is DayKind.OFF or runs[-1][0].kind is kind):
            runs[-1] += found
        else:
            runs.append(found)
    so_far, told = 0, []
    for run in runs:
        so_far = max([so_far, *(each.number or 0 for each in run if each.kind in COUNTED)])
        told.append(_line(run, so_far))
    return tuple(told)


def _line(run: list[StripDay], so_far: int) -> StripLine:
    working = [each for each in run if each.kind not in {DayKind.OFF, DayKind.START}]
    what = _WORDS.get(run[0].kind, "")
    if run[0].kind in COUNTED:
        numbers = [each.number for each in working]
        place = f"第{numbers[0]}日" if len(numbers) == 1 else f"第{numbers[0]}至{numbers[-1]}日"
        what = f"{_NAMES[run[0].kind]}，{place}"
    if remarks := "；".join(_remarks(run)):
        what += f"（{remarks}）"
    last = working[-1].on if working else run[0].on
    return StripLine(run[0].on, last, what, len(working), so_far)


def _remarks(run: list[StripDay]) -> Iterator[str]:
    for name, days in groupby(run, key=lambda each: each.holiday):
        found = [each.on for each in days]
        if name:
            yield f"{_short(found[0], found[-1])}{name}放假"
    yield from (f"{_short(each.on, each.on)}调休上班" for each in run if each.makeup)
    yield from (f"今天{_short(each.on, each.on)}" for each in run if each.is_today)
    yield from (f"{_short(each.on, each.on)}届满" for each in run if each.is_due)
    yield from (f"{_short(each.on, each.on)}送达" for each in run if each.is_served)
    if run[0].kind is DayKind.LATE and not any(each.is_today or each.is_served for each in run):
        yield f"只列届满后{LATE_DAYS}天，以后仍在超期"


def _short(first: date, last: date) -> str:
    start = f"{first.month}月{first.day}日"
    if first == last:
        return start
    same = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    return f"{start}至{same}"
