"""Letters in a browser: from a decision to the served reply that the citizen fetches on a phone."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django import Settings

from gongkai.accounts.models import User
from gongkai.letters import actions as letters
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.notices.models import Notice
from gongkai.overview.sample.decision_words import said_of
from gongkai.requests import actions, queries
from gongkai.requests.actions import Received
from gongkai.requests.answer_codes import code_of
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Consulted, Decided, OpinionReceived, OpinionSought, ServiceWay
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import Cast
from tests.requests.desk.pages import url
from tests.requests.requests import received

if TYPE_CHECKING:
    from playwright.sync_api import Page

COMPANY = "示例区悦来旅馆有限公司"


@pytest.fixture(autouse=True)
def of_police(cast: Cast, settings: Settings) -> None:
    """The public pages are those of 示例区公安局."""
    settings.PUBLIC_AGENCY = cast.police.slug


@pytest.fixture
def decided(cast: Cast) -> Received:
    """A request decided today; its reply is a draft."""
    made = received(cast, on=today() - timedelta(2))
    event = Decided(today(), "D17")
    actions.record_with_letters(
        made.info_request,
        [event],
        by=cast.handler,
        on=today(),
        particulars=said_of(event),
    )
    return made


def at_the_letter(visit: Visit, person: User, info_request: InfoRequest, task: str) -> "Page":
    """Sign in, open the case, and go where its one button leads."""
    visit.sign_in(person)
    page = visit.open(url(info_request))
    page.locator("a.btn-primary", has_text=task).click()
    page.locator("#paper").wait_for()
    return page


def press(page: "Page", name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def look(visit: Visit, name: str) -> None:
    visit.shot(name)
    visit.check()


def test_a_decided_request_becomes_a_served_letter_that_the_citizen_reads_on_a_phone(
    visit: Visit, cast: Cast, decided: Received
) -> None:
    case = decided.info_request
    visit.window(DESKTOP)
    _draft(visit, at_the_letter(visit, cast.handler, case, "送审"))
    page = at_the_letter(visit, cast.unit_reviewer, case, "审核")
    look(visit, "letter-review-1440")
    press(page, "同意")
    visit.window(PHONE)
    page = at_the_letter(visit, cast.secrecy_reviewer, case, "保密审查")
    press(page, "同意")
    page = at_the_letter(visit, cast.signer, case, "签发")
    look(visit, "letter-sign-390")
    press(page, "签发")
    expect(page.locator("main")).to_contain_text("已签发并编号")
    visit.window(DESKTOP)
    page = at_the_letter(visit, cast.handler, case, "用印并印发")
    press(page, "用印并印发")
    _serve(visit, page)
    assert {each.person for each in Notice.objects.filter(topic__startswith="letter_")} == {
        cast.head_of_office,
        cast.secrecy_reviewer,
        cast.signer,
        cast.handler,
    }
    _fetch(visit, decided)


def _draft(visit: Visit, page: "Page") -> None:
    """The page of the letter follows what is typed; 送审 keeps it without a save before."""
    body = page.get_by_label("正文")
    body.fill(f"{body.input_value()}\n特此告知。")
    page.locator("#paper", has_text="特此告知").wait_for()
    look(visit, "letter-draft-1440")
    page.get_by_label("标题").press("Enter")  # keeps the draft; a letter leaves by its button only
    expect(page.locator("main")).to_contain_text("草稿已保存")
    press(page, "保存并送审")
    expect(page.locator("main")).to_contain_text("已送审")
    assert Letter.objects.get().body.endswith("特此告知。")


def _serve(visit: Visit, page: "Page") -> None:
    """Only what the chosen way asks for is there, and a missing proof is asked for at its form."""
    expect(page.get_by_label("邮件号码")).not_to_be_visible()
    page.get_by_label("邮寄送达").check()
    expect(page.get_by_label("签收人")).not_to_be_visible()
    page.get_by_label("日期").fill(str(today()))
    press(page, "登记送达")
    expect(page.locator(".requests-serve")).to_contain_text("邮政企业")
    look(visit, "letter-serve-1440")
    page.get_by_label("邮寄单位").select_option("邮政EMS")
    page.get_by_label("邮件号码").fill("XA00000000101")
    press(page, "登记送达")
    expect(page.locator("main")).to_contain_text("送达已登记")
    look(visit, "letter-served-1440")


def _fetch(visit: Visit, made: Received) -> None:
    visit.window(PHONE)
    page = visit.open(reverse("requests:status"))
    page.get_by_label("申请编号").fill(made.info_request.number)
    page.get_by_label("查询码").fill(made.query_code)
    press(page, "查询")
    look(visit, "status-with-letter-390")
    page.get_by_role("link", name="不予处理告知书").click()
    expect(page.locator("main")).to_contain_text("最晚到")
    look(visit, "status-letter-390")
    with page.expect_download() as saved:
        page.get_by_role("link", name="保存PDF").click()
    assert saved.value.suggested_filename.endswith(".pdf")
    visit.window(DESKTOP, theme="dark", text="large")
    visit.open(reverse("requests:status_letter", args=_place(made.info_request)))
    look(visit, "status-letter-dark")


def _place(info_request: InfoRequest) -> list[int]:
    return [info_request.year, info_request.serial, Letter.objects.get().pk]


def test_a_consulted_company_answers_by_the_code_of_its_letter(visit: Visit, cast: Cast) -> None:
    case = received(cast, on=today() - timedelta(2)).info_request
    asked = OpinionSought(today(), Consulted.THIRD_PARTY, COMPANY)
    actions.record_with_letters(case, [asked], by=cast.handler, on=today())
    letter = _sent(case, cast)
    visit.window(PHONE)
    page = visit.open("/")
    page.locator("main").get_by_role("link", name="答复征求意见").click()
    page.get_by_label("文号").fill(letter.number)
    page.get_by_label("答复码").fill(code_of(letter))
    look(visit, "opinion-find-390")
    press(page, "打开征求意见书")
    page.get_by_label("不同意公开", exact=True).check()
    page.get_by_label("理由").fill("涉及房价和客源，公开会损害经营。")
    page.get_by_label("答复人姓名和职务").fill("示例经理")
    look(visit, "opinion-answer-390")
    press(page, "提交答复")
    expect(page.locator("main")).to_contain_text("已经收到您的答复")
    look(visit, "opinion-answered-390")
    assert queries.history(InfoRequest.objects.get(pk=case.pk))[-1] == OpinionReceived(
        today(), COMPANY, consents=False
    )


def _sent(case: InfoRequest, cast: Cast) -> Letter:
    """The letter to the company, signed by the head and handed over."""
    letter = Letter.objects.get(kind="P07")
    body = letter.body.replace("〔待填", "〔")
    text = letters.Text(letter.title, letter.addressee, body, letter.rows)
    letter = actions.forward_letter(
        case, letter, by=cast.handler, on=today(), text=text, version=letter.version
    )
    letter = actions.sign_letter(case, letter, by=cast.head_of_office, on=today())
    letter = actions.issue_letter(case, letter, by=cast.handler, on=today())
    served = letters.Served(way=ServiceWay.IN_PERSON, on=today(), signed_by="前台")
    actions.serve_letter(case, letter, served=served, by=cast.handler, on=today())
    return Letter.objects.get(pk=letter.pk)
