"""A letter before its issue, held against the statute."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gongkai.letters.facts import LetterFacts
from gongkai.letters.wording import LetterText
from gongkai.statute.calendar import Calendar
from gongkai.statute.letter_faults import LetterFault, LetterSheet, faults
from gongkai.statute.remedies import DEFAULTS, Settings


@dataclass(frozen=True, slots=True)
class Issue:
    """The day on which a letter is to be issued, and what its file holds then.

    `met` are the demands that the file meets, beside those written in the particulars; `late_note`
    says why a term was missed, if it was.
    """

    on: date
    met: Collection[str] = ()
    sent_on: date | None = None
    late_note: str = ""


def check(
    facts: LetterFacts,
    letter: LetterText,
    issue: Issue,
    *,
    settings: Settings = DEFAULTS,
    calendar: Calendar | None = None,
) -> tuple[LetterFault, ...]:
    """条例第三十六条。What stands in the way of issuing a letter; empty if nothing does.

    `letter` is the text as people left it.
    """
    written = {name for name, text in facts.particulars.items() if text.strip()}
    sheet = LetterSheet(
        kind=facts.kind,
        title=letter.title,
        text=letter.text,
        on=issue.on,
        dated=facts.dated,
        number=facts.number or None,
        number_word=facts.sender.number_word,
        sent_on=issue.sent_on,
        history=facts.history,
        met=written | set(issue.met),
        grounds=facts.grounds,
        points=tuple((point.outcome, point.grounds) for point in facts.points),
        review_organs=facts.sender.review_organs,
        late_note=issue.late_note,
    )
    return faults(sheet, calendar=calendar, settings=settings)
