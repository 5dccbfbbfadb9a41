"""A request as it lies before somebody at the desk: found, allowed, read once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from gongkai.accounts import duties
from gongkai.accounts import queries as accounts
from gongkai.accounts.guard import DeskRequest
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.lib.today import today
from gongkai.requests import case_queries, queries, rectification_queries
from gongkai.requests.models import InfoRequest, RectificationRequest
from gongkai.statute.calendar import Calendar
from gongkai.statute.events import Event
from gongkai.statute.standing import Standing


@dataclass(frozen=True)
class Opened:
    """A request, who reads it, what they may do with it, and the day it is."""

    info_request: InfoRequest
    reader: User
    may: frozenset[Act]
    on: date

    @cached_property
    def history(self) -> list[Event]:
        """Its events as they were recorded."""
        return queries.history(self.info_request)

    @cached_property
    def standing(self) -> Standing:
        """Where it stands after them."""
        return case_queries.standing(self.history)

    @cached_property
    def calendar(self) -> Calendar:
        """The working days in force."""
        return queries.calendar()

    def url(self, page: str = "case", *further: object) -> str:
        """The address of one of its pages, for this reader."""
        return case_url(self.info_request, self.reader, page, *further)


def open_case(request: DeskRequest, year: int, serial: int, act: Act) -> Opened:
    """The request under a number, for somebody whose posts there carry the act.

    404 where it does not exist for them, 403 with whom to ask where they may not do this.
    """
    on = today()
    agency = agency_of(request, on)
    info_request = case_queries.case(agency, year, serial)
    if info_request is None:
        raise Http404
    return Opened(info_request, request.user, _allowed(request, act, agency), on)


@dataclass(frozen=True)
class OpenedRectification:
    """A request to rectify, who reads it, what they may do with it, and the day it is."""

    rectification: RectificationRequest
    reader: User
    may: frozenset[Act]
    on: date

    def url(self, page: str = "rectification", *further: object) -> str:
        """The address of one of its pages, for this reader."""
        return address_of(self.rectification, self.reader, page, *further)


def open_rectification(
    request: DeskRequest, year: int, serial: int, act: Act
) -> OpenedRectification:
    """The request to rectify under a number; as `open_case`."""
    on = today()
    agency = agency_of(request, on)
    found = rectification_queries.rectification(agency, year, serial)
    if found is None:
        raise Http404
    return OpenedRectification(found, request.user, _allowed(request, act, agency), on)


def _allowed(request: DeskRequest, act: Act, agency: Agency) -> frozenset[Act]:
    """What the reader may do there, this act among it. Raises PermissionDenied."""
    may = request.may.acts_in(agency)
    if act not in may:
        raise PermissionDenied(duties.refusal(act))
    return may


def agency_of(request: DeskRequest, on: date) -> Agency:
    """The agency whose requests are meant: the reader's own, or the one the address names."""
    slug = request.GET.get("agency", "")
    if not slug or slug == request.user.agency.slug:
        return request.user.agency
    for found in accounts.agencies_visible(request.user, on):
        if found.slug == slug:
            return found
    raise Http404


def case_url(info_request: InfoRequest, reader: User, page: str = "case", *further: object) -> str:
    """The address of a page of a request, for a reader."""
    return address_of(info_request, reader, page, *further)


def address_of(
    record: InfoRequest | RectificationRequest, reader: User, page: str, *further: object
) -> str:
    """The address of a page of a record; numbers are the agency's, so another one is named."""
    url = reverse(f"requests:{page}", args=[record.year, record.serial, *further])
    if record.agency_id == reader.agency_id:
        return url
    return f"{url}?agency={record.agency.slug}"
