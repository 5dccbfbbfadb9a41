"""The heart: append one event, if the statute allows it, and refresh what lists show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from gongkai.accounts.models import User
from gongkai.audit.actions import SYSTEM, note
from gongkai.requests import queries
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest, RequestEvent
from gongkai.statute import clock, state
from gongkai.statute.calendar import Calendar
from gongkai.statute.event_records import Plain, kind_of, record_of
from gongkai.statute.events import Decided, Event, Retracted, Served, standing_entries
from gongkai.statute.outcomes import row_of
from gongkai.statute.wording import chinese_date


@transaction.atomic
def record(
    info_request: InfoRequest,
    event: Event,
    *,
    by: User | None,
    on: date,
    remark: str = "",
    particulars: Mapping[str, Any] | None = None,
    actor: str = "",
) -> InfoRequest:
    """Append one event of a request, if the statute allows it.

    `by` is the member of staff, or None where `actor` says who it was (申请人). Raises
    NotAllowedError with the statute's reason. `on` is today; gives the request as it is now.
    """
    if not isinstance(event, Retracted) and event.on > on:
        raise NotAllowedError("日期不能晚于今天，请核对。")
    info_request = queries.locked(info_request.pk)
    history = queries.history(info_request)
    if reason := state.obstacle(history, event, calendar=queries.calendar()):
        raise NotAllowedError(reason)
    before = info_request.get_state_display()
    append(
        info_request,
        event,
        sequence=len(history) + 1,
        by=by,
        remark=remark,
        particulars=particulars,
    )
    refresh(info_request, [*history, event], on=on)
    note(
        by=by,
        actor=actor or SYSTEM,
        act=kind_of(event),
        about=info_request,
        agency=info_request.agency,
        said=said_of(info_request, event, before, info_request.get_state_display()),
    )
    return info_request


@transaction.atomic
def record_all(
    info_request: InfoRequest,
    events: Sequence[Event],
    *,
    by: User | None,
    on: date,
    remark: str = "",
    particulars: Mapping[str, Any] | None = None,
) -> InfoRequest:
    """Append several events that belong to one act: all of them, or none. As `record`."""
    for event in events:
        info_request = record(
            info_request, event, by=by, on=on, remark=remark, particulars=particulars
        )
    return info_request


def append(
    info_request: InfoRequest,
    event: Event,
    *,
    sequence: int,
    by: User | None,
    remark: str = "",
    particulars: Mapping[str, Any] | None = None,
) -> None:
    """Write the row of an event. Raises NotAllowedError where somebody else was first."""
    row = event_row(
        info_request, event, sequence=sequence, by=by, remark=remark, particulars=particulars
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise NotAllowedError("别人刚刚办理了这份申请，请刷新页面看清现状后再办理。") from error


def event_row(
    info_request: InfoRequest,
    event: Event,
    *,
    sequence: int,
    by: User | None,
    remark: str = "",
    particulars: Mapping[str, Any] | None = None,
) -> RequestEvent:
    """The row of an event, not yet saved."""
    detail = record_of(event)
    for field in ("kind", "on", "arrived_on"):
        detail.pop(field, None)
    return RequestEvent(
        request=info_request,
        sequence=sequence,
        kind=kind_of(event),
        on=None if isinstance(event, Retracted) else event.on,
        detail=_jsonable(detail),
        remark=remark,
        particulars=dict(particulars or {}),
        recorded_by=by,
    )


def _jsonable(detail: dict[str, Plain]) -> dict[str, Plain]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in detail.items()
    }


def refresh(info_request: InfoRequest, history: Sequence[Event], *, on: date) -> None:
    """Compute from the events what lists show on a day, and save it."""
    show(info_request, history, on=on, calendar=queries.calendar())
    info_request.save()


def show(
    info_request: InfoRequest, history: Sequence[Event], *, on: date, calendar: Calendar
) -> None:
    """Compute from the events what lists show on a day; saves nothing."""
    reading = clock.read(history, on=on, calendar=calendar)
    info_request.arrived_on = min(entry.event.on for entry in standing_entries(history))
    info_request.received_on = reading.received_on
    info_request.due_on = reading.due_on
    info_request.provisional = reading.provisional
    info_request.internal_target = reading.internal_target
    info_request.state = reading.state
    info_request.awaiting = reading.awaiting or ""
    _show_decision(info_request, history)


def _show_decision(info_request: InfoRequest, history: Sequence[Event]) -> None:
    events = [entry.event for entry in standing_entries(history)]
    decided = next((each for each in events if isinstance(each, Decided)), None)
    served = next((each for each in events if isinstance(each, Served)), None)
    info_request.outcome = decided.outcome if decided else ""
    info_request.result_row = (
        row_of(decided.outcome, decided.points, decided.row) if decided else ""
    )
    info_request.decided_on = decided.on if decided else None
    info_request.served_on = served.on if served else None


def said_of(info_request: InfoRequest, event: Event, before: str, after: str) -> str:
    """What the journal says of an event, with the names of the states before and after it."""
    return f"{info_request.number}{_said(event)}；状态：{before}→{after}"


def _said(event: Event) -> str:
    if isinstance(event, Retracted):
        return f"{event.name}第{event.sequence}步（{event.reason}）"
    return f"{event.name}（{chinese_date(event.on)}）"
