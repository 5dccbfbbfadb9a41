"""Addresses, cookies and headers that nobody writes by hand."""

import logging
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.lib.today import today
from gongkai.requests import actions
from tests.accounts.pages import text_of
from tests.addresses import ALL, Address, Records, Visitor, holder_of, records_of
from tests.cast import PASSWORD, Cast
from tests.requests.desk.pages import BACKEND, at_desk
from tests.requests.requests import received

ASKED = (
    "agency act add code due handler kind month next outcome page person q query received_from "
    "received_to serial since sort state then unit until year"
).split()
"""What pages look for in their address."""
HOSTILE = ["\0", "9" * 25, "-1", "9999-12-31", "x" * 5000]


@pytest.fixture
def records(cast: Cast) -> Records:
    """Of 示例区公安局."""
    return records_of(cast.police, cast.handler, cast.records_unit)


def visitor_of(cast: Cast, address: Address) -> Visitor:
    return Visitor() if address.is_open else Visitor(holder_of(cast, address))


@pytest.mark.parametrize("value", HOSTILE, ids=lambda each: repr(each[:10]))
def test_no_page_stumbles_over_what_its_address_asks(
    cast: Cast, records: Records, value: str
) -> None:
    query = "&".join(f"{name}={quote(value)}" for name in ASKED)
    for address in ALL:
        visitor, path = visitor_of(cast, address), records.path(address)
        for method in ("GET", "POST"):
            assert visitor.ask(method, f"{path}?{query}").status_code < 500, path


@pytest.mark.parametrize("path", ["/", "/login/", "/desk/requests/", "/nothing/here/"])
def test_a_strange_host_is_refused_with_a_page(client: Client, cast: Cast, path: str) -> None:
    answer = client.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize(
    "value",
    ["", "x", "x" * 5000, '"\\000aaaaaaaaaa"', '"\\355\\240\\200aaaaaaa"', "a:b:c", "\xff\xfe"],
)
@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "gk_application", "gk_theme"])
def test_a_broken_cookie_is_as_good_as_none(
    client: Client, cast: Cast, cookie: str, value: str
) -> None:
    for path in ("/", "/apply/who/", "/status/", "/login/", "/desk/requests/"):
        answer = client.get(path, headers={"Cookie": f"{cookie}={value}"})
        assert answer.status_code in {200, 302}, path


def test_a_draft_opens_for_the_signed_cookie_alone(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.PUBLIC_AGENCY = cast.police.slug
    draft = actions.begin_draft(agency=cast.police)
    for stolen in (str(draft.pk), f"{draft.pk}:1:x", f"{draft.pk}:{'A' * 43}"):
        client.cookies["gk_application"] = stolen
        answer = client.get(reverse("requests:apply_page", args=["who"]))
        assert answer["Location"] == reverse("requests:apply")


def test_a_number_without_its_code_tells_nothing(cast: Cast) -> None:
    """One that exists answers as one that does not, at the form and by its address."""
    there = received(cast, on=today()).info_request
    said = []
    for number in (there.number, f"{there.year}-{there.serial + 1:04d}"):
        client = Client()
        form = client.post(reverse("requests:status"), {"number": number, "code": "ABCDEFGH"})
        page = client.get(f"/status/{int(number[:4])}-{int(number[5:])}/")
        said.append((form.status_code, text_of(form).replace(number, ""), page["Location"]))
    assert said[0] == said[1]


def test_a_new_password_ends_every_other_session(cast: Cast) -> None:
    here, elsewhere = at_desk(cast.handler), at_desk(cast.handler)
    new = "changed-by-the-test-9"
    filled = {"old": PASSWORD, "new": new, "again": new}
    assert here.post(reverse("accounts:password"), filled).status_code == 302
    assert here.get(reverse("accounts:me")).status_code == 200
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


def test_a_session_begun_before_the_login_is_another_after_it(client: Client, cast: Cast) -> None:
    session = client.session
    session["planted"] = "1"
    session.save()
    client.cookies["sessionid"] = str(session.session_key)
    client.post("/login/", {"username": cast.handler.username, "password": PASSWORD})
    assert client.cookies["sessionid"].value != session.session_key
    assert client.get(reverse("accounts:me")).status_code == 200


def test_every_form_of_the_house_wants_its_token(cast: Cast, records: Records) -> None:
    """Only the colours of a page may be set from elsewhere."""
    for address in ALL:
        client = Client(enforce_csrf_checks=True)
        if not address.is_open:
            client.force_login(holder_of(cast, address), BACKEND)
        answer = client.post(records.path(address))
        refused = answer.status_code == 403 and "为了安全，这次提交没有接受" in text_of(answer)
        assert refused is (address.name != "ui:appearance"), address


def test_a_foreign_host_has_an_answer_and_leaves_no_trace_in_the_log(
    cast: Cast, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ALLOWED_HOSTS = ["gongkai.example"]
    answer = Client(headers={"host": "foreign.example"}).get("/")
    assert answer.status_code == 400
    assert "请从本机关公布的网址进入" in answer.text
    assert "foreign.example" not in answer.text
    assert [each.levelname for each in caplog.records if each.levelno < logging.CRITICAL] == []
