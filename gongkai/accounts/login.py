"""The steps of a login: first factor, second factor, in."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import auth
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from gongkai.accounts import actions
from gongkai.accounts.models import SecondFactor, User

BACKEND = "django.contrib.auth.backends.ModelBackend"
HALF_WAY = "half_logged_in"
"""Where the session keeps who has shown the first factor: person, way, where to go then."""


def first_factor_shown(
    request: HttpRequest, person: User, *, way: str, then: str
) -> HttpResponseRedirect:
    """Let somebody in who knows the password, or ask for the second factor where there is one."""
    if SecondFactor.objects.filter(person=person, confirmed_at__isnull=False).exists():
        request.session.cycle_key()
        request.session[HALF_WAY] = [person.pk, way, then]
        return redirect("accounts:login_code")
    return let_in(request, person, way=way, then=then)


def half_way(request: HttpRequest) -> tuple[User, str, str] | None:
    """Who has shown the first factor in this session, how, and where they were going."""
    pk, way, then = request.session.get(HALF_WAY, (None, "", ""))
    with_factor = User.objects.filter(second_factor__confirmed_at__isnull=False)
    person = with_factor.filter(pk=pk, is_active=True).first()
    return (person, way, then) if person else None


def let_in(request: HttpRequest, person: User, *, way: str, then: str) -> HttpResponseRedirect:
    """Begin the session."""
    request.session.pop(HALF_WAY, None)
    auth.login(request, person, backend=BACKEND)
    actions.note_login(person=person, way=way)
    return redirect(_own_address(request, then) or resolve_url("accounts:home"))


def wrong_code(request: HttpRequest, person: User) -> None:
    """Count a wrong code like a wrong password, so that it locks out as well."""
    credentials = {"username": person.get_username()}
    user_login_failed.send(__name__, credentials=credentials, request=request)
    actions.note_failed_login(username=person.get_username(), why="动态口令不对")


def _own_address(request: HttpRequest, then: str) -> str:
    """The address if it is one of ours."""
    safe = url_has_allowed_host_and_scheme(
        then, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return then if safe else ""


def is_locked(request: HttpRequest, person: User) -> bool:
    """Whether too many wrong passwords and codes lock this login name out from here."""
    credentials = {"username": person.get_username()}
    return not AxesProxyHandler.is_allowed(request, credentials)
