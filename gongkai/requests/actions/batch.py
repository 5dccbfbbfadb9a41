"""Many letters at once: each by its own act, in its own transaction, with its own answer.

What cannot be done with one letter keeps none of the others back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from gongkai.accounts import duties
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import note
from gongkai.letters import actions as letters
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.models import Letter, ReceiverRole
from gongkai.requests.actions.identity import Identity, open_identity
from gongkai.requests.actions.letter_way import issue_letter
from gongkai.requests.actions.letters import serve_letter
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.letter_queries import requests_of
from gongkai.requests.models import InfoRequest, Role
from gongkai.statute.events import ServiceWay


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one letter; `refused` says why nothing did."""

    letter: Letter
    refused: str = ""


def issue_all(*, agency: Agency, chosen: Sequence[Letter], by: User, on: date) -> list[Done]:
    """用印并印发 of each letter of an agency's requests. `on` is today."""
    requests = requests_of(agency, chosen)
    return [
        _one(each, partial(issue_letter, requests[each.matter], each, by=by, on=on))
        for each in chosen
    ]


def post_all(
    *,
    agency: Agency,
    tracking: Mapping[Letter, str],
    carrier: str,
    handed_on: date,
    by: User,
    on: date,
) -> list[Done]:
    """登记交邮 of each letter under its tracking number. `on` is today."""
    requests = requests_of(agency, list(tracking))

    def post(letter: Letter, number: str) -> None:
        served = letters.Served(
            way=ServiceWay.POST, on=handed_on, carrier=carrier, tracking_number=number
        )
        serve_letter(requests[letter.matter], letter, served=served, by=by, on=on)

    return [_one(letter, partial(post, letter, number)) for letter, number in tracking.items()]


def _one(letter: Letter, act: Callable[[], object]) -> Done:
    try:
        act()
    except (LetterNotAllowedError, NotAllowedError) as error:
        return Done(letter, str(error))
    return Done(letter)


@transaction.atomic
def open_addresses(
    *, agency: Agency, chosen: Sequence[Letter], by: User, on: date
) -> dict[int, str]:
    """Where each letter goes, by its key; the journal has an entry for each request.

    The address of a third party is not in the file of a request. Raises PermissionDenied.
    """
    duties.demand(by, Act.OPEN_IDENTITY, agency, on)
    to_applicants = [each for each in chosen if each.receiver_role == ReceiverRole.APPLICANT]
    requests = requests_of(agency, to_applicants)
    wanted = sorted({each.matter for each in to_applicants if each.matter in requests})
    addresses = {matter: _address(requests[matter], by) for matter in wanted}
    return {each.pk: addresses.get(each.matter, "") for each in to_applicants}


def _address(info_request: InfoRequest, by: User) -> str:
    """Where the first applicant with an address has it, else who acts for them."""
    people = open_identity(info_request=info_request, by=by)
    order = sorted(people, key=_applicants_first)
    return next((each.address for each in order if each.address), "")


def _applicants_first(person: Identity) -> bool:
    return person.role != Role.APPLICANT.label


@transaction.atomic
def note_register(*, by: User, title: str, count: int, kind: str) -> None:
    """Tell the journal that a register of letters was carried out of the house."""
    said = f"导出{title}{count}件（{kind}）"
    note(by=by, act=Act.EXPORT, about=by.agency, agency=by.agency, said=said)
