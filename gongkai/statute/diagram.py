"""The states of a request as a diagram, found by letting the law say what may follow what."""

from collections.abc import Iterator
from datetime import date

from gongkai.statute import state
from gongkai.statute.event_records import kind_of
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    DatedEvent,
    Decided,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Served,
    ServiceWay,
    Split,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.state import AWAITING_NAMES, STATE_NAMES, Position

_FIRST_DAY = date(2024, 3, 4)
_DAY = date.resolution
_LONG = 60 * _DAY
_STEPS = 4
"""Longer histories show no further way: a state needs no more than this to be reached."""

_LAPSE = "期限届满"
_ENDS = (state.State.SERVED, state.State.SPLIT)


def transitions() -> dict[tuple[Position | None, Position], tuple[str, ...]]:
    """From which position to which, by which events, in Chinese.

    None is the position before there is a request.
    """
    found: dict[tuple[Position | None, Position], dict[str, None]] = {}
    seen: set[tuple[Position, frozenset[str]]] = set()
    ways: list[list[DatedEvent]] = [[]]
    for _ in range(_STEPS):
        ways = list(_further(ways, found, seen))
    return {places: tuple(events) for places, events in found.items()}


def _further(
    ways: list[list[DatedEvent]],
    found: dict[tuple[Position | None, Position], dict[str, None]],
    seen: set[tuple[Position, frozenset[str]]],
) -> Iterator[list[DatedEvent]]:
    """Every way by one event longer, save those that lead where an earlier one has led."""
    for history in ways:
        for event in _samples(history):
            if state.obstacle(history, event):
                continue
            longer = [*history, event]
            before = state.read(history, on=event.on - _DAY) if history else None
            after = state.read(longer, on=event.on)
            found.setdefault((before, after), {})[event.name] = None
            lapsed = state.read(longer, on=event.on + _LONG)
            if lapsed != after:
                found.setdefault((after, lapsed), {})[_LAPSE] = None
            known = (after, frozenset(map(kind_of, longer)))
            if known not in seen:
                seen.add(known)
                yield longer


def _samples(history: list[DatedEvent]) -> tuple[DatedEvent, ...]:
    """One event of each kind, on the day after the last; what waits for a term comes long after."""
    on = history[-1].on + _DAY if history else _FIRST_DAY
    return (
        Submitted(Channel.IN_PERSON, on),
        Submitted(Channel.ONLINE, on),
        Confirmed(on),
        SupplementRequested(on, on + 10 * _DAY),
        SupplementReceived(on),
        SupplementReceived(on + _LONG),
        OpinionSought(on, Consulted.THIRD_PARTY, "第三方", on),
        OpinionReceived(on, "第三方", consents=False),
        ReasonsRequested(on),
        ReasonsGiven(on, reasonable=True),
        TermSet(on, on + _LONG),
        Extended(on, 20),
        FeeNoticed(on, 100, on),
        FeePaid(on),
        Withdrawn(on),
        Split(on, ("甲", "乙")),
        *(Decided(on, outcome) for outcome in ("D02", "D24")),
        *(Decided(on + _LONG, outcome) for outcome in ("D22", "D23")),
        Served(on, ServiceWay.POST),
    )


def mermaid() -> str:
    """The diagram in Mermaid's notation."""
    lines = ["stateDiagram-v2"]
    ways = transitions()
    positions = dict.fromkeys(after for _, after in ways)
    lines += [f"    {_id(each)}: {_name(each)}" for each in positions]
    for (before, after), events in ways.items():
        start = _id(before) if before else "[*]"
        lines.append(f"    {start} --> {_id(after)}: {'、'.join(events)}")
    lines += [f"    {_id(each)} --> [*]" for each in positions if each.state in _ENDS]
    return "\n".join(lines) + "\n"


def _id(place: Position) -> str:
    return f"{place.state}_{place.awaiting}" if place.awaiting else str(place.state)


def _name(place: Position) -> str:
    return AWAITING_NAMES[place.awaiting] if place.awaiting else STATE_NAMES[place.state]
