"""What the case file of a request shows, read in a handful of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from gongkai.accounts import queries as accounts
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.audit import queries as audit
from gongkai.lib.masking import masked_organisation, masked_person
from gongkai.requests import queries
from gongkai.requests.models import Enclosure, InfoRequest, Note, PersonBase, RequestEvent, Search
from gongkai.statute import clock, state
from gongkai.statute.calendar import Calendar
from gongkai.statute.clock import Clock
from gongkai.statute.events import Event, History, standing_entries
from gongkai.statute.explanation import Step, explain
from gongkai.statute.report.facts import ApplicantClass
from gongkai.statute.standing import Standing, stand


def case(agency: Agency, year: int, serial: int) -> InfoRequest | None:
    """A request with everything its case file shows, or None where the agency has none of it."""
    found = queries.of_agency(agency).filter(year=year, serial=serial)
    return (
        found.select_related("agency", "unit", "handler", "split_from")
        .prefetch_related(
            "people",
            "split_into",
            "rectifications",
            Prefetch("events", RequestEvent.objects.select_related("recorded_by")),
            Prefetch("searches", searches()),
            Prefetch("enclosures", Enclosure.objects.select_related("added_by")),
            Prefetch("notes", Note.objects.select_related("written_by")),
        )
        .first()
    )


def searches() -> QuerySet[Search]:
    """Searches with who was asked and who answered."""
    return Search.objects.select_related("unit", "asked_by", "answered_by").prefetch_related(
        "found"
    )


def unanswered() -> QuerySet[Search]:
    """Searches of every agency that wait for an answer while it still matters."""
    waiting = Search.objects.filter(result="", request__decided_on__isnull=True)
    waiting = waiting.exclude(request__state__in=queries.ENDED_STATES)
    related = waiting.select_related("unit__agency", "request__agency", "request__handler")
    return related.order_by("answer_by_on", "pk")


def search_of(agency: Agency, year: int, serial: int, search_id: int) -> Search | None:
    """One search of a request of an agency."""
    found = searches().filter(request__agency=agency, request__year=year, request__serial=serial)
    return found.select_related("request__agency").filter(pk=search_id).first()


def enclosure_of(info_request: InfoRequest, enclosure_id: UUID) -> Enclosure | None:
    """One file of a request."""
    return info_request.enclosures.filter(pk=enclosure_id).first()


def shown_name(person: PersonBase) -> str:
    """A name as pages show it before the identity is opened."""
    if person.applicant_class == ApplicantClass.NATURAL_PERSON:
        return masked_person(person.name)
    return masked_organisation(person.name)


def standing(history: History) -> Standing:
    """Where a request stands after its whole history."""
    return stand(entry.event for entry in standing_entries(history))


def deputies(person: User, on: date) -> list[User]:
    """Who acts for somebody on a day."""
    found = accounts.deputyships(person.agency, on).filter(person=person, since__lte=on)
    return [each.deputy for each in found]


def identity_openings(info_request: InfoRequest) -> audit.Entries:
    """The entries of the journal that tell who looked at the people behind a request."""
    return audit.entries_about(info_request, Act.OPEN_IDENTITY)


@dataclass(frozen=True, slots=True)
class Effect:
    """What events would do: the clock before and after, and what the statute says to them."""

    before: Clock
    after: Clock
    steps: tuple[Step, ...]
    refused: str = ""

    @property
    def moves_due(self) -> bool:
        """Whether the last day to reply becomes another."""
        return self.before.due_on != self.after.due_on


def effect(
    history: Sequence[Event], events: Sequence[Event], *, on: date, calendar: Calendar
) -> Effect:
    """What events would do to a request, before anything is written."""
    before = clock.read(history, on=on, calendar=calendar)
    after = list(history)
    for event in events:
        if reason := state.obstacle(after, event, calendar=calendar):
            return Effect(before, before, (), reason)
        after.append(event)
    known = explain(history, on=on, calendar=calendar)
    steps = tuple(step for step in explain(after, on=on, calendar=calendar) if step not in known)
    return Effect(before, clock.read(after, on=on, calendar=calendar), steps)
