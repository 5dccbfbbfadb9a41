"""A letter goes from hand to hand, and no hand does two of its duties."""

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoCaptureOnCommitCallbacks

from gongkai.audit.models import Entry
from gongkai.letters import actions, queries
from gongkai.letters.actions import Text, Upload
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.flow import LetterState, way
from gongkai.letters.models import Letter
from gongkai.statute.events import ServiceWay
from tests.cast import Cast
from tests.letters.letters import DAY, TEXT, draft, issued, may, rendered, sign, to_sign

SCAN = "%PDF-1.7 身份证号".encode()


def test_a_reply_is_reviewed_by_unit_and_secrecy_before_it_is_signed(cast: Cast) -> None:
    letter = actions.put_forward(letter=draft(cast), by=cast.handler)
    assert letter.state == LetterState.UNIT_REVIEW
    letter = actions.review(letter=letter, by=cast.unit_reviewer, may=may(cast.unit_reviewer))
    assert letter.state == LetterState.SECRECY_REVIEW
    person = cast.secrecy_reviewer
    letter = actions.review(letter=letter, by=person, may=may(person), opinion="不涉密")
    assert letter.state == LetterState.TO_SIGN
    assert [step.said for step in letter.steps.all()][-1] == "保密审查：同意，不涉密"


def test_the_legal_reviewer_looks_at_replies_where_the_agency_wants_it(cast: Cast) -> None:
    cast.police.legal_review = True
    cast.police.save()
    letter = actions.put_forward(letter=draft(cast), by=cast.handler)
    letter = actions.review(letter=letter, by=cast.unit_reviewer, may=may(cast.unit_reviewer))
    assert letter.state == LetterState.LEGAL_REVIEW
    letter = actions.review(letter=letter, by=cast.legal_reviewer, may=may(cast.legal_reviewer))
    assert letter.state == LetterState.SECRECY_REVIEW


def test_a_letter_before_the_reply_is_signed_at_once_by_the_head(cast: Cast) -> None:
    letter = actions.put_forward(letter=draft(cast, "P04"), by=cast.handler)
    assert letter.state == LetterState.TO_SIGN
    assert sign(letter, cast.head_of_office).number == "示公开告〔2026〕1号"
    assert way("P04", legal_review=True) == (LetterState.DRAFT, LetterState.TO_SIGN)


def test_a_handler_cannot_sign(cast: Cast) -> None:
    with pytest.raises(PermissionDenied, match="“签发”由签发人办理"):
        sign(to_sign(cast), cast.handler)


def test_whoever_put_a_letter_forward_does_not_sign_it(cast: Cast) -> None:
    letter = actions.put_forward(letter=draft(cast, "P04"), by=cast.head_of_office)
    with pytest.raises(LetterNotAllowedError, match="不能由同一个人办理"):
        sign(letter, cast.head_of_office)
    assert queries.hindrance(letter, cast.head_of_office, may(cast.head_of_office))
    assert sign(letter, cast.signer).state == LetterState.SIGNED


def test_a_letter_sent_back_is_a_draft_again_and_everybody_may_begin_anew(cast: Cast) -> None:
    letter = actions.put_forward(letter=draft(cast, "P04"), by=cast.head_of_office)
    letter = actions.send_back(
        letter=letter, by=cast.signer, may=may(cast.signer), reason="补正期限太短"
    )
    assert letter.state == LetterState.DRAFT
    letter = actions.put_forward(letter=letter, by=cast.handler)
    assert sign(letter, cast.head_of_office).state == LetterState.SIGNED


def test_who_wrote_the_words_does_not_sign_them_though_another_put_them_forward_again(
    cast: Cast,
) -> None:
    writer = cast.head_of_office
    letter = draft(cast, "P04")
    letter = actions.rewrite(
        letter=letter, text=Text(TEXT.title, TEXT.addressee, "改过的"), by=writer, version=0
    )
    letter = actions.put_forward(letter=letter, by=writer)
    letter = actions.send_back(
        letter=letter, by=cast.signer, may=may(cast.signer), reason="补正期限太短"
    )
    letter = actions.put_forward(letter=letter, by=cast.handler)
    with pytest.raises(LetterNotAllowedError, match="不能由同一个人办理"):
        sign(letter, writer)
    assert sign(letter, cast.signer).state == LetterState.SIGNED


def test_sending_back_wants_a_reason(cast: Cast) -> None:
    with pytest.raises(LetterNotAllowedError, match="理由"):
        actions.send_back(letter=to_sign(cast), by=cast.signer, may=may(cast.signer), reason=" ")


def test_two_who_change_a_draft_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    letter = draft(cast)
    text = Text(TEXT.title, TEXT.addressee, "先改的")
    actions.rewrite(letter=letter, text=text, by=cast.handler, version=0)
    with pytest.raises(LetterNotAllowedError, match="别人刚刚改过"):
        actions.rewrite(letter=letter, text=TEXT, by=cast.head_of_office, version=0)
    letter.refresh_from_db()
    assert letter.body == "先改的"


def test_what_left_the_draft_is_not_rewritten(cast: Cast) -> None:
    with pytest.raises(LetterNotAllowedError, match="待签发"):
        actions.rewrite(letter=to_sign(cast), text=TEXT, by=cast.handler, version=0)


def test_the_secrecy_reviewer_answers_for_what_the_scan_found(cast: Cast) -> None:
    letter = draft(cast)
    upload = Upload("检查记录.pdf", SCAN)
    material = actions.add_material(
        letter=letter, upload=upload, findings=["第1页有身份证号"], by=cast.handler
    )
    letter = actions.put_forward(letter=letter, by=cast.handler)
    letter = actions.review(letter=letter, by=cast.unit_reviewer, may=may(cast.unit_reviewer))
    person = cast.secrecy_reviewer
    with pytest.raises(LetterNotAllowedError, match=r"“检查记录.pdf”的检查发现还没有核对"):
        actions.review(letter=letter, by=person, may=may(person))
    actions.clear_material(material=material, by=person, because="已遮盖，是申请人本人的")
    letter = actions.review(letter=letter, by=person, may=may(person))
    assert letter.state == LetterState.TO_SIGN


def test_a_file_that_is_taken_out_goes_from_the_disk_too(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    letter = draft(cast)
    upload = Upload("检查记录.pdf", SCAN)
    material = actions.add_material(letter=letter, upload=upload, findings=[], by=cast.handler)
    storage, place = material.file.storage, str(material.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop_material(material=material, by=cast.handler)
    assert not storage.exists(place)
    with pytest.raises(LetterNotAllowedError, match="已经去掉"):
        actions.drop_material(material=material, by=cast.handler)


def test_a_notice_with_a_file_in_which_something_was_found_is_looked_at_too(cast: Cast) -> None:
    letter = draft(cast, "P10")
    upload = Upload("检查记录.pdf", SCAN)
    material = actions.add_material(
        letter=letter, upload=upload, findings=["第1页有身份证号"], by=cast.handler
    )
    letter = actions.put_forward(letter=letter, by=cast.handler)
    assert letter.state == LetterState.SECRECY_REVIEW
    person = cast.secrecy_reviewer
    with pytest.raises(LetterNotAllowedError, match="还没有核对"):
        actions.review(letter=letter, by=person, may=may(person))
    actions.clear_material(material=material, by=person, because="已遮盖")
    letter = actions.review(letter=letter, by=person, may=may(person))
    assert letter.state == LetterState.TO_SIGN


def test_a_signed_letter_has_date_number_text_and_hash_in_the_journal(cast: Cast) -> None:
    letter = sign(to_sign(cast), cast.signer)
    assert (letter.number, letter.dated) == ("示公开复〔2026〕1号", DAY)
    with letter.pdf.open() as kept:
        assert kept.read() == rendered(letter)
    entry = Entry.objects.order_by("-sequence")[0]
    assert entry.detail["sha256"] == letter.pdf_sha256 != ""
    assert "签发，示公开复〔2026〕1号" in entry.said


def test_every_step_of_a_letter_is_in_the_journal_with_who_did_it(cast: Cast) -> None:
    letter = issued(cast)
    served = actions.Served(way=ServiceWay.IN_PERSON, on=DAY, signed_by="张小明")
    actions.serve(letter=letter, served=served, by=cast.handler, on=DAY)
    actions.take_back(letter=letter, by=cast.handler, returned_on=DAY, reason="地址不详", on=DAY)
    actions.void(letter=letter, by=cast.head_of_office, reason="日期写错")
    entries = Entry.objects.filter(detail__letter=letter.pk).order_by("sequence")
    steps = list(letter.steps.values_list("act", "by__username"))
    assert [(each.act, each.by.username if each.by else None) for each in entries] == steps
    assert [act for act, _ in steps] == [
        *("letter_begun", "draft_letter", "review_letter", "review_secrecy", "sign"),
        *("issue_letter", "serve", "letter_returned", "void_letter"),
    ]
    assert "状态：已印发，待送达→已送达" in entries[6].said


def test_a_voided_letter_keeps_its_number_and_its_text_and_is_replaced(cast: Cast) -> None:
    letter = issued(cast)
    with pytest.raises(LetterNotAllowedError, match="理由"):
        actions.void(letter=letter, by=cast.head_of_office, reason="")
    new = actions.replace(letter=letter, by=cast.head_of_office, reason="日期写错")
    letter.refresh_from_db()
    assert letter.state == LetterState.VOIDED
    assert (letter.number, bool(letter.pdf)) == ("示公开复〔2026〕1号", True)
    assert (new.replaces, new.state, new.number) == (letter, LetterState.DRAFT, "")
    new = actions.put_forward(letter=new, by=cast.handler)
    for person in (cast.unit_reviewer, cast.secrecy_reviewer):
        new = actions.review(letter=new, by=person, may=may(person))
    assert sign(new, cast.signer).number == "示公开复〔2026〕2号"
    assert [each.number for each in queries.register(cast.police, 2026)] == [
        "示公开复〔2026〕1号",
        "示公开复〔2026〕2号",
    ]


def test_a_letter_waits_for_those_whose_duty_it_is(cast: Cast) -> None:
    letter = actions.put_forward(letter=draft(cast), by=cast.handler)
    assert list(queries.waiting(cast.police, may(cast.unit_reviewer))) == [letter]
    assert not list(queries.waiting(cast.police, may(cast.signer)))
    assert not list(queries.waiting(cast.education, may(cast.unit_reviewer)))
    signing = to_sign(cast, matter="requests/2026-0045")
    assert list(queries.waiting(cast.police, may(cast.signer))) == [signing]


def test_the_applicant_reads_only_what_left_the_house(cast: Cast) -> None:
    letter = sign(to_sign(cast), cast.signer)
    assert queries.sent_out(cast.police, letter.matter) == []
    letter = actions.issue(letter=letter, by=cast.handler, on=DAY)
    assert queries.sent_out(cast.police, letter.matter) == [letter]
    assert queries.sent_out(cast.education, letter.matter) == []


def test_a_draft_that_is_not_needed_takes_no_number(cast: Cast) -> None:
    letter = actions.discard(letter=draft(cast), by=cast.handler, reason="申请人已撤回")
    assert (letter.state, letter.number) == (LetterState.VOIDED, "")
    assert Letter.objects.get(pk=letter.pk).steps.last().said == "不再制发：申请人已撤回"  # type: ignore[union-attr]  # None fails the test


def test_what_takes_the_place_of_a_letter_has_its_files_looked_at_anew(cast: Cast) -> None:
    letter = draft(cast)
    upload = Upload("检查记录.pdf", SCAN, "示公〔2026〕3号", 2)
    first = actions.add_material(
        letter=letter, upload=upload, findings=["第1页有身份证号"], by=cast.handler
    )
    letter = actions.put_forward(letter=letter, by=cast.handler)
    letter = actions.review(letter=letter, by=cast.unit_reviewer, may=may(cast.unit_reviewer))
    person = cast.secrecy_reviewer
    actions.clear_material(material=first, by=person, because="已遮盖")
    letter = sign(actions.review(letter=letter, by=person, may=may(person)), cast.signer)
    new = actions.replace(letter=letter, by=cast.head_of_office, reason="日期写错")
    copy = new.materials.get()
    assert (copy.name, copy.document_number, copy.pages) == ("检查记录.pdf", "示公〔2026〕3号", 2)
    with copy.file.open() as file:
        assert file.read() == SCAN
    assert queries.open_findings(new) == [copy]
    actions.drop_material(material=copy, by=cast.handler)
    with letter.materials.get().file.open() as file:
        assert file.read() == SCAN
