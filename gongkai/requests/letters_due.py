"""Which letters the record of a request wants: one for each step that the law wants in writing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from gongkai.statute.standing import stand

_TO_APPLICANT: dict[type[DatedEvent], str] = {
    SupplementRequested: "P04",
    ReasonsRequested: "P05",
    Extended: "P06",
    FeeNoticed: "P13",
    TermSet: "P16",
}
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
        yield _to_party(event, at)
        if at == _first_asked(entry, entries):
            yield DueLetter("P09", at, ReceiverRole.APPLICANT)
    elif isinstance(event, Decided):
        yield DueLetter(event.outcome, at, ReceiverRole.APPLICANT)
        if GIVES.intersection(event.points or (event.outcome,)):
            for party in stand(each.event for each in entries).objecting:
                if party not in event.heeded:
                    yield DueLetter("P10", at, ReceiverRole.THIRD_PARTY, party)


def _to_party(event: OpinionSought, at: int) -> DueLetter:
    if event.of is Consulted.THIRD_PARTY:
        return DueLetter("P07", at, ReceiverRole.THIRD_PARTY, event.party)
    return DueLetter("P11" if event.joint else "P12", at, ReceiverRole.AGENCY, event.party)


def _first_asked(entry: Entry, entries: Sequence[Entry]) -> int:
    """The applicant is told once of all who were asked on one day."""
    return min(
        each.sequence
        for each in entries
        if isinstance(each.event, OpinionSought) and each.event.on == entry.event.on
    )


def wanting(history: Sequence[Event], letters: Sequence[Letter]) -> list[DueLetter]:
    """What is due and has not been begun."""
    return [due for due in letters_due(history) if not _begun(due, history, letters)]


def _begun(due: DueLetter, history: Sequence[Event], letters: Sequence[Letter]) -> bool:
    return any(
        letter.kind == due.kind
        and due.receiver in {"", letter.receiver}
        and letter.about is not None
        and _told(due.kind, history[letter.about - 1]) == _told(due.kind, history[due.about - 1])
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


def _told(kind: str, event: Event) -> object:
    """What a letter tells of a step: the same whether its delivery is known or not.

    P09 tells of a day on which parties were asked, whichever of them comes first in the record.
    """
    if isinstance(event, OpinionSought) and kind == "P09":
        return event.on
    if isinstance(event, OpinionSought | FeeNoticed):
        return replace(event, delivered_on=None)
    return event
