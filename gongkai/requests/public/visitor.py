"""Somebody who is not logged in: the address, the draft in hand, the requests that were opened.

The draft is found by a signed cookie that lasts as long as the draft; the code of a request never
stands in an address, the session remembers which requests it opened, for as long as one is idle.
"""

from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gongkai.accounts.models import Agency
from gongkai.lib.today import now
from gongkai.requests import drafts
from gongkai.requests.models import Draft, InfoRequest, Purpose, RectificationRequest

_COOKIES = {
    Purpose.DISCLOSURE: "gk_application",
    Purpose.RECTIFICATION: "gk_rectification",
}
_SALT = "gongkai.requests.draft"
_OPENED = "opened_requests"
Response = TypeVar("Response", bound=HttpResponse)
Record = TypeVar("Record", InfoRequest, RectificationRequest)


def agency_here(slug: str = "") -> Agency | None:
    """The agency of a public page: by its slug, else the one of the setting, else the only one."""
    slug = slug or settings.PUBLIC_AGENCY
    if slug:
        return Agency.objects.filter(slug=slug).first()
    first = list(Agency.objects.order_by("pk")[:2])
    return first[0] if len(first) == 1 else None


def draft_of(request: HttpRequest, purpose: Purpose = Purpose.DISCLOSURE) -> Draft | None:
    """The draft in this reader's hand, if it is still kept."""
    held = request.get_signed_cookie(_COOKIES[purpose], default="", salt=_SALT)
    draft = drafts.living(held) if held else None
    return draft if draft and draft.purpose == purpose else None


def held_one(request: HttpRequest, purpose: Purpose) -> bool:
    """Whether the reader comes with a draft, kept or not."""
    return _COOKIES[purpose] in request.COOKIES


def hold(response: Response, draft: Draft) -> Response:
    """Put a draft into the reader's hand, or keep it there for another day."""
    response.set_signed_cookie(
        _COOKIES[Purpose(draft.purpose)],
        str(draft.pk),
        salt=_SALT,
        max_age=int(drafts.KEPT.total_seconds()),
        path=settings.SESSION_COOKIE_PATH,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
    return response


def let_go(response: Response, purpose: Purpose) -> Response:
    """Take the draft out of the reader's hand."""
    response.delete_cookie(_COOKIES[purpose], path=settings.SESSION_COOKIE_PATH, samesite="Lax")
    return response


def open_request(request: HttpRequest, record: InfoRequest | RectificationRequest) -> None:
    """Remember that this reader knows the code of a request."""
    request.session.cycle_key()
    _remember(request, record.number, record.pk)


def opened_request(request: HttpRequest, year: int, serial: int) -> InfoRequest | None:
    """A request that this reader opened and looked at not long ago."""
    return _opened(request, InfoRequest(year=year, serial=serial))


def opened_rectification(
    request: HttpRequest, year: int, serial: int
) -> RectificationRequest | None:
    """A request to rectify that this reader opened and looked at not long ago."""
    return _opened(request, RectificationRequest(year=year, serial=serial))


def _opened(request: HttpRequest, meant: Record) -> Record | None:
    pk, seen_at = request.session.get(_OPENED, {}).get(meant.number, (None, 0))
    idle = _instant() - seen_at
    if pk is None or idle > timedelta(minutes=settings.IDLE_MINUTES).total_seconds():
        return None
    found = type(meant)._default_manager.select_related("agency").filter(pk=pk).first()
    if found:
        _remember(request, found.number, pk)
    return found


def _remember(request: HttpRequest, number: str, pk: int) -> None:
    opened = request.session.get(_OPENED, {})
    request.session[_OPENED] = {**opened, number: [pk, _instant()]}


def close_requests(request: HttpRequest) -> None:
    """Forget every request that this reader opened."""
    request.session.pop(_OPENED, None)


def _instant() -> int:
    return int(now().timestamp())
