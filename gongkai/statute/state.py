"""Which event may follow which, in words that reach the user; and what a request waits for.

State, outcome and what is awaited are three different things: the outcome stands in the decision
alone (`outcomes`), the other two are read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.errors import EventNotAllowedError
from gongkai.statute.events import Event, History, Retracted, standing_entries
from gongkai.statute.obstacles import refusal
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ClockSettings, ReplyTerm
from gongkai.statute.standing import Standing, after, stand
from gongkai.statute.wording import chinese_date


class State(StrEnum):
    """How far a request has come."""

    ARRIVED = "arrived"
    RECEIVED = "received"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    SERVED = "served"
    SPLIT = "split"


STATE_NAMES = {
    State.ARRIVED: "待确认",
    State.RECEIVED: "办理中",
    State.ABANDONED: "视为放弃",
    State.WITHDRAWN: "申请人已撤回",
    State.DECIDED: "已决定待送达",
    State.SERVED: "已送达",
    State.SPLIT: "已分件",
}


class Awaiting(StrEnum):
    """What must come from somebody else before the agency can go on."""

    CONFIRMATION = "confirmation"
    SUPPLEMENT = "supplement"
    OPINION = "opinion"
    REASONS = "reasons"
    PAYMENT = "payment"


AWAITING_NAMES = {
    Awaiting.CONFIRMATION: "待与申请人确认",
    Awaiting.SUPPLEMENT: "待申请人补正",
    Awaiting.OPINION: "待答复征求意见",
    Awaiting.REASONS: "待申请人说明理由",
    Awaiting.PAYMENT: "待申请人缴费",
}


@dataclass(frozen=True, slots=True)
class Position:
    """The state of a request on a day, and what it waits for, if for anything."""

    state: State
    awaiting: Awaiting | None = None


def obstacle(
    history: History,
    event: Event,
    *,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> str | None:
    """条例第三十条至第四十条。Why an event may not follow, in a Chinese sentence, or None.

    An event may be recorded late: it takes its place by its day, and whatever was recorded for
    later days must still be lawful after it. The same holds for what a retraction leaves.
    """
    if isinstance(event, Retracted) and (reason := _not_retractable(history, event)):
        return reason
    recorded = [*history, event]
    standing = Standing()
    for entry in standing_entries(recorded):
        term = ReplyTerm(standing, calendar or packaged(), settings)
        if reason := refusal(entry.event, term):
            if entry.sequence == len(recorded):
                return reason
            place = f"第{entry.sequence}步“{entry.event.name}”（{chinese_date(entry.event.on)}）"
            return f"这样一来，{place}便不成立：{reason}"
        standing = after(entry.event, standing)
    return None


def _not_retractable(history: History, event: Retracted) -> str | None:
    if not 1 <= event.sequence <= len(history):
        return f"没有第{event.sequence}步可以撤销，现有记录共{len(history)}步，请核对序号。"
    if isinstance(history[event.sequence - 1], Retracted):
        return f"第{event.sequence}步本身是撤销记录，不能再撤销；请把要恢复的事项重新登记。"
    if any(isinstance(each, Retracted) and each.sequence == event.sequence for each in history):
        return f"第{event.sequence}步已经撤销过了。"
    if not event.reason.strip():
        return "撤销误登要写明原因。"
    return None


def demand_lawful(
    history: Sequence[Event],
    *,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> None:
    """条例第三十条至第四十条。Check a whole history, event by event as it was recorded.

    Raises EventNotAllowedError that says which event may not stand where it stands, and why.
    """
    for index, event in enumerate(history):
        reason = obstacle(history[:index], event, calendar=calendar, settings=settings)
        if reason:
            day = "" if isinstance(event, Retracted) else f"（{chinese_date(event.on)}）"
            raise EventNotAllowedError(f"第{index + 1}步“{event.name}”{day}不能登记：{reason}")


def position(term: ReplyTerm, on: date) -> Position:
    """条例第三十条至第四十条。The state of a request on a day, and what it waits for."""
    standing = term.standing
    if ended := _ended(standing):
        return Position(ended)
    if standing.received_on is None:
        return Position(State.ARRIVED, Awaiting.CONFIRMATION)
    if standing.awaits_supplement or standing.awaits_payment:
        return _outstanding(term, on)
    if any(term.is_out(each, on) for each in standing.consultations):
        return Position(State.RECEIVED, Awaiting.OPINION)
    return Position(State.RECEIVED, Awaiting.REASONS if standing.awaits_reasons else None)


def _ended(standing: Standing) -> State | None:
    if standing.split:
        return State.SPLIT
    if standing.served:
        return State.SERVED
    if standing.decided:
        return State.DECIDED
    return State.WITHDRAWN if standing.withdrawn else None


def _outstanding(term: ReplyTerm, on: date) -> Position:
    """A supplement or a fee is outstanding; with its term it is taken as abandoned."""
    if term.standing.awaits_supplement:
        last, awaiting = term.supplement_ends_on(), Awaiting.SUPPLEMENT
    else:
        last, awaiting = term.payment_ends_on(), Awaiting.PAYMENT
    if last is not None and on > last:
        return Position(State.ABANDONED)
    return Position(State.RECEIVED, awaiting)


def read(
    history: History,
    *,
    on: date,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> Position:
    """条例第三十条至第四十条。The state that a lawful history has reached on a day."""
    events = (entry.event for entry in standing_entries(history) if entry.event.on <= on)
    return position(ReplyTerm(stand(events), calendar or packaged(), settings), on)
