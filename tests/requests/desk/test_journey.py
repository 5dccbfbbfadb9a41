"""A request from the desk's first look to its decision, in a browser; strangers stay outside."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from gongkai.accounts.models import User
from gongkai.lib.today import today
from gongkai.requests import actions, queries, similar_queries
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Decided,
    Extended,
    OpinionReceived,
    OpinionSought,
    Submitted,
)
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import Cast
from tests.requests.desk.pages import url
from tests.requests.requests import received

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def arrived(cast: Cast) -> InfoRequest:
    similar_queries.forget()
    return received(cast, submitted=Submitted(Channel.ONLINE, today() - timedelta(2))).info_request


@dataclass
class Desk:
    """A browser at the desk, with the request that is walked through it."""

    visit: Visit
    arrived: InfoRequest
    width: int
    script: bool

    def open_as(self, person: User) -> "Page":
        """The case file before somebody."""
        self.visit.sign_in(person)
        return self.visit.open(url(self.arrived))

    def look(self, name: str) -> None:
        """Keep a picture and check the page; what checks is itself a script."""
        if self.script:
            self.visit.shot(f"{name}-{self.width}")
            self.visit.check()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_handler_brings_a_request_to_its_decision(
    visit: Visit, cast: Cast, arrived: InfoRequest, width: int, *, script: bool
) -> None:
    visit.window(width, script=script)
    desk = Desk(visit, arrived, width, script)
    _confirm(desk, desk.open_as(cast.handler))
    _seek_an_opinion(desk, visit.page)
    _extend(desk, desk.open_as(cast.head_of_office))
    _decide(desk, desk.open_as(cast.handler))
    _find_the_reply(desk, visit.page)
    history = queries.history(InfoRequest.objects.get(pk=arrived.pk))
    assert [type(each) for each in history] == [
        Submitted,
        Confirmed,
        OpinionSought,
        OpinionReceived,
        Extended,
        Decided,
    ]


def _confirm(desk: Desk, page: "Page") -> None:
    desk.look("case-arrived")
    page.locator("a.btn-primary", has_text="确认收到").click()
    page.get_by_label("怎样确认的").fill("电话确认")
    desk.look("act-confirm")
    page.get_by_role("button", name="确认收到").click()
    expect(page.locator(".gk-messages")).to_contain_text("已登记")


def _seek_an_opinion(desk: Desk, page: "Page") -> None:
    page.locator(".gk-acts a", has_text="征求意见").click()
    page.get_by_label("名称").fill("示例大酒店")
    page.get_by_label("送达日期").fill(str(today()))
    if desk.script:
        page.get_by_label("送达日期").dispatch_event("change")
        page.locator("#effect", has_text="登记以后").wait_for()
    else:
        page.get_by_role("button", name="先看结果").click()
    expect(page.locator("#effect")).to_contain_text("征求意见所需时间不计入答复期限")
    desk.look("act-opinion")
    page.get_by_role("button", name="征求意见").click()
    expect(page.locator("main")).to_contain_text("待答复征求意见")
    desk.look("case-opinion")
    page.locator("a.btn-primary", has_text="登记意见").click()
    page.get_by_label("不同意公开", exact=True).check()
    page.get_by_label("理由").fill("涉及经营信息")
    page.get_by_role("button", name="登记意见").click()


def _extend(desk: Desk, page: "Page") -> None:
    page.locator(".gk-acts a", has_text="延期答复").click()
    page.get_by_label("延长").first.fill("10")
    page.get_by_label("延期的理由").fill("涉及23家单位")
    desk.look("act-extend")
    page.get_by_role("button", name="延期答复").click()
    expect(page.locator(".gk-clock-figures")).to_contain_text("0 / 30")


def _decide(desk: Desk, page: "Page") -> None:
    desk.look("case-extended")
    expect(page.locator("a.btn-primary")).to_contain_text("分办")
    page.locator(".gk-acts a", has_text="作出决定").click()
    page.get_by_label("涉及商业秘密、个人隐私").check()
    if not desk.script:
        page.get_by_role("button", name="下一步").click()
    page.get_by_label("商业秘密", exact=True).check()
    page.get_by_label("理由", exact=True).fill("涉及经营信息")
    page.get_by_label("不公开不会对公共利益造成重大影响").fill("没有重大影响")
    page.get_by_label("案卷里已有").check()
    expect(page.locator("#decided")).to_contain_text("应当先")
    expect(page.locator(".btn-primary")).to_have_count(1)
    desk.look("decide")
    page.get_by_role("button", name="登记决定").click()


def _find_the_reply(desk: Desk, page: "Page") -> None:
    """After the decision the next step is the reply; registering a service leads to it too."""
    desk.look("case-decided")
    page.locator("a.btn-primary", has_text="送审").click()
    page.locator("#paper").wait_for()
    at = page.url
    desk.visit.open(url(desk.arrived, "case_serve"))
    assert page.url == at


def test_wrong_posts_and_other_agencies_read_why_they_are_refused(
    visit: Visit, cast: Cast, arrived: InfoRequest
) -> None:
    visit.sign_in(cast.signer)
    page = visit.open(url(arrived, "case_decide"))
    expect(page.locator("main")).to_contain_text("由经办人、工作机构负责人办理")
    visit.check()
    visit.sign_in(cast.education_handler)
    page = visit.open(url(arrived))
    expect(page.locator("main")).to_contain_text("没有找到这个页面")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_unit_answers_a_search_on_one_page(
    visit: Visit, cast: Cast, arrived: InfoRequest, width: int
) -> None:
    actions.record(arrived, Confirmed(today()), by=cast.handler, on=today())
    actions.ask_searches(
        info_request=arrived,
        units=[cast.records_unit],
        question="旅馆业检查",
        answer_by_on=today(),
        by=cast.handler,
        on=today(),
    )
    visit.window(width)
    visit.sign_in(cast.unit_reviewer)
    page = visit.open(url(arrived))
    page.locator("a.btn-primary", has_text="答复检索").click()
    page.get_by_label("没有检索到").check()
    page.get_by_label("检索了哪些地方").fill("办公系统2020年至2023年")
    page.get_by_label("怎样检索的").fill("按名称检索")
    visit.shot(f"search-answer-{width}")
    visit.check()
    page.get_by_role("button", name="答复检索").click()
    expect(page.locator("main")).to_contain_text("按名称检索")
    visit.shot(f"case-searched-{width}")
    visit.check()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_identity_is_opened_by_a_button(
    visit: Visit, cast: Cast, arrived: InfoRequest, width: int
) -> None:
    visit.window(width)
    visit.sign_in(cast.handler)
    page = visit.open(url(arrived))
    page.get_by_role("button", name="查看").click()
    expect(page.locator("main")).to_contain_text("110101199003070011")
    visit.check()
