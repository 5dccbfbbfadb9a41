"""What the lists of the desk read: tabs, filters, order, and the three things for today."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, When
from django.db.models.expressions import OrderBy
from django.db.models.fields import DateField

from gongkai.accounts.models import Agency, Post, User
from gongkai.accounts.posts import PostKind
from gongkai.accounts.queries import in_force
from gongkai.lib.half_width import plain_dashes
from gongkai.requests.models import InfoRequest, Person, Role, Search
from gongkai.requests.queries import ENDED_STATES, OPEN_STATES
from gongkai.statute.calendar import Calendar
from gongkai.statute.events import Channel
from gongkai.statute.state import Awaiting, State

SOON = 3
"""From this many working days on, a term ends soon."""
FIRST_THINGS = 3
NOBODY = "none"
"""The value of a filter that asks for requests which nobody handles yet."""

_BRACKETS = ("〔〕", "[]", "［］", "【】", "（）", "()")
"""In which applicants write the year of a document number; the first are the right ones."""
_WITHDRAWN = "D24"
_LARGEST_SERIAL = 9_999_999


class Tab(StrEnum):
    """The tabs of the worklist."""

    TODAY = "today"
    OVERDUE = "overdue"
    SOON = "soon"
    WAITING = "waiting"
    UNCONFIRMED = "unconfirmed"
    ALL = "all"
    DONE = "done"


TAB_NAMES = {
    Tab.TODAY: "今日到期",
    Tab.OVERDUE: "已超期",
    Tab.SOON: "三日内",
    Tab.WAITING: "等待他方",
    Tab.UNCONFIRMED: "待确认",
    Tab.ALL: "全部在办",
    Tab.DONE: "已办结",
}
URGENT_TABS = frozenset({Tab.TODAY, Tab.OVERDUE})

_WAITING = [each.value for each in Awaiting if each is not Awaiting.CONFIRMATION]
_RUNNING = Q(state__in=[State.RECEIVED, State.DECIDED]) & ~Q(outcome=_WITHDRAWN)
_HELD_UP = Q(awaiting=Awaiting.OPINION)
_LETTER = Q(state=State.ARRIVED, channel=Channel.MAIL_ORDINARY)


@dataclass(frozen=True)
class Days:
    """Today, and the last of the days that are soon: one calendar for a whole page."""

    on: date
    soon: date

    @classmethod
    def of(cls, on: date, calendar: Calendar) -> "Days":
        """The days as they are on a day."""
        return cls(on, calendar.add(on, SOON))


def condition(tab: Tab, days: Days) -> Q:
    """Which requests a tab shows."""
    return {
        Tab.TODAY: _RUNNING & ~_HELD_UP & Q(due_on=days.on),
        Tab.OVERDUE: _RUNNING & Q(due_on__lt=days.on),
        Tab.SOON: _RUNNING & ~_HELD_UP & Q(due_on__gt=days.on, due_on__lte=days.soon),
        Tab.WAITING: Q(awaiting__in=_WAITING),
        Tab.UNCONFIRMED: Q(state=State.ARRIVED),
        Tab.ALL: Q(state__in=OPEN_STATES),
        Tab.DONE: Q(state__in=ENDED_STATES),
    }[tab]


def counts(requests: QuerySet[InfoRequest], days: Days) -> dict[Tab, int]:
    """How many requests each tab would show: one query for the open ones, which are few."""
    open_tabs = [tab for tab in Tab if tab is not Tab.DONE]
    found = requests.filter(condition(Tab.ALL, days)).aggregate(
        **{tab.value: Count("pk", filter=condition(tab, days)) for tab in open_tabs}
    )
    done = requests.filter(condition(Tab.DONE, days)).count()
    return {tab: done if tab is Tab.DONE else int(found[tab.value]) for tab in Tab}


def of_agencies(agencies: Collection[Agency]) -> QuerySet[InfoRequest]:
    """The requests of the agencies that exist for somebody."""
    return InfoRequest.objects.filter(agency__in=[each.pk for each in agencies])


# --- filters ----------------------------------------------------------------------------------


def narrowed(
    requests: QuerySet[InfoRequest], given: Mapping[str, str | date]
) -> QuerySet[InfoRequest]:
    """The requests that all filters let through."""
    for name, value in given.items():
        if name in _FILTERS:
            requests = requests.filter(_FILTERS[name](value))
    return requests


def _text(words: object) -> Q:
    """Every word of a text must be the number or the whole name of somebody who asks, or stand in
    what is asked for.

    A part of a name finds nobody: the list is no place to look through people.
    """
    found: Q = Q()
    for word in str(words).split():
        found = found & _word(word)
    return found


def _word(word: str) -> Q:
    # Chinese is neither small nor large, and PostgreSQL finds it faster as it stands
    holds = "contains" if word.lower() == word.upper() else "icontains"
    found = Q(pk__in=Person.objects.filter(name=word).values("request"))
    for field in ("subject", "description"):
        found |= Q(**{f"{field}__{holds}": word})
    for written in _with_each_bracket(word):
        found |= Q(**{f"document_number__{holds}": written})
    number = plain_dashes(word)
    if numbered := re.fullmatch(r"([0-9]{4})-([0-9]{1,7})", number):
        found |= Q(year=int(numbered[1]), serial=int(numbered[2]))
    elif re.fullmatch(r"[0-9]{1,7}", number) and int(number) <= _LARGEST_SERIAL:
        found |= Q(serial=int(number))
    return found


def _with_each_bracket(word: str) -> set[str]:
    """A word as it stands, and with the year of a document number in each bracket in use."""
    plain = re.sub("[〔［\\[【（(]([0-9]{4})[〕］\\]】）)]", r"〔\1〕", word)
    return {word, *(plain.translate({0x3014: pair[0], 0x3015: pair[1]}) for pair in _BRACKETS)}


def _of(field: str, value: object) -> Q:
    if value == NOBODY:
        return Q(**{f"{field}__isnull": True})
    return Q(**{field: int(str(value))})


def _class(value: object) -> Q:
    """By the first applicant, as the report counts."""
    first = Person.objects.filter(role=Role.APPLICANT, position=1, applicant_class=value)
    return Q(pk__in=first.values("request"))


_FILTERS: Mapping[str, Callable[[object], Q]] = {
    "q": _text,
    "handler": lambda value: _of("handler", value),
    "unit": lambda value: _of("unit", value),
    "agency": lambda value: _of("agency", value),
    "channel": lambda value: Q(channel=value),
    "applicant_class": _class,
    "state": lambda value: Q(state=value),
    "outcome": lambda value: Q(outcome=value),
    "received_from": lambda value: Q(received_on__gte=value),
    "received_to": lambda value: Q(received_on__lte=value),
    "due_from": lambda value: Q(due_on__gte=value),
    "due_to": lambda value: Q(due_on__lte=value),
}


# --- order ------------------------------------------------------------------------------------


def ordered(requests: QuerySet[InfoRequest], sort: str, tab: Tab) -> QuerySet[InfoRequest]:
    """In the order asked for; without one, what presses most comes first."""
    number = ("year", "serial", "pk")
    if sort == "due_desc":
        return requests.order_by(F("due_on").desc(nulls_last=True), *number)
    if sort in {"received", "received_desc"}:
        received = F("received_on")
        by = received.asc(nulls_last=True) if sort == "received" else _newest(received)
        return requests.order_by(by, *number)
    if sort == "number":
        return requests.order_by(*number)
    if tab is Tab.DONE:
        return requests.order_by(_newest(F("served_on")), *number)
    return requests.annotate(pressing=_pressing(), pressing_on=_pressing_on()).order_by(
        "pressing", F("pressing_on").asc(nulls_last=True), *number
    )


def _newest(field: F) -> OrderBy:
    return field.desc(nulls_last=True)


def _pressing() -> Case:
    """First what the agency does itself, then what waits for others, then the unconfirmed."""
    return Case(
        When(_LETTER, then=0),
        When(state=State.ARRIVED, then=2),
        When(awaiting__in=_WAITING, then=1),
        default=0,
        output_field=IntegerField(),
    )


def _pressing_on() -> Case:
    """The day that presses: the last one to reply; for an ordinary letter the day it came."""
    return Case(
        When(_LETTER, then=F("arrived_on")), default=F("due_on"), output_field=DateField(null=True)
    )


if TYPE_CHECKING:
    _Paginator = Paginator[int]
else:
    _Paginator = Paginator


class Listed(_Paginator):
    """The pages of a list whose length is known; a page holds the keys of its requests.

    So the database sorts keys, not whole requests; `by_key` finds them.
    """

    def __init__(self, requests: QuerySet[InfoRequest], per_page: int, *, length: int) -> None:
        super().__init__(requests.values_list("pk", flat=True), per_page)
        self.length = length

    @cached_property
    def count(self) -> int:
        return self.length


def by_key(keys: Collection[int]) -> dict[int, InfoRequest]:
    """Requests by their keys, each once, with everything that a row shows."""
    return {each.pk: each for each in for_rows(InfoRequest.objects.filter(pk__in=keys))}


def for_rows(requests: QuerySet[InfoRequest]) -> QuerySet[InfoRequest]:
    """With everything that a row shows: three queries, however many rows."""
    asked = Search.objects.filter(request=OuterRef("pk"))
    return (
        requests.annotate(searched=Exists(asked), searching=Exists(asked.filter(result="")))
        .select_related("agency", "unit", "handler")
        .prefetch_related("people", "events")
    )


def first_things(
    requests: QuerySet[InfoRequest], days: Days, mine: Collection[int] | None
) -> list[int]:
    """What to do first today: the keys of the few that press most, those of others left out.

    `mine` are the people whose requests somebody handles; None for those who watch over all.
    """
    act = Case(
        When(condition(Tab.OVERDUE, days), then=0),
        When(condition(Tab.TODAY, days), then=1),
        When(_LETTER, then=2),
        When(condition(Tab.SOON, days), then=3),
        When(state__in=[State.ABANDONED, State.WITHDRAWN], then=4),
        When(state=State.ARRIVED, then=5),
        output_field=IntegerField(),
    )
    if mine is not None:
        requests = requests.filter(Q(handler__in=mine) | Q(handler__isnull=True))
    found = requests.filter(state__in=OPEN_STATES).annotate(act=act).filter(act__isnull=False)
    keys = found.order_by("act", "due_on", "arrived_on", "pk").values_list("pk", flat=True)
    return list(keys[:FIRST_THINGS])


def searches_to_answer(person: User) -> QuerySet[Search]:
    """What the person's own unit was asked to search and has not answered, soonest term first."""
    asked = Search.objects.filter(unit=person.unit_id, result="").select_related("request__agency")
    return asked.order_by("answer_by_on", "pk")


def handlers(agencies: Collection[Agency], on: date) -> QuerySet[User]:
    """Who handles requests in agencies on a day."""
    kinds = (PostKind.HANDLER, PostKind.HEAD_OF_OFFICE)
    posts = Post.objects.filter(in_force(on), agency__in=agencies, kind__in=kinds)
    return User.objects.filter(pk__in=posts.values("person")).order_by("name", "pk")


def due_between(agencies: Collection[Agency], first: date, last: date) -> list[InfoRequest]:
    """The requests whose reply is still due within some days, by day."""
    found = of_agencies(agencies).filter(_RUNNING, due_on__gte=first, due_on__lte=last)
    return list(found.select_related("agency").order_by("due_on", "year", "serial"))
