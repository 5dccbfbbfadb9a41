"""Splitting an application that asks for several things into a file for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.requests import queries
from gongkai.requests.actions.receive import enter, people_copied
from gongkai.requests.actions.record import record
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest, Person
from gongkai.statute import state
from gongkai.statute.events import Event, Split, Submitted, standing_entries
from gongkai.statute.standing import stand


@dataclass(frozen=True, slots=True)
class Matter:
    """One of the matters of an application."""

    subject: str
    description: str


@transaction.atomic
def split(
    *, info_request: InfoRequest, matters: Sequence[Matter], by: User, on: date, remark: str
) -> list[InfoRequest]:
    """A file for each matter, with the same applicants and the same day of submission and receipt.

    The old file ends with the event `Split` and is counted no more: the new ones are. Raises
    NotAllowedError with the statute's reason.
    """
    info_request = queries.locked(info_request.pk)
    history = queries.history(info_request)
    probe = Split(on, tuple(str(number) for number, _ in enumerate(matters)))
    if reason := state.obstacle(history, probe, calendar=queries.calendar()):
        raise NotAllowedError(reason)
    parts = [_part(info_request, matter, _submission(history), by, on) for matter in matters]
    record(
        info_request, Split(on, tuple(part.number for part in parts)), by=by, on=on, remark=remark
    )
    return parts


def _submission(history: Sequence[Event]) -> Submitted:
    """The submission as it stands, with the confirmation that came after it."""
    standing = stand(entry.event for entry in standing_entries(history))
    if standing.submitted is None:
        raise NotAllowedError("没有提交申请的记录，不能分件。")
    return standing.submitted


def _part(
    old: InfoRequest, matter: Matter, submitted: Submitted, by: User, on: date
) -> InfoRequest:
    new = InfoRequest(
        agency=old.agency,
        query_digest=old.query_digest,
        channel=old.channel,
        subject=matter.subject,
        description=matter.description,
        wanted_form=old.wanted_form,
        wanted_way=old.wanted_way,
        unit=old.unit,
        handler=old.handler,
        split_from=old,
    )
    enter(new, submitted, by=by, on=on)
    people_copied(old, lambda: Person(request=new))
    return new
