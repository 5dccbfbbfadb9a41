"""Working days: the notices of the State Council, year by year, and how days are counted."""

from gongkai.statute.calendar.packaged import packaged
from gongkai.statute.calendar.statutory import Statutory
from gongkai.statute.calendar.working_days import Calendar, Reckoned, SpecialDay
from gongkai.statute.calendar.year_days import Holiday, YearDays, span

__all__ = [
    "Calendar",
    "Holiday",
    "Reckoned",
    "SpecialDay",
    "Statutory",
    "YearDays",
    "packaged",
    "span",
]
