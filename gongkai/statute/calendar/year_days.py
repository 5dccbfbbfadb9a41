"""What one holiday notice of the State Council arranges: days off and days worked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from gongkai.statute.citations import Notice
from gongkai.statute.errors import DayOfAnotherYearError, OffAndWorkedError


def span(first: date, last: date) -> tuple[date, ...]:
    """Every day from the first to the last, both included; none when the last lies before."""
    return tuple(first + timedelta(days) for days in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class Holiday:
    """One paragraph of a notice: 春节, its days off and the days worked instead (调休上班)."""

    name: str
    off: tuple[date, ...]
    worked: tuple[date, ...] = ()

    def spans(self) -> Iterator[tuple[date, date]]:
        """The days off as first and last day of each unbroken run."""
        days = sorted(self.off)
        runs = [0, *(i for i in range(1, len(days)) if (days[i] - days[i - 1]).days > 1), len(days)]
        return ((days[runs[i]], days[runs[i + 1] - 1]) for i in range(len(runs) - 1) if days)


@dataclass(frozen=True, slots=True)
class YearDays:
    """One notice of the State Council for a year; it may hold days of the December before.

    A notice that `amends` (延长、调整、纪念日) changes the days it names and leaves the others; any
    other notice arranges the whole year. Raises OffAndWorkedError for a day that would be both off
    and worked, DayOfAnotherYearError for a day that is neither of the year nor of the December
    before it.
    """

    year: int
    notice: Notice | None
    holidays: tuple[Holiday, ...]
    amends: bool = False
    title: str = ""

    def __post_init__(self) -> None:
        for day in sorted(self.off & self.worked):
            raise OffAndWorkedError(
                f"{day} 既列为放假又列为上班，{self.year} 年的安排自相矛盾；请对照通知原文改正。"
            )
        december = date(self.year - 1, 12, 1)
        for day in sorted(self.off | self.worked):
            if not december <= day <= date(self.year, 12, 31):
                raise DayOfAnotherYearError(
                    f"{day} 不属于 {self.year} 年，也不在上一年 12 月；请核对年份和日期。"
                )

    @property
    def off(self) -> frozenset[date]:
        """The days off of all holidays, weekends among them included."""
        return frozenset(chain.from_iterable(holiday.off for holiday in self.holidays))

    @property
    def worked(self) -> frozenset[date]:
        """The weekend days worked instead."""
        return frozenset(chain.from_iterable(holiday.worked for holiday in self.holidays))
