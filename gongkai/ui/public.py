"""How the reader wants to see pages: kept in two cookies, set without a script."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gongkai.ui.context import TEXT_COOKIE, TEXTS, THEME_COOKIE, THEMES

YEAR = 365 * 24 * 60 * 60


@csrf_exempt  # a stranger's form could at most change the colours, and pages stay cacheable
@require_POST
@login_not_required
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep theme or text size; go back to where the reader was."""
    back = request.POST.get("back", "")
    local = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(back if local and back else "/")
    _keep(response, THEME_COOKIE, request.POST.get("theme"), THEMES)
    _keep(response, TEXT_COOKIE, request.POST.get("text"), TEXTS)
    return response


class AppearanceVaries:
    """Middleware: what stores pages must know that they differ by cookie."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response


def _keep(response: HttpResponse, cookie: str, wish: str | None, possible: tuple[str, ...]) -> None:
    common: dict[str, Any] = {"samesite": "Lax", "path": settings.SESSION_COOKIE_PATH}
    if wish in possible:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(cookie, wish, max_age=YEAR, httponly=True, secure=secure, **common)
    elif wish is not None:
        response.delete_cookie(cookie, **common)
