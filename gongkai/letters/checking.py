"""A letter before its issue, held against the statute and looked through for personal data."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.checks.findings import FINDING_NAMES, NUMBERS_OF_PEOPLE, Finding
from gongkai.checks.text import scan_text
from gongkai.checks.wording import hints
from gongkai.letters.facts import LetterFacts
from gongkai.letters.said import third_parties, to
from gongkai.letters.wording import LetterText
from gongkai.statute.calendar import Calendar
from gongkai.statute.letter_faults import LetterCheck, LetterFault, LetterSheet, faults
from gongkai.statute.letters import Party
from gongkai.statute.remedies import DEFAULTS, Settings
from gongkai.statute.report.findings import Severity


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
    found = faults(sheet, calendar=calendar, settings=settings)
    if sheet.stays_in_file:
        return found
    return (*found, *_of_text(facts, letter.text))


def _of_text(facts: LetterFacts, text: str) -> Iterator[LetterFault]:
    """What the words tell of people, and what a drafter should look at once more.

    The agency's own telephone may be a mobile; it is no finding.
    """
    for finding in scan_text(text.replace(facts.sender.phone, ""), where="正文"):
        if finding.kind in NUMBERS_OF_PEOPLE:
            yield _personal(finding)
    yield from _third_parties_named(facts, text)
    for hint in hints(text):
        yield LetterFault(LetterCheck.WORDING, Severity.WARNING, f"“{hint.excerpt}”：{hint.hint}")


def _third_parties_named(facts: LetterFacts, text: str) -> Iterator[LetterFault]:
    """条例第三十二条。The applicant need not learn who was asked, unless he names them himself."""
    asked_for = f"{facts.request.name}{facts.request.description}"
    for party in third_parties(facts) if to(facts.kind) is Party.APPLICANT else ():
        if party in text and party not in asked_for:
            words = f"文书写明了第三方“{party}”，没有必要的，请改为“第三方”。"
            yield LetterFault(LetterCheck.PERSONAL_DATA, Severity.WARNING, words)


def _personal(finding: Finding) -> LetterFault:
    """Forbids what is certain: a text that people left, or an application that is quoted."""
    severity = Severity.ERROR if finding.is_certain else Severity.WARNING
    what = f"{FINDING_NAMES[finding.kind]}“{finding.excerpt}”"
    words = f"文书里有{what}，请删去；文书不写明任何人的号码。"
    return LetterFault(LetterCheck.PERSONAL_DATA, severity, words)
