"""The pages of the look as a browser shows them."""

import re

import altcha
import pytest
from django.urls import reverse
from playwright.sync_api import Dialog, expect

from gongkai.ui import navigation
from gongkai.ui.navigation import Entry, Place
from tests.browser import DESKTOP, PHONE, SHOTS, Visit
from tests.cast import Cast

pytestmark = pytest.mark.urls("tests.ui.pages")

VIEWS = [
    pytest.param(DESKTOP, "", "", id="desktop"),
    pytest.param(PHONE, "", "", id="phone"),
    pytest.param(DESKTOP, "dark", "", id="desktop-dark"),
    pytest.param(PHONE, "dark", "", id="phone-dark"),
    pytest.param(DESKTOP, "", "large", id="desktop-elder"),
    pytest.param(PHONE, "", "large", id="phone-elder"),
    pytest.param(320, "", "", id="small-phone"),
    pytest.param(820, "", "", id="tablet"),
    pytest.param(1280, "", "large", id="small-desktop-elder"),
]
PAGES = {
    "public": "/sample/public/",
    "public-large": "/sample/public/?large",
    "narrow": "/sample/narrow/",
    "refused-403": "/sample/refused/403/",
    "refused-404": "/nowhere/",
    "refused-429": "/sample/refused/429/",
}


ROOMS = ["工作台", "依申请公开", "主动公开", "公文审查", "行政执法台账", "年度报告", "监督"]


@pytest.fixture(autouse=True)
def full_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many entries as the finished house will have."""
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_searches", {})
    for order, room in enumerate(ROOMS):
        name = "ui:parts" if order == 1 else f"sample:{order}"
        navigation.add(Entry(room, name, order=order))
    for label in ("我的代理安排", "修改密码"):
        navigation.add(Entry(label, f"sample:{len(label)}", place=Place.PERSON))
    navigation.add(Entry("退出", "sample:0", place=Place.PERSON, post=True, order=200))
    for order, label in enumerate(["网站地图", "联系我们", "无障碍说明"]):
        navigation.add(Entry(label, f"sample:{order}", place=Place.PUBLIC))
    navigation.search(Place.DESK, "ui:parts", "编号、文号、内容")
    navigation.search(Place.PUBLIC, "sample:0", "搜索已公开的信息")


@pytest.mark.parametrize(("width", "theme", "text"), VIEWS)
def test_parts_page_is_whole(visit: Visit, cast: Cast, width: int, theme: str, text: str) -> None:
    visit.window(width, theme=theme, text=text)
    visit.sign_in(cast.handler)
    page = visit.open(reverse("ui:parts"))
    expect(page.locator("h1")).to_have_text("部件")
    visit.shot(f"parts-{width}{'-' + theme if theme else ''}{'-' + text if text else ''}")
    visit.check()


@pytest.mark.parametrize("name", PAGES)
def test_other_pages_are_whole(visit: Visit, name: str) -> None:
    for width, theme, text in ((DESKTOP, "", ""), (PHONE, "dark", ""), (PHONE, "", "large")):
        visit.window(width, theme=theme, text=text)
        visit.open(PAGES[name])
        visit.shot(f"{name}-{width}{'-' + theme if theme else ''}{'-' + text if text else ''}")
        visit.check()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_page_of_an_act_is_whole(visit: Visit, cast: Cast, width: int) -> None:
    visit.window(width)
    visit.sign_in(cast.handler)
    visit.open("/sample/act/")
    visit.shot(f"act-{width}")
    visit.check()


def test_no_room_is_cut_off_the_bar(visit: Visit, cast: Cast) -> None:
    for width, text in ((1200, ""), (DESKTOP, "large"), (DESKTOP, "")):
        visit.window(width, text=text)
        visit.sign_in(cast.handler)
        visit.open(reverse("ui:parts"))
        cut = visit.page.evaluate(
            "() => [...document.querySelectorAll('.gk-bar nav, .gk-bar-name > :last-child')]"
            ".filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent)"
        )
        assert cut == [], (width, text)


def test_a_page_with_barriers_is_found_out(visit: Visit) -> None:
    page = visit.open("/sample/public/")
    page.evaluate("() => document.querySelector('label[for=id_phone]').remove()")
    assert any("id_phone" in barrier for barrier in visit.barriers())
    page.evaluate("() => { document.querySelector('h1').innerHTML = '<b>' + '宽'.repeat(200) }")
    page.evaluate("() => { document.querySelector('h1 b').className = 'text-nowrap' }")
    assert visit.too_wide()
    page.evaluate("() => { document.querySelector('h1').setAttribute('style', 'color: red') }")
    page.wait_for_function("() => window.policyReports.length")
    assert "style-src" in visit.reports()[0]


def test_without_script_theme_and_size_change_through_the_server(visit: Visit) -> None:
    page = visit.window(script=False)
    visit.open("/sample/public/?large")
    page.get_by_role("button", name="深色显示").click()
    expect(page).to_have_url(re.compile(r"/sample/public/\?large$"))
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.get_by_role("button", name="长者模式").click()
    expect(page.locator("html")).to_have_attribute("data-gk-text", "large")
    page.get_by_role("button", name="普通字号").click()
    page.get_by_role("button", name="浅色显示").click()
    expect(page.locator("html")).not_to_have_attribute("data-gk-text", re.compile(".*"))
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_with_script_they_change_and_nothing_typed_is_lost(visit: Visit) -> None:
    page = visit.open("/sample/public/")
    page.fill("#id_number", "示公规〔2026〕2号")
    page.get_by_role("button", name="深色显示").click()
    page.wait_for_selector("html[data-bs-theme=dark]")
    expect(page.locator("#id_number")).to_have_value("示公规〔2026〕2号")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_leaving_an_edited_form_is_asked_about(visit: Visit) -> None:
    page = visit.open("/sample/public/")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.locator("#id_number").type("示公规")
    page.reload()
    assert asked == ["beforeunload"]
    page.reload()
    assert len(asked) == 1


@pytest.mark.parametrize(("width", "menu"), [(DESKTOP, ".gk-bar-user"), (PHONE, ".gk-bar-menu")])
def test_menus_open_close_and_stand_in_nobodys_way(
    visit: Visit, cast: Cast, width: int, menu: str
) -> None:
    visit.window(width)
    visit.sign_in(cast.handler)
    page = visit.open(reverse("ui:parts"))
    page.locator(f"{menu} summary").click()
    expect(page.locator(f"{menu} button", has_text="退出")).to_be_visible()
    page.screenshot(path=SHOTS / f"menu-{width}.png")
    visit.check()
    page.keyboard.press("Escape")
    expect(page.locator(f"{menu} button", has_text="退出")).not_to_be_visible()


def test_printed_page_leaves_out_what_is_for_the_screen(visit: Visit, cast: Cast) -> None:
    visit.sign_in(cast.handler)
    page = visit.open(reverse("ui:parts"))
    page.emulate_media(media="print")
    for hidden in (".gk-bar", ".breadcrumb", ".btn-primary", ".pagination", ".gk-filters"):
        expect(page.locator(hidden).first).not_to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    page.pdf(path=SHOTS / "parts.pdf", format="A4", print_background=False)


def test_the_first_tab_stop_leads_to_the_text(visit: Visit, cast: Cast) -> None:
    visit.sign_in(cast.handler)
    page = visit.open(reverse("ui:parts"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_summary_of_errors_is_focused_and_leads_to_its_field(visit: Visit) -> None:
    page = visit.open("/sample/public/")
    expect(page.locator(".gk-errors")).to_be_focused()
    page.locator(".gk-errors a").first.click()
    expect(page.locator("#id_phone")).to_be_focused()


def test_parts_are_swapped_under_the_policy(visit: Visit) -> None:
    page = visit.open("/sample/htmx/")
    page.get_by_role("button", name="换").click()
    page.wait_for_selector("#part p")
    expect(page.locator("#part")).to_have_text("新")
    visit.check()


def test_a_refusal_of_a_part_is_said_on_top(visit: Visit) -> None:
    page = visit.open("/sample/htmx/")
    page.get_by_role("button", name="被拒").click()
    said = page.get_by_role("alert")
    said.wait_for()
    expect(said).to_contain_text("延期须由工作机构负责人批准。")
    expect(page.locator("#part")).to_have_text("旧")
    assert visit.barriers() == []


def test_where_the_session_has_ended_the_whole_page_moves(visit: Visit) -> None:
    page = visit.open("/sample/htmx/")
    page.get_by_role("button", name="登录过期").click()
    page.wait_for_url("**/sample/narrow/")
    expect(page.locator("h1")).to_have_text("登录")


def test_proof_of_work_is_done_under_the_policy(visit: Visit) -> None:
    page = visit.open("/sample/public/")
    page.locator("altcha-widget input[type=checkbox]").click()
    solved = page.locator("input[name=altcha]")
    page.wait_for_function(
        "() => document.querySelector('input[name=altcha]')?.value", timeout=60_000
    )
    visit.shot("captcha-solved")
    assert altcha.verify_solution(solved.input_value(), "for tests").verified
    visit.check()


def test_without_script_nothing_of_the_proof_is_seen(visit: Visit) -> None:
    page = visit.window(script=False)
    visit.open("/sample/public/")
    expect(page.locator(".gk-captcha")).not_to_be_visible()
    expect(page.locator("input[name=altcha]")).to_have_count(0)
