"""到期日历: the due dates of a month, days off and make-up days marked."""

import re
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.accounts.queries import agencies_visible
from gongkai.lib.today import today
from gongkai.requests import lists, months
from gongkai.requests.queries import calendar

_FIRST_YEAR, _LAST_YEAR = 2019, 2034


@require_GET
@duty(Act.READ_REQUESTS)
def due_days(request: DeskRequest) -> HttpResponse:
    """The month in the address, or this one."""
    on = today()
    first = _month(request.GET.get("month", ""), on)
    agencies = list(agencies_visible(request.user, on))
    found = lists.due_between(agencies, first, months.last_day(first))
    before, after = months.neighbours(first)
    calendar_in_force = calendar()
    context = {
        "first": first,
        "before": before if before.year >= _FIRST_YEAR else None,
        "after": after if after.year <= _LAST_YEAR else None,
        "weeks": months.month(first, found, reader=request.user, on=on, calendar=calendar_in_force),
        "count": len(found),
        "on": on,
        "provisional": calendar_in_force.is_provisional(first, months.last_day(first)),
    }
    return render(request, "requests/calendar.html", context)


def _month(asked: str, on: date) -> date:
    """The first day of the month asked for; of this month where none is."""
    if written := re.fullmatch(r"([0-9]{4})-([0-9]{2})", asked):
        year, month = int(written[1]), int(written[2])
        if _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12:
            return date(year, month, 1)
    return on.replace(day=1)
