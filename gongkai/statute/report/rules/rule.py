"""What a rule is: its name and source as data, and one function that judges a case."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from gongkai.statute.citations import Source
from gongkai.statute.report.annual_report import AnnualReport, Cells
from gongkai.statute.report.facts import AgencyFacts
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.prose import prose


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Limits of the soft rules, to be set by the competent department.

    `jump`: share of last year's figure above which W8 asks for a reason. The next three are text
    similarities from 0 to 1 from which W12 speaks (unrelated reports share about 0.1); texts
    below `shortest_text` characters are too short to be called copied.
    """

    jump: Decimal = Decimal("0.5")
    similar_to_previous: float = 0.8
    similar_to_sibling: float = 0.6
    same_problems: float = 0.9
    shortest_text: int = 80


DEFAULT_SETTINGS = RuleSettings()


@dataclass(frozen=True, slots=True)
class Breach:
    """The rule is broken; a rule may say that this breach is graver or milder than usual."""

    cells: tuple[str, ...]
    message: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Unjudged:
    """An equation of the rule has too many blanks."""

    cells: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """The rule, or a part of it, lacks what it needs."""

    reason: str


Remark = Breach | Unjudged | Unchecked


@dataclass(frozen=True)
class Case:
    """Everything a rule may look at."""

    report: AnnualReport
    previous: AnnualReport | None = None
    siblings: Sequence[AnnualReport] = ()
    facts: AgencyFacts | None = None
    parts: Sequence[AnnualReport] = ()
    settings: RuleSettings = DEFAULT_SETTINGS

    @property
    def cells(self) -> Cells:
        return self.report.cells

    @cached_property
    def prose(self) -> str:
        """The plain text of the report; several rules read it."""
        return prose(self.report)

    def last_year(self) -> AnnualReport | Unchecked:
        """The report on the year before, or why there is none to compare with."""
        if self.previous is None:
            return Unchecked("没有上一年度报告，请导入后再核对。")
        if self.report.year is None or self.previous.year is None:
            return Unchecked("报告年份不明，无法确认上一年度报告，请先补上年份。")
        if self.previous.year != self.report.year - 1:
            return Unchecked(
                f"所给的是{self.previous.year}年的报告，需要{self.report.year - 1}年的，请换一份。"
            )
        return self.previous


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of 勾稽关系: C… is hard, W… is soft."""

    id: str
    severity: Severity
    title: str
    source: Source
    judge: Callable[[Case], Iterable[Remark]]
