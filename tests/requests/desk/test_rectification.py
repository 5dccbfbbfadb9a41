"""更正申请 at the desk: who sees the list and the file, and what the pages of the acts do."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gongkai.audit.models import Entry
from gongkai.lib.today import today
from gongkai.requests.models import RectificationRequest
from tests.accounts.pages import text_of
from tests.cast import Cast
from tests.requests.desk.pages import at_desk
from tests.requests.rectifications import CLAIM, PDF, entered
from tests.requests.requests import received

LIST = reverse("requests:rectifications")
ENTRY = reverse("requests:rectification_entry")
FORM: dict[str, Any] = {
    "channel": "mail_signed",
    "received_on": today().isoformat(),
    "subject": "常住人口登记表",
    "wrong": "出生日期登记为1月3日",
    "should_read": "出生日期是1月8日",
    "applicant-name": "张小明",
    "applicant-applicant_class": "nat",
    "applicant-identity_kind": "identity_card",
    "applicant-identity_number": "110101199003070011",
    "representative-identity_kind": "identity_card",
}
ANSWERS = {
    "about_applicant": "yes",
    "has_evidence": "yes",
    "competent": "yes",
    "verified": "yes",
    "reasons": "经核对原始凭证，登记有误，已更正。",
}
ACTS = {"assign": "assign", "decide": "rectify", "tell": "rectify", "note": "note"}


@pytest.fixture
def rectification(cast: Cast) -> RectificationRequest:
    return entered(
        cast, on=today() - timedelta(12), received_on=today() - timedelta(12)
    ).rectification


def address(rectification: RectificationRequest, page: str = "") -> str:
    name = f"rectification_{page}" if page else "rectification"
    return reverse(f"requests:{name}", args=[rectification.year, rectification.serial])


# --- list -------------------------------------------------------------------------------------


def test_the_list_masks_names_and_shows_the_age(
    cast: Cast, rectification: RectificationRequest
) -> None:
    page = text_of(at_desk(cast.signer).get(LIST))
    assert rectification.number in page
    assert "张**" in page
    assert "张小明" not in page
    assert "收到已12日" in page


def test_the_list_is_found_from_the_bar_and_searched_by_what_it_is_about(
    cast: Cast, rectification: RectificationRequest
) -> None:
    desk = at_desk(cast.handler)
    assert f'href="{LIST}"' in desk.get(reverse("requests:worklist")).text
    assert rectification.number in text_of(desk.get(LIST, {"q": "户籍"}))
    assert "没有找到" in text_of(desk.get(LIST, {"q": "车辆"}))


def test_other_agencies_do_not_see_it_and_the_superior_reads_it(
    cast: Cast, rectification: RectificationRequest
) -> None:
    other = at_desk(cast.education_handler)
    assert rectification.number not in text_of(other.get(LIST))
    assert other.get(address(rectification)).status_code == 404
    named = f"{address(rectification)}?agency={cast.police.slug}"
    assert other.get(named).status_code == 404
    superior = at_desk(cast.supervisor)
    assert rectification.number in text_of(superior.get(LIST))
    assert "现在没有您可以办理的动作" in text_of(superior.get(named))
    acting = f"{address(rectification, 'tell')}?agency={cast.police.slug}"
    assert superior.post(acting).status_code == 403


def test_a_long_list_asks_no_more_of_the_database(
    cast: Cast,
    rectification: RectificationRequest,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    desk = at_desk(cast.handler)
    desk.get(LIST)
    with django_assert_num_queries(12):
        desk.get(LIST)
    for _ in range(5):
        entered(cast, on=today())
    with django_assert_num_queries(12):
        assert text_of(desk.get(LIST)).count("更正20") == 6


# --- entry ------------------------------------------------------------------------------------


def test_an_entry_keeps_the_evidence_and_hands_out_number_and_code(cast: Cast) -> None:
    desk = at_desk(cast.handler)
    evidence = SimpleUploadedFile("证明.pdf", PDF)
    answer = desk.post(ENTRY, {**FORM, "material": evidence})
    assert answer["Location"] == reverse("requests:rectification_entered"), text_of(answer)
    rectification = RectificationRequest.objects.get()
    assert rectification.received_on.isoformat() == FORM["received_on"]
    assert rectification.channel == "mail_signed"
    assert [each.kind for each in rectification.enclosures.all()] == ["evidence"]
    page = text_of(desk.get(answer["Location"]))
    assert f"已登记，编号{rectification.number}" in page
    assert "查询码" in page
    desk.get(ENTRY)
    assert desk.get(answer["Location"])["Location"] == ENTRY


def test_a_refused_entry_loses_no_word_and_says_what_to_do(cast: Cast) -> None:
    answer = at_desk(cast.handler).post(
        ENTRY, {**FORM, "should_read": "", "comes_from": "2019-0009"}
    )
    assert answer.status_code == 422
    page = answer.text
    assert "出生日期登记为1月3日" in page
    assert "本机关没有这个编号的公开申请" in page
    assert not RectificationRequest.objects.exists()


def test_a_case_leads_to_an_entry_that_takes_its_applicant_over(cast: Cast) -> None:
    request = received(cast, on=today()).info_request
    desk = at_desk(cast.handler)
    case = reverse("requests:case", args=[request.year, request.serial])
    link = f"{ENTRY}?from={request.number}"
    assert link in desk.get(case).text
    assert request.subject in desk.get(link).text
    people = {name: "" for name in FORM if name.startswith("applicant-")}
    sent = desk.post(ENTRY, {**FORM, **people, "comes_from": request.number})
    assert sent.status_code == 302, text_of(sent)
    rectification = RectificationRequest.objects.get()
    assert rectification.people.get().name == "张小明"
    assert rectification.number in text_of(desk.get(case))
    assert request.number in text_of(desk.get(address(rectification)))


# --- file and acts ----------------------------------------------------------------------------


def test_the_file_shows_what_is_asked_and_why_telling_must_wait(
    cast: Cast, rectification: RectificationRequest
) -> None:
    page = text_of(at_desk(cast.handler).get(address(rectification)))
    for shown in (CLAIM.wrong, CLAIM.should_read, CLAIM.record, "至今12日", "条例没有规定期限"):
        assert shown in page
    assert "还没有作出处理，请先办理“作出处理”" in page
    assert "张小明" not in page


@pytest.mark.parametrize("page", list(ACTS))
def test_the_acts_are_refused_to_wrong_posts_and_other_agencies(
    cast: Cast, rectification: RectificationRequest, page: str
) -> None:
    assert at_desk(cast.without_post).post(address(rectification, page)).status_code == 403
    assert at_desk(cast.education_handler).post(address(rectification, page)).status_code == 404
    assert not Entry.objects.filter(act=ACTS[page]).exists()


def test_deciding_shows_the_result_first_and_then_writes_it(
    cast: Cast, rectification: RectificationRequest
) -> None:
    desk, page = at_desk(cast.handler), address(rectification, "decide")
    preview = desk.post(page, {**ANSWERS, "preview": "1"})
    assert "予以更正并告知申请人" in text_of(preview)
    assert "经核对原始凭证" in preview.text
    part = desk.post(page, {**ANSWERS, "preview": "1"}, headers={"HX-Request": "true"})
    assert part.text.count("<form") == 0
    rectification.refresh_from_db()
    assert rectification.result == ""
    assert desk.post(page, ANSWERS)["Location"] == address(rectification)
    rectification.refresh_from_db()
    assert (rectification.result, rectification.decided_on) == ("rectified", today())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"competent": ""}, "请回答本机关是否有权更正"),
        ({"verified": ""}, "请先审核记录是否不准确"),
        ({"competent": "no"}, "请选择转送"),
        ({"competent": "no", "forward": "forward"}, "请写明有权更正的行政机关的名称"),
    ],
)
def test_an_unanswered_question_is_asked_and_nothing_is_written(
    cast: Cast, rectification: RectificationRequest, changed: dict[str, str], words: str
) -> None:
    answer = at_desk(cast.handler).post(address(rectification, "decide"), {**ANSWERS, **changed})
    assert words in text_of(answer)
    rectification.refresh_from_db()
    assert rectification.result == ""


@pytest.mark.parametrize(
    ("changed", "result"),
    [
        ({"about_applicant": "no", "competent": ""}, "not_rectified"),
        ({"has_evidence": "no", "competent": "yes"}, "not_rectified"),
        ({"verified": "no"}, "not_rectified"),
        ({"competent": "no", "forward": "forward", "other_agency": "民政局"}, "forwarded"),
        ({"competent": "no", "forward": "refer", "other_agency": "民政局"}, "referred"),
    ],
)
def test_the_answers_give_the_results_of_the_article(
    cast: Cast, rectification: RectificationRequest, changed: dict[str, str], result: str
) -> None:
    desk = at_desk(cast.handler)
    answer = desk.post(address(rectification, "decide"), {**ANSWERS, **changed})
    assert answer.status_code == 302, text_of(answer)
    rectification.refresh_from_db()
    assert rectification.result == result
    again = desk.get(address(rectification, "decide")).text
    assert "经核对原始凭证" in again


def test_from_assigning_to_telling(cast: Cast, rectification: RectificationRequest) -> None:
    desk = at_desk(cast.head_of_office)
    desk.post(address(rectification, "assign"), {"handler": cast.handler.pk})
    desk.post(address(rectification, "note"), {"text": "原始档案在二楼。"})
    file = SimpleUploadedFile("户口簿.pdf", PDF)
    desk.post(address(rectification, "enclose"), {"kind": "evidence", "material": file})
    desk.post(address(rectification, "decide"), ANSWERS)
    told = {"told_on": today().isoformat(), "way": "in_person", "proof": "本人签收"}
    desk.post(address(rectification, "tell"), told)
    page = text_of(desk.get(address(rectification)))
    for shown in ("陈经办", "原始档案在二楼。", "户口簿.pdf", "已办结", "本人签收"):
        assert shown in page
    assert rectification.number in text_of(desk.get(LIST, {"tab": "done"}))


def test_identity_and_evidence_open_by_a_button_and_are_in_the_journal(
    cast: Cast, rectification: RectificationRequest
) -> None:
    desk = at_desk(cast.handler)
    assert desk.get(address(rectification, "identity")).status_code == 405
    assert "110101199003070011" in desk.post(address(rectification, "identity")).text
    (evidence,) = rectification.enclosures.all()
    place = [rectification.year, rectification.serial, evidence.pk]
    file = reverse("requests:rectification_enclosure", args=place)
    assert desk.get(file).status_code == 405
    assert desk.post(file).content == PDF
    assert at_desk(cast.signer).post(file).status_code == 403
    assert Entry.objects.filter(act="open_identity").count() == 2
