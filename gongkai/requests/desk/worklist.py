"""依申请公开: the worklist, its filters, and the views that somebody keeps of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongkai.accounts import queries as accounts
from gongkai.accounts.duties import allows
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import Agency, Unit, User
from gongkai.accounts.posts import POST_NAMES, Act, PostKind
from gongkai.lib.today import today
from gongkai.requests import actions, letter_queries, lists
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.filters import FilterForm
from gongkai.requests.forms.views import ViewForm
from gongkai.requests.lists import TAB_NAMES, URGENT_TABS, Days, Tab
from gongkai.requests.models import InfoRequest, SavedView, Search
from gongkai.requests.queries import calendar
from gongkai.requests.rows import Reader, rows
from gongkai.statute.calendar import Calendar
from gongkai.ui.parts import Tab as TabLink

PAGE_SIZE = 20


class Standpoint(StrEnum):
    """Whose eyes see the list: it decides what stands above it as theirs to do today."""

    OFFICE = "office"
    UNIT = "unit"
    SUPERVISOR = "supervisor"
    READER = "reader"


@dataclass
class Filtered:
    """The worklist of somebody on a day, as the address of the page narrows it."""

    user: User
    posts: tuple[accounts.Held, ...]
    data: QueryDict
    on: date

    @classmethod
    def of(cls, request: DeskRequest, data: QueryDict) -> "Filtered":
        """What whoever asks sees today."""
        return cls(request.user, request.may.posts, data, today())

    @cached_property
    def calendar(self) -> Calendar:
        """One for the whole page."""
        return calendar()

    @cached_property
    def days(self) -> Days:
        return Days.of(self.on, self.calendar)

    @cached_property
    def agencies(self) -> list[Agency]:
        """Those whose requests exist for the person."""
        return list(accounts.agencies_by(self.posts, self.user))

    @cached_property
    def form(self) -> FilterForm:
        shown = self.agencies
        several = [(str(each.pk), each.name) for each in shown] if len(shown) > 1 else []
        people = [(str(each.pk), each.name) for each in lists.handlers(shown, self.on)]
        units = [(str(each.pk), each.name) for each in Unit.objects.filter(agency__in=shown)]
        return FilterForm(self.data, handlers=people, units=units, agencies=several)

    @cached_property
    def tab(self) -> Tab:
        asked = self.data.get("due", "")
        return Tab(asked) if asked in set(Tab) else Tab.ALL

    @cached_property
    def narrowed(self) -> QuerySet[InfoRequest]:
        """What the filters let through, whatever the tab."""
        return lists.narrowed(lists.of_agencies(self.agencies), self.form.given())

    @cached_property
    def listed(self) -> QuerySet[InfoRequest]:
        """What the tab shows, in order."""
        found = self.narrowed.filter(lists.condition(self.tab, self.days))
        return lists.ordered(found, str(self.form.given().get("sort", "")), self.tab)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter, not only an order, is in use."""
        return bool(self.form.given().keys() - {"sort"})

    @property
    def mine(self) -> set[int] | None:
        """Whose requests the person handles, deputyships included; None for who handles none."""
        handled = {
            each.instead_of_id or self.user.pk
            for each in self.posts
            if each.kind is PostKind.HANDLER
        }
        return handled or None

    @cached_property
    def may(self) -> frozenset[Act]:
        """What the person may do in the own agency."""
        own = [each.kind for each in self.posts if each.agency_id == self.user.agency_id]
        return frozenset(act for act in Act if allows(own, act))

    @property
    def reader(self) -> Reader:
        return Reader(self.user, self.may, self.on, self.calendar)

    def query(self, **changed: str) -> str:
        """The filters as they stand in the address, with some changed; the page starts anew."""
        asked = self.data.copy()
        for name in ("page", *changed):
            asked.pop(name, None)
        for name, value in changed.items():
            if value:
                asked[name] = value
        kept = QueryDict(mutable=True)
        for name, values in asked.lists():
            kept.setlist(name, [value for value in values if value])
        return kept.urlencode()

    @property
    def standpoint(self) -> Standpoint:
        """What of the requests is this person's business."""
        if Act.DECIDE in self.may:
            return Standpoint.OFFICE
        if Act.ANSWER_SEARCH in self.may:
            return Standpoint.UNIT
        supervises = any(each.kind is PostKind.SUPERVISOR for each in self.posts)
        return Standpoint.SUPERVISOR if supervises else Standpoint.READER

    @property
    def is_whole(self) -> bool:
        """Whether nothing narrows the list: only then do the things for today stand above it."""
        return not self.is_narrowed and self.tab is Tab.ALL and "page" not in self.data


@require_GET
@duty(Act.READ_REQUESTS)
def worklist(request: DeskRequest) -> HttpResponse:
    """The first things for today, then all requests; HTMX fetches the list alone."""
    filtered = Filtered.of(request, request.GET)
    if request.headers.get("HX-Request"):
        return render(request, "requests/_worklist.html", _listed(filtered))
    context = _listed(filtered, _first(filtered))
    return render(request, "requests/worklist.html", {**context, **_head(filtered, context)})


def _listed(filtered: Filtered, first: Sequence[int] = ()) -> dict[str, Any]:
    """The list, and the rows of the first things beside it: read at one go."""
    counts = lists.counts(filtered.narrowed, filtered.days)
    pages = lists.Listed(filtered.listed, PAGE_SIZE, length=counts[filtered.tab])
    page = pages.get_page(filtered.data.get("page"))
    found = lists.by_key([*first, *page.object_list])
    return {
        "filtered": filtered,
        "tabs": _tabs(filtered, counts),
        "page": page,
        "first": rows([found[key] for key in first if key in found], filtered.reader),
        "rows": rows([found[key] for key in page.object_list if key in found], filtered.reader),
        "elsewhere": _elsewhere(filtered, counts),
        "several_agencies": len(filtered.agencies) > 1,
        "may_export": Act.EXPORT in filtered.may,
        "query": filtered.query(),
        "open": counts[Tab.ALL],
    }


def _tabs(filtered: Filtered, counts: Mapping[Tab, int]) -> list[TabLink]:
    return [
        TabLink(
            TAB_NAMES[tab],
            f"?{filtered.query(due='' if tab is Tab.ALL else tab.value)}",
            counts[tab],
            current=tab is filtered.tab,
            urgent=tab in URGENT_TABS,
        )
        for tab in Tab
    ]


def _elsewhere(filtered: Filtered, counts: Mapping[Tab, int]) -> list[TabLink]:
    """Where the same filters find something, for a list that is empty."""
    offered = (Tab.ALL, Tab.DONE)
    return [
        tab
        for tab in _tabs(filtered, counts)
        if tab.count and not tab.current and tab.label in {TAB_NAMES[each] for each in offered}
    ]


def _head(filtered: Filtered, context: Mapping[str, Any]) -> dict[str, Any]:
    """What stands above the list: the first things, and whether it is a working day."""
    special = filtered.calendar.special(filtered.on)
    return {
        "standpoint": filtered.standpoint.value,
        "posts": "、".join(dict.fromkeys(POST_NAMES[each.kind] for each in filtered.posts)),
        "searches": _searches(filtered),
        **_letters(filtered),
        "others": 0 if filtered.is_narrowed else context["open"] - len(context["first"]),
        "on": filtered.on,
        "works": filtered.calendar.is_working_day(filtered.on),
        "special": special,
        "views": SavedView.objects.filter(person=filtered.user),
        "may_receive": Act.RECEIVE in filtered.may,
        "view_form": ViewForm(),
    }


def _first(filtered: Filtered) -> Sequence[int]:
    """The keys of the first things of those who can do or urge them; others have theirs
    elsewhere."""
    if filtered.standpoint not in {Standpoint.OFFICE, Standpoint.SUPERVISOR}:
        return ()
    if not filtered.is_whole:
        return ()
    visible = lists.of_agencies(filtered.agencies)
    return lists.first_things(visible, filtered.days, filtered.mine)


def _searches(filtered: Filtered) -> list[Search]:
    """The searches that wait for the person's unit."""
    if filtered.standpoint is not Standpoint.UNIT or not filtered.is_whole:
        return []
    return list(lists.searches_to_answer(filtered.user))


def _letters(filtered: Filtered) -> dict[str, Any]:
    """The letters that the person is to review or to sign, the most pressing first."""
    if not filtered.is_whole:
        return {"letters": [], "letters_waiting": 0}
    found = letter_queries.waiting(
        filtered.user, filtered.user.agency, filtered.on, may=filtered.may
    )
    judged = [each for each in found if each.is_judged]
    tasks = list(dict.fromkeys(each.task for each in judged))
    return {
        "letters": judged[: lists.FIRST_THINGS],
        "letters_waiting": len(judged),
        "letters_task": "、".join(tasks),
    }


@require_POST
@duty(Act.READ_REQUESTS)
def save_view(request: DeskRequest) -> HttpResponse:
    """Keep the filters of the worklist under a name."""
    filtered = Filtered.of(request, QueryDict(request.POST.get("query", "")))
    form = ViewForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "query": filtered.query()}
        return render(request, "requests/view_new.html", context, status=422)
    try:
        view = actions.save_view(
            person=request.user, name=form.cleaned_data["name"], query=filtered.query()
        )
    except NotAllowedError as error:
        form.add_error("name", str(error))
        context = {"form": form, "query": filtered.query()}
        return render(request, "requests/view_new.html", context, status=422)
    return redirect(f"{reverse('requests:worklist')}?{view.query}")


@require_POST
@duty(Act.READ_REQUESTS)
def delete_view(request: DeskRequest, pk: int) -> HttpResponse:
    """Forget a view of one's own."""
    view = get_object_or_404(SavedView, pk=pk, person=request.user)
    actions.delete_view(view=view)
    return redirect("requests:worklist")
