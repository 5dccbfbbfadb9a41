"""The holiday notice in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gongkai.days import queries as days
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import Cast
from tests.days.notices import TEXT_2027


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_notice_is_pasted_looked_at_and_confirmed(visit: Visit, cast: Cast, width: int) -> None:
    visit.window(width)
    visit.sign_in(cast.system_administrator)
    page = visit.open(reverse("overview:holidays"))
    page.get_by_label("通知全文").fill(TEXT_2027)
    page.get_by_role("button", name="读取通知").click()
    expect(page.locator("main")).to_contain_text("逐日变化")
    visit.shot(f"holidays-{width}")
    visit.check()
    page.get_by_role("button", name="确认生效").click()
    expect(page.locator(".gk-messages")).to_contain_text("已生效")
    assert 2027 in days.calendar().years()
    visit.check()
