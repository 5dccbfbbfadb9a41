"""催办: the head of the office, or the superior agency, presses for a request."""

from datetime import date

from django.db import transaction

from gongkai.accounts import queries as accounts
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act, PostKind
from gongkai.audit.actions import note
from gongkai.notices import actions as notices
from gongkai.notices.actions import Line
from gongkai.requests import obstacles, queries
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest
from gongkai.requests.rows import case_url


@transaction.atomic
def urge(*, info_request: InfoRequest, text: str, by: User, on: date) -> list[User]:
    """Tell the handler and the head of the office to press on; gives who was told.

    Raises NotAllowedError for what has ended, and where all were told of it today already.
    """
    info_request = queries.locked(info_request.pk)
    if reason := obstacles.to_urging(info_request):
        raise NotAllowedError(reason)
    told = [each for each in _called(info_request, by, on) if _tell(info_request, each, text, on)]
    if not told:
        raise NotAllowedError("今天已经催办过这一件；还要催的，请打电话。")
    note(
        by=by,
        act=Act.REMIND,
        about=info_request,
        agency=info_request.agency,
        said=f"{info_request.number}催办：{text}",
    )
    return told


def _called(info_request: InfoRequest, by: User, on: date) -> list[User]:
    """Who handles it and deputises, all handlers where nobody does; the head, unless it is they."""
    agency, handler = info_request.agency, info_request.handler
    acting = accounts.acting_for(handler, on) if handler else []
    handling = acting or accounts.holders(agency, PostKind.HANDLER, on)
    heads = accounts.holders(agency, PostKind.HEAD_OF_OFFICE, on)
    return [each for each in dict.fromkeys([*handling, *heads]) if each != by]


def _tell(info_request: InfoRequest, person: User, text: str, on: date) -> bool:
    line = Line(f"{info_request.number}：{text}", case_url(info_request, person), urgent=True)
    topic, title = f"urged_{info_request.pk}", f"催办：{info_request.number}"
    return notices.tell(person=person, topic=topic, on=on, title=title, lines=[line])
