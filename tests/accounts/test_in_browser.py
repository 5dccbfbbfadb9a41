"""The pages of people and agencies as a browser shows them."""

import pytest
from django.urls import reverse

from gongkai.accounts.models import User
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import PASSWORD, Cast

PAGES = [
    ("security_administrator", "accounts:people"),
    ("security_administrator", "accounts:add_person"),
    ("system_administrator", "accounts:agency"),
    ("system_administrator", "accounts:new_agency"),
    ("audit_administrator", "accounts:journal"),
    ("handler", "accounts:me"),
    ("handler", "accounts:password"),
    ("handler", "accounts:second_factor"),
]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize(("who", "name"), PAGES)
def test_a_page_is_whole(visit: Visit, cast: Cast, who: str, name: str, width: int) -> None:
    visit.window(width)
    person: User = getattr(cast, who)
    visit.sign_in(person)
    visit.open(reverse(name))
    visit.shot(f"{name.replace(':', '-')}-{width}")
    visit.check()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_page_of_a_person_is_whole(visit: Visit, cast: Cast, width: int) -> None:
    visit.window(width)
    visit.sign_in(cast.security_administrator)
    visit.open(reverse("accounts:person", args=[cast.head_of_office.pk]))
    visit.shot(f"accounts-person-{width}")
    visit.check()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_somebody_logs_in_errs_and_comes_to_their_work(
    visit: Visit, cast: Cast, width: int
) -> None:
    page = visit.window(width)
    visit.open(reverse("accounts:people"))
    page.get_by_label("登录名").fill(cast.security_administrator.username)
    page.get_by_label("密码").fill("wrong-password")
    page.get_by_role("button", name="登录").click()
    page.get_by_text("登录名或者密码不对").first.wait_for()
    visit.shot(f"accounts-login-{width}")
    visit.check()
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("heading", name="人员", exact=True).wait_for()
