"""A month of due dates: its days by weeks, each with the requests whose term ends on it."""

import calendar as weeks
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from gongkai.accounts.models import User
from gongkai.requests.models import InfoRequest
from gongkai.requests.rows import case_url
from gongkai.statute.calendar import Calendar

MOST_A_DAY = 4
"""So many requests a day are named; the rest are a number that opens."""


@dataclass(frozen=True, slots=True)
class Due:
    """A request on its last day, and where it lies."""

    number: str
    subject: str
    url: str


@dataclass(frozen=True)
class DayOfMonth:
    """A day: whether it is in the month, off or worked, and what is due on it."""

    on: date
    in_month: bool
    works: bool
    mark: str
    is_today: bool
    due: list[Due] = field(default_factory=list)

    @property
    def named(self) -> list[Due]:
        """Those that are named."""
        return self.due[:MOST_A_DAY]

    @property
    def rest(self) -> int:
        """How many are not."""
        return max(0, len(self.due) - MOST_A_DAY)


def month(
    first: date, found: Iterable[InfoRequest], *, reader: User, on: date, calendar: Calendar
) -> list[list[DayOfMonth]]:
    """The weeks of a month, Monday first, with the requests on their last days."""
    by_day: dict[date, list[Due]] = {}
    for each in found:
        if each.due_on:
            by_day.setdefault(each.due_on, []).append(
                Due(each.number, each.subject, case_url(each, reader))
            )
    return [
        [
            DayOfMonth(
                on=day,
                in_month=day.month == first.month,
                works=calendar.is_working_day(day),
                mark=_mark(day, calendar),
                is_today=day == on,
                due=by_day.get(day, []) if day.month == first.month else [],
            )
            for day in week
        ]
        for week in weeks.Calendar().monthdatescalendar(first.year, first.month)
    ]


def _mark(day: date, calendar: Calendar) -> str:
    """What makes a day other than the plain week: 国庆节放假, 调休上班."""
    special = calendar.special(day)
    if special is None:
        return ""
    if special.works:
        return "调休上班"
    return f"{special.holiday}放假" if special.holiday else "放假"


def last_day(first: date) -> date:
    """The last day of a month."""
    return date(first.year, first.month, weeks.monthrange(first.year, first.month)[1])


def neighbours(first: date) -> tuple[date, date]:
    """The first days of the months before and after."""
    before = first - timedelta(1)
    return before.replace(day=1), last_day(first) + timedelta(1)
