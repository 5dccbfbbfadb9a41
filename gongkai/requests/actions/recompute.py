"""All open terms anew, when the working days change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import Note, note_all
from gongkai.days import actions as days
from gongkai.notices import actions as notices
from gongkai.notices.actions import Line
from gongkai.requests import queries
from gongkai.requests.actions.record import refresh
from gongkai.requests.models import InfoRequest
from gongkai.requests.rows import case_url
from gongkai.statute import clock
from gongkai.statute.calendar import Calendar, YearDays
from gongkai.statute.wording import chinese_date


@dataclass(frozen=True, slots=True)
class TermChange:
    """An open request whose last day to reply becomes another, or certain."""

    info_request: InfoRequest
    before: date | None
    after: date | None
    was_provisional: bool
    is_provisional: bool

    def in_words(self) -> str:
        """Before → after, for the page and the journal."""
        before = _said(self.before, provisional=self.was_provisional)
        return f"{before} → {_said(self.after, provisional=self.is_provisional)}"


def _said(day: date | None, *, provisional: bool) -> str:
    if day is None:
        return "未定"
    return f"{chinese_date(day)}{'（暂定）' if provisional else ''}"


def term_changes(before: Calendar, after: Calendar, *, on: date) -> list[TermChange]:
    """What one calendar changes against another in the open requests of all agencies."""
    return list(_changes(before, after, on))


def _changes(known: Calendar, now: Calendar, on: date) -> Iterator[TermChange]:
    open_ones = InfoRequest.objects.filter(state__in=queries.OPEN_STATES).select_related(
        "agency", "handler"
    )
    for each in open_ones.prefetch_related("events").order_by("agency", "year", "serial"):
        history = queries.history(each)
        before = clock.read(history, on=on, calendar=known)
        after = clock.read(history, on=on, calendar=now)
        if (before.due_on, before.provisional) != (after.due_on, after.provisional):
            yield TermChange(
                each, before.due_on, after.due_on, before.provisional, after.provisional
            )


@transaction.atomic
def take_in_notice(*, notice: YearDays, text: str, by: User, on: date) -> list[TermChange]:
    """Let a holiday notice hold, and compute every open term anew, in one act.

    Each change is an entry of the journal of its agency, before → after; whoever handles the
    request is told. The requests are locked before the journal, as by every other act, so that
    nobody waits for each other.
    """
    queries.lock_all_open()
    before = queries.calendar()
    entered = days.enter_notice(notice=notice, text=text, by=by)
    changes = term_changes(before, queries.calendar(), on=on)
    for change in changes:
        refresh(change.info_request, queries.history(change.info_request), on=on)
    _tell_handlers(changes, topic=f"holidays_{entered.pk}", year=notice.year, on=on)
    if changes:
        note_all(_told(change, by) for change in changes)
    return changes


def _tell_handlers(changes: Sequence[TermChange], *, topic: str, year: int, on: date) -> None:
    lines: dict[User, list[Line]] = {}
    for change in changes:
        if handler := change.info_request.handler:
            said = f"{change.info_request.number}答复期限：{change.in_words()}"
            lines.setdefault(handler, []).append(Line(said, case_url(change.info_request, handler)))
    for handler, found in lines.items():
        title = f"{year}年放假安排已登记，您经办的{len(found)}件申请重算了答复期限"
        notices.tell(person=handler, topic=topic, on=on, title=title, lines=found)


def _told(change: TermChange, by: User) -> Note:
    return Note(
        by=by,
        act=Act.ENTER_HOLIDAYS,
        about=change.info_request,
        agency=change.info_request.agency,
        said=f"{change.info_request.number}因放假安排重算答复期限：{change.in_words()}",
    )
