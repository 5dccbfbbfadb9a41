"""Which letters the record of a request wants: one for each step that the law wants in writing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai.letters.flow import BEFORE_SIGNATURE
from gongkai.letters.models import Letter, ReceiverRole
from gongkai.statute.events import (
    Consulted,
    DatedEvent,
    Decided,
    Entry,
    Event,
    Extended,
    FeeNoticed,
    OpinionSought,
    ReasonsRequested,
    SupplementRequested,
    TermSet,
    standing_entries,
)
from gongkai.statute.letters import Party, party_of
from gongkai.statute.standing import stand

_TO_APPLICANT: dict[type[DatedEvent], str] = {
    SupplementRequested: "P04",
    ReasonsRequested: "P05",
    Extended: "P06",
    FeeNoticed: "P13",
    TermSet: "P16",
}
_ASKING = frozenset({"P07", "P11", "P12"})
GIVES = frozenset({"D01", "D02", "D03", "D04"})
"""Decisions that give something, perhaps against a third party's objection."""


@dataclass(frozen=True, slots=True)
class DueLetter:
    """A letter that is wanted: its kind, the step it tells of, and who receives it.

    `receiver` is empty for the applicant.
    """

    kind: str
    about: int
    role: ReceiverRole
    receiver: str = ""


def letters_due(history: Sequence[Event]) -> list[DueLetter]:
    """The letters that the steps that stand want, in the order of the record."""
    entries = standing_entries(history)
    return [due for entry in entries for due in _of(entry, entries)]


def _of(entry: Entry, entries: Sequence[Entry]) -> Iterator[DueLetter]:
    event, at = entry.event, entry.sequence
    if kind := _TO_APPLICANT.get(type(event)):
        yield DueLetter(kind, at, ReceiverRole.APPLICANT)
    elif isinstance(event, OpinionSought):
        if not _is_answered(event, entries):
            yield _to_party(event, at)
        if at == _told_last(event.on, entries):
            yield DueLetter("P09", at, ReceiverRole.APPLICANT)
    elif isinstance(event, Decided):
        yield DueLetter(event.outcome, at, ReceiverRole.APPLICANT)
        if GIVES.intersection(event.points or (event.outcome,)):
            for party in stand(each.event for each in entries).objecting:
                if party not in event.heeded:
                    yield DueLetter("P10", at, ReceiverRole.THIRD_PARTY, party)


def _is_answered(event: OpinionSought, entries: Sequence[Entry]) -> bool:
    """Whether nothing is left to ask: the opinion came, perhaps before the letter went out."""
    found = stand(each.event for each in entries).consultations
    return any(each.asked == event and each.answer is not None for each in found)


def _to_party(event: OpinionSought, at: int) -> DueLetter:
    if event.of is Consulted.THIRD_PARTY:
        return DueLetter("P07", at, ReceiverRole.THIRD_PARTY, event.party)
    return DueLetter("P11" if event.joint else "P12", at, ReceiverRole.AGENCY, event.party)


def _told_last(on: date, entries: Sequence[Entry]) -> int:
    """The applicant is told once of all who were asked on one day: at the last new sort of them."""
    firsts: dict[Party, int] = {}
    for each in entries:
        if isinstance(each.event, OpinionSought) and each.event.on == on:
            firsts.setdefault(party_of(each.event), each.sequence)
    return max(firsts.values())


def wanting(history: Sequence[Event], letters: Sequence[Letter]) -> list[DueLetter]:
    """What is due and has not been begun."""
    return [due for due in letters_due(history) if not _begun(due, history, letters)]


def _begun(due: DueLetter, history: Sequence[Event], letters: Sequence[Letter]) -> bool:
    return any(
        letter.kind == due.kind
        and due.receiver in {"", letter.receiver}
        and letter.about is not None
        and _told(due.kind, history[letter.about - 1]) == _told(due.kind, history[due.about - 1])
        and (due.kind != "P09" or _sorts(history, due.about) <= _sorts(history, letter.about))
        for letter in letters
        if not (letter.state == "voided" and not _replaced_nothing(letter))
    )


def _replaced_nothing(letter: Letter) -> bool:
    """A draft that was given up on purpose is not begun again; a voided letter is."""
    return not letter.number


def orphans(history: Sequence[Event], letters: Sequence[Letter]) -> list[Letter]:
    """Letters whose step was taken back and stands no more in any other form."""
    stands = [entry.event for entry in standing_entries(history)]
    return [
        letter
        for letter in letters
        if letter.about is not None
        and letter.state != "voided"
        and _told(letter.kind, history[letter.about - 1])
        not in [_told(letter.kind, event) for event in stands]
    ]


def needless(history: Sequence[Event], letters: Sequence[Letter]) -> list[tuple[Letter, str]]:
    """Letters not signed yet that need not be sent any more, each with the reason."""
    unsigned = [each for each in letters if each.state in BEFORE_SIGNATURE]
    reasons = ((each, _why_needless(history, each)) for each in unsigned)
    return [(letter, reason) for letter, reason in reasons if reason]


def _why_needless(history: Sequence[Event], letter: Letter) -> str:
    if letter.about is None:
        return ""
    if orphans(history, [letter]):
        return "所依据的步骤已撤销"
    entries = standing_entries(history)
    if letter.kind in _ASKING and _was_answered(letter.kind, history[letter.about - 1], entries):
        return "意见已经收到，不必再发函"
    if letter.kind == "P09" and _tells_too_little(history, letter.about, entries):
        return "同日又征求了其他方面的意见，改用写明各方的新稿"
    return ""


def _was_answered(kind: str, event: Event, entries: Sequence[Entry]) -> bool:
    """Whether what a letter asks was answered, in whatever form its step stands now."""
    return any(
        _is_answered(each.event, entries)
        for each in entries
        if isinstance(each.event, OpinionSought) and _told(kind, each.event) == _told(kind, event)
    )


def _tells_too_little(history: Sequence[Event], about: int, entries: Sequence[Entry]) -> bool:
    event = history[about - 1]
    if not isinstance(event, OpinionSought):
        return False
    return not _sorts(history, _told_last(event.on, entries)) <= _sorts(history, about)


def _sorts(history: Sequence[Event], about: int) -> set[Party]:
    """What those were to the case who had been asked on the day of a step by then, and stand."""
    told = history[about - 1]
    if not isinstance(told, OpinionSought):
        return set()
    stands = [_told("P07", entry.event) for entry in standing_entries(history)]
    return {
        party_of(each)
        for each in history[:about]
        if isinstance(each, OpinionSought) and each.on == told.on and _told("P07", each) in stands
    }


def _told(kind: str, event: Event) -> object:
    """What a letter tells of a step: the same whether its delivery is known or not.

    P09 tells of a day on which parties were asked, whichever of them comes first in the record.
    """
    if isinstance(event, OpinionSought) and kind == "P09":
        return event.on
    if isinstance(event, OpinionSought | FeeNoticed):
        return replace(event, delivered_on=None)
    return event
