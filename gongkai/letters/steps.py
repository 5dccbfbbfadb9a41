"""What happened to a request between receipt and reply, as far as the reply tells it."""

from collections.abc import Iterator, Sequence

from gongkai.statute.events import (
    DatedEvent,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
    standing_entries,
)
from gongkai.statute.letters import Party, party_of
from gongkai.statute.standing import Consultation, stand
from gongkai.statute.wording import chinese_date

Step = dict[str, str]


def steps(history: Sequence[Event], *, party: str = "") -> tuple[Step, ...]:
    """What stands, by day: `what` it is and its days; what was asked and never came is left out.

    Parties have no names here. Consultations of one sort and the same days are one step, whatever
    each answered. To a `party` only what was asked of it is told, and with it what it answered.
    """
    standing = [entry.event for entry in standing_entries(history)]
    events = [each for each in standing if not party or _concerns(each, party)]
    consulted = {each.asked: each for each in stand(events).consultations}
    found = [step for at, _ in enumerate(events) for step in _told(events, at, consulted, party)]
    return tuple(step for at, step in enumerate(found) if step not in found[:at])


def _concerns(event: DatedEvent, party: str) -> bool:
    return not isinstance(event, OpinionSought | OpinionReceived) or event.party == party


def _told(
    events: Sequence[DatedEvent],
    at: int,
    consulted: dict[OpinionSought, Consultation],
    party: str,
) -> Iterator[Step]:
    event, before = events[at], events[:at]
    on = chinese_date(event.on)
    match event:
        case SupplementReceived():
            yield {
                "what": "supplement",
                "asked_on": _last(before, SupplementRequested),
                "answered_on": on,
            }
        case ReasonsGiven():
            yield {
                "what": "reasons",
                "asked_on": _last(before, ReasonsRequested),
                "answered_on": on,
            }
        case OpinionSought() if consulted[event].answer or not _is_withdrawn(events):
            yield _opinion(consulted[event], with_answer=bool(party))
        case Extended():
            yield {"what": "extended", "on": on, "working_days": str(event.working_days)}
        case TermSet():
            yield {"what": "term_set", "on": on, "until": chinese_date(event.until)}
        case FeePaid():
            yield {
                "what": "fee",
                "asked_on": _last(before, FeeNoticed),
                "answered_on": on,
                "amount": _amount(before),
            }
        case Withdrawn():
            yield {"what": "withdrawn", "on": on}


def _is_withdrawn(events: Sequence[DatedEvent]) -> bool:
    """Whether nobody's opinion is waited for any more, so that none can be late."""
    return any(isinstance(each, Withdrawn) for each in events)


def _last(events: Sequence[DatedEvent], kind: type[DatedEvent]) -> str:
    """The day of the last event of a kind; empty if the record begins after it."""
    days = [chinese_date(event.on) for event in events if isinstance(event, kind)]
    return days[-1] if days else ""


def _amount(events: Sequence[DatedEvent]) -> str:
    amounts = [str(event.amount) for event in events if isinstance(event, FeeNoticed)]
    return amounts[-1] if amounts else ""


def _opinion(consultation: Consultation, *, with_answer: bool) -> Step:
    answer = consultation.answer
    said = "" if answer is None else "consents" if answer.consents else "objects"
    return {
        "what": "opinion",
        "of": party_of(consultation.asked).value,
        "asked_on": chinese_date(consultation.asked.on),
        "answered_on": chinese_date(answer.on) if answer else "",
        "answer": said if with_answer else "",
    }


def consulted(history: Sequence[Event], told: Event | None) -> tuple[str, ...]:
    """What those are to the case who were asked on the day of a consultation, each sort once."""
    if not isinstance(told, OpinionSought):
        return ()
    standing = [entry.event for entry in standing_entries(history)]
    asked = [each for each in standing if isinstance(each, OpinionSought) and each.on == told.on]
    found = {party_of(each) for each in (*asked, told)}
    return tuple(each.value for each in Party if each in found)
