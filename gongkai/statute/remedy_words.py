"""What the receiver of a letter may do against it, in plain words and with the last days."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai.statute import remedies
from gongkai.statute.calendar import Calendar
from gongkai.statute.citations import Source, chinese_numeral
from gongkai.statute.exemptions import Ground
from gongkai.statute.outcomes import MIXED
from gongkai.statute.remedies import Clause, ClauseKind, Part
from gongkai.statute.wording import chinese_date

Points = Sequence[tuple[str, Collection[Ground]]]


@dataclass(frozen=True, slots=True)
class PlainRemedy:
    """One clause told plainly: what may be done, then each way with where to go and until when."""

    sentence: str
    ways: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A letter of a kind and day. `served_on` None: when it arrived is not known.

    `withheld` are the grounds of the withheld part of D04; `points` are the outcomes of D27, each
    with its own.
    """

    code: str
    dated: date
    organs: Collection[str]
    served_on: date | None = None
    withheld: Collection[Ground] = ()
    points: Points = ()


def plain_remedies(told: Told, calendar: Calendar) -> tuple[PlainRemedy, ...]:
    """条例第五十一条。The remedies of a letter; empty where it bears no clause.

    What bears the same clause is told together.
    """
    subjects: dict[Clause, list[str]] = {}
    for subject, clause in _clauses(told):
        subjects.setdefault(replace(clause, part=Part.WHOLE), []).append(subject)
    return tuple(
        _plainly("、".join(about), clause, told, calendar) for clause, about in subjects.items()
    )


def _clauses(told: Told) -> Iterator[tuple[str, Clause]]:
    """Each clause with what it is about; points of a mixed reply are told one by one."""
    if told.code != MIXED:
        for clause in remedies.clauses(told.code, told.dated, withheld=told.withheld):
            yield _SUBJECTS[clause.part], clause
        return
    for number, (code, withheld) in enumerate(told.points, start=1):
        for clause in remedies.clauses(code, told.dated, withheld=withheld):
            yield f"第{chinese_numeral(number)}项{_OF_POINT[clause.part]}", clause


_SUBJECTS = {
    Part.WHOLE: "这份文书",
    Part.WITHHELD_PART: "没有公开的部分",
    Part.REST: "其余部分",
}
_OF_POINT = {Part.WHOLE: "", Part.WITHHELD_PART: "没有公开的部分", Part.REST: "的其余部分"}
_SENTENCES = {
    ClauseKind.EITHER: "可以申请行政复议，也可以直接到法院起诉，任选一样。",
    ClauseKind.RECONSIDERATION_FIRST: "要先申请行政复议；对复议结果还不服的，再到法院起诉。",
    ClauseKind.RECONSIDERATION_ONLY: "可以申请行政复议。",
}


def _plainly(subject: str, clause: Clause, told: Told, calendar: Calendar) -> PlainRemedy:
    sentence = f"对{subject}不服的，{_SENTENCES[clause.kind]}"
    return PlainRemedy(sentence, tuple(_ways(clause, told, calendar)), clause.sources)


def _ways(clause: Clause, told: Told, calendar: Calendar) -> Iterator[str]:
    organs = "或者".join(told.organs)
    length = clause.reconsideration.length(told.dated)
    until = _until(remedies.reconsideration_until, told, calendar)
    yield f"申请行政复议：向{organs}提出，收到之日起{length}内{until}。"
    if clause.lawsuit:
        until = _until(remedies.lawsuit_until, told, calendar)
        length = clause.lawsuit.length(told.dated)
        yield f"到法院起诉：收到之日起{length}内{until}。"
    elif clause.lawsuit_after_reconsideration:
        length = clause.lawsuit_after_reconsideration.length(told.dated)
        yield (
            f"复议以后到法院起诉：收到复议决定之日起{length}内；"
            f"复议机关到期没有答复的，到期之日起{length}内。"
        )


def _until(limit: remedies.Limit, told: Told, calendar: Calendar) -> str:
    """The last day, counted from the day of service where it is known."""
    if told.served_on is None:
        return ""
    last = limit(told.served_on, calendar)
    expected = "预计" if last.provisional else ""
    return f"，{expected}最晚到{chinese_date(last.date)}"
