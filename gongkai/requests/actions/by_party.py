"""What a consulted party does online, with the number and the code of its letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.letters.models import Letter
from gongkai.requests import queries
from gongkai.requests.actions.enclose import File, enclose
from gongkai.requests.actions.record import record
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import OpinionReceived


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAnswer:
    """The opinion of a party, and who gave it for the party."""

    consents: bool
    reason: str
    given_by: str


@transaction.atomic
def answer_by_party(
    info_request: InfoRequest,
    letter: Letter,
    *,
    answer: PartyAnswer,
    files: Sequence[File],
    on: date,
) -> InfoRequest:
    """条例第三十二条、第三十四条。Record what a party answered, with its files.

    Raises NotAllowedError where it answered before, or an objection has no reason.
    """
    if not answer.consents and not answer.reason.strip():
        raise NotAllowedError("不同意公开的，请写明理由。")
    info_request = queries.locked(info_request.pk)
    said_by = f"{answer.given_by}网上答复"
    remark = f"{answer.reason.strip()}（{said_by}）" if answer.reason.strip() else said_by
    recorded = record(
        info_request,
        OpinionReceived(on, letter.receiver, answer.consents),
        by=None,
        on=on,
        remark=remark,
        actor=letter.receiver,
    )
    for file in files:
        enclose(recorded, file, by=None, actor=letter.receiver)
    return recorded
