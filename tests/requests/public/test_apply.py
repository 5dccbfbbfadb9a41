"""The pages of the application, without a browser: what they keep, refuse and send."""

from datetime import timedelta
from typing import Any

import altcha
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.lib import sealed
from gongkai.lib.credit_code import with_check_sign
from gongkai.lib.today import now
from gongkai.requests.models import Draft, EnclosureKind, InfoRequest, Person, Role, Tally
from gongkai.statute.state import State
from tests.cast import Cast
from tests.requests.public.applicant import (
    IDENTITY,
    NAME,
    PDF,
    SUBJECT,
    Applicant,
    another,
    docx,
    png,
    upload,
)

CREDIT_CODE = with_check_sign("91990101MB0000001")


def address(page: str) -> str:
    return reverse("requests:apply_page", args=[page])


def page(citizen: Applicant, key: str) -> str:
    return str(citizen.client.get(address(key)).content.decode())


# --- what is taken ----------------------------------------------------------------------------


def test_a_citizen_applies(citizen: Applicant, cast: Cast) -> None:
    citizen.fill()
    answer = citizen.send()
    assert (answer.status_code, answer["Location"]) == (302, reverse("requests:apply_done"))
    request = InfoRequest.objects.get()
    assert (request.agency, request.state) == (cast.police, State.ARRIVED)
    assert (request.subject, request.wanted_form, request.wanted_way) == (
        SUBJECT,
        "electronic",
        "email",
    )
    person = request.people.get()
    assert (person.name, person.applicant_class) == (NAME, "nat")
    assert IDENTITY not in str(vars(person))


def test_an_organisation_applies_through_a_representative(citizen: Applicant) -> None:
    citizen.pages = {
        "who": {"applicant_class": "com"},
        "applicant": {
            "name": "示例甲有限公司",
            "identity_kind": "credit_code",
            "identity_number": CREDIT_CODE,
        },
        "representative": {**citizen.pages["applicant"], "phone": "13800000000"},
        **{key: citizen.pages[key] for key in ("proofs", "contact", "wanted", "receiving")},
    }
    citizen.fill()
    citizen.send()
    people = InfoRequest.objects.get().people
    assert people.get(role=Role.APPLICANT).applicant_class == "com"
    assert people.get(role=Role.REPRESENTATIVE).name == NAME


def test_several_apply_together(citizen: Applicant) -> None:
    citizen.pages["participants"] = {"together": "on"}
    citizen.fill(until="proofs")
    second = another("李小红", "11010119900307002")
    third = another("王小刚", "11010119900307003")
    citizen.send_page("others", **second, add="1")
    citizen.send_page("others", **third)
    for key in ("proofs", "contact", "wanted", "receiving"):
        citizen.send_page(key)
    assert "王小刚" in page(citizen, "check")
    citizen.send()
    names = list(Person.objects.order_by("position").values_list("name", flat=True))
    assert names == [NAME, "李小红", "王小刚"]


def test_nobody_is_written_down_twice(citizen: Applicant) -> None:
    citizen.pages["participants"] = {"together": "on"}
    citizen.fill(until="proofs")
    answer = citizen.send_page("others", **citizen.pages["applicant"], add="1")
    assert "这位申请人已经写过了" in answer.content.decode()
    second = another("李小红", "11010119900307002")
    citizen.send_page("others", **second, add="1")
    answer = citizen.send_page("others", **second, add="1")
    assert "这位申请人已经写过了" in answer.content.decode()
    assert page(citizen, "others").count('name="drop"') == 1


def test_who_was_added_can_be_taken_out_again(citizen: Applicant) -> None:
    citizen.pages["participants"] = {"together": "on"}
    citizen.fill(until="proofs")
    citizen.send_page("others", **another("李小红", "11010119900307002"), add="1")
    citizen.post(address("others"), {"drop": "0"})
    answer = citizen.send_page("others")
    assert "请至少加上一位" in answer.content.decode()
    assert "请填写证件号码" not in answer.content.decode()


def test_files_become_enclosures(citizen: Applicant) -> None:
    citizen.fill(until="proofs")
    for content, name in ((PDF, "证.pdf"), (png(), "照片.png"), (docx(), "委托书.docx")):
        citizen.post(
            address("proofs"),
            {"kind": "authorisation", "file": upload(name, content), "upload": "1"},
        )
    citizen.post(address("proofs"), {"kind": "identity_proof", "file": upload()})
    for key in ("contact", "wanted", "receiving"):
        citizen.send_page(key)
    citizen.send()
    kinds = sorted(InfoRequest.objects.get().enclosures.values_list("kind", flat=True))
    assert kinds == ["authorisation"] * 3 + [EnclosureKind.IDENTITY_PROOF]


def test_a_file_can_be_taken_out_again(citizen: Applicant) -> None:
    citizen.fill(until="proofs")
    citizen.post(address("proofs"), {"kind": "identity_proof", "file": upload(), "upload": "1"})
    file = Draft.objects.get().files.get()
    citizen.post(address("proofs"), {"drop": str(file.pk)})
    citizen.post(address("proofs"), {"drop": "no file"})
    assert not Draft.objects.get().files.exists()


def test_a_description_alone_is_enough(citizen: Applicant) -> None:
    citizen.pages["wanted"] = {"subject": "", "description": "示例路 " * 30}
    citizen.fill()
    citizen.send()
    request = InfoRequest.objects.get()
    assert len(request.subject) == 61
    assert request.subject.endswith("…")


def test_an_address_that_the_way_needs_is_asked_and_kept(citizen: Applicant) -> None:
    citizen.pages["contact"] = {"phone": "0990-7654321"}
    citizen.fill(until="receiving")
    answer = citizen.send_page("receiving", form="paper", way="post")
    assert "选邮寄的，请填写通信地址" in answer.content.decode()
    citizen.send_page("receiving", form="paper", way="post", address="示例区示例路8号")
    citizen.send()
    assert Person.objects.get().address_sealed


def test_nobody_is_asked_for_a_purpose(citizen: Applicant) -> None:
    citizen.fill()
    for key in citizen.pages:
        fields = citizen.client.get(address(key)).context["form"]
        asked = "".join(f"{field.label}{field.help_text}" for field in fields)
        assert not {word for word in ("用途", "目的", "理由", "为什么") if word in asked}


# --- what is refused, and nothing is lost -----------------------------------------------------

REFUSED = [
    ("who", {"applicant_class": ""}, "请选择谁来申请"),
    ("applicant", {"identity_number": "110101199003070012"}, "有一位写错了"),
    ("applicant", {"name": ""}, "请填写姓名"),
    ("applicant", {"identity_kind": "passport", "identity_number": "护照"}, "护照号码"),
    ("applicant", {"identity_kind": "credit_code"}, "请在列出的证件种类中选一项"),
    ("proofs", {"later": ""}, "请上传身份证明"),
    ("contact", {"phone": "", "email": ""}, "至少留一种联系方式"),
    ("contact", {"phone": "请打给我"}, "只写数字"),
    ("contact", {"phone": "------"}, "只写数字"),
    ("contact", {"email": "someone@"}, "完整的电子邮箱地址"),
    ("wanted", {"subject": "", "description": ""}, "至少写一项"),
    ("wanted", {"description": "长" * 20_000}, "请删去18000字"),
    ("wanted", {"subject": "长" * 201}, "请删去1字"),
    ("wanted", {"subject": "甲\0乙"}, "看不见的字符"),
    ("wanted", {"subject": "\u200b\u2060"}, "看不见的字符"),
    ("applicant", {"name": "\u200b"}, "看不见的字符"),
    ("receiving", {"way": "post"}, "电子文件只能通过网上下载、电子邮件取得"),
    ("receiving", {"form": "film"}, "请在列出的要什么形式中选一项"),
]


@pytest.mark.parametrize(("key", "changed", "words"), REFUSED)
def test_a_wrong_answer_is_refused_with_words(
    citizen: Applicant, key: str, changed: dict[str, str], words: str
) -> None:
    citizen.fill(until=key)
    data = {name: text for name, text in {**citizen.pages[key], **changed}.items() if text}
    answer = citizen.post(address(key), data)
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_full_width_signs_are_taken_as_what_they_are(citizen: Applicant) -> None:
    citizen.pages["applicant"]["identity_number"] = "１１０１０１１９９００３０７００１１"
    citizen.pages["contact"] = {
        "phone": "０９９０—７６５４３２１",
        "email": "someone＠example．org",
    }
    citizen.fill()
    citizen.send()
    person = InfoRequest.objects.get().people.get()
    kept = (person.identity_sealed, person.phone_sealed, person.email_sealed)
    assert [sealed.unseal(each) for each in kept] == [
        IDENTITY,
        "0990-7654321",
        "someone@example.org",
    ]


def test_what_was_refused_is_still_there(citizen: Applicant) -> None:
    citizen.fill(until="wanted")
    answer = citizen.send_page("wanted", description="长" * 20_000)
    assert "长" * 20_000 in answer.content.decode()
    assert "长" * 20_000 in page(citizen, "wanted")
    assert citizen.client.get(address("check"))["Location"] == address("wanted")


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "😀👨‍👩‍👧𠮷", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"],
)
def test_any_text_is_only_text(citizen: Applicant, hostile: str) -> None:
    citizen.pages["wanted"] = {"subject": hostile, "description": hostile}
    citizen.fill()
    shown = page(citizen, "check")
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    citizen.send()
    assert InfoRequest.objects.get().subject == hostile


def test_going_back_keeps_what_is_typed_right_or_wrong(citizen: Applicant) -> None:
    citizen.fill(until="applicant")
    answer = citizen.send_page("applicant", identity_number="11010119900307", back="1")
    assert answer["Location"] == address("who")
    assert "11010119900307" in page(citizen, "applicant")


def test_another_class_of_applicant_asks_anew_and_keeps_the_rest(citizen: Applicant) -> None:
    citizen.fill()
    citizen.send_page("who", applicant_class="law")
    assert citizen.client.get(address("check"))["Location"] == address("applicant")
    assert SUBJECT not in page(citizen, "applicant")
    citizen.send_page("applicant", identity_kind="credit_code", identity_number=CREDIT_CODE)
    citizen.send_page("representative", **citizen.pages["applicant"], phone="13800000000")
    assert SUBJECT in page(citizen, "check")


def test_from_the_check_page_one_comes_straight_back(citizen: Applicant) -> None:
    citizen.fill()
    answer = citizen.post(address("contact") + "?then=check", {"phone": "0990-1111111"})
    # without the e-mail address of before the way is open again
    assert answer["Location"] == address("wanted")
    answer = citizen.post(address("contact") + "?then=check", citizen.pages["contact"])
    assert answer["Location"] == address("check")


@pytest.mark.parametrize("key", ["applicant", "others", "proofs", "contact", "check"])
def test_nobody_jumps_ahead(citizen: Applicant, key: str) -> None:
    citizen.begin()
    for answer in (citizen.client.get(address(key)), citizen.post(address(key))):
        assert answer["Location"] == address("who")
    assert not InfoRequest.objects.exists()


@pytest.mark.parametrize("key", ["who", "check"])
def test_without_a_draft_one_begins(citizen: Applicant, key: str) -> None:
    assert citizen.client.get(address(key))["Location"] == reverse("requests:apply")


def test_a_page_that_is_none_is_not_found(citizen: Applicant) -> None:
    citizen.begin()
    assert citizen.client.get(address("purpose")).status_code == 404


def test_a_forged_cookie_finds_no_draft(citizen: Applicant) -> None:
    citizen.begin()
    stranger = Client()
    stranger.cookies["gk_application"] = str(Draft.objects.get().pk)
    assert stranger.get(address("who"))["Location"] == reverse("requests:apply")


FILES = [
    ("病毒.pdf", b"MZ\x90\x00 a program", "只收PDF、JPG、PNG、DOCX文件"),
    ("空.pdf", b"", "是空文件"),
    ("大.pdf", PDF + b"0" * (10 * 1024 * 1024), "一份不能超过10MB"),
]


@pytest.mark.parametrize(("name", "content", "words"), FILES, ids=["exe", "empty", "large"])
def test_a_wrong_file_is_refused_with_words(
    citizen: Applicant, name: str, content: bytes, words: str
) -> None:
    citizen.fill(until="proofs")
    data = {"kind": "identity_proof", "file": upload(name, content), "upload": "1"}
    assert words in citizen.post(address("proofs"), data).content.decode()
    assert not Draft.objects.get().files.exists()


def test_a_body_far_too_large_is_not_read(citizen: Applicant, settings: Settings) -> None:
    settings.UPLOAD_MOST_BYTES = 1000
    citizen.fill(until="proofs")
    data = {"kind": "identity_proof", "file": upload(content=PDF + b"0" * 2000)}
    answer = citizen.post(address("proofs"), data)
    assert answer.status_code == 413
    assert "上传的内容太大" in answer.content.decode()


# --- sending ----------------------------------------------------------------------------------


def test_sending_twice_gives_one_request_and_one_receipt(citizen: Applicant) -> None:
    citizen.fill()
    citizen.send()
    assert citizen.send()["Location"] == reverse("requests:apply_done")
    assert InfoRequest.objects.count() == 1


def test_what_another_window_changed_is_shown_before_it_is_sent(citizen: Applicant) -> None:
    citizen.fill()
    first_window = citizen.look()
    citizen.send_page("wanted", subject="另一个窗口写的名称")
    answer = citizen.client.post(address("check"), first_window)
    assert answer["Location"] == address("check")
    assert not InfoRequest.objects.exists()
    again = page(citizen, "check")
    assert "在别的窗口里改过" in again
    assert "另一个窗口写的名称" in again
    citizen.send()
    assert InfoRequest.objects.get().subject == "另一个窗口写的名称"


def test_a_window_of_an_application_begun_anew_sends_nothing_unseen(citizen: Applicant) -> None:
    citizen.fill()
    first_window = citizen.look()
    citizen.fill()
    citizen.client.post(address("check"), first_window)
    assert not InfoRequest.objects.exists()


NEW_TEXT = "重新开始以后写的"


def begun_anew(citizen: Applicant, key: str) -> str:
    """What a page sends along that was open when another window began anew."""
    citizen.fill(until=key)
    mark = citizen.mark(address(key))
    citizen.fill(until=key)
    return mark


def test_a_page_of_before_beginning_anew_is_shown_again_and_writes_nothing(
    citizen: Applicant,
) -> None:
    mark = begun_anew(citizen, "wanted")
    citizen.send_page("wanted", subject=NEW_TEXT, back="1")
    answer = citizen.send_page("wanted", subject="第一个窗口写的", draft=mark)
    assert answer.status_code == 409
    assert "在别的窗口里重新开始了" in answer.content.decode()
    assert "第一个窗口写的" in answer.content.decode()
    assert NEW_TEXT in page(citizen, "wanted")
    again = citizen.send_page("wanted", draft=answer.context["draft_mark"])
    assert again["Location"] == address("receiving")


def test_those_who_apply_too_are_not_added_to_the_application_begun_anew(
    citizen: Applicant,
) -> None:
    citizen.pages["participants"] = {"together": "on"}
    mark = begun_anew(citizen, "proofs")
    second = another("李小红", "11010119900307002")
    assert citizen.send_page("others", **second, add="1").status_code == 302
    for sent in ({"name": "王小刚"}, {"drop": "0"}):
        answer = citizen.send_page("others", **sent, draft=mark)
        assert answer.status_code == 409
        assert sent.get("name", "") in answer.content.decode()
    assert "李小红" in page(citizen, "others")
    assert "王小刚" not in page(citizen, "others")


def test_a_file_of_before_beginning_anew_is_asked_for_again(citizen: Applicant) -> None:
    mark = begun_anew(citizen, "proofs")
    answer = citizen.send_page("proofs", kind="identity_proof", file=upload(), draft=mark)
    assert answer.status_code == 409
    assert "要上传的请重新选" in answer.content.decode()
    assert not Draft.objects.get().files.exists()


def test_a_window_of_before_beginning_anew_clears_nothing(citizen: Applicant) -> None:
    mark = begun_anew(citizen, "contact")
    answer = citizen.client.post(reverse("requests:apply_discard"), {"draft": mark})
    assert "清除的是新的一份" in answer.content.decode()
    assert Draft.objects.exists()


def test_a_first_page_that_was_open_before_does_not_clear_what_was_begun(
    citizen: Applicant,
) -> None:
    first = reverse("requests:apply")
    mark = citizen.mark(first)
    citizen.fill(until="contact")
    answer = citizen.client.post(first, {"draft": mark}, follow=True)
    assert "在别的窗口里开始填了一份" in answer.content.decode()
    assert address("contact") in answer.content.decode()
    assert citizen.client.get(address("contact")).status_code == 200


def test_a_page_that_another_window_put_out_of_reach_is_kept(citizen: Applicant) -> None:
    citizen.fill(until="wanted")
    citizen.send_page("who", applicant_class="law")
    answer = citizen.send_page("wanted", subject=NEW_TEXT)
    assert answer["Location"] == address("applicant")
    assert "这一页写的已经存好" in page(citizen, "applicant")
    citizen.send_page("applicant", identity_kind="credit_code", identity_number=CREDIT_CODE)
    citizen.send_page("representative", **citizen.pages["applicant"], phone="13800000000")
    citizen.send_page("proofs")
    assert NEW_TEXT in page(citizen, "wanted")


def shown_code(answer: Any) -> str:
    return str(answer.context["code"])


def test_number_and_code_are_shown_for_an_hour(citizen: Applicant) -> None:
    citizen.fill()
    citizen.send()
    done = citizen.client.get(reverse("requests:apply_done"))
    assert InfoRequest.objects.get().number in done.content.decode()
    assert shown_code(done) in done.content.decode()
    assert "no-store" in done["Cache-Control"]
    Draft.objects.update(changed_at=now() - timedelta(minutes=61))
    later = citizen.client.get(reverse("requests:apply_done"))
    assert shown_code(later) == ""
    assert citizen.client.get(reverse("requests:apply_acknowledgement")).status_code == 302


def test_the_acknowledgement_is_a_pdf_to_keep(citizen: Applicant) -> None:
    citizen.fill()
    citizen.send()
    paper = citizen.client.get(reverse("requests:apply_acknowledgement"))
    assert paper.content.startswith(b"%PDF-")
    assert paper["Content-Disposition"].startswith("attachment")


def test_clearing_is_asked_once_more(citizen: Applicant) -> None:
    citizen.fill(until="contact")
    asked = citizen.client.get(reverse("requests:apply_discard")).content.decode()
    assert "不能恢复" in asked
    assert Draft.objects.exists()


def test_who_comes_back_too_late_is_told_why_the_page_is_empty(citizen: Applicant) -> None:
    citizen.fill(until="contact")
    Draft.objects.update(changed_at=now() - timedelta(hours=25))
    answer = citizen.client.get(address("contact"), follow=True)
    assert "已经过期清除" in answer.content.decode()


def test_a_page_sent_after_its_draft_has_ended_keeps_what_it_says(citizen: Applicant) -> None:
    citizen.fill(until="wanted")
    mark = citizen.mark(address("wanted"))
    Draft.objects.all().delete()
    citizen.client.cookies.clear()
    sent = {"subject": NEW_TEXT, "draft": mark}
    answer = citizen.client.post(address("wanted"), sent, follow=True)
    assert "您刚才那一页写的还在" in answer.content.decode()
    for key in ("who", "applicant", "participants", "proofs", "contact"):
        citizen.send_page(key)
    assert NEW_TEXT in page(citizen, "wanted")
    assert SUBJECT not in page(citizen, "wanted")


def test_what_is_cleared_is_gone(citizen: Applicant) -> None:
    citizen.fill()
    citizen.send()
    mark = citizen.mark(reverse("requests:apply_done"))
    citizen.client.post(reverse("requests:apply_discard"), {"draft": mark})
    assert not Draft.objects.exists()
    assert citizen.client.get(reverse("requests:apply_done")).status_code == 302
    assert InfoRequest.objects.count() == 1


def test_a_draft_in_hand_can_be_gone_on_with(citizen: Applicant) -> None:
    citizen.fill(until="contact")
    start = citizen.client.get(reverse("requests:apply")).content.decode()
    assert address("contact") in start


def test_who_begins_with_another_agency_is_told_of_what_is_not_sent(
    citizen: Applicant, cast: Cast
) -> None:
    citizen.fill(until="contact")
    own = citizen.client.get(reverse("requests:apply")).content.decode()
    other = citizen.client.get(reverse("requests:apply_to", args=["jiaoyu"])).content.decode()
    said = f"那是向{cast.police.name}提出的"
    assert said in other
    assert said not in own


def test_without_proof_three_an_hour_are_taken_and_nothing_is_lost(citizen: Applicant) -> None:
    for _ in range(3):
        citizen.fill()
        assert citizen.send().status_code == 302
    citizen.fill()
    refused = citizen.send()
    assert refused.status_code == 429
    assert "您填写的内容都还在" in refused.content.decode()
    assert SUBJECT in page(citizen, "check")
    Tally.objects.all().delete()
    assert citizen.send().status_code == 302


def proof(citizen: Applicant) -> str:
    given = citizen.client.get(reverse("requests:apply_challenge")).json()
    challenge = altcha.Challenge.from_dict(given)
    solution = altcha.solve_challenge(challenge)
    assert solution is not None
    return altcha.Payload(challenge, solution).to_base64()


def test_with_proof_more_are_taken(citizen: Applicant) -> None:
    for _ in range(4):
        citizen.fill()
        assert citizen.send(altcha=proof(citizen)).status_code == 302


def test_a_proof_of_another_draft_or_none_counts_as_none(citizen: Applicant) -> None:
    citizen.fill()
    used = proof(citizen)
    citizen.send(altcha=used)
    for altered in (used, "nonsense", used[:-8], "e30="):
        citizen.fill()
        last = citizen.send(altcha=altered)
    assert last.status_code == 429


def test_the_address_behind_own_proxies_is_the_one_they_saw(
    citizen: Applicant, settings: Settings
) -> None:
    settings.PROXIES = 1
    for number in range(4):
        citizen.fill()
        seen = {"X-Forwarded-For": f"203.0.113.9, 192.0.2.{number}"}
        answer = citizen.client.post(address("check"), citizen.look(), headers=seen)
        assert answer["Location"] == reverse("requests:apply_done")


def test_a_header_that_nobody_vouches_for_is_not_believed(citizen: Applicant) -> None:
    for number in range(4):
        citizen.fill()
        seen = {"X-Forwarded-For": f"192.0.2.{number}"}
        answer = citizen.client.post(address("check"), citizen.look(), headers=seen)
    assert answer.status_code == 429


def test_no_address_is_kept_in_plain(citizen: Applicant) -> None:
    citizen.fill()
    citizen.send()
    assert "127.0.0.1" not in str(list(Tally.objects.values()))
