"""勾稽关系 of the annual report: cells, last year's cells and text → findings.

Each rule is a function with its number, gravity, title and source (国办公开办函〔2021〕30号; 条例
arts 20, 35, 49, 50). `check` runs all of them.
"""

from collections.abc import Iterator, Sequence

from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.facts import AgencyFacts
from gongkai.statute.report.findings import CheckResult, Finding, NotChecked, NotJudged
from gongkai.statute.report.rules import (
    balance,
    copying,
    enumerations,
    last_year,
    narrative,
    records,
    region,
    statements,
    stock,
    structure,
    values,
    years,
)
from gongkai.statute.report.rules.rule import (
    DEFAULT_SETTINGS,
    Breach,
    Case,
    Rule,
    RuleSettings,
    Unjudged,
)

__all__ = ["RULES", "Rule", "RuleSettings", "check"]

_MODULES = (
    balance,
    values,
    last_year,
    narrative,
    years,
    structure,
    stock,
    region,
    records,
    statements,
    enumerations,
    copying,
)


def _place(rule: Rule) -> tuple[str, int]:
    return rule.id[0], int(rule.id[1:])


RULES = tuple(sorted((rule for module in _MODULES for rule in module.RULES), key=_place))
"""C1-C9, then W1-W12."""


def check(  # noqa: PLR0913 - one optional keyword for each thing to check against
    report: AnnualReport,
    *,
    previous: AnnualReport | None = None,
    siblings: Sequence[AnnualReport] = (),
    facts: AgencyFacts | None = None,
    parts: Sequence[AnnualReport] = (),
    settings: RuleSettings = DEFAULT_SETTINGS,
) -> CheckResult:
    """Judge a report by every rule.

    `previous` is the report on the year before, `siblings` those of other agencies on the same
    year, `facts` what the agency's files say, `parts` the reports that this one sums up. What is
    not given is listed in `not_checked`. In a rule a blank counts as 0; an equation without its
    total, or without any addend, is listed in `not_judged`.
    """
    case = Case(report, previous, siblings, facts, parts, settings)
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    not_checked: list[NotChecked] = []
    for outcome in _outcomes(case):
        if isinstance(outcome, Finding):
            findings.append(outcome)
        elif isinstance(outcome, NotJudged):
            not_judged.append(outcome)
        else:
            not_checked.append(outcome)
    return CheckResult(tuple(findings), tuple(not_judged), tuple(not_checked))


def _outcomes(case: Case) -> Iterator[Finding | NotJudged | NotChecked]:
    for rule in RULES:
        for remark in rule.judge(case):
            if isinstance(remark, Breach):
                severity = remark.severity or rule.severity
                yield Finding(rule.id, severity, remark.cells, remark.message, rule.source)
            elif isinstance(remark, Unjudged):
                yield NotJudged(rule.id, remark.cells, remark.message)
            else:
                yield NotChecked(rule.id, remark.reason)
