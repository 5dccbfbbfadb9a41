"""Taking a request in: by the public form, or entered by staff for any channel of art 31."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Max

from gongkai.accounts.models import Agency, User
from gongkai.audit.actions import note
from gongkai.lib import sealed
from gongkai.lib.half_width import half_width
from gongkai.requests.actions.record import append, refresh
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import (
    IdentityKind,
    InfoRequest,
    Person,
    PersonBase,
    RectificationRequest,
    Role,
)
from gongkai.requests.queries import calendar
from gongkai.statute import state
from gongkai.statute.events import Submitted
from gongkai.statute.report.facts import ApplicantClass

APPLICANT = "申请人"
SUBMITTED = "submitted"
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 8
Row = TypeVar("Row", bound=PersonBase)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, and how the applicant wants to get it (条例第二十九条第二项、第三项)."""

    subject: str
    document_number: str
    description: str
    form: str
    way: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks, or acts for those who ask (条例第二十九条第一项)."""

    name: str
    applicant_class: ApplicantClass
    identity_kind: IdentityKind
    identity_number: str
    phone: str = ""
    email: str = ""
    address: str = ""
    role: Role = Role.APPLICANT


@dataclass(frozen=True, slots=True)
class Received:
    """A request that was taken in, and the code with which its applicant finds it again."""

    info_request: InfoRequest
    query_code: str


@transaction.atomic
def receive(
    *,
    agency: Agency,
    submitted: Submitted,
    wanted: Wanted,
    people: Sequence[Applicant],
    by: User | None,
    on: date,
    handler: User | None = None,
    remark: str = "",
) -> Received:
    """条例第二十九条、第三十一条。A new request with its first event.

    It gets the next number of its agency and year. Raises NotAllowedError where the statute
    refuses the event or nobody asks.
    """
    demand_applicant(people)
    if submitted.arrived_on > on:
        raise NotAllowedError("到达日期不能晚于今天，请核对。")
    if reason := state.obstacle([], submitted, calendar=calendar()):
        raise NotAllowedError(reason)
    code = new_query_code()
    info_request = new_request(agency, submitted, wanted, code)
    info_request.handler = handler
    enter(info_request, submitted, by=by, on=on, remark=remark)
    save_people(lambda: Person(request=info_request), people)
    return Received(info_request, code)


def new_request(
    agency: Agency, submitted: Submitted, wanted: Wanted, query_code: str
) -> InfoRequest:
    """The row of a request, not yet numbered or saved."""
    return InfoRequest(
        agency=agency,
        query_digest=sealed.digest(query_code),
        channel=submitted.channel,
        subject=wanted.subject,
        document_number=wanted.document_number,
        description=wanted.description,
        wanted_form=wanted.form,
        wanted_way=wanted.way,
    )


def enter(
    info_request: InfoRequest,
    submitted: Submitted,
    *,
    by: User | None,
    on: date,
    remark: str = "",
) -> None:
    """Give a new request its number, its first event and its entry in the journal."""
    agency, year = info_request.agency, submitted.arrived_on.year
    info_request.year, info_request.serial = year, next_serial(InfoRequest, agency, year)
    info_request.arrived_on, info_request.state = submitted.arrived_on, state.State.ARRIVED
    info_request.save()
    append(info_request, submitted, sequence=1, by=by, remark=remark)
    refresh(info_request, [submitted], on=on)
    note(
        by=by,
        actor=APPLICANT,
        act=SUBMITTED,
        about=info_request,
        agency=agency,
        said=said_on_entering(info_request),
    )


def said_on_entering(info_request: InfoRequest) -> str:
    """What the journal says of a request that was taken in."""
    parted = f"，由{info_request.split_from}分出" if info_request.split_from else ""
    return f"登记申请{info_request.number}（{info_request.get_channel_display()}）{parted}"


def new_query_code() -> str:
    """A code that can be read out on the telephone: eight letters and digits, none alike."""
    return "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))


def next_serial(
    numbered: type[InfoRequest | RectificationRequest], agency: Agency, year: int
) -> int:
    """The next number of the year; two at once are kept apart by locking the agency."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    last = numbered._default_manager.filter(agency=agency, year=year).aggregate(last=Max("serial"))
    return int(last["last"] or 0) + 1


def demand_applicant(people: Sequence[Applicant]) -> None:
    """Raises NotAllowedError where nobody asks."""
    if not any(each.role is Role.APPLICANT for each in people):
        raise NotAllowedError("申请要有申请人，请填写申请人的姓名或者名称。")


def save_people(make: Callable[[], Row], people: Sequence[Applicant]) -> None:
    """Keep those who ask and who act for them; `make` gives an empty row of the request."""
    for row in people_of(make, people):
        row.save()


def people_of(make: Callable[[], Row], people: Sequence[Applicant]) -> Iterator[Row]:
    """The rows of the people behind a request, each kind counted from 1, not yet saved."""
    position = dict.fromkeys(Role, 0)
    for each in people:
        position[each.role] += 1
        yield sealed_person(make(), each, position=position[each.role])


def person_of(info_request: InfoRequest, person: Applicant, *, position: int) -> Person:
    """The row of a person, sealed, not yet saved."""
    return sealed_person(Person(request=info_request), person, position=position)


def sealed_person(row: Row, person: Applicant, *, position: int) -> Row:
    """Write a person into an empty row, sealed; saves nothing."""
    identity = plain_identity(person.identity_number)
    row.role, row.position, row.name = person.role, position, person.name
    row.applicant_class, row.identity_kind = person.applicant_class, person.identity_kind
    row.identity_sealed = _sealed(identity)
    row.identity_digest = sealed.digest(identity) if identity else ""
    row.phone_sealed = _sealed(person.phone)
    row.email_sealed = _sealed(person.email)
    row.address_sealed = _sealed(person.address)
    return row


def people_copied(old: InfoRequest, make: Callable[[], PersonBase]) -> None:
    """The same people behind another file; what is sealed stays sealed. `make` as above."""
    for person in old.people.all():
        row = make()
        for field in PersonBase._meta.get_fields():
            setattr(row, field.name, getattr(person, field.name))
        row.save(force_insert=True)


def plain_identity(number: str) -> str:
    """An identity number as it is compared: without white space, half-width, letters large."""
    return half_width("".join(number.split())).upper()


def _sealed(text: str) -> str:
    return sealed.seal(text) if text else ""
