"""Sending a draft: it becomes a request once, however often the button is pressed."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.lib import sealed
from gongkai.requests.actions.draft import delete_file
from gongkai.requests.actions.enclose import File, enclose
from gongkai.requests.actions.receive import Applicant, Received, Wanted, receive
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import Draft, DraftFile, EnclosureKind
from gongkai.statute.events import Channel, Submitted

APPLICANT = "申请人"


@transaction.atomic
def submit(*, draft: Draft, wanted: Wanted, people: Sequence[Applicant], on: date) -> Received:
    """条例第二十九条。Take a draft in as an online request, unconfirmed, with its files.

    A draft that was sent before gives the request that it became. Raises NotAllowedError where it
    is gone or the statute refuses it.
    """
    drafts = Draft.objects.select_for_update(of=("self",), no_key=True)
    locked = drafts.filter(pk=draft.pk).first()
    if locked is None:
        raise NotAllowedError("填写的内容已经过期清除，请重新填写。")
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
    for file in locked.files.all():
        enclose(received.info_request, _plain(file), by=None, actor=APPLICANT)
        delete_file(file)
    locked.request = received.info_request
    locked.code_sealed = sealed.seal(received.query_code)
    locked.content_sealed = ""
    locked.save()
    return received


def _plain(file: DraftFile) -> File:
    with file.file.open("rb") as stored:
        content = sealed.unseal_bytes(stored.read())
    return File(EnclosureKind(file.kind), file.name, file.media_type, content)
