"""An application before it is sent: kept encrypted, for a day, and sent once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from gongkai.audit.models import Entry
from gongkai.lib.today import now
from gongkai.requests import actions, drafts, queries
from gongkai.requests.actions import File
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import Draft, DraftFile, EnclosureKind, InfoRequest
from gongkai.statute.state import State
from tests.cast import Cast
from tests.requests.requests import WANTED, applicant

ON = date(2024, 9, 11)
PROOF = File(EnclosureKind.IDENTITY_PROOF, "身份证.pdf", "application/pdf", b"%PDF- a card")


def draft_with_proof(cast: Cast) -> Draft:
    draft = actions.begin_draft(agency=cast.police)
    actions.keep_page(draft=draft, page="applicant", answers={"identity_number": "1101011990"})
    actions.keep_file(draft=draft, file=PROOF)
    draft.refresh_from_db()
    return draft


def files_on_disk() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_what_is_typed_is_kept_page_by_page_and_encrypted(cast: Cast) -> None:
    draft = actions.begin_draft(agency=cast.police)
    actions.keep_page(draft=draft, page="who", answers={"applicant_class": "nat"})
    content = actions.keep_page(draft=draft, page="contact", answers={"phone": "0990-7654321"})
    draft.refresh_from_db()
    assert drafts.content_of(draft) == content
    assert set(content) == {"who", "contact"}
    assert "0990" not in draft.content_sealed


def test_a_file_is_kept_encrypted_under_a_name_that_tells_nothing(cast: Cast) -> None:
    file = draft_with_proof(cast).files.get()
    with file.file.open("rb") as stored:
        assert b"a card" not in stored.read()
    assert "身份证" not in str(file.file.name)
    assert file.size == len(PROOF.content)


def test_sending_makes_an_unconfirmed_request_with_its_files(cast: Cast) -> None:
    draft = draft_with_proof(cast)
    sent = actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)
    request = sent.info_request
    assert (request.state, request.due_on, request.channel) == (State.ARRIVED, None, "online")
    (enclosure,) = request.enclosures.all()
    assert (enclosure.kind, enclosure.is_sealed) == (EnclosureKind.IDENTITY_PROOF, True)
    assert queries.content(enclosure) == PROOF.content
    assert queries.by_code(request.year, request.serial, sent.query_code) == request


def test_sending_twice_gives_the_same_request(cast: Cast) -> None:
    draft = draft_with_proof(cast)
    first = actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)
    second = actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)
    assert (first.info_request, first.query_code) == (second.info_request, second.query_code)
    assert InfoRequest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sending_several_times_at_once_gives_one_request(cast: Cast) -> None:
    draft = draft_with_proof(cast)

    def send(_number: int) -> str:
        try:
            sent = actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)
            return sent.query_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        codes = set(pool.map(send, range(4)))
    assert len(codes) == InfoRequest.objects.count() == 1


def test_what_was_typed_goes_when_it_is_sent(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = files_on_disk()
    draft = draft_with_proof(cast)
    with django_capture_on_commit_callbacks(execute=True):
        actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)
    draft.refresh_from_db()
    assert draft.content_sealed == ""
    assert not DraftFile.objects.exists()
    assert len(files_on_disk() - before) == 1


def test_a_sent_draft_takes_nothing_more(cast: Cast) -> None:
    draft = draft_with_proof(cast)
    actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)
    with pytest.raises(NotAllowedError, match="已经提交"):
        actions.keep_page(draft=draft, page="who", answers={})


def test_a_draft_that_is_gone_says_so(cast: Cast) -> None:
    draft = draft_with_proof(cast)
    actions.discard(draft=Draft.objects.get(pk=draft.pk))
    with pytest.raises(NotAllowedError, match="重新填写"):
        actions.keep_page(draft=draft, page="who", answers={})
    with pytest.raises(NotAllowedError, match="重新填写"):
        actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)


def test_files_have_an_end(cast: Cast) -> None:
    draft = actions.begin_draft(agency=cast.police)
    for _ in range(10):
        actions.keep_file(draft=draft, file=PROOF)
    with pytest.raises(NotAllowedError, match="最多上传10份"):
        actions.keep_file(draft=draft, file=PROOF)


def test_a_day_after_the_last_step_a_draft_is_gone_with_its_files(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = files_on_disk()
    old, young = draft_with_proof(cast), actions.begin_draft(agency=cast.police)
    Draft.objects.filter(pk=old.pk).update(changed_at=now() - timedelta(hours=25))
    assert drafts.living(str(old.pk)) is None
    with django_capture_on_commit_callbacks(execute=True):
        actions.clear_ended_drafts()
    assert list(Draft.objects.all()) == [young]
    assert files_on_disk() == before


def test_a_name_that_is_no_drafts_finds_none(cast: Cast) -> None:
    assert drafts.living("../../etc") is None


def test_the_journal_tells_of_the_file_without_its_name(cast: Cast) -> None:
    draft = draft_with_proof(cast)
    actions.submit(draft=draft, wanted=WANTED, people=[applicant()], on=ON)
    told = [entry.said for entry in Entry.objects.filter(act__in=["submitted", "enclosed"])]
    assert told == ["登记申请2024-0001（互联网渠道）", "2024-0001收到材料：身份证明"]
    assert {entry.actor for entry in Entry.objects.filter(act="enclosed")} == {"申请人"}
