"""Single sign-on by OpenID Connect, where the settings name a provider.

The provider says who somebody is; whether they may come in is decided here: only a person who has
been entered, by the login name in the claim, and nobody is entered by signing on.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from requests import RequestException

from gongkai.accounts import actions
from gongkai.accounts.models import User


class NotSignedOn(Exception):
    """Signing on led nowhere; the text says why, and what to do."""


def name() -> str:
    """What the provider is called; empty if there is none."""
    return str(settings.OIDC_NAME) if settings.OIDC_METADATA else ""


def begin(request: HttpRequest) -> HttpResponse:
    """Send the browser to the provider. Raises Http404 if there is none."""
    back = request.build_absolute_uri(reverse("accounts:end_single_sign_on"))
    try:
        answer: HttpResponse = _provider().authorize_redirect(request, back)
    except RequestException as error:
        raise NotSignedOn(f"连不上{name()}，请稍后再试，或者用密码登录。") from error
    return answer


def person_of(request: HttpRequest) -> User:
    """Who came back from the provider. Raises NotSignedOn."""
    try:
        token: dict[str, Any] = _provider().authorize_access_token(request)
    except _faults() as error:
        raise NotSignedOn(f"{name()}没有确认您的身份，请再试一次，或者用密码登录。") from error
    username = str((token.get("userinfo") or {}).get(settings.OIDC_CLAIM, ""))
    person = User.objects.filter(username=username, is_active=True).first() if username else None
    if person is None:
        actions.note_failed_login(username=username, why=f"{name()}的账号在这里已停用")
        raise NotSignedOn(f"您的{name()}账号在这里还没有登记，请安全管理员先增加人员。")
    return person


def _faults() -> tuple[type[Exception], ...]:
    """What a wrong answer of a provider raises, in the libraries that read it."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError

    return AuthlibBaseError, JoseError, RequestException, ValueError, KeyError, RuntimeError


def _provider() -> Any:
    if not settings.OIDC_METADATA:
        raise Http404
    from authlib.integrations.django_client import OAuth

    clients = OAuth()
    clients.register(
        "provider",
        client_id=settings.OIDC_CLIENT,
        client_secret=settings.OIDC_SECRET,
        server_metadata_url=settings.OIDC_METADATA,
        client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "timeout": 10},
    )
    return clients.provider
