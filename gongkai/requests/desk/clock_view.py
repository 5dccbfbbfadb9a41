"""The reply term as the case page shows it: figures, strip of days, words, reasons."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.requests.opened import Opened
from gongkai.statute import clock
from gongkai.statute.citations import cite
from gongkai.statute.clock import Clock
from gongkai.statute.day_strip import COUNTED, DayKind, Strip, StripDay, StripLine, day_strip, lines
from gongkai.statute.explanation import explain
from gongkai.statute.terms import REPLY
from gongkai.ui.parts import Day


@dataclass(frozen=True, slots=True)
class Why:
    """A step in plain words with the article under it."""

    on: date
    what: str
    effect: str
    law: str


@dataclass(frozen=True, slots=True)
class ClockView:
    """All that the page says of the term."""

    reading: Clock
    strip: Strip
    days: list[Day]
    lines: tuple[StripLine, ...]
    why: list[Why]
    used: int

    @property
    def is_extended(self) -> bool:
        """Whether there are extended days to explain in the key."""
        return any(each.kind is DayKind.EXTENDED for each in self.strip.days)


def clock_view(opened: Opened) -> ClockView:
    """The clock of a request on the day it is opened."""
    strip = day_strip(opened.history, on=opened.on, calendar=opened.calendar)
    steps = explain(opened.history, on=opened.on, calendar=opened.calendar)
    received_on = opened.standing.received_on
    return ClockView(
        reading=clock.read(opened.history, on=opened.on, calendar=opened.calendar),
        strip=strip,
        days=_days(strip, opened, received_on),
        lines=lines(strip),
        why=[Why(step.on, step.what, step.effect, cite(step.sources)) for step in steps],
        used=strip.used(opened.on),
    )


def _days(strip: Strip, opened: Opened, received_on: date | None) -> list[Day]:
    """The strip in whole weeks from a Monday on."""
    if not strip.days:
        return []
    first = strip.days[0].on
    before = [first - timedelta(ahead) for ahead in range(first.weekday(), 0, -1)]
    plain = REPLY.days(first)
    restarted = first != received_on
    return [Day(on) for on in before] + [
        Day(each.on, _mark(each, plain, opened, restarted=restarted), _kinds(each, opened.on))
        for each in strip.days
    ]


def _mark(day: StripDay, plain: int, opened: Opened, *, restarted: bool) -> str:
    if day.is_served:
        return "送达"
    if day.is_due:
        return "届满"
    number = day.number or 0
    extension = opened.standing.extension
    marks = {
        DayKind.START: "重计" if restarted else "收到",
        DayKind.COUNTED: f"第{number}",
        DayKind.EXTENDED: f"延{number - plain}",
        DayKind.GRANTED: f"宽{number - plain - extension}",
        DayKind.PAUSED: "停",
        DayKind.WAITING: "等",
        DayKind.OFF: day.holiday.removesuffix("节") or "休",
        DayKind.LATE: f"超{number}",
    }
    return marks[day.kind]


def _kinds(day: StripDay, on: date) -> tuple[str, ...]:
    kinds = {
        DayKind.START: ["start"],
        DayKind.PAUSED: ["paused"],
        DayKind.WAITING: ["paused"],
        DayKind.OFF: ["off"],
        DayKind.LATE: ["late"],
    }.get(day.kind, ["used" if day.on <= on else "left"])
    if day.kind in {DayKind.EXTENDED, DayKind.GRANTED}:
        kinds = [*kinds, "extra"]
    if day.is_due and day.kind in COUNTED:
        kinds = ["due"]
    marks = {"makeup": day.makeup, "today": day.is_today}
    return (*kinds, *(mark for mark, is_so in marks.items() if is_so))
