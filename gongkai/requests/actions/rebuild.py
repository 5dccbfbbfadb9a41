"""Computing anew what lists show, from the events alone."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from gongkai.accounts.models import Agency
from gongkai.audit.actions import note
from gongkai.requests import queries
from gongkai.requests.actions.record import show
from gongkai.requests.models import InfoRequest

SHOWN = (
    "arrived_on",
    "received_on",
    "due_on",
    "provisional",
    "internal_target",
    "state",
    "awaiting",
    "outcome",
    "result_row",
    "decided_on",
    "served_on",
)
"""The columns that lists show."""
_PORTION = 200
_NAMED = 20


def rebuild(*, on: date, only_open: bool = False) -> int:
    """Compute the shown columns of all requests as of a day; gives how many had to change.

    Portion by portion, each in its own transaction: somebody at the desk does not wait for long.
    """
    requests = queries.all_open() if only_open else InfoRequest.objects.all()
    pks = list(requests.order_by("pk").values_list("pk", flat=True))
    portions = (pks[at : at + _PORTION] for at in range(0, len(pks), _PORTION))
    return sum(_rebuild(portion, on) for portion in portions)


@transaction.atomic
def _rebuild(pks: list[int], on: date) -> int:
    calendar = queries.calendar()
    changed = []
    for each in _locked(pks):
        before = [getattr(each, name) for name in SHOWN]
        show(each, queries.history(each), on=on, calendar=calendar)
        if [getattr(each, name) for name in SHOWN] != before:
            changed.append(each)
    InfoRequest.objects.bulk_update(changed, SHOWN)
    _note(changed)
    return len(changed)


def _locked(pks: list[int]) -> QuerySet[InfoRequest]:
    rows = InfoRequest.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk__in=pks)
    return found.order_by("pk").prefetch_related("events").select_related("agency")


def _note(changed: Iterable[InfoRequest]) -> None:
    """One entry for each agency; it names the requests, as far as they are few."""
    by_agency: dict[Agency, list[str]] = {}
    for each in changed:
        by_agency.setdefault(each.agency, []).append(each.number)
    for agency, numbers in by_agency.items():
        more = "等" if len(numbers) > _NAMED else ""
        said = f"按办理经过重新计算，{len(numbers)}件有变化：{'、'.join(numbers[:_NAMED])}{more}"
        note(by=None, act="rebuild", about=agency, agency=agency, said=said)
