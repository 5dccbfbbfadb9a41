"""A record is rectified, in a browser: asked for on a telephone, handled at a desk, read again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django import Settings

from gongkai.requests.models import RectificationRequest
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import Cast
from tests.requests.public.applicant import IDENTITY, NAME, PDF

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVIDENCE = {"name": "证明.pdf", "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture(autouse=True)
def of_police(cast: Cast, settings: Settings) -> None:
    """The pages are those of 示例区公安局."""
    settings.PUBLIC_AGENCY = cast.police.slug


def press(page: "Page", name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


@dataclass
class Walk:
    """A way through the pages, which are looked at on the way."""

    visit: Visit
    script: bool

    def look(self, name: str) -> None:
        """Keep a picture and check the page; what checks is itself a script."""
        if self.script:
            self.visit.shot(f"rectification-{name}")
            self.visit.check()


def ask(walk: Walk) -> tuple[str, str]:
    """From the front page to number and code."""
    page = walk.visit.open("/")
    page.get_by_role("main").get_by_role("link", name="申请更正").click()
    walk.look("start")
    press(page, "开始填写")
    page.get_by_label("公民个人").check()
    press(page, "保存并继续")
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("证件号码").fill(IDENTITY)
    press(page, "保存并继续")
    press(page, "保存并继续")
    page.get_by_label("联系电话").fill("0990-7654321")
    press(page, "保存并继续")
    page.get_by_label("要更正的是什么信息").fill("常住人口登记表")
    walk.look("record")
    press(page, "保存并继续")
    page.get_by_label("哪里不准确").fill("出生日期登记为1月3日")
    page.get_by_label("应当是怎样的").fill("出生日期是1月8日")
    page.get_by_label("有什么证据").fill("出生医学证明")
    walk.look("mistake")
    press(page, "保存并继续")
    page.locator("input[type=file]").set_input_files(EVIDENCE)  # type: ignore[arg-type]  # a plain dict suffices
    page.get_by_label("缺的材料以后当面或者邮寄提交").check()
    walk.look("proofs")
    press(page, "保存并继续")
    if walk.script:
        page.wait_for_function(
            "() => document.querySelector('input[name=altcha]')?.value", timeout=60_000
        )
    walk.look("check")
    press(page, "提交申请")
    walk.look("done")
    number, code = (page.locator(".gk-receipt dd").nth(place).inner_text() for place in (0, 1))
    return number, code


def handle(walk: Walk, cast: Cast) -> None:
    """From the list to the telling."""
    walk.visit.sign_in(cast.handler)
    page = walk.visit.open(reverse("requests:rectifications"))
    walk.look("list")
    page.get_by_role("link", name="常住人口登记表").click()
    walk.look("file")
    page.get_by_role("link", name="作出处理").first.click()
    for question in ("about_applicant", "has_evidence", "competent", "verified"):
        page.locator(f"[name={question}][value=yes]").check()
    page.get_by_label("处理的事实和理由").fill("经核对出生医学证明，已更正为1月8日。")
    press(page, "先看结果")
    expect(page.locator("#result")).to_contain_text("予以更正并告知申请人")
    walk.look("decide")
    press(page, "作出处理")
    page.get_by_role("link", name="告知申请人").first.click()
    page.get_by_label("告知方式").select_option(label="邮寄送达")
    page.get_by_label("告知凭证").fill("挂号001")
    walk.look("tell")
    press(page, "告知申请人")
    expect(page.get_by_role("main")).to_contain_text("已办结")
    walk.visit.open(reverse("requests:rectification_entry"))
    walk.look("entry")


@pytest.mark.parametrize(
    ("width", "script"),
    [
        pytest.param(PHONE, True, id="phone"),
        pytest.param(DESKTOP, False, id="desktop-without-script"),
    ],
)
def test_a_record_is_rectified_and_its_applicant_reads_it(
    visit: Visit, cast: Cast, *, width: int, script: bool
) -> None:
    visit.window(width, script=script)
    walk = Walk(visit, script)
    number, code = ask(walk)
    assert RectificationRequest.objects.get().number == number
    handle(walk, cast)
    page = visit.open(reverse("requests:status"))
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(code)
    press(page, "查询")
    walk.look("status")
    expect(page.locator("h1")).to_have_text("已经更正。")
    expect(page.get_by_role("main")).to_contain_text("经核对出生医学证明")
