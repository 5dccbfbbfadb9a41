"""What anybody can fill in page by page: where its pages are, what they ask, how it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from gongkai.lib.paper.model import Document
from gongkai.requests import acknowledgement, actions, drafts
from gongkai.requests.forms.application import Application
from gongkai.requests.forms.rectifying import Rectifying
from gongkai.requests.models import Draft, InfoRequest, Purpose, RectificationRequest


@dataclass(frozen=True)
class Journey:
    """One thing to fill in; `word` begins the names of its pages and templates."""

    purpose: Purpose
    word: str
    title: str
    filled_in: type[Application]
    send: Callable[[Draft, Any, date], object]
    acknowledge: Callable[[Any, str], Document]

    def url(self, name: str = "", /, **place: object) -> str:
        """The address of one of its pages, of the first without a name."""
        return reverse(f"requests:{self.word}{name and '_'}{name}", kwargs=place or None)

    def to(self, name: str = "", /, **place: object) -> HttpResponse:
        """Go to one of its pages."""
        return redirect(self.url(name, **place))

    def step(self, key: str) -> HttpResponse:
        """Go to one of the pages to fill in."""
        return self.to("page", page=key)

    def application_of(self, draft: Draft) -> Application:
        """What a draft holds."""
        return self.with_files(draft, drafts.content_of(draft))

    def with_files(self, draft: Draft, content: Any) -> Application:
        """What was typed, with the files that a draft has now."""
        return self.filled_in(content, frozenset(draft.files.values_list("kind", flat=True)))


def _send_application(draft: Draft, application: Application, on: date) -> InfoRequest:
    sent = actions.submit(
        draft=draft, wanted=application.wanted(), people=application.people(), on=on
    )
    return sent.info_request


def _send_rectification(draft: Draft, filled_in: Rectifying, on: date) -> RectificationRequest:
    sent = actions.submit_rectification(
        draft=draft, claim=filled_in.claim(), people=filled_in.people(), on=on
    )
    return sent.rectification


APPLY = Journey(
    Purpose.DISCLOSURE,
    "apply",
    "申请公开政府信息",
    Application,
    _send_application,
    acknowledgement.acknowledgement,
)
RECTIFY = Journey(
    Purpose.RECTIFICATION,
    "rectify",
    "申请更正政府信息",
    Rectifying,
    _send_rectification,
    acknowledgement.of_rectification,
)
_JOURNEYS = {journey.purpose: journey for journey in (APPLY, RECTIFY)}


def journey_of(draft: Draft) -> Journey:
    """What a draft is a part of."""
    return _JOURNEYS[Purpose(draft.purpose)]
