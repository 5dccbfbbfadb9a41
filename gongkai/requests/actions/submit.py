"""Sending a draft: it becomes a request once, however often the button is pressed."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from gongkai.lib import sealed
from gongkai.lib.kept_files import delete_with_file
from gongkai.requests.actions.enclose import File, enclose
from gongkai.requests.actions.receive import APPLICANT, Applicant, Received, Wanted, receive
from gongkai.requests.actions.rectify import (
    Arrival,
    Claim,
    RectificationReceived,
    keep_rectification_file,
    new_rectification,
    receive_rectification,
)
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import Draft, EnclosureKind
from gongkai.statute.events import Channel, Submitted


@transaction.atomic
def submit(*, draft: Draft, wanted: Wanted, people: Sequence[Applicant], on: date) -> Received:
    """条例第二十九条。Take a draft in as an online request, unconfirmed, with its files.

    A draft that was sent before gives the request that it became. Raises NotAllowedError where it
    is gone or the statute refuses it.
    """
    locked = _locked(draft)
    if locked.request is not None:
        return Received(locked.request, sealed.unseal(locked.code_sealed))
    received = receive(
        agency=locked.agency,
        submitted=Submitted(Channel.ONLINE, on),
        wanted=wanted,
        people=people,
        by=None,
        on=on,
    )
    for file in _taken_out(locked):
        enclose(received.info_request, file, by=None, actor=APPLICANT)
    locked.request = received.info_request
    _end(locked, received.query_code)
    return received


@transaction.atomic
def submit_rectification(
    *, draft: Draft, claim: Claim, people: Sequence[Applicant], on: date
) -> RectificationReceived:
    """条例第四十一条。Take a draft in as a request to rectify, with its files; as `submit`."""
    locked = _locked(draft)
    if locked.rectification is not None:
        return RectificationReceived(locked.rectification, sealed.unseal(locked.code_sealed))
    received = receive_rectification(
        new_rectification(locked.agency, claim),
        Arrival(Channel.ONLINE, on),
        people,
        by=None,
        actor=APPLICANT,
    )
    for file in _taken_out(locked):
        keep_rectification_file(received.rectification, file, by=None, actor=APPLICANT)
    locked.rectification = received.rectification
    _end(locked, received.query_code)
    return received


def _locked(draft: Draft) -> Draft:
    """The draft, kept from others. Raises NotAllowedError where it is gone."""
    locked = Draft.objects.select_for_update(of=("self",), no_key=True).filter(pk=draft.pk).first()
    if locked is None:
        raise NotAllowedError("填写的内容已经过期清除，请重新填写。")
    return locked


def _taken_out(draft: Draft) -> Iterator[File]:
    """The files of a draft, each gone from it when the next is asked for."""
    for file in draft.files.all():
        with file.file.open("rb") as stored:
            content = sealed.unseal_bytes(stored.read())
        yield File(EnclosureKind(file.kind), file.name, file.media_type, content)
        delete_with_file(file)


def _end(draft: Draft, query_code: str) -> None:
    """Forget what was typed; the code stays for the acknowledgement."""
    draft.code_sealed = sealed.seal(query_code)
    draft.content_sealed = ""
    draft.save()
