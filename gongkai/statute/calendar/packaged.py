"""The calendar that comes with the package: year files 2008-2026 and statutory days to 2035."""

from functools import cache
from importlib.resources import files

from gongkai.statute.calendar.statutory import read_statutory
from gongkai.statute.calendar.working_days import Calendar
from gongkai.statute.calendar.year_form import read_year

_HERE = files("gongkai.statute.calendar")


@cache
def packaged() -> Calendar:
    """The calendar of the packaged year files; read once."""
    entries = sorted(_HERE.joinpath("years").iterdir(), key=lambda entry: entry.name)
    years = [
        notice
        for entry in entries
        if entry.name.endswith(".toml")
        for notice in read_year(entry.read_text("utf-8"))
    ]
    statutory = read_statutory(_HERE.joinpath("statutory.toml").read_text("utf-8"))
    return Calendar(years, statutory)
