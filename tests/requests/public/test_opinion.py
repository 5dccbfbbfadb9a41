"""A consulted party answers online: who gets in, what is taken, and that it is taken once."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.audit.models import Entry
from gongkai.letters import actions as letters
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.requests import actions, queries
from gongkai.requests.answer_codes import code_of
from gongkai.requests.models import EnclosureKind, InfoRequest
from gongkai.statute.events import (
    Consulted,
    Decided,
    Extended,
    OpinionReceived,
    OpinionSought,
    Retracted,
)
from gongkai.statute.wording import chinese_date
from tests.cast import Cast
from tests.requests.letters import (
    PARTY,
    asked,
    begun,
    by_hand,
    further,
    issued,
    letters_of,
    printed,
    serve,
    signed,
    the,
)
from tests.requests.public.applicant import upload

FIND, ANSWER = reverse("requests:opinion"), reverse("requests:opinion_answer")
YES = {"consents": "yes", "reason": "", "given_by": "李经理"}
NO = {"consents": "no", "reason": "会损害我们的经营", "given_by": "李经理，副总经理"}


@pytest.fixture(autouse=True)
def public(cast: Cast, settings: Settings) -> None:
    settings.PUBLIC_AGENCY = cast.police.slug


@pytest.fixture
def sought(cast: Cast) -> InfoRequest:
    """A third party was asked today, and its letter has left the house."""
    found = begun(cast, today(), asked(today()))
    issued(cast, found, "P07", today())
    return found


def enter(client: Client, letter: Letter, **changed: str) -> Any:
    return client.post(FIND, {"number": letter.number, "code": code_of(letter), **changed})


def told(found: InfoRequest) -> list[OpinionReceived]:
    return [each for each in queries.history(found) if isinstance(each, OpinionReceived)]


def test_the_letter_says_with_which_code_it_is_answered_and_others_say_none(cast: Cast) -> None:
    found = begun(cast, today(), asked(today()))
    letter = signed(cast, found, "P07", today())
    assert f"答复码{code_of(letter)}" in printed(letter)
    assert "答复码" not in printed(signed(cast, found, "P09", today()))


def test_number_and_code_open_the_letter_however_they_are_written(
    client: Client, sought: InfoRequest
) -> None:
    letter = the(sought, "P07")
    code = code_of(letter)
    typed = {
        "number": letter.number.replace("〔", "［").replace("〕", "]").replace("号", " 号"),
        "code": f"{code[:5].lower()}－{code[5:]} ",
    }
    assert client.post(FIND, typed)["Location"] == ANSWER
    text = client.get(ANSWER).text
    assert letter.number in text
    assert PARTY in text
    assert "张小明" not in text


@pytest.mark.parametrize(
    ("consents", "given"), [(True, YES), (False, NO)], ids=["consents", "objects"]
)
def test_an_answer_becomes_a_step_of_the_case(
    client: Client, sought: InfoRequest, given: dict[str, str], *, consents: bool
) -> None:
    enter(client, the(sought, "P07"))
    answer = client.post(ANSWER, {**given, "file": upload("意见.pdf")}, follow=True)
    assert "已经收到您的答复" in answer.text
    assert told(sought) == [OpinionReceived(today(), PARTY, consents)]
    row = sought.events.last()
    assert row is not None
    assert row.remark.startswith(given["reason"] or "李经理网上答复")
    assert [each.kind for each in sought.enclosures.all()] == [EnclosureKind.OPINION]
    assert Entry.objects.filter(act="opinion_received").get().actor == PARTY


def test_it_is_answered_once(client: Client, sought: InfoRequest) -> None:
    enter(client, the(sought, "P07"))
    for given in (YES, NO):
        client.post(ANSWER, given)
    assert told(sought) == [OpinionReceived(today(), PARTY, consents=True)]
    shown = client.get(ANSWER).text
    assert "现在不用答复" in shown
    assert f"您的答复已在{chinese_date(today())}收到" in shown


def test_who_is_not_asked_any_more_reads_so_in_words_of_their_own(
    cast: Cast, client: Client, sought: InfoRequest
) -> None:
    enter(client, the(sought, "P07"))
    (asking,) = [each.sequence for each in sought.events.all() if each.kind == "opinion_sought"]
    actions.record(sought, Retracted(asking, "误登"), by=cast.handler, on=today())
    shown = client.get(ANSWER).text
    assert "这件征求意见已经不用答复" in shown
    assert "请先登记" not in shown


def test_an_objection_wants_its_reason_and_nothing_typed_is_lost(
    client: Client, sought: InfoRequest
) -> None:
    enter(client, the(sought, "P07"))
    answer = client.post(ANSWER, {**NO, "reason": "  "})
    assert "请写明理由" in answer.text
    assert "李经理，副总经理" in answer.text
    assert told(sought) == []


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("意见.pdf", b"MZ a program"),
        SimpleUploadedFile("意见.exe", b"#!/bin/sh"),
    ],
    ids=["false name", "program"],
)
def test_a_file_that_is_none_of_the_kinds_is_refused_with_its_answer(
    client: Client, sought: InfoRequest, file: SimpleUploadedFile
) -> None:
    enter(client, the(sought, "P07"))
    assert "只收" in client.post(ANSWER, {**YES, "file": file}).text
    assert told(sought) == []
    assert not sought.enclosures.exists()


def test_after_the_decision_nothing_is_answered(
    cast: Cast, client: Client, sought: InfoRequest
) -> None:
    letter = the(sought, "P07")
    enter(client, letter)
    found = actions.record(
        sought, OpinionReceived(today(), PARTY, consents=True), by=cast.handler, on=today()
    )
    further(cast, found, Decided(today(), "D02"), on=today())
    assert "现在不用答复" in client.get(ANSWER).text
    client.post(ANSWER, NO)
    assert len(told(sought)) == 1


def test_a_delivered_letter_is_answered_too(
    cast: Cast, client: Client, sought: InfoRequest
) -> None:
    serve(cast, sought, the(sought, "P07"), by_hand(today()), today())
    enter(client, the(sought, "P07"))
    client.post(ANSWER, YES)
    assert told(sought) == [OpinionReceived(today(), PARTY, consents=True)]


def test_each_party_answers_for_itself(cast: Cast, client: Client) -> None:
    agency = OpinionSought(today(), Consulted.AGENCY, "示例区教育局", joint=True)
    found = begun(cast, today(), asked(today()), agency)
    issued(cast, found, "P07", today())
    enter(client, issued(cast, found, "P11", today()))
    client.post(ANSWER, NO)
    assert told(found) == [OpinionReceived(today(), "示例区教育局", consents=False)]


# --- who gets in ------------------------------------------------------------------------------


def test_a_wrong_code_and_a_wrong_number_read_the_same(
    client: Client, cast: Cast, sought: InfoRequest
) -> None:
    letter = the(sought, "P07")
    other = issued(cast, begun(cast, today(), asked(today())), "P07", today())
    for changed in (
        {"code": "A" * 10},
        {"number": "示公开告〔2026〕99号"},
        {"code": code_of(other)},
    ):
        assert "没有找到这份征求意见书" in enter(client, letter, **changed).text
    assert client.get(ANSWER)["Location"] == FIND
    assert client.post(ANSWER, YES)["Location"] == FIND
    assert told(sought) == []


def test_ten_wrong_codes_and_the_address_must_wait(client: Client, sought: InfoRequest) -> None:
    letter = the(sought, "P07")
    answers = [enter(client, letter, code="A" * 10) for _ in range(12)]
    assert [each.status_code for each in answers] == [200] * 10 + [429] * 2
    assert enter(client, letter).status_code == 429
    assert enter(Client(REMOTE_ADDR="192.0.2.7"), letter).status_code == 302


def test_letters_that_ask_nothing_or_have_not_left_or_are_voided_open_to_no_code(
    cast: Cast, client: Client
) -> None:
    found = begun(cast, today(), asked(today()), Extended(today(), 20))
    extension = issued(cast, found, "P06", today())
    waiting = signed(cast, found, "P07", today())
    for letter in (extension, waiting):
        assert "没有找到" in enter(client, letter).text
    gone = letters.issue(letter=waiting, by=cast.handler, on=today())
    enter(client, gone)
    letters.void(letter=gone, by=cast.signer, reason="写错了")
    assert client.get(ANSWER)["Location"] == FIND
    assert "没有找到" in enter(client, gone).text


def test_a_letter_once_opened_does_not_stay_open_for_ever(
    client: Client, sought: InfoRequest
) -> None:
    enter(client, the(sought, "P07"))
    session = client.session
    session["opened_letter"] = [letters_of(sought)[0].pk, 0]
    session.save()
    assert client.get(ANSWER)["Location"] == FIND


def test_an_answer_that_came_too_late_is_there_again_after_the_code(
    client: Client, sought: InfoRequest
) -> None:
    letter = the(sought, "P07")
    enter(client, letter)
    session = client.session
    session["opened_letter"] = [letter.pk, 0]
    session.save()
    assert client.post(ANSWER, NO)["Location"] == FIND
    assert "您写的文字还在" in client.get(FIND).text
    enter(client, letter)
    assert NO["reason"] in client.get(ANSWER).text
