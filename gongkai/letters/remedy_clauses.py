"""Which remedy clauses a letter bears, and of which of its points, as the wording files need it."""

from dataclasses import dataclass, replace
from datetime import date

from gongkai.letters.facts import LetterFacts
from gongkai.statute.citations import chinese_numeral
from gongkai.statute.outcomes import MIXED
from gongkai.statute.remedies import Clause, Part, Settings, clauses


@dataclass(frozen=True, slots=True)
class PointOfClause:
    """A point of a reply on several matters, such as 第二项, and which part of it is meant."""

    ordinal: str
    part: str


@dataclass(frozen=True, slots=True)
class TermsOfClause:
    """A clause for printing: kind, part and terms in words; the points it is about, if not all."""

    kind: str
    part: str
    reconsideration: str
    lawsuit: str
    lawsuit_after: str
    points: tuple[PointOfClause, ...] = ()


def of_letter(facts: LetterFacts, settings: Settings) -> tuple[TermsOfClause, ...]:
    """条例第五十一条。The clauses of a letter on its day; empty where it bears none.

    Points of a reply on several matters that have the same clause share it; if all of them have it
    as a whole, the clause speaks of the whole letter.
    """
    if facts.kind != MIXED:
        found = clauses(facts.kind, facts.dated, withheld=facts.grounds, settings=settings)
        return tuple(_in_words(clause, facts.dated) for clause in found)
    return _of_points(facts, settings)


def _of_points(facts: LetterFacts, settings: Settings) -> tuple[TermsOfClause, ...]:
    shared: dict[TermsOfClause, list[PointOfClause]] = {}
    for number, point in enumerate(facts.points, start=1):
        ordinal = f"第{chinese_numeral(number)}项"
        found = clauses(point.outcome, facts.dated, withheld=point.grounds, settings=settings)
        for clause in found:
            words = replace(_in_words(clause, facts.dated), part=Part.WHOLE.value)
            shared.setdefault(words, []).append(PointOfClause(ordinal, clause.part.value))
    return tuple(_about(words, points, len(facts.points)) for words, points in shared.items())


def _about(words: TermsOfClause, points: list[PointOfClause], every: int) -> TermsOfClause:
    wholes = [point for point in points if point.part == Part.WHOLE]
    return words if len(wholes) == every else replace(words, points=tuple(points))


def _in_words(clause: Clause, on: date) -> TermsOfClause:
    after = clause.lawsuit_after_reconsideration
    return TermsOfClause(
        clause.kind.value,
        clause.part.value,
        str(clause.reconsideration.length(on)),
        str(clause.lawsuit.length(on)) if clause.lawsuit else "",
        str(after.length(on)) if after else "",
    )
