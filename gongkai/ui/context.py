"""What every template knows: how the reader wants to see pages, and whose pages they are."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from gongkai.ui import navigation

THEMES = ("light", "dark")
TEXTS = ("large",)
THEME_COOKIE = "gk_theme"
TEXT_COOKIE = "gk_text"

_agency_of: list[Callable[[HttpRequest], object]] = []


def agency_by(find: Callable[[HttpRequest], object]) -> None:
    """Say how the agency of a page is found where its view gives none.

    What is found shows its `name`, `office`, `address`, `hours`, `phone`, `fax`, `email`,
    `site_code`, `icp_number`, `police_number` as far as it has them.
    """
    _agency_of[:] = [find]


def appearance(request: HttpRequest) -> dict[str, Any]:
    """Theme and text size from the cookies, and the agency."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    text = request.COOKIES.get(TEXT_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "text_size": text if text in TEXTS else "",
        "agency": SimpleLazyObject(lambda: _agency_of[0](request) if _agency_of else None),
        "here": request.get_full_path(),
        "home_url": SimpleLazyObject(lambda: navigation.home(request)),
    }
