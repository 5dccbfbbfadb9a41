"""Entering what arrived at the counter, by post, by fax or online: the request and its evidence."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from gongkai.accounts.duties import demand
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.requests.actions.enclose import Upload, enclose, file_of
from gongkai.requests.actions.receive import Applicant, Received, Wanted, receive
from gongkai.requests.models import EnclosureKind
from gongkai.statute.events import Submitted


@transaction.atomic
def enter_arrival(
    *,
    submitted: Submitted,
    wanted: Wanted,
    people: Sequence[Applicant],
    evidence: str,
    enclosures: Mapping[EnclosureKind, Upload],
    by: User,
    on: date,
    handler: User | None = None,
) -> Received:
    """条例第二十九条、第三十一条。Take in an arrival at the agency of whoever enters it.

    `evidence` says how it came and how it was confirmed. Raises NotAllowedError, and nothing is
    entered, where the statute refuses it or a file is of no kind that is taken.
    """
    demand(by, Act.RECEIVE, by.agency, on)
    received = receive(
        agency=by.agency,
        submitted=submitted,
        wanted=wanted,
        people=people,
        by=by,
        on=on,
        handler=handler,
        remark=evidence,
    )
    for kind, upload in enclosures.items():
        enclose(received.info_request, file_of(kind, upload), by=by)
    return received
