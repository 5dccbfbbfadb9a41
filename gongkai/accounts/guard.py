"""Who may open a page of the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from gongkai.accounts import duties
from gongkai.accounts.abilities import Abilities
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User
    may: Abilities


View = Callable[Concatenate[DeskRequest, P], HttpResponseBase]


def duty(act: Act) -> Callable[[View[P]], View[P]]:
    """Open a page only to people one of whose posts carries the act; others read why not (403).

    In which agency they may is asked of the record that the page shows: one that is not among
    `queries.agencies_visible` is 404, and `duties.demand` decides for its agency.
    """

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def opened(request: DeskRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            kinds = [post.kind for post in request.may.posts]
            if not duties.allows(kinds, act):
                raise PermissionDenied(duties.refusal(act))
            return view(request, *args, **kwargs)

        opened.duty = act  # type: ignore[attr-defined]  # read by the test that walks all views
        return cast("View[P]", opened)

    return guarded


def own(view: View[P]) -> View[P]:
    """Mark a page that is about whoever is logged in, whatever their posts."""
    view.duty = None  # type: ignore[attr-defined]  # read by the test that walks all views
    return view
