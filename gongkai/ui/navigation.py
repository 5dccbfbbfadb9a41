"""What the bars and the footer lead to: rooms add their entries, in `AppConfig.ready`.

    navigation.add(Entry("依申请公开", "requests:worklist", act="read_requests", order=20))
    navigation.add(Entry("退出", "accounts:logout", place=Place.PERSON, post=True))
    navigation.search(Place.DESK, "requests:worklist", "编号、文号、内容", act="read_requests")

An entry with an act is shown to whom `request.may(act)` allows it; where the request has no
`may`, such an entry is not shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


class Place(StrEnum):
    """Where an entry stands."""

    DESK = "desk"
    """The bar of the desk."""
    PERSON = "person"
    """The menu under the person's name."""
    PUBLIC = "public"
    """The foot of public pages."""
    UTILITY = "utility"
    """The thin bar above public pages."""


@dataclass(frozen=True)
class Entry:
    """A link in a bar; with `post`, a button that sends a form.

    `count` says how many things wait there for the reader.
    """

    label: str
    url_name: str
    act: str | None = None
    place: Place = Place.DESK
    order: int = 100
    post: bool = False
    count: Callable[[HttpRequest], int] | None = None


@dataclass(frozen=True)
class Shown:
    """An entry as one reader sees it."""

    label: str
    url: str
    current: bool
    post: bool
    count: int = 0


@dataclass(frozen=True)
class Search:
    """Where the search field of a bar leads."""

    url: str
    placeholder: str


_entries: dict[tuple[Place, str], Entry] = {}
_searches: dict[Place, tuple[str, str, str | None]] = {}


def add(entry: Entry) -> None:
    """Add an entry; the same URL name at the same place is replaced."""
    _entries[entry.place, entry.url_name] = entry


def search(place: Place, url_name: str, placeholder: str, *, act: str | None = None) -> None:
    """Say where the search field of a bar leads; with an act only for those who may do it."""
    _searches[place] = (url_name, placeholder, act)


def searched(request: HttpRequest | None, place: Place) -> Search | None:
    """The search field of a place, None where no room offers this reader one."""
    if place not in _searches:
        return None
    url_name, placeholder, act = _searches[place]
    url = _url(url_name) if _may(request, act) else ""
    return Search(url, placeholder) if url else None


def home(request: HttpRequest) -> str:
    """Where the reader's pages begin: at the desk for who is signed in, else the front page."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return (_url(settings.LOGIN_REDIRECT_URL) if signed_in else "") or "/"


def shown(request: HttpRequest, place: Place) -> list[Shown]:
    """The entries this reader may use, in order, the one that leads here marked."""
    allowed = [(entry, url) for entry, url in _at(place) if _may(request, entry.act)]
    here = _longest([url for _, url in allowed], request.path)
    return [
        Shown(entry.label, url, url == here, entry.post, _waiting(request, entry))
        for entry, url in allowed
    ]


def _waiting(request: HttpRequest, entry: Entry) -> int:
    return entry.count(request) if entry.count else 0


def _at(place: Place) -> Iterator[tuple[Entry, str]]:
    entries = [entry for entry in _entries.values() if entry.place == place]
    for entry in sorted(entries, key=lambda entry: entry.order):
        if url := _url(entry.url_name):
            yield entry, url


def _url(name: str) -> str:
    """The address of a page, empty where this installation does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _may(request: HttpRequest | None, act: str | None) -> bool:
    if act is None:
        return True
    may = getattr(request, "may", None)
    return bool(may and may(act))


def _longest(urls: list[str], path: str) -> str:
    leading = [url for url in urls if url != "/" and path.startswith(url)]
    return max(leading, key=len, default="")
