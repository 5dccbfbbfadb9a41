"""Coming in and going out."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.accounts import actions
from gongkai.accounts.models import User
from gongkai.accounts.posts import OwnAct
from gongkai.audit.models import Entry
from tests.accounts.pages import client_of, text_of
from tests.cast import PASSWORD, Cast

LOGIN = "/login/"


def log_in(client: Client, person: User, password: str = PASSWORD, **more: str) -> object:
    return client.post(LOGIN, {"username": person.username, "password": password, **more})


def test_a_right_password_leads_in_and_the_journal_has_it(client: Client, cast: Cast) -> None:
    response = client.post(LOGIN, {"username": cast.handler.username, "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, reverse("accounts:home"))
    entry = Entry.objects.order_by("-sequence")[0]
    assert (entry.act, entry.by, entry.said) == (OwnAct.LOG_IN, cast.handler, "登录（密码）")


def test_a_login_goes_on_to_the_page_that_was_asked_for(client: Client, cast: Cast) -> None:
    asked = client.get(reverse("accounts:me"))
    assert asked["Location"] == f"{LOGIN}?next={reverse('accounts:me')}"
    response = log_in(client, cast.handler, next=reverse("accounts:me"))
    assert response["Location"] == reverse("accounts:me")  # type: ignore[index]  # None fails the test


@pytest.mark.parametrize("then", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_a_login_leads_to_no_other_site(client: Client, cast: Cast, then: str) -> None:
    response = log_in(client, cast.handler, next=then)
    assert response["Location"] == reverse("accounts:home")  # type: ignore[index]  # None fails the test


def test_a_wrong_password_says_how_to_mend_and_the_journal_has_it(
    client: Client, cast: Cast
) -> None:
    response = log_in(client, cast.handler, "wrong-password")
    assert "登录名或者密码不对，请核对大小写后再试。" in text_of(response)
    entry = Entry.objects.order_by("-sequence")[0]
    assert (entry.act, entry.about_name) == (OwnAct.LOG_IN_FAILED, "陈经办")
    assert "wrong-password" not in entry.said


def test_an_unknown_name_is_told_the_same_as_a_wrong_password(client: Client, cast: Cast) -> None:
    pages = [
        client.post(LOGIN, {"username": name, "password": "wrong-password"})
        for name in (cast.handler.username, "nobody")
    ]
    texts = [
        text_of(page).replace(cast.handler.username, "").replace("nobody", "") for page in pages
    ]
    assert texts[0] == texts[1]


def test_five_wrong_passwords_lock_the_name_even_for_the_right_one(
    client: Client, cast: Cast
) -> None:
    for _ in range(4):
        log_in(client, cast.handler, "wrong-password")
    locked = log_in(client, cast.handler, "wrong-password")
    right = log_in(client, cast.handler)
    assert [locked.status_code, right.status_code] == [429, 429]  # type: ignore[attr-defined]  # the answer of the test client
    assert "登录失败次数太多，暂时停用" in text_of(right)
    assert log_in(client, cast.signer).status_code == 302  # type: ignore[attr-defined]  # the answer of the test client


def test_somebody_kept_out_cannot_come_in(client: Client, cast: Cast) -> None:
    actions.block_person(person=cast.handler, by=cast.security_administrator)
    assert "登录名或者密码不对" in text_of(log_in(client, cast.handler))


def test_an_open_session_of_somebody_kept_out_ends(cast: Cast) -> None:
    client = client_of(cast.handler)
    assert client.get(reverse("accounts:me")).status_code == 200
    actions.block_person(person=cast.handler, by=cast.security_administrator)
    assert client.get(reverse("accounts:me")).status_code == 302


def test_logging_out_needs_a_form_and_is_noted(cast: Cast) -> None:
    client = client_of(cast.handler)
    assert client.get(reverse("accounts:logout")).status_code == 405
    client.post(reverse("accounts:logout"))
    assert client.get(reverse("accounts:me")).status_code == 302
    assert Entry.objects.order_by("-sequence")[0].act == OwnAct.LOG_OUT


def test_a_session_without_any_act_ends_after_the_idle_minutes(
    cast: Cast, settings: Settings
) -> None:
    client = client_of(cast.handler)
    client.get(reverse("accounts:me"))
    session = client.session
    session["seen_at"] -= int(timedelta(minutes=settings.IDLE_MINUTES, seconds=1).total_seconds())
    session.save()
    response = client.get(reverse("accounts:me"), follow=True)
    assert response.redirect_chain[0][0].startswith(LOGIN)
    assert "没有操作，为了安全已自动退出" in text_of(response)


def test_a_part_of_a_page_is_not_replaced_by_the_login_page(client: Client, cast: Cast) -> None:
    response = client.get(reverse("accounts:me"), headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, LOGIN)


def test_a_one_time_password_is_changed_before_anything_else(client: Client, cast: Cast) -> None:
    password = actions.reset_password(person=cast.handler, by=cast.security_administrator)
    log_in(client, cast.handler, password)
    assert client.get(reverse("accounts:me"))["Location"] == reverse("accounts:password")
    new = {"old": password, "new": "a-much-better-1", "again": "a-much-better-1"}
    assert client.post(reverse("accounts:password"), new).status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("wrong", "a-much-better-1", "a-much-better-1", "现在的密码不对"),
        (PASSWORD, "a-much-better-1", "a-much-better-2", "两遍写的不一样"),
        (PASSWORD, PASSWORD, PASSWORD, "新密码和现在的相同"),
        (PASSWORD, "short-1", "short-1", "密码至少10个字符，请再加3个。"),
        (PASSWORD, "8402384023", "8402384023", "密码不能全是数字"),
        (PASSWORD, "password123", "password123", "这个密码太常见"),
        (PASSWORD, "chenjingban1", "chenjingban1", "密码和登录名、姓名或者邮箱太像"),
    ],
)
def test_a_password_that_breaks_a_rule_is_refused_with_the_rule(
    cast: Cast, old: str, new: str, again: str, words: str
) -> None:
    cast.handler.email = "chenjingban@example.cn"
    cast.handler.save()
    client = client_of(cast.handler)
    response = client.post(reverse("accounts:password"), {"old": old, "new": new, "again": again})
    assert words in text_of(response)
    cast.handler.refresh_from_db()
    assert cast.handler.check_password(PASSWORD)


def test_a_changed_password_ends_the_sessions_elsewhere(cast: Cast) -> None:
    here, elsewhere = client_of(cast.handler), client_of(cast.handler)
    new = {"old": PASSWORD, "new": "a-much-better-1", "again": "a-much-better-1"}
    here.post(reverse("accounts:password"), new)
    assert here.get(reverse("accounts:me")).status_code == 200
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("handler", "requests:worklist"),
        ("security_administrator", "accounts:people"),
        ("system_administrator", "accounts:agency"),
        ("audit_administrator", "accounts:journal"),
        ("without_post", "accounts:me"),
    ],
)
def test_everybody_begins_where_their_work_is(cast: Cast, who: str, page: str) -> None:
    person: User = getattr(cast, who)
    response = client_of(person).get(reverse("accounts:home"))
    assert response["Location"] == reverse(page)


def test_behind_a_proxy_who_guesses_locks_out_nobody_else(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.PROXIES = 1
    data = {"username": cast.handler.username, "password": "wrong"}
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        last = client.post("/login/", data, headers={"X-Forwarded-For": "203.0.113.9"})
    assert last.status_code == 429
    right = {**data, "password": PASSWORD}
    assert (
        client.post("/login/", right, headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 429
    )
    spoofed = {"X-Forwarded-For": "192.0.2.1, 203.0.113.9"}
    assert client.post("/login/", right, headers=spoofed).status_code == 429
    elsewhere = {"X-Forwarded-For": "198.51.100.7"}
    assert client.post("/login/", right, headers=elsewhere).status_code == 302
