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
_help_for: list[Callable[[HttpRequest], str]] = []


def agency_by(find: Callable[[HttpRequest], object]) -> None:
    """Say how the agency of a page is found where its view gives none.

    What is found shows its `name`, `office`, `address`, `hours`, `phone`, `fax`, `email`,
    `site_code`, `icp_number`, `police_number` as far as it has them.
    """
    _agency_of[:] = [find]


def help_by(find: Callable[[HttpRequest], str]) -> None:
    """Say where the help link of a page leads; empty for none."""
    _help_for[:] = [find]


def appearance(request: HttpRequest) -> dict[str, Any]:
    """Theme and text size from the cookies, the agency, and where the links of the frame lead."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    text = request.COOKIES.get(TEXT_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "text_size": text if text in TEXTS else "",
        "agency": SimpleLazyObject(lambda: _agency_of[0](request) if _agency_of else None),
        "help_url": SimpleLazyObject(lambda: _help_for[0](request) if _help_for else ""),
        "here": request.get_full_path(),
        "home_url": SimpleLazyObject(lambda: navigation.home(request)),
    }
