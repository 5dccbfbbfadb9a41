"""Check many reports: each with its report of last year and beside its siblings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.reports.normal import key
from gongkai.reports.read import ReadFile
from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.findings import CheckResult
from gongkai.statute.report.rules import check

_MOST_SIBLINGS = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """A report and what its check brought to light."""

    path: Path
    report: AnnualReport
    result: CheckResult


def check_all(items: Sequence[ReadFile], previous: Sequence[ReadFile]) -> Iterator[Checked]:
    """Check every report that was read.

    The report of last year is the only one given for the only one checked, or the one of the same
    agency and the year before. Texts are compared with those of the other agencies of the same
    year, up to a bound.
    """
    reports = [(item.path, item.reading.report) for item in items if item.reading]
    before = [item.reading.report for item in previous if item.reading]
    for path, report in reports:
        siblings = [
            other
            for _, other in reports[:_MOST_SIBLINGS]
            if other is not report and other.year == report.year and _is_other(other, report)
        ]
        alone = len(before) == len(reports) == 1
        last = before[0] if alone else _previous(report, before)
        result = check(report, previous=last, siblings=siblings)
        yield Checked(path, report, result)


def _is_other(one: AnnualReport, other: AnnualReport) -> bool:
    return one.agency is None or other.agency is None or key(one.agency) != key(other.agency)


def _previous(report: AnnualReport, before: Sequence[AnnualReport]) -> AnnualReport | None:
    return next(
        (
            other
            for other in before
            if other.agency
            and report.agency
            and report.year
            and other.year == report.year - 1
            and key(other.agency) == key(report.agency)
        ),
        None,
    )
