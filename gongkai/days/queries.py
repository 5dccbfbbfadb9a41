"""Which days are working days, for every server alike."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.db.models import QuerySet

from gongkai.days.models import EnteredNotice
from gongkai.lib.data_folder import data_folder
from gongkai.lib.year_files import calendar_in_force, own_files
from gongkai.statute.calendar import Calendar
from gongkai.statute.calendar.year_form import read_year

Version = tuple[int, datetime]
FileMarks = tuple[tuple[str, int, int], ...]


def calendar() -> Calendar:
    """The working days in force; put together anew only when a notice or a file is new.

    Over the packaged years lie the own year files of the data folder, over these the notices that
    were entered at the desk, later ones over earlier ones.
    """
    data = data_folder()
    return _put_together(data, _file_marks(data), _version())


def _version() -> Version | None:
    """The version of the table, which only grows: its last row."""
    return EnteredNotice.objects.order_by("pk").values_list("pk", "entered_at").last()


def _file_marks(data: Path) -> FileMarks:
    """The version of the year files: names, times, sizes."""
    found = [(path, path.stat()) for path in own_files(data)]
    return tuple((path.name, stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(maxsize=4)
def _put_together(data: Path, files: FileMarks, last: Version | None) -> Calendar:  # noqa: ARG001 - other marks or version, another entry of the cache
    base = calendar_in_force(data)
    if last is None:
        return base
    entered = EnteredNotice.objects.filter(pk__lte=last[0]).order_by("pk")
    return base.with_years(notice for row in entered for notice in read_year(row.year_file))


def entered_notices() -> QuerySet[EnteredNotice]:
    """The notices that were entered at the desk, newest first."""
    return EnteredNotice.objects.select_related("entered_by").order_by("-pk")
