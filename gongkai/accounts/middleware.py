"""What stands between a request and the pages of the desk."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from gongkai.accounts.abilities import Abilities
from gongkai.accounts.models import SecondFactor, User
from gongkai.lib.today import now

Answer = Callable[[HttpRequest], HttpResponse]
_SEEN_EVERY = 60


class LoginRequired(LoginRequiredMiddleware):
    """Every page needs a login unless its view says otherwise; only `public.py` modules do.

    A part of a page that HTMX asks for does not get the login page in its place: the browser goes
    there as a whole.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        response = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request") == "true":
            response = HttpResponseRedirect("")
            response.status_code = 204
            del response["Location"]
            response["HX-Redirect"] = reverse("accounts:login")
        return response


class SessionEnd:
    """Middleware: ends the session of somebody who did nothing for a while."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._look(request)
        return self.answer(request)

    def _look(self, request: HttpRequest) -> None:
        at = int(now().timestamp())
        idle = at - int(request.session.get("seen_at", at))
        if idle > settings.IDLE_MINUTES * 60:
            auth.logout(request)
            words = f"您已经{idle // 60}分钟没有操作，为了安全已自动退出，请重新登录。"
            messages.info(request, words)
        elif idle >= _SEEN_EVERY or "seen_at" not in request.session:
            request.session["seen_at"] = at


class FirstThings:
    """Middleware: a one-time password is changed first, then a second factor set up if needed.

    It knows who is logged in, so it also sees to it that no cache keeps what they read.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return self.answer(request)
        return never_kept(self._answered(request, request.user))

    def _answered(self, request: HttpRequest, person: User) -> HttpResponse:
        request.may = Abilities(person)  # type: ignore[attr-defined]  # named in DeskRequest
        first = self._first_thing(request, person)
        always = {reverse("accounts:logout"), reverse("ui:appearance")}
        if first and request.path not in {*always, reverse(first)}:
            return redirect(first)
        return self.answer(request)

    def _first_thing(self, request: HttpRequest, person: User) -> str:
        if person.must_change_password:
            return "accounts:password"
        if settings.SECOND_FACTOR_FOR_ALL and not request.session.get("has_second_factor"):
            factors = SecondFactor.objects.filter(person=person, confirmed_at__isnull=False)
            if not factors.exists():
                return "accounts:second_factor"
            request.session["has_second_factor"] = True
        return ""


def never_kept(response: HttpResponse) -> HttpResponse:
    """What somebody who is logged in reads stays in no cache, nor behind the browser's way back."""
    add_never_cache_headers(response)
    return response
