"""The pictures of the manual, taken anew: `make manual`.

Browser journeys over the sample agency, on one day whatever the day, in windows of one size. The
name of this file keeps it out of the suite; `test_manual.py` says when a picture is missing.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from gongkai.accounts.models import Agency, User
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.lib.today import CHINA, today
from gongkai.overview.manual import FOLDER
from gongkai.overview.sample.build import build
from gongkai.overview.sample.cast import Cast
from gongkai.overview.sample.letters import Office
from gongkai.requests import actions
from gongkai.requests.answer_codes import code_of
from gongkai.requests.models import InfoRequest, RectificationRequest, Search
from gongkai.statute.events import Confirmed, SupplementRequested
from gongkai.statute.state import State
from tests.browser import Visit
from tests.requests.public.applicant import IDENTITY, NAME

if TYPE_CHECKING:
    from playwright.sync_api import Page

DAY = datetime(2026, 6, 17, 10, 20, tzinfo=CHINA)
DESK, PUBLIC, HEIGHT = 1200, 800, 900
FORM, MARGIN, PAGE = 800, 20, ".gk-pagehead"
COLOURS = 64
WANTED = "示例大道交通信号灯改造工程的中标结果"
CHINESE_DAYS = """() => {
  const days = document.querySelectorAll('input[type=date]');
  for (const day of days) {
    const value = day.value.replaceAll('-', '/');
    day.style.width = `${day.offsetWidth}px`;
    Object.assign(day, { type: 'text', placeholder: '年/月/日' });
    day.value = value;
  }
}"""
"""A browser in Chinese shows days so; the one of the tests speaks English alone."""
PLAIN_DAYS = """() => {
  for (const day of document.querySelectorAll('input[placeholder="年/月/日"]')) {
    const value = day.value.replaceAll('/', '-');
    Object.assign(day, { type: 'date', placeholder: '' });
    day.style.width = '';
    day.value = value;
  }
}"""


@dataclass
class Camera:
    """A window of one size, and the pictures taken from it."""

    visit: Visit
    width: int = DESK

    @property
    def page(self) -> "Page":
        """What stands in the window."""
        return self.visit.page

    def stranger(self) -> None:
        """Somebody of the public, in a fresh window."""
        self._window(PUBLIC)
        self.page.context.clear_cookies()

    def staff(self, username: str) -> None:
        """One of the people of the sample, in a fresh window."""
        self._window(DESK)
        self.page.context.clear_cookies()
        self.visit.sign_in(User.objects.get(username=username))

    def _window(self, width: int) -> None:
        self.width = width
        self.visit.window(width).set_viewport_size({"width": width, "height": HEIGHT})

    def open(self, name: str, *places: object) -> "Page":
        """Go to a page by its name."""
        return self.visit.open(reverse(name, args=places))

    def open_case(self, name: str, case: "InfoRequest | RectificationRequest") -> "Page":
        """Go to a page of a case."""
        return self.open(name, case.year, case.serial)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def take(
        self, name: str, *, start: str = "", height: int = 660, width: int = 0, of: str = ""
    ) -> None:
        """Keep what the window shows from an element on, or of one element, in few colours."""
        self.page.wait_for_load_state()
        self.page.wait_for_function("() => !document.querySelector('.htmx-request')")
        self.page.evaluate("() => window.scrollTo(0, 0)")
        self.page.evaluate(CHINESE_DAYS)
        whole = self.page.evaluate("() => document.documentElement.scrollHeight")
        box = self.page.locator(of or start or "body").first.bounding_box()
        assert box is not None
        top = box["y"] - MARGIN if of else box["y"] if start else 0
        clip: dict[str, float] = {
            "x": max(0, box["x"] - MARGIN) if of else 0,
            "y": top,
            "width": box["width"] + 2 * MARGIN if of else width or self.width,
            "height": min(box["height"] + 2 * MARGIN if of else height, whole - top),
        }
        shot = self.page.screenshot(full_page=True, animations="disabled", clip=clip)  # type: ignore[arg-type]  # a plain dict suffices
        self.page.evaluate(PLAIN_DAYS)
        picture = Image.open(io.BytesIO(shot)).convert("RGB")
        few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(FOLDER / "images" / f"{name}.png", optimize=True)


@pytest.fixture
def camera(visit: Visit, settings: Settings, tmp_path: Path) -> Iterator[Camera]:
    """A camera in the sample agency, on the day of the pictures."""
    settings.PUBLIC_AGENCY = "gongan"
    settings.MEDIA_ROOT = tmp_path
    assert visit.page  # the browser is there before the clock is moved
    with time_machine.travel(DAY, tick=True):
        build(today())
        yield Camera(visit)


def test_every_picture_is_taken(camera: Camera) -> None:
    for path in (FOLDER / "images").glob("*.png"):
        path.unlink()
    public_pages(camera)
    opinions(camera)
    logging_in(camera)
    receiving(camera)
    handling(camera)
    deciding(camera)
    letter(camera)
    rectifications(camera)
    other_posts(camera)
    administrators(camera)


# --- the public -------------------------------------------------------------------------------


def public_pages(camera: Camera) -> None:
    """An application, its acknowledgement, its course, and a request to rectify."""
    camera.stranger()
    page = camera.open("requests:portal")
    camera.take("apply-start", height=560)
    page.get_by_role("link", name="在网上申请").click()
    camera.press("开始填写")
    page.get_by_label("公民个人").check()
    camera.take("apply-who", height=720)
    number, code = _applied(camera)
    page = camera.open("requests:status")
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill("XXXX-XXXX")
    camera.take("status-find", height=620)
    page.get_by_label("查询码").fill(code)
    camera.press("查询")
    camera.take("status-confirm", height=620)
    _asked_to_supplement(InfoRequest.objects.get(serial=number.rpartition("-")[2], year=DAY.year))
    page.reload()
    camera.take("status-supplement", height=760)
    page.locator("main a[href*='/letters/']").first.click()
    camera.take("status-letter", height=760)
    page.go_back()
    page.get_by_role("link", name="补正", exact=True).click()
    camera.take("status-supplement-form", height=560)
    _rectified(camera)


def _applied(camera: Camera) -> tuple[str, str]:
    page = camera.page
    camera.press("保存并继续")
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("证件号码").fill(IDENTITY)
    camera.press("保存并继续")
    camera.press("保存并继续")
    page.get_by_label("现在没有身份证明的文件，以后再补").check()
    camera.press("保存并继续")
    page.get_by_label("联系电话").fill("0990-7654321")
    camera.press("保存并继续")
    page.get_by_label("信息的名称").fill(WANTED)
    page.get_by_label("能帮助查找的描述").fill("2025年，示例大道与解放路口")
    camera.take("apply-wanted", height=900)
    camera.press("保存并继续")
    page.get_by_label("电子文件").check()
    page.get_by_label("网上下载").check()
    camera.press("保存并继续")
    page.wait_for_function("() => document.querySelector('input[name=altcha]')?.value")
    camera.take("apply-check", start="#group-4", height=620)
    camera.press("提交申请")
    number, code = (page.locator(".gk-receipt dd").nth(place).inner_text() for place in (0, 1))
    camera.take("apply-done", height=640)
    return number, code


def _office() -> Office:
    police = Agency.objects.get(slug="gongan")
    units = {unit.name: unit for unit in police.units.all()}
    return Office(Cast(police, units, {each.username: each for each in User.objects.all()}))


def _asked_to_supplement(case: InfoRequest) -> None:
    handler, on = User.objects.get(username="liqing"), today()
    actions.record(case, Confirmed(on), by=handler, on=on)
    asked = SupplementRequested(on, on + timedelta(14))
    words = "请写明是哪一个路口的改造工程。"
    actions.record(case, asked, by=handler, on=on, remark=words)
    _office().send(case, on)


def _rectified(camera: Camera) -> None:
    camera.open("requests:rectify")
    camera.take("rectify-start", height=620)


def opinions(camera: Camera) -> None:
    """A third party finds the letter that asked it, and answers."""
    camera.stranger()
    asked = Letter.objects.filter(kind="P07", state=LetterState.SERVED).order_by("-dated").first()
    assert asked is not None
    page = camera.open("requests:opinion")
    page.get_by_label("文号").fill(asked.number)
    camera.take("opinion-find", height=620)
    page.get_by_label("答复码").fill(code_of(asked))
    camera.press("打开征求意见书")
    camera.take("opinion-answer", start="h2:has-text('您的答复')", height=560)


# --- the desk ---------------------------------------------------------------------------------


def logging_in(camera: Camera) -> None:
    """The way in."""
    camera.stranger()
    camera.open("accounts:login")
    camera.take("start-login", height=620)
    camera.staff("liqing")
    camera.open("accounts:me")
    camera.take("start-account", height=620)


def receiving(camera: Camera) -> None:
    """What came by hand, by post or by fax, and what came before."""
    camera.staff("liqing")
    camera.open("requests:entry")
    camera.take("receive-entry", height=760)
    page = camera.page
    page.get_by_label("当面提交").check()
    page.get_by_label("信息名称").fill("示例路派出所2025年接处警统计")
    page.get_by_label("姓名或者名称").first.fill("钱多多")
    page.get_by_label("申请人类别").first.select_option(index=1)
    camera.press("登记")
    camera.take("receive-entered", height=720)
    camera.open("requests:ledger")
    camera.take("receive-ledger", height=330, width=FORM, start=PAGE)


def _plain_case() -> InfoRequest:
    """A request in the middle of its term, of which nothing is awaited."""
    running = InfoRequest.objects.filter(
        state=State.RECEIVED, awaiting="", agency__slug="gongan", handler__isnull=False
    ).order_by("due_on")
    return running[running.count() - 3]


def handling(camera: Camera) -> None:
    """The worklist, a case, the search, and the steps on the way."""
    camera.staff("liqing")
    camera.open("requests:worklist")
    camera.take("case-worklist", height=860)
    case = _plain_case()
    camera.open_case("requests:case", case)
    camera.take("case-file", height=900)
    camera.take("case-acts", of="section:has(#acts-title)")
    page = camera.open_case("requests:case_search", case)
    page.get_by_label("检索要求").fill("2025年消防安全检查的结果，按单位列出。")
    page.get_by_label("治安管理大队").check()
    camera.take("case-search", height=760, width=FORM, start=PAGE)
    camera.press("交办检索")
    page = camera.open_case("requests:case_supplement", case)
    page.get_by_label("需要补正的事项").fill("请写明是哪一年、哪一次检查的整改单位名单。")
    camera.press("先看结果")
    camera.take("steps-supplement", height=820, width=FORM, start=PAGE)
    camera.open_case("requests:case_opinion", case)
    camera.take("steps-opinion", height=760, width=FORM, start=PAGE)
    camera.open_case("requests:case_fee", case)
    camera.take("steps-fee", height=760, width=FORM, start=PAGE)
    served = InfoRequest.objects.filter(
        state=State.SERVED, outcome="D13", agency__slug="gongan"
    ).last()
    assert served is not None
    page = camera.open_case("requests:case_bundle", served)
    page.get_by_label("提交行政复议机关").check()
    camera.take("case-bundle", height=760, width=FORM, start=PAGE)
    camera.staff("chenyu")
    camera.open_case("requests:case_extend", case)
    camera.take("steps-extend", height=700, width=FORM, start=PAGE)


def deciding(camera: Camera) -> None:
    """The results to choose from, and one chosen."""
    camera.staff("liqing")
    case = _plain_case()
    page = camera.open_case("requests:case_decide", case)
    camera.take("decide-outcomes", height=820)
    page.goto(f"{page.url}?outcome=D02")
    camera.take("decide-form", height=820)


def letter(camera: Camera) -> None:
    """A reply from its draft to its receiver."""
    camera.staff("liqing")
    camera.open("requests:letters")
    camera.take("letters-waiting", height=520)
    reply = (
        Letter.objects.filter(kind__startswith="D", state=LetterState.DRAFT).order_by("-pk").first()
    )
    assert reply is not None
    place = reply.matter.rpartition("/")[2]
    year, serial = (int(part) for part in place.split("-"))
    camera.open("requests:case_letter", year, serial, reply.pk)
    camera.take("letters-draft", height=900)
    camera.press("保存并送审")
    for username, name in (
        ("zhaomin", "unit-letter"),
        ("wufa", ""),
        ("sunwei", "reviewers-letter"),
    ):
        camera.staff(username)
        camera.open("requests:case_letter", year, serial, reply.pk)
        if name:
            camera.take(name, height=820)
        if camera.page.get_by_role("button", name="同意", exact=True).count():
            camera.press("同意")
    camera.staff("zhengju")
    camera.open("requests:case_letter", year, serial, reply.pk)
    camera.take("signer-letter", height=820)
    camera.press("签发")
    camera.staff("liqing")
    camera.open("requests:case_letter", year, serial, reply.pk)
    camera.take("letters-issue", height=700)
    camera.press("用印并印发")
    camera.take("letters-serve", height=900)
    _many_letters(camera)
    camera.open("requests:letter_register")
    camera.take("letters-register", height=560)


def _many_letters(camera: Camera) -> None:
    """Letters ticked together, and their tracking numbers."""
    page = camera.open("requests:letter_batch")
    page.get_by_role("link", name="待送达", exact=False).first.click()
    page.get_by_role("link", name="全部勾选").click()
    camera.take("letters-batch", height=760)
    camera.press("登记交邮")
    page.get_by_label("粘贴或者扫描邮件号码").fill("XA20261124101\nXA20261124102")
    camera.take("letters-post", height=820, width=FORM, start=PAGE)


def rectifications(camera: Camera) -> None:
    """A request to rectify at the desk."""
    camera.staff("liqing")
    camera.open("requests:rectifications")
    camera.take("rectifications-list", height=520)
    case = RectificationRequest.objects.filter(result="").first()
    assert case is not None
    camera.open_case("requests:rectification_decide", case)
    camera.take("rectifications-decide", height=820)


def other_posts(camera: Camera) -> None:
    """What the unit, the head of the office and the superior see first."""
    search = Search.objects.filter(answered_at=None).first()
    assert search is not None
    case = search.request
    camera.staff("zhaomin")
    camera.open("requests:worklist")
    camera.take("unit-worklist", height=560)
    camera.open("requests:case_search_answer", case.year, case.serial, search.pk)
    camera.take("unit-answer", height=900, width=FORM, start=PAGE)
    camera.staff("chenyu")
    camera.open("requests:calendar")
    camera.take("office-calendar", height=820)
    camera.open_case("requests:case_urge", _plain_case())
    camera.take("office-urge", height=480, width=FORM, start=PAGE)
    camera.staff("weidudao")
    camera.open("requests:worklist")
    camera.take("supervisor-worklist", height=820)


def administrators(camera: Camera) -> None:
    """The three administrators at work."""
    camera.staff("fenganquan")
    camera.open("accounts:people")
    camera.take("administrators-people", height=640)
    camera.open("accounts:person", User.objects.get(username="zhoulan").pk)
    camera.take("administrators-person", height=860)
    camera.staff("wangxitong")
    camera.open("accounts:agency")
    camera.take("administrators-agency", height=760)
    camera.open("overview:holidays")
    camera.take("administrators-holidays", height=640)
    camera.staff("chushenji")
    camera.open("accounts:journal")
    camera.take("administrators-journal", height=640)
