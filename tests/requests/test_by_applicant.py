"""What an applicant does with number and code."""

from datetime import date

import pytest

from gongkai.audit.models import Entry
from gongkai.requests import actions, queries
from gongkai.requests.actions import File
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import EnclosureKind, InfoRequest
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Submitted,
    SupplementReceived,
    SupplementRequested,
)
from gongkai.statute.state import State
from tests.cast import Cast
from tests.requests.requests import received

TODAY = date(2024, 9, 20)
FILE = File(EnclosureKind.SUPPLEMENT, "补正.pdf", "application/pdf", b"%PDF- more")


def online(cast: Cast) -> InfoRequest:
    return received(cast, submitted=Submitted(Channel.ONLINE, date(2024, 9, 11))).info_request


def asked(cast: Cast) -> InfoRequest:
    request = received(cast, on=date(2024, 9, 11)).info_request
    event = SupplementRequested(date(2024, 9, 13), date(2024, 9, 27))
    return actions.record(request, event, by=cast.handler, on=TODAY, remark="哪一年的？")


def test_the_applicants_half_moves_no_clock(cast: Cast) -> None:
    request = actions.confirm_by_applicant(online(cast), on=date(2024, 9, 12))
    assert request.applicant_confirmed_on == date(2024, 9, 12)
    assert (request.state, request.received_on, request.due_on) == (State.ARRIVED, None, None)


def test_the_clerks_half_is_the_day_of_receipt(cast: Cast) -> None:
    request = actions.confirm_by_applicant(online(cast), on=date(2024, 9, 12))
    confirmed = Confirmed(date(2024, 9, 18))
    request = actions.record(request, confirmed, by=cast.handler, on=TODAY)
    assert request.received_on == date(2024, 9, 18)


def test_confirming_twice_changes_nothing(cast: Cast) -> None:
    request = actions.confirm_by_applicant(online(cast), on=date(2024, 9, 12))
    again = actions.confirm_by_applicant(request, on=date(2024, 9, 13))
    assert again.applicant_confirmed_on == date(2024, 9, 12)
    assert Entry.objects.filter(act="confirmed_by_applicant").count() == 1


def test_what_is_received_needs_no_confirming(cast: Cast) -> None:
    with pytest.raises(NotAllowedError, match="不用再确认"):
        actions.confirm_by_applicant(received(cast).info_request, on=TODAY)


def test_a_supplement_restarts_the_clock_and_keeps_text_and_file(cast: Cast) -> None:
    request = actions.supplement_by_applicant(
        asked(cast), text="2023年", files=[FILE], on=date(2024, 9, 19)
    )
    assert (request.state, request.awaiting) == (State.RECEIVED, "")
    assert queries.history(request)[-1] == SupplementReceived(date(2024, 9, 19))
    last = request.events.last()
    assert last is not None
    assert (last.remark, last.recorded_by) == ("2023年", None)
    assert queries.content(request.enclosures.get()) == FILE.content


def test_an_empty_supplement_is_refused(cast: Cast) -> None:
    with pytest.raises(NotAllowedError, match="写明补正的内容"):
        actions.supplement_by_applicant(asked(cast), text="  ", files=[], on=TODAY)


def test_a_supplement_that_nobody_asked_for_leaves_nothing(cast: Cast) -> None:
    request = received(cast).info_request
    with pytest.raises(NotAllowedError, match="没有待补正"):
        actions.supplement_by_applicant(request, text="补充", files=[FILE], on=TODAY)
    assert not request.enclosures.exists()


def test_withdrawing_says_who_it_was(cast: Cast) -> None:
    request = actions.withdraw_by_applicant(received(cast).info_request, reason="", on=TODAY)
    assert request.state == State.WITHDRAWN
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.actor, entry.act) == ("申请人", "withdrawn")
    with pytest.raises(NotAllowedError, match="已于2024年9月20日撤回"):
        actions.withdraw_by_applicant(request, reason="", on=TODAY)
