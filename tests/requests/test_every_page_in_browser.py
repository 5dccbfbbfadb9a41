"""One walk over the pages of the room on a telephone: each fits, keeps the policy and bars nobody.

What other journeys look at on their way is left to them; here stand the pages beside the way: every
act of every plight, the form that was sent empty, and what the public side says when it refuses.
"""

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django import Settings

from gongkai.requests import actions
from gongkai.requests.models import InfoRequest
from tests.browser import PHONE, Visit
from tests.cast import Cast
from tests.requests.busy_desk import TODAY, busy_desk, stand_on
from tests.requests.public.applicant import IDENTITY, NAME

if TYPE_CHECKING:
    from playwright.sync_api import Page

_ACTS = ".gk-acts a, .gk-pagehead .btn-list a, main table a.btn"
_COLOURS = "labels => labels.map((each) => getComputedStyle(each).color)"
_EMPTY_IS_REFUSED = (
    "supplement",
    "opinion",
    "extend",
    "term",
    "serve",
    "search",
    "note",
    "enclose",
    "split",
    "conversion",
    "retract",
)


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch)
    monkeypatch.setattr("gongkai.requests.opened.today", lambda: TODAY)


def acts_of(page: "Page") -> list[str]:
    """The addresses of the acts that a case file offers."""
    found: list[str] = page.eval_on_selector_all(
        _ACTS, "links => links.map((link) => link.pathname).filter((path) => path.length > 1)"
    )
    return [
        path for path in found if path.count("/") > reverse("requests:case", args=[1, 1]).count("/")
    ]


def slug_of(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


def walk(visit: Visit, cases: list[InfoRequest], seen: set[str]) -> None:
    """Every case, and every act on it that was not yet looked at."""
    for each in cases:
        address = reverse("requests:case", args=[each.year, each.serial])
        page = visit.open(address)
        visit.check()
        for path in acts_of(page):
            if slug_of(path) not in seen:
                seen.add(slug_of(path))
                look(visit, path)


def look(visit: Visit, path: str) -> None:
    """A page of an act, and where an empty one cannot be meant, what it then says."""
    page = visit.open(path)
    assert page.locator(".btn-primary").count() <= 1
    visit.check()
    if slug_of(path) in _EMPTY_IS_REFUSED:
        page.locator("main form .btn-primary").click()
        page.locator(".gk-errors").wait_for()
        visit.check()


def test_every_act_on_every_plight(visit: Visit, cast: Cast) -> None:
    desk = busy_desk(cast)
    actions.ask_searches(
        info_request=desk["running"],
        units=[cast.records_unit],
        question="近三年的台账",
        answer_by_on=TODAY,
        by=cast.handler,
        on=TODAY,
    )
    visit.window(PHONE)
    seen: set[str] = set()
    for person in (cast.handler, cast.head_of_office):
        visit.sign_in(person)
        walk(visit, list(desk.values()), seen)
    assert set(_EMPTY_IS_REFUSED) - {"term"} <= seen


@pytest.mark.parametrize("code", ["D02", "D08", "D13", "D18", "D27"])
def test_a_decision_shows_what_it_demands(visit: Visit, cast: Cast, code: str) -> None:
    case = busy_desk(cast)["running"]
    visit.window(PHONE)
    visit.sign_in(cast.handler)
    address = reverse("requests:case_decide", args=[case.year, case.serial])
    page = visit.open(f"{address}?outcome={code}")
    visit.check()
    page.get_by_label("决定日期").fill("")
    page.get_by_role("button", name="登记决定").click()
    page.locator(".gk-errors").wait_for()
    expect(page.locator(".gk-errors ~ form #decided")).to_have_count(1)


@pytest.mark.parametrize(
    "who", ["unit_reviewer", "signer", "secrecy_reviewer", "legal_reviewer", "supervisor"]
)
def test_the_first_page_of_each_post(visit: Visit, cast: Cast, who: str) -> None:
    desk = busy_desk(cast)
    actions.ask_searches(
        info_request=desk["running"],
        units=[cast.records_unit],
        question="近三年的台账",
        answer_by_on=TODAY,
        by=cast.handler,
        on=TODAY,
    )
    visit.window(PHONE)
    visit.sign_in(getattr(cast, who))
    visit.open(reverse("accounts:home"))
    visit.check()


@pytest.mark.parametrize("due", ["today", "overdue", "soon", "waiting", "unconfirmed", "done"])
def test_a_tab_that_holds_nothing(visit: Visit, cast: Cast, due: str) -> None:
    visit.window(PHONE)
    visit.sign_in(cast.handler)
    page = visit.open(f"{reverse('requests:worklist')}?due={due}")
    expect(page.locator(".empty a.btn")).to_have_count(1)
    visit.check()


# --- the public side --------------------------------------------------------------------------


def press(page: "Page", name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_each_page_of_the_application_sent_empty(
    visit: Visit, cast: Cast, settings: Settings
) -> None:
    settings.PUBLIC_AGENCY = cast.police.slug
    page = visit.window(PHONE)
    visit.open(reverse("requests:apply"))
    press(page, "开始填写")
    refused(visit, page)
    page.get_by_label("公民个人").check()
    press(page, "保存并继续")
    refused(visit, page)
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("证件号码").fill(IDENTITY)
    press(page, "保存并继续")
    press(page, "保存并继续")
    refused(visit, page)
    page.get_by_label("以后再补").check()
    press(page, "保存并继续")
    refused(visit, page)
    page.get_by_label("联系电话").fill("0990-7654321")
    press(page, "保存并继续")
    refused(visit, page)
    page.get_by_label("信息的名称").fill("旅馆业检查情况")
    press(page, "保存并继续")
    refused(visit, page)
    visit.open(reverse("requests:apply_discard"))
    visit.check()
    visit.open(reverse("requests:apply"))
    visit.check()


def refused(visit: Visit, page: "Page") -> None:
    """Send the page empty; every error leads to its field, and what may be chosen stays ink."""
    press(page, "保存并继续")
    links = page.locator(".gk-errors a")
    links.first.wait_for()
    for at in range(links.count()):
        expect(page.locator(links.nth(at).get_attribute("href") or "none")).to_have_count(1)
    ink = page.evaluate("() => getComputedStyle(document.body).color")
    assert set(page.eval_on_selector_all(".form-check-label", _COLOURS)) <= {ink}
    visit.check()


def test_a_wrong_code_and_a_wrong_address(visit: Visit, cast: Cast, settings: Settings) -> None:
    settings.PUBLIC_AGENCY = ""
    page = visit.window(PHONE)
    visit.open("/")
    visit.check()
    visit.open(reverse("requests:status"))
    press(page, "查询")
    visit.check()
    page.get_by_label("申请编号").fill("2024-0001")
    page.get_by_label("查询码").fill("ABCDEFGH")
    press(page, "查询")
    page.locator(".gk-errors").wait_for()
    visit.check()
    visit.open("/no-such-agency/")
    visit.check()
