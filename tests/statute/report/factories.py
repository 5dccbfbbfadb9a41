"""Reports and facts for the tests, made of what a test wants to say and quiet about the rest."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from gongkai.statute.report.annual_report import (
    AnnualReport,
    Cells,
    NarrativeFigure,
    Number,
    ReportSection,
)
from gongkai.statute.report.facts import ApplicantClass, RequestFact
from gongkai.statute.report.findings import CheckResult, Finding
from gongkai.statute.report.form import (
    F2021,
    SECTIONS,
    FormVersion,
    request_cell_id,
)

DATA = Path(__file__).parents[2] / "data"
YEAR = 2024

OVERVIEW = """（一）主动公开情况。全年公开信息。
（二）依申请公开情况。畅通渠道。
（三）政府信息管理情况。规范管理。
（四）政府信息公开平台建设情况。维护网站。
（五）监督保障情况。组织培训。"""


def make_report(
    *tables: Cells,
    year: int | None = YEAR,
    text: Sequence[ReportSection] = (),
    narrative: Sequence[NarrativeFigure] = (),
    agency: str = "甲县公安局",
    **cells: Number | None,
) -> AnnualReport:
    """A report of the 2021 form, every cell 0 but those given or named."""
    return AnnualReport(
        agency=agency,
        year=year,
        form=FormVersion.F2021,
        period=(date(year, 1, 1), date(year, 12, 31)) if year else None,
        cells=_merged(dict.fromkeys(F2021.cell_ids(), 0), *tables, cells),
        sections=tuple(text),
        narrative=tuple(narrative),
    )


def bare_report(*tables: Cells, year: int | None = YEAR, **cells: Number | None) -> AnnualReport:
    """A report that holds only the cells given or named."""
    return AnnualReport(year=year, cells=_merged(*tables, cells))


def _merged(*tables: Cells) -> Cells:
    return {cell: value for table in tables for cell, value in table.items()}


def rows(**figures: int) -> dict[str, int]:
    """Rows of table 3, all by natural persons: rows(new=2) → t3_new_nat and t3_new_sum."""
    columns = ("nat", "sum")
    return {
        request_cell_id(row, column): value for row, value in figures.items() for column in columns
    }


def make_text(
    overview: str = OVERVIEW, problems: str = "公开不够及时。", other: str = "未收取信息处理费。"
) -> tuple[ReportSection, ...]:
    """The six sections with their official headings."""
    texts = (overview, "", "", "", problems, other)
    return tuple(
        ReportSection(section.number, section.heading, text)
        for section, text in zip(SECTIONS, texts, strict=True)
    )


def told(sentence: str) -> tuple[ReportSection, ...]:
    """Six good sections, the first of which also says this sentence."""
    return make_text(overview=f"{OVERVIEW}{sentence}")


def figure(cell: str, value: Number, quote: str = "全年如此") -> NarrativeFigure:
    return NarrativeFigure(cell, value, quote)


def make_request(
    number: int = 1,
    *,
    received_on: date = date(YEAR, 3, 1),
    closed_on: date | None = date(YEAR, 3, 20),
    outcome: str | None = "granted",
    applicant_class: ApplicantClass = ApplicantClass.NATURAL_PERSON,
) -> RequestFact:
    """A request, unless said otherwise of a natural person and granted within the year."""
    return RequestFact(f"{number:03}", received_on, applicant_class, closed_on, outcome)


def open_request(number: int = 1, *, received_on: date = date(YEAR, 3, 1)) -> RequestFact:
    return make_request(number, received_on=received_on, closed_on=None, outcome=None)


def found(result: CheckResult, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in result.findings if finding.rule == rule]


def unchecked(result: CheckResult, rule: str) -> list[str]:
    """Why one rule was not, or not wholly, checked."""
    return [each.reason for each in result.not_checked if each.rule == rule]


def unjudged(result: CheckResult, rule: str) -> list[tuple[str, ...]]:
    """The cells of each equation of one rule that was not judged."""
    return [each.cells for each in result.not_judged if each.rule == rule]


def sample(name: str) -> AnnualReport:
    """The tables of a published report under tests/data/complete, by the number of its folder."""
    (folder,) = (DATA / "complete").glob(f"{name}-*")
    expected = json.loads((folder / "expected.json").read_text("utf-8"), parse_float=Decimal)
    start, end = map(date.fromisoformat, expected["period"])
    return AnnualReport(
        agency=expected["agency"],
        year=expected["year"],
        form=FormVersion(expected["form"]),
        period=(start, end),
        cells=expected["cells"],
    )
