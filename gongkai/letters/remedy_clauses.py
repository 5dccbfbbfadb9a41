"""Which remedy clauses a letter bears, and of which of its points, as the wording files need it."""

from dataclasses import dataclass
from datetime import date

from gongkai.letters.facts import LetterFacts
from gongkai.statute.citations import chinese_numeral
from gongkai.statute.outcomes import MIXED
from gongkai.statute.remedies import Clause, Settings, clauses


@dataclass(frozen=True, slots=True)
class TermsOfClause:
    """A clause for printing: kind, part and terms in words; `points` such as 第一项、第三项."""

    kind: str
    part: str
    points: str
    reconsideration: str
    lawsuit: str
    lawsuit_after: str


def of_letter(facts: LetterFacts, settings: Settings) -> tuple[TermsOfClause, ...]:
    """条例第五十一条。The clauses of a letter on its day; empty where it bears none.

    Points of a reply on several matters that have the same clause share it; if all of them do,
    the clause speaks of the whole letter.
    """
    if facts.kind != MIXED:
        found = clauses(facts.kind, facts.dated, withheld=facts.grounds, settings=settings)
        return tuple(_in_words(clause, facts.dated) for clause in found)
    return _of_points(facts, settings)


def _of_points(facts: LetterFacts, settings: Settings) -> tuple[TermsOfClause, ...]:
    numbers: dict[TermsOfClause, list[str]] = {}
    for number, point in enumerate(facts.points, start=1):
        found = clauses(point.outcome, facts.dated, withheld=point.grounds, settings=settings)
        for clause in found:
            words = _in_words(clause, facts.dated)
            numbers.setdefault(words, []).append(f"第{chinese_numeral(number)}项")
    every = len(facts.points)
    return tuple(
        TermsOfClause(
            words.kind,
            words.part,
            "" if len(its) == every else "、".join(its),
            words.reconsideration,
            words.lawsuit,
            words.lawsuit_after,
        )
        for words, its in numbers.items()
    )


def _in_words(clause: Clause, on: date) -> TermsOfClause:
    after = clause.lawsuit_after_reconsideration
    return TermsOfClause(
        clause.kind.value,
        clause.part.value,
        "",
        str(clause.reconsideration.length(on)),
        str(clause.lawsuit.length(on)) if clause.lawsuit else "",
        str(after.length(on)) if after else "",
    )
