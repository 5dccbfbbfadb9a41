"""Taking in whole histories at once: the rows that the single acts would have written, in batches.

For samples and measurements, where thousands of requests must stand that people would have made one
by one. What is lawful, what rows hold and what the journal says comes from the same functions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from gongkai.accounts.models import Agency, Unit, User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import SYSTEM, Note, note_all
from gongkai.requests import obstacles, queries
from gongkai.requests.actions.receive import (
    APPLICANT,
    SUBMITTED,
    Applicant,
    Wanted,
    new_query_code,
    new_request,
    next_serial,
    people_of,
    said_on_entering,
)
from gongkai.requests.actions.record import event_row, said_of, show
from gongkai.requests.actions.searches import Answer, put_answer, said_on_answer, said_on_asking
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest, Person, RequestEvent, Search
from gongkai.statute import state
from gongkai.statute.calendar import Calendar
from gongkai.statute.event_records import kind_of
from gongkai.statute.events import Event, Retracted, Submitted

_PORTION = 500


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event, the day on which it was recorded, by whom, and the words beside it."""

    event: Event
    on: date
    by: User | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A search that one unit was asked for on the day of receipt, and its answer if it came."""

    unit: Unit
    question: str
    answer_by_on: date
    asked_by: User
    answer: Answer | None
    answered_by: User


@dataclass(frozen=True, slots=True)
class Past:
    """A request with all that happened to it: taken in, searched for, handled."""

    submitted: Submitted
    wanted: Wanted
    people: Sequence[Applicant]
    by: User | None
    handler: User | None
    entered_on: date
    searches: Sequence[Looked] = ()
    course: Sequence[Recorded] = ()


@dataclass(slots=True)
class _Rows:
    """What will be written, table by table; the journal in its order."""

    requests: list[InfoRequest] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    events: list[RequestEvent] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@transaction.atomic
def take_in_histories(*, agency: Agency, past: Sequence[Past], on: date) -> int:
    """Take in histories, each request shown as it stands on a day; gives how many.

    They are numbered in the order given. Raises NotAllowedError, and nothing is taken in, where
    the statute or the office refuses one of their steps.
    """
    calendar = queries.calendar()
    numbers: dict[int, int] = {}
    for portion in _portions(past):
        rows = _Rows()
        for each in portion:
            year = each.submitted.arrived_on.year
            numbers[year] = numbers.get(year) or next_serial(InfoRequest, agency, year)
            _take_in(agency, each, numbers[year], rows, on=on, calendar=calendar)
            numbers[year] += 1
        _save(rows)
    return len(past)


def _take_in(
    agency: Agency, past: Past, serial: int, rows: _Rows, *, on: date, calendar: Calendar
) -> None:
    info_request = new_request(agency, past.submitted, past.wanted, new_query_code())
    info_request.handler = past.handler
    info_request.year, info_request.serial = past.submitted.arrived_on.year, serial
    rows.requests.append(info_request)
    rows.people.extend(people_of(lambda: Person(request=info_request), past.people))
    entered = Recorded(past.submitted, past.entered_on, past.by)
    history: list[Event] = []
    for sequence, each in enumerate((entered, *past.course), start=1):
        _demand_lawful(history, each, on, calendar)
        before = info_request.get_state_display()
        history.append(each.event)
        info_request.state = state.read(history, on=each.on, calendar=calendar).state
        rows.events.append(
            event_row(info_request, each.event, sequence=sequence, by=each.by, remark=each.remark)
        )
        rows.notes.append(_noted(info_request, each, before))
        if sequence == 1:
            _search(info_request, past.searches, rows)
    show(info_request, history, on=on, calendar=calendar)


def _demand_lawful(
    history: Sequence[Event], recorded: Recorded, on: date, calendar: Calendar
) -> None:
    event = recorded.event
    is_early = not isinstance(event, Retracted) and event.on > recorded.on
    if is_early or recorded.on > on:
        raise NotAllowedError("日期不能晚于今天，请核对。")
    if reason := state.obstacle(history, event, calendar=calendar):
        raise NotAllowedError(reason)


def _noted(info_request: InfoRequest, recorded: Recorded, before: str) -> Note:
    event = recorded.event
    if isinstance(event, Submitted):
        return Note(
            by=recorded.by,
            actor=APPLICANT,
            act=SUBMITTED,
            about=info_request,
            agency=info_request.agency,
            said=said_on_entering(info_request),
        )
    return Note(
        by=recorded.by,
        actor=SYSTEM,
        act=kind_of(event),
        about=info_request,
        agency=info_request.agency,
        said=said_of(info_request, event, before, info_request.get_state_display()),
    )


def _search(info_request: InfoRequest, looked: Sequence[Looked], rows: _Rows) -> None:
    for each in looked:
        if reason := obstacles.to_searching(info_request):
            raise NotAllowedError(reason)
        search = Search(
            request=info_request,
            unit=each.unit,
            question=each.question,
            asked_by=each.asked_by,
            answer_by_on=each.answer_by_on,
        )
        rows.searches.append(search)
        said = said_on_asking([each.unit], each.answer_by_on)
        rows.notes.append(_said(info_request, Act.ASK_SEARCH, said, each.asked_by))
        if each.answer:
            put_answer(search, each.answer, each.answered_by)
            said = said_on_answer(search, files=0)
            rows.notes.append(_said(info_request, Act.ANSWER_SEARCH, said, each.answered_by))


def _said(info_request: InfoRequest, act: Act, said: str, by: User) -> Note:
    words = f"{info_request.number}{said}"
    return Note(by=by, act=act, about=info_request, agency=info_request.agency, said=words)


def _portions(past: Sequence[Past]) -> Iterator[Sequence[Past]]:
    for at in range(0, len(past), _PORTION):
        yield past[at : at + _PORTION]


def _save(rows: _Rows) -> None:
    InfoRequest.objects.bulk_create(rows.requests, batch_size=_PORTION)
    Person.objects.bulk_create(rows.people, batch_size=_PORTION)
    RequestEvent.objects.bulk_create(rows.events, batch_size=_PORTION)
    Search.objects.bulk_create(rows.searches, batch_size=_PORTION)
    note_all(rows.notes)
