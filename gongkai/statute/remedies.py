"""Remedies: which clause a letter bears, who reviews, and every limit as a date (条例 art 51).

The routes rest on 行政复议法 (2023) art 23 and 法释〔2025〕8号, known in part from secondary texts;
how they meet the letters in mixed and uncertain cases is an inference, kept as settings.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, Reckoned
from gongkai.statute.citations import DISCLOSURE_LITIGATION_2025, Law, Mark, Source
from gongkai.statute.errors import MixedReplyError
from gongkai.statute.exemptions import Ground
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import MIXED, Route, outcome
from gongkai.statute.terms import Term


class ClauseKind(StrEnum):
    """What a remedy clause offers."""

    EITHER = "either"
    RECONSIDERATION_FIRST = "reconsideration_first"
    RECONSIDERATION_ONLY = "reconsideration_only"


class Part(StrEnum):
    """Of what part of a decision a clause speaks."""

    WHOLE = "whole"
    WITHHELD_PART = "withheld_part"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Clause:
    """A remedy clause: its kind, the part it is about, and its terms (None: not offered)."""

    kind: ClauseKind
    part: Part
    reconsideration: Term
    lawsuit: Term | None
    lawsuit_after_reconsideration: Term | None
    sources: tuple[Source, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What no text settles: whether letters that cannot be sued still name the reconsideration."""

    name_reconsideration_where_no_lawsuit: bool = True


DEFAULTS = Settings()

_RECONSIDERATION_LAW = "行政复议法"


def clauses(
    code: str,
    on: date,
    *,
    withheld: Collection[Ground] = (),
    settings: Settings = DEFAULTS,
) -> tuple[Clause, ...]:
    """条例第五十一条。The remedy clauses of a letter `D01`…`D26`, `P01`…`P18` dated `on`.

    `withheld` are the grounds of the withheld part of D04. Empty: the letter bears no clause. Of a
    reply on several matters each point is asked for by its own code. Raises UnknownOutcomeError,
    MixedReplyError for D27, TermNotInForceError.
    """
    if code == MIXED:
        raise MixedReplyError(f"{MIXED}的各事项分别告知救济途径，请逐项查询。")
    route = LETTERS[code].route if code in LETTERS else outcome(code).route
    if route is Route.FIRST_FOR_WITHHELD_PART:
        return _of_partial(on, withheld)
    if route is Route.RECONSIDERATION_FIRST:
        return (_first(on, Part.WHOLE),)
    if route is Route.NO_LAWSUIT:
        return _without_lawsuit(on, settings)
    return (_either(on, Part.WHOLE),) if route is Route.EITHER else ()


def reconsideration_first(on: date) -> bool:
    """行政复议法第二十三条第一款第（四）项。Whether refusals of that day go there first."""
    return on >= terms.RECONSIDERATION_LAW_IN_FORCE_ON


def _of_partial(on: date, withheld: Collection[Ground]) -> tuple[Clause, ...]:
    if withheld and reconsideration_first(on):
        return (_first(on, Part.WITHHELD_PART), _either(on, Part.REST, Mark.INFERENCE))
    return (_either(on, Part.WHOLE),)


def _without_lawsuit(on: date, settings: Settings) -> tuple[Clause, ...]:
    if on < terms.DISCLOSURE_LITIGATION_IN_FORCE_ON:
        mark = Mark.INFERENCE if reconsideration_first(on) else None
        return (_either(on, Part.WHOLE, mark),)
    if not settings.name_reconsideration_where_no_lawsuit:
        return ()
    sources = (*_sources(on, terms.RECONSIDERATION), DISCLOSURE_LITIGATION_2025)
    return (
        Clause(
            ClauseKind.RECONSIDERATION_ONLY,
            Part.WHOLE,
            terms.RECONSIDERATION,
            None,
            None,
            sources,
            Mark.INFERENCE,
        ),
    )


def _first(on: date, part: Part) -> Clause:
    """Reconsideration first, where the law of that day has it; else the applicant's choice."""
    if not reconsideration_first(on):
        return _either(on, part)
    after = terms.LAWSUIT_AFTER_RECONSIDERATION
    sources = _sources(on, terms.RECONSIDERATION, after)
    return Clause(
        ClauseKind.RECONSIDERATION_FIRST,
        part,
        terms.RECONSIDERATION,
        None,
        after,
        (*sources, Law(_RECONSIDERATION_LAW, 23, 1, 4), Law(_RECONSIDERATION_LAW, 34)),
    )


def _either(on: date, part: Part, mark: Mark | None = None) -> Clause:
    offered = (terms.RECONSIDERATION, terms.LAWSUIT, terms.LAWSUIT_AFTER_RECONSIDERATION)
    return Clause(ClauseKind.EITHER, part, *offered, _sources(on, *offered), mark)


def _sources(on: date, *offered: Term) -> tuple[Source, ...]:
    """The articles that set these terms on a day."""
    return tuple(term.length(on).source for term in offered)


def wording(clause: Clause, on: date, organs: Collection[str]) -> str:
    """条例第五十一条。The clause in words, for a letter dated `on`; `organs` are the review organs.

    Of the part it is about, only a withheld part is named.
    """
    subject = "对不予公开的部分不服的" if clause.part is Part.WITHHELD_PART else "对本答复不服的"
    limit = clause.reconsideration.length(on)
    review = f"自收到本答复之日起{limit}内向{'或者'.join(organs)}申请行政复议"
    if clause.kind is ClauseKind.RECONSIDERATION_ONLY:
        return f"{subject}，可以{review}。"
    if clause.lawsuit is None:
        return f"{subject}，应当先{review}；{_after(on)}。"
    return f"{subject}，可以{review}，或者{clause.lawsuit.length(on)}内向人民法院提起行政诉讼。"


def _after(on: date) -> str:
    """The lawsuit after reconsideration, also where the organ refuses it or keeps silent."""
    term = terms.LAWSUIT_AFTER_RECONSIDERATION.length(on)
    return (
        "对行政复议决定不服，或者行政复议机关不予受理、驳回申请、逾期不作答复的，"
        f"自收到决定书之日起或者行政复议期限届满之日起{term}内向人民法院提起行政诉讼"
    )


# --- limits as dates --------------------------------------------------------------------------


class Limit(Protocol):
    """A limit that runs from the day a letter was served."""

    def __call__(self, served_on: date, calendar: Calendar, /) -> Reckoned:
        """The last day."""


def reconsideration_until(served_on: date, calendar: Calendar, *, told: bool = True) -> Reckoned:
    """行政复议法第二十条。The last day to apply for reconsideration of a letter served on a day.

    Not told of the right, the receiver has the longest term. Raises TermNotInForceError.
    """
    term = terms.RECONSIDERATION if told else terms.RECONSIDERATION_WITHOUT_CLAUSE
    return term.ends(served_on, calendar)


def lawsuit_until(served_on: date, calendar: Calendar, *, told: bool = True) -> Reckoned:
    """行政诉讼法第四十六条。The last day to sue directly; as `reconsideration_until`."""
    term = terms.LAWSUIT if told else terms.LAWSUIT_WITHOUT_CLAUSE
    return term.ends(served_on, calendar)


def lawsuit_after_reconsideration_until(served_on: date, calendar: Calendar) -> Reckoned:
    """行政诉讼法第四十五条。The last day to sue, from service of the reconsideration decision."""
    return terms.LAWSUIT_AFTER_RECONSIDERATION.ends(served_on, calendar)


def lawsuit_against_silence_until(reply_due_on: date, calendar: Calendar) -> Reckoned:
    """条例第三十三条第二款。The last day to sue because no reply came by its due day."""
    return terms.LAWSUIT_AGAINST_SILENCE.ends(reply_due_on, calendar)


# --- the agency's side ------------------------------------------------------------------------


class Procedure(StrEnum):
    """The procedure of a reconsideration; disclosure cases may take the simple one."""

    ORDINARY = "ordinary"
    SIMPLE = "simple"


@dataclass(frozen=True, slots=True)
class ProcedureTerms:
    """The terms of a procedure: copy to the agency, its answer, decision, extension (or none)."""

    copy: Term
    answer: Term
    decision: Term
    extension: Term | None


PROCEDURE_TERMS = {
    Procedure.ORDINARY: ProcedureTerms(
        terms.RECONSIDERATION_COPY,
        terms.RECONSIDERATION_ANSWER,
        terms.RECONSIDERATION_DECISION,
        terms.RECONSIDERATION_EXTENSION,
    ),
    Procedure.SIMPLE: ProcedureTerms(
        terms.RECONSIDERATION_COPY_SIMPLE,
        terms.RECONSIDERATION_ANSWER_SIMPLE,
        terms.RECONSIDERATION_DECISION_SIMPLE,
        None,
    ),
}


def answer_due(received_on: date, procedure: Procedure, calendar: Calendar) -> Reckoned:
    """行政复议法第四十八条、行政复议法第五十四条。The last day for the agency's answer.

    From receipt of the copy of the application. Missed, the act counts as without evidence (art
    70). Raises TermNotInForceError for the simple procedure before 2024.
    """
    return PROCEDURE_TERMS[procedure].answer.ends(received_on, calendar)


def court_answer_due(received_on: date, calendar: Calendar) -> Reckoned:
    """行政诉讼法第六十七条。The last day for evidence and answer, from receipt of the complaint."""
    return terms.COURT_ANSWER.ends(received_on, calendar)


def performance_due(
    effective_on: date, calendar: Calendar, *, until: date | None = None
) -> Reckoned:
    """条例第五十一条、法释〔2025〕8号。By when to reply anew after a judgment or a review decision.

    `until` is the day the decision itself sets, if it does. Else the uniform term, which is known
    from a secondary text only and, for review decisions, is an inference.
    """
    if until is not None:
        return Reckoned(until, calendar.is_provisional(effective_on, until), None)
    return terms.JUDGMENT_PERFORMANCE.ends(effective_on, calendar)
