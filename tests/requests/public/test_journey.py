"""A citizen's whole way in a browser: with script and without, on a desk and on a telephone."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django import Settings

from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Confirmed, SupplementRequested
from gongkai.statute.state import State
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import Cast
from tests.requests.public.applicant import IDENTITY, NAME, PDF, SUBJECT, another, png

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = [
    pytest.param(DESKTOP, True, id="desktop"),
    pytest.param(PHONE, True, id="phone"),
    pytest.param(PHONE, False, id="phone-without-script"),
]
CARD = {"name": "身份证.png", "mimeType": "image/png", "buffer": png()}
PROGRAM = {"name": "身份证.pdf", "mimeType": "application/pdf", "buffer": b"MZ a program"}


@pytest.fixture(autouse=True)
def of_police(cast: Cast, settings: Settings) -> None:
    """The pages are those of 示例区公安局."""
    settings.PUBLIC_AGENCY = cast.police.slug


def press(page: "Page", name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def look(visit: Visit, *, script: bool) -> None:
    """Without script the page cannot be asked; what it is made of is the same."""
    if script:
        visit.check()


def fill_in(visit: Visit, page: "Page", *, script: bool) -> None:
    """From the front page to the last one, looking at each."""
    visit.open("/")
    look(visit, script=script)
    page.get_by_role("link", name="在网上申请").click()
    look(visit, script=script)
    press(page, "开始填写")
    page.get_by_label("公民个人").check()
    press(page, "保存并继续")
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("证件号码").fill("110101199003070012")
    press(page, "保存并继续")
    expect(page.locator(".gk-errors")).to_contain_text("有一位写错了")
    look(visit, script=script)
    page.get_by_label("证件号码").fill(IDENTITY)
    press(page, "保存并继续")
    press(page, "保存并继续")
    page.locator("input[type=file]").set_input_files(PROGRAM)  # type: ignore[arg-type]  # a plain dict suffices
    press(page, "上传这份文件")
    expect(page.locator(".gk-errors")).to_contain_text("只收PDF")
    page.locator("input[type=file]").set_input_files(CARD)  # type: ignore[arg-type]  # a plain dict suffices
    press(page, "保存并继续")
    page.get_by_label("联系电话").fill("0990-7654321")
    look(visit, script=script)
    press(page, "保存并继续")
    page.get_by_label("信息的名称").fill(SUBJECT)
    press(page, "上一步")
    press(page, "保存并继续")
    expect(page.get_by_label("信息的名称")).to_have_value(SUBJECT)
    look(visit, script=script)
    press(page, "保存并继续")
    page.get_by_label("电子文件").check()
    page.get_by_label("网上下载").check()
    look(visit, script=script)
    press(page, "保存并继续")


def send(visit: Visit, page: "Page", *, script: bool) -> tuple[str, str]:
    """Check, send, and write down number and code."""
    expect(page.locator("h1")).to_have_text("核对后提交")
    if script:
        page.wait_for_function(
            "() => document.querySelector('input[name=altcha]')?.value", timeout=60_000
        )
    look(visit, script=script)
    press(page, "提交申请")
    number, code = (page.locator(".gk-receipt dd").nth(place).inner_text() for place in (0, 1))
    look(visit, script=script)
    return number, code


@pytest.mark.parametrize(("width", "script"), VIEWS)
def test_a_citizen_applies_confirms_supplements_and_withdraws(
    visit: Visit, cast: Cast, *, width: int, script: bool
) -> None:
    page = visit.window(width, script=script)
    fill_in(visit, page, script=script)
    number, code = send(visit, page, script=script)
    request = InfoRequest.objects.get()
    assert request.number == number
    page.get_by_role("main").get_by_role("link", name="查询申请进度").click()
    look(visit, script=script)
    page.get_by_label("查询码").fill(code.lower())
    press(page, "查询")
    expect(page.locator("h1")).to_contain_text("还要双方确认")
    press(page, "我确认提交了这份申请")
    expect(page.locator("h1")).to_contain_text("等待工作机构确认")
    actions.record(request, Confirmed(today()), by=cast.handler, on=today())
    page.reload()
    expect(page.locator("h1")).to_contain_text("正在办理")
    look(visit, script=script)
    asked = SupplementRequested(today(), today() + timedelta(14))
    actions.record(request, asked, by=cast.handler, on=today(), remark="请写明是哪一年")
    page.reload()
    look(visit, script=script)
    page.get_by_role("link", name="补正", exact=True).click()
    page.get_by_label("补正的内容").fill("2025年")
    page.locator("input[type=file]").set_input_files(
        {"name": "补正.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    look(visit, script=script)
    press(page, "提交补正")
    expect(page.get_by_role("status")).to_contain_text("已经收到您的补正")
    page.get_by_role("link", name="撤回申请").click()
    page.get_by_label("我确定撤回这份申请").check()
    look(visit, script=script)
    press(page, "撤回申请")
    expect(page.locator("h1")).to_contain_text("您已撤回申请")
    look(visit, script=script)
    request.refresh_from_db()
    assert request.state == State.WITHDRAWN
    assert request.enclosures.count() == 2


def test_the_pages_of_who_takes_part_hold_in_every_view(visit: Visit) -> None:
    page = visit.window(PHONE)
    visit.open(reverse("requests:apply"))
    press(page, "开始填写")
    page.get_by_label("公民个人").check()
    press(page, "保存并继续")
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("证件号码").fill(IDENTITY)
    press(page, "保存并继续")
    page.get_by_label("还有别人和我一起申请").check()
    page.get_by_label("由代理人代为申请").check()
    visit.check()
    press(page, "保存并继续")
    second = another("李小红", "11010119900307002")
    page.get_by_label("姓名").fill(second["name"])
    page.get_by_label("证件号码").fill(second["identity_number"])
    press(page, "加上，再写一位")
    visit.check()
    press(page, "保存并继续")
    expect(page.locator("h1")).to_have_text("谁代为申请")
    visit.check()


@pytest.mark.parametrize(("theme", "text"), [("dark", ""), ("", "large")], ids=["dark", "elder"])
def test_front_page_and_status_page_hold_in_dark_and_elder_mode(
    visit: Visit, theme: str, text: str
) -> None:
    visit.window(PHONE, theme=theme, text=text)
    for address in ("/", reverse("requests:apply"), reverse("requests:status")):
        visit.open(address)
        visit.check()
