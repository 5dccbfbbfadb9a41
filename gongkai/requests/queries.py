"""What is read of requests: their history, the worklist, the case file, the facts of a year."""

from datetime import date

from django.db.models import F, Q, QuerySet

from gongkai.accounts.models import Agency
from gongkai.days import queries as days
from gongkai.lib import sealed
from gongkai.requests.models import EnclosureBase, InfoRequest, RequestEvent, Role
from gongkai.statute.calendar import Calendar
from gongkai.statute.event_records import event_of
from gongkai.statute.events import Event
from gongkai.statute.report.facts import ApplicantClass, RequestFact
from gongkai.statute.state import State

ENDED_STATES = (State.SERVED, State.SPLIT)
OPEN_STATES = (State.ARRIVED, State.RECEIVED, State.ABANDONED, State.WITHDRAWN, State.DECIDED)


MATTER = "requests/"
"""What the matter of a request's letters begins with."""


def calendar() -> Calendar:
    """The working days in force."""
    return days.calendar()


def matter_of(info_request: InfoRequest) -> str:
    """The name under which the letters of a request are kept."""
    return f"{MATTER}{info_request.number}"


def of_agency(agency: Agency) -> QuerySet[InfoRequest]:
    """The requests of an agency; those of others do not exist for it."""
    return InfoRequest.objects.filter(agency=agency)


def open_requests(agency: Agency) -> QuerySet[InfoRequest]:
    """Requests that still need something, nearest due date first, unknown ones last."""
    requests = of_agency(agency).filter(state__in=OPEN_STATES)
    return requests.order_by(F("due_on").asc(nulls_last=True), "year", "serial")


def all_open() -> QuerySet[InfoRequest]:
    """The requests of every agency that still need something: for work in the background."""
    return InfoRequest.objects.filter(state__in=OPEN_STATES)


def locked(request_id: int) -> InfoRequest:
    """The request, kept from others until the transaction ends.

    SQLite lets one writer in at a time, so that there the lock is the transaction itself. On
    PostgreSQL the lock leaves the key alone (`no_key`): whoever adds a note or an entry of the
    journal that points at the row would else wait for it at the very end, with the journal in hand
    that whoever holds the row waits for.
    """
    return InfoRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=request_id)


def lock_all_open() -> None:
    """Keep every open request from others until the transaction ends, in the order of `rebuild`."""
    rows = all_open().select_for_update(of=("self",), no_key=True).order_by("pk")
    list(rows.values_list("pk"))


def history(info_request: InfoRequest) -> list[Event]:
    """The events of a request in the order in which they were recorded."""
    return [as_event(row) for row in info_request.events.all()]


def as_event(row: RequestEvent) -> Event:
    """The statute's event behind a stored row."""
    record = {"kind": row.kind, **row.detail}
    if row.on is not None:
        record[_day_field(row.kind)] = row.on
    return event_of(record)


def _day_field(kind: str) -> str:
    return "arrived_on" if kind == "submitted" else "on"


def facts(agency: Agency, year: int) -> tuple[RequestFact, ...]:
    """The requests that the report on a year counts, as facts (条例第五十条)."""
    last = date(year, 12, 31)
    received = (
        of_agency(agency)
        .filter(received_on__lte=last)
        .exclude(Q(served_on__year__lt=year) | Q(state=State.SPLIT))
    )
    ordered = received.order_by("year", "serial").prefetch_related("people")
    return tuple(_fact(each, each.received_on) for each in ordered if each.received_on)


def _fact(info_request: InfoRequest, received_on: date) -> RequestFact:
    return RequestFact(
        id=info_request.number,
        received_on=received_on,
        applicant_class=main_applicant_class(info_request),
        closed_on=info_request.served_on,
        outcome=info_request.result_row if info_request.served_on else None,
    )


def main_applicant_class(info_request: InfoRequest) -> ApplicantClass:
    """The class of the first applicant; a representative does not count."""
    applicants = [each for each in info_request.people.all() if each.role == Role.APPLICANT]
    return ApplicantClass(applicants[0].applicant_class)


def numbered(agency: Agency, year: int, serial: int) -> InfoRequest | None:
    """A request by its number, or None where the agency has none of it."""
    return of_agency(agency).filter(year=year, serial=serial).first()


def by_code(year: int, serial: int, query_code: str) -> InfoRequest | None:
    """The request of a number whose query code this is; agencies share numbers, never codes."""
    numbered_so = InfoRequest.objects.filter(
        year=year, serial=serial, query_digest__in=sealed.digests(query_code)
    )
    return numbered_so.select_related("agency").first()


def content(enclosure: EnclosureBase) -> bytes:
    """The content of an enclosure, unsealed where it is sealed. Raises SealBroken."""
    with enclosure.file.open("rb") as stored:
        kept = bytes(stored.read())
    return sealed.unseal_bytes(kept) if enclosure.is_sealed else kept
