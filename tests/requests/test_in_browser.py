"""The lists, the entry and the ledger as a browser shows them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gongkai.accounts import actions as accounts
from gongkai.requests import actions
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Channel, Submitted
from gongkai.statute.report.facts import ApplicantClass
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import Cast
from tests.requests.bulk import ROW, ledger_file, many
from tests.requests.busy_desk import TODAY, busy_desk, stand_on
from tests.requests.requests import WANTED, applicant

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = pytest.mark.parametrize("width", [DESKTOP, PHONE])
LONG = "关于示例区2023年度旅馆业、娱乐场所、互联网上网服务营业场所治安检查情况的通报" * 2


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch)


def at_desk(visit: Visit, cast: Cast, width: int, name: str = "requests:worklist") -> "Page":
    visit.window(width)
    visit.sign_in(cast.handler)
    return visit.open(reverse(name))


# --- the worklist -----------------------------------------------------------------------------


@WIDTHS
def test_the_worklist_is_whole(visit: Visit, cast: Cast, width: int) -> None:
    desk = busy_desk(cast)
    unit = accounts.add_unit(agency=cast.police, name="治安管理大队行业场所管理中队")
    InfoRequest.objects.exclude(pk=desk["soon"].pk).update(handler=cast.handler, unit=unit)
    actions.save_view(person=cast.handler, name="平常信函", query="channel=mail_ordinary")
    page = at_desk(visit, cast, width)
    expect(page.locator("h1")).to_have_text("今天先办这三件")
    visit.shot(f"worklist-{width}")
    visit.check()


@WIDTHS
def test_long_words_stay_within_the_window(visit: Visit, cast: Cast, width: int) -> None:
    long_name = replace(
        applicant(),
        name="示例区" + "长" * 80 + "律师事务所",
        applicant_class=ApplicantClass.LEGAL_SERVICE,
    )
    actions.receive(
        agency=cast.police,
        submitted=Submitted(Channel.MAIL_ORDINARY, TODAY),
        wanted=replace(WANTED, subject=LONG, document_number="示公规〔2024〕" + "1" * 80 + "号"),
        people=[long_name, applicant()],
        by=cast.handler,
        on=TODAY,
    )
    at_desk(visit, cast, width)
    visit.shot(f"worklist-long-{width}")
    visit.check()


@WIDTHS
def test_an_empty_worklist_says_what_to_do(visit: Visit, cast: Cast, width: int) -> None:
    page = at_desk(visit, cast, width)
    expect(page.locator("main")).to_contain_text("现在没有在办的申请")
    visit.shot(f"worklist-empty-{width}")
    visit.check()


def test_a_filter_swaps_the_list_and_stands_in_the_address(visit: Visit, cast: Cast) -> None:
    busy_desk(cast)
    page = at_desk(visit, cast, DESKTOP)
    page.evaluate("window.isTheSamePage = true")
    page.get_by_label("内容、编号、文号、申请人全名").first.fill("网吧")
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**?q=*")
    page.get_by_text("共1件，一页显示完").wait_for()
    assert page.evaluate("window.isTheSamePage")
    assert page.locator("#tabs [aria-current]").inner_text().split() == ["全部在办", "1"]
    page.get_by_role("link", name="等待他方").click()
    page.wait_for_url("**due=waiting*")
    assert "q=" in page.url
    with page.expect_event("load"):
        page.go_back()
    assert "due=" not in page.url
    visit.check()


def test_pages_turn_without_script(visit: Visit, cast: Cast) -> None:
    many(cast, 30, TODAY)
    visit.window(PHONE, script=False)
    visit.sign_in(cast.handler)
    page = visit.open(reverse("requests:worklist"))
    page.get_by_role("link", name="下一页").click()
    expect(page.locator("main")).to_contain_text("第21至30件")
    page.get_by_label("内容、编号、文号、申请人全名").first.fill("之7")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("main")).to_contain_text("共1件")


def test_a_list_is_downloaded(visit: Visit, cast: Cast) -> None:
    busy_desk(cast)
    page = at_desk(visit, cast, DESKTOP)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Excel").click()
    assert waiting.value.suggested_filename == "依申请公开列表2024-10-15.xlsx"


@WIDTHS
def test_the_calendar_of_due_dates_is_whole(visit: Visit, cast: Cast, width: int) -> None:
    busy_desk(cast)
    many(cast, 6, TODAY)
    page = at_desk(visit, cast, width, "requests:calendar")
    expect(page.locator("h1")).to_have_text("2024年10月到期的申请")
    visit.shot(f"calendar-{width}")
    visit.check()


# --- the entry of an arrival ------------------------------------------------------------------


@WIDTHS
def test_an_arrival_is_entered_and_its_code_handed_out(
    visit: Visit, cast: Cast, width: int
) -> None:
    page = at_desk(visit, cast, width, "requests:entry")
    visit.shot(f"entry-{width}")
    visit.check()
    page.get_by_label("传真").check()
    page.get_by_label("双方确认的日期").fill("2024-10-15")
    page.get_by_label("姓名或者名称").fill("张小明")
    page.get_by_label("姓名或者名称").press("Enter")  # enters the arrival, adds no second applicant
    page.locator(".gk-errors").wait_for()
    expect(page.get_by_label("姓名或者名称")).to_have_count(1)
    expect(page.get_by_label("姓名或者名称")).to_have_value("张小明")
    visit.shot(f"entry-refused-{width}")
    visit.check()
    page.get_by_label("怎样确认的").fill("电话确认，本人接听")
    page.get_by_label("信息名称").fill("旅馆业治安检查情况")
    page.get_by_role("button", name="再加一位共同申请人").click()
    expect(page.get_by_label("姓名或者名称")).to_have_count(2)
    expect(page.get_by_label("信息名称")).to_have_value("旅馆业治安检查情况")
    page.get_by_role("button", name="登记", exact=True).click()
    page.get_by_text("已登记，编号2024-0001").wait_for()
    visit.shot(f"entered-{width}")
    visit.check()


# --- the ledger -------------------------------------------------------------------------------


def ledger_on_disk(tmp_path: Path, rows: list[dict[str, object]]) -> Path:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(ledger_file(rows))
    return path


@WIDTHS
def test_a_ledger_is_checked_by_itself_and_taken_in(
    visit: Visit, cast: Cast, width: int, tmp_path: Path
) -> None:
    page = at_desk(visit, cast, width, "requests:ledger")
    visit.shot(f"ledger-{width}")
    visit.check()
    page.get_by_label("台账文件").set_input_files(ledger_on_disk(tmp_path, [dict(ROW)] * 600))
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_text("核对完毕，没有问题").wait_for()
    visit.shot(f"ledger-ready-{width}")
    visit.check()
    page.get_by_role("button", name="导入600件").click()
    page.get_by_text("全部导入").wait_for()
    visit.shot(f"ledger-done-{width}")
    visit.check()
    assert InfoRequest.objects.count() == 600


@WIDTHS
def test_wrong_rows_of_a_ledger_are_listed(
    visit: Visit, cast: Cast, width: int, tmp_path: Path
) -> None:
    page = at_desk(visit, cast, width, "requests:ledger")
    rows = [{**ROW, "channel": "飞鸽", "served_on": TODAY}, {**ROW, "subject": ""}]
    page.get_by_label("台账文件").set_input_files(ledger_on_disk(tmp_path, rows))
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_text("还不能导入").wait_for()
    visit.shot(f"ledger-wrong-{width}")
    visit.check()


def test_a_ledger_is_checked_without_script_too(visit: Visit, cast: Cast, tmp_path: Path) -> None:
    visit.window(PHONE, script=False)
    visit.sign_in(cast.handler)
    page = visit.open(reverse("requests:ledger"))
    page.get_by_label("台账文件").set_input_files(ledger_on_disk(tmp_path, [dict(ROW)] * 300))
    page.get_by_role("button", name="上传并核对").click()
    page.get_by_role("button", name="开始核对").click()
    expect(page.locator("main")).to_contain_text("已核对250件，共300件")
    page.get_by_role("button", name="继续核对").click()
    expect(page.locator("main")).to_contain_text("核对完毕")


# --- notices ----------------------------------------------------------------------------------


@WIDTHS
def test_my_notices_are_whole(visit: Visit, cast: Cast, width: int) -> None:
    busy_desk(cast)
    actions.remind(on=TODAY)
    at_desk(visit, cast, width, "notices:mine")
    visit.shot(f"notices-{width}")
    visit.check()
