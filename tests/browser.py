"""A browser for tests: Debian's Chromium, a fresh profile for each test, and what it reports.

    def test_worklist(visit: Visit, cast: Cast) -> None:
        visit.sign_in(cast.handler)
        page = visit.open(reverse("requests:worklist"))
        ...
        visit.check()          # no policy report, no script error, nothing wider than the window

Screenshots go to `out/shots/`. A test with these fixtures runs against the live server, whose
answers carry the policy of the settings.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from gongkai.accounts.models import User

ROOT = Path(__file__).resolve().parents[1]
SHOTS = ROOT / "out" / "shots"
AXE = ROOT / "tests" / "ui" / "vendor" / "axe.min.js"
DESKTOP, PHONE = 1440, 390
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_LISTEN = """
window.policyReports = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.policyReports.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}`);
});
"""
_AXE = """async () => (await axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
})).violations.flatMap(({ id, help, nodes }) =>
  nodes.map(({ target, any }) => `${id}: ${help} at ${target} ${any.map((one) => one.message)}`))"""
_TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('body *')]
    .filter((each) => each.getBoundingClientRect().right > wide + 1)
    .map((each) => `${each.tagName}.${each.className}`);
}"""


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


@dataclass
class Visit:
    """One reader with one window, and what the browser said about the pages."""

    browser: "Browser"
    address: str
    said: list[str] = field(default_factory=list)
    _context: "BrowserContext | None" = None
    _page: "Page | None" = None
    _cookies: list[Any] = field(default_factory=list)

    def window(
        self, width: int = DESKTOP, *, theme: str = "", text: str = "", script: bool = True
    ) -> "Page":
        """A new window; what was signed in stays so."""
        if self._context:
            kept = self._context.cookies()
            self._cookies = [each for each in kept if not each.get("name", "").startswith("gk_")]
            self._context.close()
        self._context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            java_script_enabled=script,
            is_mobile=width < 700,
            has_touch=width < 700,
            color_scheme="light",
        )
        self._context.set_default_timeout(15_000)
        self._context.add_init_script(_LISTEN)
        if self._cookies:
            self._context.add_cookies(self._cookies)
        for name, value in (("gk_theme", theme), ("gk_text", text)):
            if value:
                self._context.add_cookies([{"name": name, "value": value, "url": self.address}])
        self._page = self._context.new_page()
        self._page.on("console", lambda message: self._hear(message.type, message.text))
        self._page.on("pageerror", lambda error: self._hear("error", str(error)))
        return self._page

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:
            self.said.append(text)

    @property
    def page(self) -> "Page":
        """The window, opened when needed."""
        return self._page or self.window()

    def sign_in(self, user: "User") -> None:
        """Be this person from now on, without going through the login page."""
        from django.conf import settings  # noqa: PLC0415 - not every test has Django
        from django.test import Client  # noqa: PLC0415 - as above

        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.address}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dict suffices

    def open(self, path: str) -> "Page":
        """Go to a page of the live server."""
        self.page.goto(f"{self.address}{path}", wait_until="load")
        return self.page

    def shot(self, name: str) -> Path:
        """Keep what the whole page looks like."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        self.page.wait_for_load_state()
        self.page.screenshot(path=path, full_page=True, animations="disabled")
        return path

    def reports(self) -> list[str]:
        """What the browser reported against the policy, and script errors."""
        return [*self.page.evaluate("() => window.policyReports || []"), *self.said]

    def barriers(self) -> list[str]:
        """What axe-core finds."""
        self.page.evaluate(_axe())
        found: list[str] = self.page.evaluate(_AXE)
        return found

    def too_wide(self) -> list[str]:
        """What makes the page scroll sideways."""
        found: list[str] = self.page.evaluate(_TOO_WIDE)
        return found

    def check(self) -> None:
        """The page, once it is there whole, keeps the policy, fits the window and stands in
        nobody's way."""
        self.page.wait_for_load_state()
        assert self.reports() == []
        assert self.too_wide() == []
        assert self.barriers() == []

    def close(self) -> None:
        """Leave."""
        if self._context:
            self._context.close()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, once for all tests of a process."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - few tests need it

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.fail("there is no Chromium; run scripts/debian-packages")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=15_000)
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: "Browser", live_server: "LiveServer") -> Iterator[Visit]:
    """A reader before the live server."""
    visiting = Visit(browser, live_server.url)
    yield visiting
    visiting.close()
