"""The public application for rectification: its pages, its acknowledgement, its status."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.audit.models import Entry
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.models import Draft, InfoRequest, RectificationRequest
from gongkai.statute.events import ServiceWay
from gongkai.statute.rectification import RectificationRequest as Finding
from tests.accounts.pages import text_of
from tests.cast import Cast
from tests.requests.public.applicant import PAGES, Applicant, upload
from tests.requests.rectifications import GROUNDED

STATUS = reverse("requests:status")
RECORD = {"subject": "常住人口登记表", "document_number": "", "record": "户籍档案"}
MISTAKE = {
    "wrong": "出生日期登记为1月3日",
    "should_read": "出生日期是1月8日",
    "evidence": "出生医学证明",
}
FILLED: dict[str, dict[str, str]] = {
    **{page: PAGES[page] for page in ("who", "applicant", "participants", "contact")},
    "record": RECORD,
    "mistake": MISTAKE,
    "proofs": {"later": "on"},
}


class Rectifier(Applicant):
    """Somebody who asks for rectification."""

    word = "rectify"


@pytest.fixture
def rectifier(client: Client, cast: Cast, settings: Settings) -> Rectifier:
    settings.PUBLIC_AGENCY = cast.police.slug
    return Rectifier(client, cast.police.slug, {**FILLED})


def page(name: str = "") -> str:
    return reverse(f"requests:rectify_{name}" if name else "requests:rectify")


def sent(rectifier: Rectifier) -> RectificationRequest:
    rectifier.fill()
    assert rectifier.send()["Location"] == page("done")
    return RectificationRequest.objects.get()


def code_of(rectifier: Rectifier) -> str:
    return rectifier.client.get(page("done")).text.split("<dt>查询码</dt><dd>")[1][:8]


def opened(client: Client, rectification: RectificationRequest, code: str) -> Any:
    answer = client.post(STATUS, {"number": rectification.number, "code": code})
    return client.get(answer["Location"])


def test_the_front_page_leads_to_it(rectifier: Rectifier) -> None:
    assert f'href="{page()}"' in rectifier.client.get(reverse("requests:portal")).text


def test_what_was_filled_in_arrives_at_the_agency_and_is_noted(
    cast: Cast, rectifier: Rectifier
) -> None:
    rectification = sent(rectifier)
    assert rectification.agency == cast.police
    assert (rectification.channel, rectification.received_on) == ("online", today())
    shown = {**RECORD, **MISTAKE}
    assert {name: getattr(rectification, name) for name in shown} == shown
    person = rectification.people.get()
    assert person.name == "张小明"
    assert "0990-7654321" not in person.phone_sealed
    entry = Entry.objects.get(act="rectification_received")
    assert (entry.actor, entry.by) == ("申请人", None)
    assert not InfoRequest.objects.exists()


def test_sending_twice_gives_one(rectifier: Rectifier) -> None:
    sent(rectifier)
    rectifier.send()
    assert RectificationRequest.objects.count() == 1
    assert not Draft.objects.get().content_sealed


def test_evidence_is_demanded_or_promised(rectifier: Rectifier) -> None:
    rectifier.pages["proofs"] = {}
    rectifier.fill(until="proofs")
    refused = rectifier.post(page("proofs"), {})
    assert "请上传身份证明和证据材料" in text_of(refused)
    assert 'aria-current="page">申请更正政府信息</li>' in refused.content.decode()
    for kind in ("evidence", "identity_proof"):
        sent_file = {"kind": kind, "file": upload("证明.pdf"), "upload": "1"}
        rectifier.post(page("proofs"), sent_file)
    assert rectifier.post(page("proofs"), {}).status_code == 302
    rectifier.send()
    kinds = {each.kind for each in RectificationRequest.objects.get().enclosures.all()}
    assert kinds == {"evidence", "identity_proof"}
    assert all(each.is_sealed for each in RectificationRequest.objects.get().enclosures.all())


def test_a_request_for_disclosure_may_be_filled_in_beside_it(
    rectifier: Rectifier, citizen: Applicant
) -> None:
    rectifier.fill(until="mistake")
    citizen.fill()
    citizen.send()
    assert InfoRequest.objects.count() == 1
    page_of_mistake = rectifier.client.get(reverse("requests:rectify_page", args=["mistake"]))
    assert page_of_mistake.status_code == 200
    start = rectifier.client.get(page())
    assert "上次填写的内容还在" in text_of(start)


def test_the_draft_of_one_opens_no_page_of_the_other(
    rectifier: Rectifier, citizen: Applicant
) -> None:
    rectifier.begin()
    cookies = rectifier.client.cookies
    cookies["gk_application"] = cookies["gk_rectification"].value
    assert rectifier.client.get(reverse("requests:apply_page", args=["who"])).status_code == 302


def test_the_acknowledgement_is_on_the_page_and_on_paper(rectifier: Rectifier) -> None:
    rectification = sent(rectifier)
    assert rectification.number in rectifier.client.get(page("done")).text
    paper = rectifier.client.get(page("acknowledgement"))
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_number_and_code_open_the_status_and_nothing_else_does(
    rectifier: Rectifier, client: Client
) -> None:
    rectification = sent(rectifier)
    place = [rectification.year, rectification.serial]
    status = reverse("requests:rectification_status", args=place)
    assert Client().get(status)["Location"] == STATUS
    shown = text_of(opened(Client(), rectification, code_of(rectifier)))
    assert "正在核对" in shown
    assert "张**" in shown
    assert "张小明" not in shown
    wrong = Client().post(STATUS, {"number": rectification.number, "code": "AAAA2222"})
    assert "没有找到这份申请" in text_of(wrong)


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (GROUNDED, "已经更正。"),
        (
            Finding(about_applicant=True, has_evidence=False, competent=True),
            "不予更正。",
        ),
        (Finding(about_applicant=True, has_evidence=True, competent=False), "已转送有权更正的机关"),
        (
            Finding(about_applicant=True, has_evidence=True, competent=False, can_forward=False),
            "请向有权更正的机关提出",
        ),
    ],
)
def test_the_status_says_the_result_once_the_applicant_was_told(
    cast: Cast, rectifier: Rectifier, finding: Finding, words: str
) -> None:
    rectification, on = sent(rectifier), today()
    actions.decide_rectification(
        rectification=rectification,
        finding=finding,
        reasons="经核对原始凭证。",
        other_agency="示例区民政局",
        by=cast.handler,
        on=on,
    )
    client = Client()
    assert words not in text_of(opened(client, rectification, code_of(rectifier)))
    actions.tell_rectification(
        rectification=rectification,
        way=ServiceWay.POST,
        proof="挂号001",
        told_on=on,
        by=cast.handler,
        on=on,
    )
    shown = text_of(opened(client, rectification, code_of(rectifier)))
    assert words in shown
    assert "经核对原始凭证。" in shown


def test_leaving_closes_the_status(rectifier: Rectifier) -> None:
    rectification = sent(rectifier)
    client = Client()
    opened(client, rectification, code_of(rectifier))
    client.post(reverse("requests:status_leave"))
    place = [rectification.year, rectification.serial]
    status = reverse("requests:rectification_status", args=place)
    assert client.get(status)["Location"] == STATUS
