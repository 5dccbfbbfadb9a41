"""What checking a report brings to light: findings, and what could not be judged or checked."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.statute.citations import Source


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that the report breaks: every cell that was read, and a sentence saying what to do."""

    rule: str
    severity: Severity
    cells: tuple[str, ...]
    message: str
    source: Source


@dataclass(frozen=True, slots=True)
class NotJudged:
    """An equation with too many blanks to be right or wrong."""

    rule: str
    cells: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule, or a part of one, for which something is missing: last year's report, facts, text."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that one check found, in the order of the rules."""

    findings: tuple[Finding, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.severity is Severity.WARNING)
