"""What an applicant does on the status page, with receipt number and query code."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.audit.actions import note
from gongkai.requests import queries
from gongkai.requests.actions.enclose import File, enclose
from gongkai.requests.actions.receive import APPLICANT
from gongkai.requests.actions.record import record
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import SupplementReceived, Withdrawn
from gongkai.statute.state import State
from gongkai.statute.wording import chinese_date


@transaction.atomic
def confirm_by_applicant(info_request: InfoRequest, *, on: date) -> InfoRequest:
    """条例第三十一条第三项。The applicant's half of the confirmation; the clock stays still.

    It runs from the day on which a clerk gives the agency's half (`Confirmed`). A second press
    changes nothing. Raises NotAllowedError where nothing is to be confirmed.
    """
    info_request = queries.locked(info_request.pk)
    if info_request.state != State.ARRIVED:
        raise NotAllowedError("申请已经确认收到，不用再确认。")
    if info_request.applicant_confirmed_on is None:
        info_request.applicant_confirmed_on = on
        info_request.save(update_fields=["applicant_confirmed_on"])
        note(
            by=None,
            actor=APPLICANT,
            act="confirmed_by_applicant",
            about=info_request,
            agency=info_request.agency,
            said=f"{info_request.number}申请人在网上确认（{chinese_date(on)}），待工作机构确认",
        )
    return info_request


@transaction.atomic
def supplement_by_applicant(
    info_request: InfoRequest, *, text: str, files: Sequence[File], on: date
) -> InfoRequest:
    """条例第三十条。What the applicant supplements, as the law's event with its files.

    Raises NotAllowedError where no supplement was asked, or there is neither text nor file.
    """
    if not text.strip() and not files:
        raise NotAllowedError("请写明补正的内容，或者上传补正材料。")
    recorded = record(
        info_request, SupplementReceived(on), by=None, on=on, remark=text, actor=APPLICANT
    )
    for file in files:
        enclose(recorded, file, by=None, actor=APPLICANT)
    return recorded


def withdraw_by_applicant(info_request: InfoRequest, *, reason: str, on: date) -> InfoRequest:
    """The applicant takes the request back; the reason may be empty. Raises NotAllowedError."""
    remark = reason.strip() or "申请人在网上撤回"
    return record(info_request, Withdrawn(on), by=None, on=on, remark=remark, actor=APPLICANT)
