"""Single sign-on: who may come in, and who may not."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from joserfc.jwk import RSAKey
from pytest_django import Settings

from gongkai.accounts import actions
from gongkai.accounts.models import User
from gongkai.audit.models import Entry
from tests.accounts.identity_provider import CLIENT, SECRET, Provider, running
from tests.accounts.pages import text_of
from tests.accounts.test_second_factor import enrolled, next_code
from tests.cast import Cast

BEGIN = "/login/sso/"


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with running() as found:
        settings.OIDC_METADATA = f"{found.address}/.well-known/openid-configuration"
        settings.OIDC_CLIENT, settings.OIDC_SECRET = CLIENT, SECRET
        yield found


def sign_on(client: Client, provider: Provider, then: str = "") -> str:
    """Go there and back; gives where that led."""
    away = client.get(BEGIN, {"next": then} if then else {})
    back = client.get(provider.visit(away["Location"]))
    return back["Location"]


def test_a_person_whom_the_provider_names_comes_in(
    client: Client, cast: Cast, provider: Provider
) -> None:
    provider.claims = {"preferred_username": cast.handler.username}
    assert sign_on(client, provider, reverse("accounts:me")) == reverse("accounts:me")
    assert client.get(reverse("accounts:me")).status_code == 200
    entry = Entry.objects.order_by("-sequence")[0]
    assert (entry.by, entry.said) == (cast.handler, "登录（统一身份认证）")


def test_the_second_factor_is_asked_all_the_same(
    client: Client, cast: Cast, provider: Provider
) -> None:
    secret, _ = enrolled(cast)
    provider.claims = {"preferred_username": cast.handler.username}
    assert sign_on(client, provider) == reverse("accounts:login_code")
    client.post(reverse("accounts:login_code"), {"code": next_code(secret)})
    assert client.get(reverse("accounts:me")).status_code == 200


@pytest.mark.parametrize("claims", [{"preferred_username": "stranger"}, {}, {"name": "p001"}])
def test_nobody_is_entered_by_signing_on(
    client: Client, cast: Cast, provider: Provider, claims: dict[str, str]
) -> None:
    provider.claims = claims
    before = User.objects.count()
    assert sign_on(client, provider) == reverse("accounts:login")
    assert "在这里还没有登记，请安全管理员先增加人员" in text_of(client.get("/login/"))
    assert User.objects.count() == before


def test_somebody_kept_out_stays_out(client: Client, cast: Cast, provider: Provider) -> None:
    actions.block_person(person=cast.handler, by=cast.security_administrator)
    provider.claims = {"preferred_username": cast.handler.username}
    assert sign_on(client, provider) == reverse("accounts:login")
    assert Entry.objects.order_by("-sequence")[0].said == "登录失败：统一身份认证的账号在这里已停用"


@pytest.mark.parametrize("fault", ["signature", "audience", "nonce"])
def test_a_token_that_does_not_hold_lets_nobody_in(
    client: Client, cast: Cast, provider: Provider, fault: str
) -> None:
    provider.claims = {"preferred_username": cast.handler.username}
    if fault == "signature":
        provider.signing_key = RSAKey.generate_key(2048, {"kid": "1"})
    elif fault == "audience":
        provider.audience = "somebody-else"
    else:
        provider.claims["nonce"] = "of-another-visit"
    assert sign_on(client, provider) == reverse("accounts:login")
    assert "没有确认您的身份" in text_of(client.get("/login/"))
    assert client.get(reverse("accounts:me")).status_code == 302


def test_coming_back_without_having_gone_lets_nobody_in(
    client: Client, cast: Cast, provider: Provider
) -> None:
    back = client.get("/login/sso/done/", {"code": "abc", "state": "made-up"})
    assert back["Location"] == reverse("accounts:login")


def test_a_provider_that_is_away_is_told(client: Client, cast: Cast, settings: Settings) -> None:
    with running() as gone:
        address = gone.address
    settings.OIDC_METADATA = f"{address}/.well-known/openid-configuration"
    assert client.get(BEGIN)["Location"] == reverse("accounts:login")
    assert "连不上统一身份认证，请稍后再试，或者用密码登录。" in text_of(client.get("/login/"))


def test_the_login_page_offers_it_only_where_there_is_a_provider(
    client: Client, cast: Cast, provider: Provider, settings: Settings
) -> None:
    assert "用统一身份认证登录" in text_of(client.get("/login/"))
    settings.OIDC_METADATA = ""
    assert "统一身份认证" not in text_of(client.get("/login/"))
    assert client.get(BEGIN).status_code == 404
