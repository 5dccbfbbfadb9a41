"""Every address of the house, as a stranger and as each post."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act, PostKind
from tests.accounts.pages import client_of, text_of
from tests.cast import Cast


def patterns(
    resolver: URLResolver | None = None, before: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    """Every address with its view."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, address)
        else:
            yield address.replace("<int:", "<").replace("<str:", "<"), entry


def filled(address: str, person: User) -> str:
    """An address with a number for each place."""
    for name in ("pk", "post", "deputyship"):
        address = address.replace(f"<{name}>", str(person.pk))
    return address


ALL = list(patterns())
OPEN = [address for address, entry in ALL if not getattr(entry.callback, "login_required", True)]
CLOSED = [(address, entry) for address, entry in ALL if address not in OPEN]


def test_only_public_modules_open_doors() -> None:
    modules = {
        entry.callback.__module__
        for _, entry in ALL
        if not getattr(entry.callback, "login_required", True)
    }
    assert all(module.endswith(".public") or ".public." in module for module in modules)


@pytest.mark.parametrize(("address", "entry"), CLOSED, ids=[address for address, _ in CLOSED])
def test_every_closed_page_says_whose_duty_it_is(address: str, entry: URLPattern) -> None:
    assert hasattr(entry.callback, "duty"), f"{address}: say @duty(Act.…) or @own"


ROOM = [(a, e) for a, e in CLOSED if e.callback.__module__.startswith("gongkai.accounts")]


@pytest.mark.parametrize(("address", "entry"), ROOM, ids=[address for address, _ in ROOM])
def test_a_stranger_is_sent_to_the_login(
    client: Client, cast: Cast, address: str, entry: URLPattern
) -> None:
    for response in (
        client.get(filled(address, cast.handler)),
        client.post(filled(address, cast.handler)),
    ):
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/login/")


DUTIES = [(a, e.callback.duty) for a, e in ROOM if getattr(e.callback, "duty", None)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("address", "act"), DUTIES)
def test_a_wrong_post_is_refused_with_the_words_of_the_duties(
    cast: Cast, address: str, act: Act
) -> None:
    for person in cast.everybody():
        kinds = {PostKind(post.kind) for post in person.posts.all()}
        if duties.allows(kinds, act):
            continue
        response = client_of(person).post(filled(address, cast.handler))
        assert response.status_code == 403
        assert duties.refusal(act) in text_of(response)
