"""Entering what arrived at the counter, by post, by fax or online: the request and its evidence."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction

from gongkai.accounts.duties import demand
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.requests.actions.enclose import Upload, enclose, file_of
from gongkai.requests.actions.receive import Applicant, Received, Wanted, receive
from gongkai.requests.actions.tally import count
from gongkai.requests.errors import AlreadyDoneError
from gongkai.requests.models import EnclosureKind
from gongkai.statute.events import Submitted

_REMEMBERED = timedelta(days=7)
"""How long a form that was sent is known again."""


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
    form: str = "",
) -> Received:
    """条例第二十九条、第三十一条。Take in an arrival at the agency of whoever enters it.

    `evidence` says how it came and how it was confirmed; `form` is the mark of the form, of which
    one arrival is entered however often it is sent. Raises NotAllowedError, and nothing is
    entered, where the statute refuses it or a file is of no kind that is taken.
    """
    demand(by, Act.RECEIVE, by.agency, on)
    if form and count(what="entry", address=f"{by.pk} {form}", span=_REMEMBERED) > 1:
        raise AlreadyDoneError("这份来件已经登记，没有重复登记。")
    files = [file_of(kind, upload) for kind, upload in enclosures.items()]
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
    for file in files:
        enclose(received.info_request, file, by=by)
    return received
