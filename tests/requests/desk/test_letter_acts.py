"""What can be done with a letter at the desk: each act in each state, and by whom."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.letters import actions as letters
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter, ServiceProof
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.models import EnclosureKind, InfoRequest
from gongkai.statute.events import Decided, Extended, ServiceWay
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import (
    begun,
    by_hand,
    issued,
    letters_of,
    may,
    serve,
    signed,
    the,
)
from tests.requests.public.applicant import PDF

_OFFICE = frozenset({"handler", "head_of_office"})
_ISSUED = {"serve": _OFFICE, "replace": frozenset({"head_of_office", "signer"})}
_ISSUED["void"] = _ISSUED["replace"]
_UNIT = frozenset({"unit_reviewer", "head_of_office"})
ALLOWED: Mapping[LetterState, Mapping[str, frozenset[str]]] = {
    LetterState.DRAFT: dict.fromkeys(
        ("save", "recompose", "forward", "material", "drop", "discard"), _OFFICE
    ),
    LetterState.UNIT_REVIEW: dict.fromkeys(("pass", "back"), _UNIT),
    LetterState.LEGAL_REVIEW: dict.fromkeys(("pass", "back"), frozenset({"legal_reviewer"})),
    LetterState.SECRECY_REVIEW: dict.fromkeys(
        ("pass", "back", "clear"), frozenset({"secrecy_reviewer"})
    ),
    LetterState.TO_SIGN: dict.fromkeys(("sign", "back"), frozenset({"signer"})),
    LetterState.SIGNED: {
        "issue": _OFFICE,
        "replace": _ISSUED["replace"],
        "void": _ISSUED["void"],
    },
    LetterState.ISSUED: _ISSUED,
    LetterState.SERVED: {
        "returned": _OFFICE,
        "replace": _ISSUED["replace"],
        "void": _ISSUED["void"],
    },
    LetterState.RETURNED: _ISSUED,
    LetterState.VOIDED: {},
}
"""Who of 示例区公安局 may do what with a reply that the handler put forward."""
PEOPLE = (
    "handler",
    "unit_reviewer",
    "head_of_office",
    "secrecy_reviewer",
    "legal_reviewer",
    "signer",
    "supervisor",
)
BUTTON = re.compile(r'name="act" value="(\w+)"')


def in_state(cast: Cast, state: LetterState) -> tuple[InfoRequest, Letter]:
    """A reply in a state, with a file in which something was found."""
    cast.police.legal_review = True
    cast.police.save()
    found = begun(cast, today(), Decided(today(), "D02"))
    letter = the(found, "D02")
    upload = letters.Upload("附件.pdf", PDF)
    letters.add_material(letter=letter, upload=upload, findings=["手机号码"], by=cast.handler)
    for step in _WAY:
        if letter.state == state:
            break
        step(cast, found, letter)
        letter = Letter.objects.get(pk=letter.pk)
    if state is LetterState.VOIDED:
        letter = letters.void(letter=letter, by=cast.signer, reason="写错了")
    return found, letter


def _pass(cast: Cast, letter: Letter, person: User) -> None:
    for material in letter.materials.all():
        if person == cast.secrecy_reviewer:
            letters.clear_material(material=material, by=person, because="已遮盖")
    letters.review(letter=letter, by=person, may=may(person, today()))


_WAY: Sequence[Callable[[Cast, InfoRequest, Letter], object]] = (
    lambda cast, _, letter: letters.put_forward(letter=letter, by=cast.handler),
    lambda cast, _, letter: _pass(cast, letter, cast.unit_reviewer),
    lambda cast, _, letter: _pass(cast, letter, cast.legal_reviewer),
    lambda cast, _, letter: _pass(cast, letter, cast.secrecy_reviewer),
    lambda cast, case, letter: actions.sign_letter(case, letter, by=cast.signer, on=today()),
    lambda cast, _, letter: letters.issue(letter=letter, by=cast.handler, on=today()),
    lambda cast, case, letter: serve(cast, case, letter, by_hand(today()), today()),
    lambda cast, case, letter: actions.take_back_letter(
        case, letter, returned_on=today(), reason="拒收", by=cast.handler, on=today()
    ),
)
"""What takes a draft from state to state, until it came back."""


def place(found: InfoRequest, letter: Letter) -> str:
    return url(found, "case_letter", letter.pk)


def filled(letter: Letter) -> dict[str, Any]:
    """What fills in the form of every act."""
    material = letter.materials.first()
    return {
        "title": letter.title,
        "addressee": letter.addressee,
        "body": letter.body,
        "version": letter.version,
        "reason": "写明的理由",
        "because": "已遮盖",
        "opinion": "",
        "material": material.pk if material else "",
        "way": "in_person",
        "on": today(),
        "signed_by": "张小明",
        "returned_on": today(),
    }


@pytest.mark.parametrize("state", LetterState)
def test_a_page_offers_what_the_state_and_the_post_allow(cast: Cast, state: LetterState) -> None:
    found, letter = in_state(cast, state)
    assert letter.state == state
    for name in PEOPLE:
        person = getattr(cast, name)
        address = place(found, letter)
        if person.agency_id != cast.police.pk:
            address += "?agency=gongan"
        offered = set(BUTTON.findall(at_desk(person).get(address).text))
        allowed = {act for act, people in ALLOWED[state].items() if name in people}
        assert offered == allowed, (name, state)


@pytest.mark.parametrize("state", LetterState)
def test_what_is_not_offered_is_refused_and_changes_nothing(cast: Cast, state: LetterState) -> None:
    found, letter = in_state(cast, state)
    every = {act for acts in ALLOWED.values() for act in acts}
    for name in PEOPLE[:-1]:
        desk = at_desk(getattr(cast, name))
        for act in every - {act for act, by in ALLOWED[state].items() if name in by}:
            answer = desk.post(place(found, letter), {**filled(letter), "act": act})
            assert answer.status_code in {200, 302, 403}, (name, act)
    now = Letter.objects.get(pk=letter.pk)
    assert (now.state, now.version, now.number) == (letter.state, letter.version, letter.number)
    assert now.materials.count() == 1
    assert now.steps.count() == letter.steps.count()


@pytest.mark.parametrize("state", LetterState)
def test_what_is_offered_can_be_done(cast: Cast, state: LetterState) -> None:
    """Each act in its own copy of the case; files are sent in a test of their own."""
    for act, people in ALLOWED[state].items():
        if act in {"material", "pass"}:
            continue
        found, letter = in_state(cast, state)
        desk = at_desk(getattr(cast, min(people)))
        answer = desk.post(place(found, letter), {**filled(letter), "act": act})
        assert answer.status_code == 302, (act, answer.text[-3000:])


@pytest.mark.parametrize("name", ["education_handler", "without_post", "system_administrator"])
def test_nobody_else_sees_a_letter(cast: Cast, name: str) -> None:
    found, letter = in_state(cast, LetterState.ISSUED)
    for page in ("case_letter", "case_letter_pdf", "case_letter_docx"):
        for query in ("", "?agency=gongan"):
            address = url(found, page, letter.pk) + query
            assert at_desk(getattr(cast, name)).get(address).status_code in {403, 404}
    answer = at_desk(cast.education_handler).get(place(found, letter) + "?agency=gongan")
    assert answer.status_code == 404


def test_a_letter_of_another_case_is_not_found_under_this_one(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.DRAFT)
    other = begun(cast, today())
    assert at_desk(cast.handler).get(place(other, letter)).status_code == 404
    assert at_desk(cast.handler).get(place(found, letter)).status_code == 200


def test_an_act_that_is_none_is_told_so(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.DRAFT)
    answer = at_desk(cast.handler).post(place(found, letter), {"act": "burn"})
    assert "请选择要办理的动作" in answer.text


def test_what_was_typed_over_somebody_else_s_words_is_not_lost(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.DRAFT)
    mine = {**filled(letter), "body": "我写的内容", "act": "save"}
    letters.rewrite(
        letter=letter,
        text=letters.Text(letter.title, letter.addressee, "别人写的内容"),
        by=cast.head_of_office,
        version=letter.version,
    )
    answer = at_desk(cast.handler).post(place(found, letter), mine)
    assert "别人刚刚改过这份草稿" in answer.text
    assert "我写的内容" in answer.text
    assert Letter.objects.get(pk=letter.pk).body == "别人写的内容"


def test_words_that_came_too_late_are_saved_once_both_have_been_read(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.DRAFT)
    mine = {**filled(letter), "body": "我写的内容", "act": "save"}
    text = letters.Text(letter.title, letter.addressee, "别人写的内容")
    letters.rewrite(letter=letter, text=text, by=cast.head_of_office, version=letter.version)
    desk = at_desk(cast.handler)
    shown = desk.post(place(found, letter), mine).text
    assert "别人写的内容" in shown
    (version,) = re.findall(r'name="version" value="(\d+)"', shown)
    assert desk.post(place(found, letter), {**mine, "version": version}).status_code == 302
    assert Letter.objects.get(pk=letter.pk).body == "我写的内容"


def test_a_button_pressed_twice_says_where_the_letter_is_now(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.UNIT_REVIEW)
    desk, sent = at_desk(cast.unit_reviewer), {"act": "pass", "seen": "unit_review"}
    assert desk.post(place(found, letter), sent).status_code == 302
    answer = desk.post(place(found, letter), sent, follow=True)
    assert "待法制审核”，刚才的操作没有办理" in answer.text


def test_what_was_meant_for_one_review_does_not_count_for_the_next(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.LEGAL_REVIEW)
    old_page = {"act": "pass", "seen": "unit_review"}
    at_desk(cast.legal_reviewer).post(place(found, letter), old_page)
    assert Letter.objects.get(pk=letter.pk).state == LetterState.LEGAL_REVIEW


@pytest.mark.parametrize("state", LetterState)
def test_every_form_of_an_act_says_which_state_was_seen(cast: Cast, state: LetterState) -> None:
    found, letter = in_state(cast, state)
    for name in PEOPLE:
        page = at_desk(getattr(cast, name)).get(place(found, letter)).text
        forms = re.findall(rf'<form[^>]* action="{place(found, letter)}".*?</form>', page, re.S)
        assert all(f'name="seen" value="{state}"' in form for form in forms), name


def test_the_preview_shows_what_is_typed_and_keeps_nothing(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.DRAFT)
    typed = {**filled(letter), "body": "正在写<script>"}
    answer = at_desk(cast.handler).post(url(found, "case_letter_preview", letter.pk), typed)
    assert "正在写&lt;script&gt;" in answer.text
    assert "正在写" not in Letter.objects.get(pk=letter.pk).body


def test_a_file_with_findings_goes_out_only_once_somebody_answered_for_it(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.SECRECY_REVIEW)
    desk = at_desk(cast.secrecy_reviewer)
    answer = desk.post(place(found, letter), {"act": "pass", "opinion": ""})
    assert "还没有核对" in answer.text
    assert "附件.pdf" in answer.text
    desk.post(place(found, letter), {**filled(letter), "act": "clear"})
    assert desk.post(place(found, letter), {"act": "pass", "opinion": ""}).status_code == 302
    assert Letter.objects.get(pk=letter.pk).state == LetterState.TO_SIGN


# --- files ------------------------------------------------------------------------------------


@pytest.fixture
def drafted(cast: Cast) -> tuple[InfoRequest, Letter]:
    found = begun(cast, today(), Decided(today(), "D02"))
    return found, the(found, "D02")


def add(desk: Client, at: tuple[InfoRequest, Letter], **given: Any) -> Any:
    return desk.post(place(*at), {"act": "material", **given})


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("附件\u202e清单.pdf", "附件清单.pdf"),
        ("检查.exe", "检查.exe.pdf"),
        ("C:\\案卷\\材料.PDF", "材料.PDF"),
        ("长" * 300 + ".pdf", "长" * 120 + ".pdf"),
    ],
)
def test_a_file_keeps_no_hostile_name(
    cast: Cast, drafted: tuple[InfoRequest, Letter], sent: str, kept: str
) -> None:
    file = SimpleUploadedFile("a.pdf", PDF)
    file.name = file._name = sent  # type: ignore[attr-defined]  # past what Django cleans
    answer = add(at_desk(cast.handler), drafted, file=file, name=sent[:200])
    assert answer.status_code == 302
    (material,) = drafted[1].materials.all()
    assert material.name == kept[-len(material.name) :]
    assert "/" not in material.name
    assert "passwd" not in str(material.file.name)
    address = url(drafted[0], "case_letter_material", drafted[1].pk, material.pk)
    answer = at_desk(cast.handler).get(address)
    assert answer["Content-Disposition"].startswith("attachment")


def test_what_applicants_sent_cannot_be_chosen(
    cast: Cast, drafted: tuple[InfoRequest, Letter]
) -> None:
    found, letter = drafted
    desk = at_desk(cast.handler)
    for kind in EnclosureKind:
        file = actions.File(kind, f"{kind.label}.pdf", "application/pdf", PDF)
        kept = actions.enclose(found, file, by=cast.handler)
        answer = add(desk, drafted, enclosure=str(kept.pk))
        offered = kind in {EnclosureKind.FOUND, EnclosureKind.OTHER}
        assert answer.status_code == (302 if offered else 200), kind
    assert letter.materials.count() == 2


def test_a_file_of_another_case_cannot_be_chosen(
    cast: Cast, drafted: tuple[InfoRequest, Letter]
) -> None:
    file = actions.File(EnclosureKind.OTHER, "别案.pdf", "application/pdf", PDF)
    other = actions.enclose(begun(cast, today()), file, by=cast.handler)
    assert add(at_desk(cast.handler), drafted, enclosure=str(other.pk)).status_code == 200
    assert not drafted[1].materials.exists()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("a.pdf", b"MZ program"), "不是"),
        (SimpleUploadedFile("a.pdf", PDF + b"0" * (10 * 1024 * 1024)), "不能超过10 MB"),
        ("", "请从案卷里选一份材料"),
    ],
    ids=["no kind", "too large", "nothing"],
)
def test_a_file_that_is_not_taken_says_why(
    cast: Cast, drafted: tuple[InfoRequest, Letter], file: object, words: str
) -> None:
    assert words in add(at_desk(cast.handler), drafted, file=file).text
    assert not drafted[1].materials.exists()


# --- lists ------------------------------------------------------------------------------------


def test_the_list_shows_each_what_waits_for_them(cast: Cast) -> None:
    found = begun(cast, today(), Extended(today(), 20), Decided(today(), "D02"))
    letters.put_forward(letter=the(found, "P06"), by=cast.handler)

    def listed(who: User) -> str:
        return str(at_desk(who).get(reverse("requests:letters")).text)

    assert "延期答复告知书" in listed(cast.head_of_office)
    assert "延期答复告知书" not in listed(cast.handler)
    assert "政府信息公开告知书" in listed(cast.handler)
    assert "没有等您办理的文书" in listed(cast.secrecy_reviewer)


def test_the_register_has_every_number_with_its_case_and_those_voided(cast: Cast) -> None:
    found = begun(cast, today(), Decided(today(), "D02"))
    first = issued(cast, found, "D02", today())
    letters.replace(letter=first, by=cast.signer, reason="写错了")
    signed(cast, found, "D02", today())
    text = at_desk(cast.head_of_office).get(reverse("requests:letter_register")).text
    assert text.index("1号") < text.index("2号")
    assert text.count(found.number) == 2
    assert "已作废" in text
    for year in ("2019", "", "abcd", "٢٠٢٦", "99999"):
        answer = at_desk(cast.handler).get(reverse("requests:letter_register"), {"year": year})
        assert answer.status_code == 200


def test_another_agency_has_its_own_register(cast: Cast) -> None:
    found = begun(cast, today(), Decided(today(), "D02"))
    signed(cast, found, "D02", today())
    text = at_desk(cast.education_handler).get(reverse("requests:letter_register")).text
    assert found.number not in text


def test_letters_that_are_wanted_are_begun_by_a_button_once(cast: Cast) -> None:
    found = begun(cast, today())
    found = actions.record(found, Extended(today(), 20), by=cast.head_of_office, on=today())
    desk = at_desk(cast.handler)
    assert "延期答复告知书" in desk.get(url(found)).text
    for _ in range(2):
        desk.post(url(found, "case_letters_begin"))
    assert [each.kind for each in letters_of(found)] == ["P06"]
    assert at_desk(cast.signer).post(url(found, "case_letters_begin")).status_code == 403


def test_a_notice_that_the_head_put_forward_is_signed_by_the_signer(cast: Cast) -> None:
    found = begun(cast, today(), Extended(today(), 20))
    head, letter = at_desk(cast.head_of_office), the(found, "P06")
    assert head.post(place(found, letter), {"act": "forward"}).status_code == 302
    assert head.post(place(found, letter), {"act": "sign"}).status_code == 403
    answer = at_desk(cast.signer).post(place(found, letter), {"act": "sign"})
    assert answer.status_code == 302


def test_what_proves_a_service_can_be_opened_and_nobody_else_s(cast: Cast) -> None:
    found, letter = in_state(cast, LetterState.ISSUED)
    other, another = in_state(cast, LetterState.DRAFT)
    picture = letters.Upload("回证.pdf", PDF)
    served = letters.Served(way=ServiceWay.LEFT, on=today(), files=[picture])
    letters.serve(letter=letter, served=served, by=cast.handler, on=today())
    proof = ServiceProof.objects.get()
    desk = at_desk(cast.handler)
    address = url(found, "case_letter_material", letter.pk, proof.pk)
    assert address in desk.get(place(found, letter)).text
    assert desk.get(address).getvalue() == PDF
    wrong = url(other, "case_letter_material", another.pk, proof.pk)
    assert desk.get(wrong).status_code == 404


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ("post", ["请填写日期", "请选择中国邮政或者邮政EMS", "请填写邮件号码"]),
        ("in_person", ["请填写日期", "请写明签收人"]),
        ("public_notice", ["请填写日期", "请写明公告的载体"]),
    ],
)
def test_everything_that_a_service_lacks_is_told_at_once(
    cast: Cast, way: str, wanted: list[str]
) -> None:
    found, letter = in_state(cast, LetterState.ISSUED)
    given = {**filled(letter), "act": "serve", "way": way, "on": ""}
    given |= {"carrier": "", "tracking_number": "", "signed_by": " ", "statement": ""}
    page = at_desk(cast.handler).post(place(found, letter), given).text
    assert f"有{len(wanted)}处需要更正" in page
    assert all(each in page for each in wanted)
