"""The holiday notice at the desk: pasted, read, looked at by day, and only then confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import Agency
from gongkai.accounts.posts import Act
from gongkai.days import queries as days
from gongkai.lib.today import today
from gongkai.overview.forms import NoticeForm
from gongkai.requests import actions
from gongkai.requests.actions import TermChange
from gongkai.statute.calendar import Calendar
from gongkai.statute.calendar.notice import doubts
from gongkai.statute.day_strip import holiday_names


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that becomes a working day or ceases to be one."""

    on: date
    before: str
    after: str


@duty(Act.ENTER_HOLIDAYS)
def holidays(request: DeskRequest) -> HttpResponseBase:
    """Paste the notice; see what it changes; confirm."""
    on, agency = today(), request.user.agency
    duties.demand(request.user, Act.ENTER_HOLIDAYS, agency, on)
    calendar = days.calendar()
    form = NoticeForm(request.POST or None, calendar=calendar)
    context: dict[str, object] = {}
    if request.method == "POST" and form.is_valid() and form.notice:
        if "confirm" in request.POST:
            changes = actions.take_in_notice(
                notice=form.notice, text=form.cleaned_data["text"], by=request.user, on=on
            )
            year = form.notice.year
            messages.success(
                request, f"{year}年放假安排已生效，重算了{len(changes)}件在办申请的答复期限。"
            )
            return redirect("overview:holidays")
        after = calendar.with_years([form.notice])
        context = {
            "notice": form.notice,
            "doubts": doubts(form.notice),
            "days": list(_day_changes(calendar, after)),
            **_terms(actions.term_changes(calendar, after, on=on), agency),
        }
    context |= {
        "form": form,
        "years": calendar.years()[-5:],
        "entered": days.entered_notices()[:20],
        "next_year": on.year + 1,
        "is_next_known": on.year + 1 in calendar.years(),
    }
    return render(request, "overview/holidays.html", context)


def _day_changes(before: Calendar, after: Calendar) -> Iterator[DayChange]:
    for on in before.changes(after):
        yield DayChange(on, _said(before, on), _said(after, on))


def _said(calendar: Calendar, on: date) -> str:
    """What a day is: worked, off for a holiday, or a day off of the week."""
    if calendar.is_working_day(on):
        return "调休上班" if on.weekday() > 4 else "工作日"
    name = holiday_names(calendar, on, on).get(on, "")
    return f"{name}放假" if name else "周末"


def _terms(changes: list[TermChange], agency: Agency) -> dict[str, object]:
    """The own agency's requests by number; of others only how many, for they are not ours."""
    own = [each for each in changes if each.info_request.agency_id == agency.pk]
    return {"terms": own, "elsewhere": len(changes) - len(own)}
