"""From a flow to an annual report: the whole way, step by step."""

from dataclasses import dataclass
from datetime import date

from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.flow import Flow, Grid, Line
from gongkai.reports.normal import clean_flow, key
from gongkai.reports.reading.contact import find_contact
from gongkai.reports.reading.copies import own_copy
from gongkai.reports.reading.doubts import warn_of_better_readings
from gongkai.reports.reading.identity import find_identity, mentions_report
from gongkai.reports.reading.narrative import find_narrative
from gongkai.reports.reading.outline import TABLES_END, Outline, find_outline
from gongkai.reports.reading.strips import is_page_number, strips_of, unframe
from gongkai.reports.reading.tables import Tables, read_tables
from gongkai.reports.reading.warnings import ReadWarning, Warnings
from gongkai.reports.reading.years import find_period, with_plain_dates
from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.form import FormVersion

_CITES_2021 = "2021〕30号"
_CITES_2019 = "2019〕60号"
_NOTICE_2019 = "关于政府信息公开工作年度报告有关事项的通知"
_LEAST_PROSE = 200
_LEAST_PROSE_WITH_PERIOD = 80
_FIRST_YEAR = {FormVersion.F2019: 2019, FormVersion.F2021: 2021}


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and what its reader should know about how it was read."""

    report: AnnualReport
    warnings: tuple[ReadWarning, ...] = ()


def read_flow(flow: Flow) -> Reading:
    """Read an annual report. Raises UnreadableFileError where there is none in the flow."""
    warnings = Warnings()
    flow = own_copy(unframe(clean_flow(flow)), warnings)
    strips = strips_of(flow)
    tables = read_tables(strips, None, warnings)
    lines = _lines(flow, tables)
    outline = find_outline(lines)
    body = "\n".join(f"{s.heading}\n{s.text}" for s in outline.sections)
    period = find_period(key(with_plain_dates("\n".join((*outline.lead, body)))))
    identity = find_identity(
        outline.lead,
        "\n".join(s.text for s in outline.sections),
        page_title=flow.title,
        period_year=_year_of(period),
    )
    _refuse_without_report(tables, outline, identity.title, body, period=period)
    form = tables.form or _form_by_text("\n".join(outline.lead) + body, identity.year)
    if tables.must_be_read_again(form, identity.year):
        tables = read_tables(strips, form, Warnings(), year=identity.year)
    report = AnnualReport(
        agency=identity.agency,
        agency_in_title=identity.agency_in_title,
        year=identity.year,
        form=form,
        period=period,
        contact=find_contact([*outline.lead, *body.split("\n")]),
        cells=tables.cells,
        sections=outline.sections,
        narrative=find_narrative(outline.sections, identity.year),
        lead="\n".join(_own_lead(outline.lead, identity.title)) or None,
    )
    if tables.years:
        before, now = sorted(tables.years)
        warnings.add(
            "two_years", f"表格并列了 {before} 年和 {now} 年的数字，只读 {tables.own_year} 年的。"
        )
    warn_of_better_readings(report.cells, warnings)
    _warn(report, warnings)
    return Reading(report, tuple(warnings.items))


def _lines(flow: Flow, tables: Tables) -> list[str]:
    """Prose in order; a grid outside the three tables gives one line a row."""
    lines: list[str] = []
    for index, piece in enumerate(flow.pieces):
        if index in tables.pieces:
            if index == tables.end:
                lines.append(TABLES_END)
            continue
        if isinstance(piece, Line):
            if not is_page_number(piece.text):
                lines.append(piece.text)
        elif isinstance(piece, Grid):
            lines += (" ".join(cell.text for cell in row if cell.text) for row in piece.rows)
    return lines


def _year_of(period: tuple[date, date] | None) -> int | None:
    return period[1].year if period else None


def _own_lead(lead: tuple[str, ...], title: str | None) -> list[str]:
    """The paragraphs between title and first section, without the page's surroundings."""
    start = 0
    for index in range(len(lead)):
        if title and key(lead[index]) and key(lead[index]) in title:
            start = index + 1
    return [line for line in lead[start:] if len(line) > 30 and ("。" in line or "，" in line)]


def _form_by_text(text: str, year: int | None) -> FormVersion | None:
    """The form by the notice that the text cites and by the year; None where they disagree."""
    folded = key(text).replace("[", "〔").replace("]", "〕")
    cited = None
    if _CITES_2021 in folded:
        cited = FormVersion.F2021
    elif _CITES_2019 in folded or _NOTICE_2019 in folded:
        cited = FormVersion.F2019
    by_year = None
    if year is not None and year >= _FIRST_YEAR[FormVersion.F2019]:
        later = year >= _FIRST_YEAR[FormVersion.F2021]
        by_year = FormVersion.F2021 if later else FormVersion.F2019
    if cited is FormVersion.F2021 and by_year is FormVersion.F2019:
        return None
    return by_year or (cited if year is None else None)


def _refuse_without_report(
    tables: Tables,
    outline: Outline,
    title: str | None,
    body: str,
    *,
    period: tuple[date, date] | None,
) -> None:
    written = key("\n".join((*outline.lead, body)))
    about = "信息公开" in written or "政务公开" in written or bool(tables.cells)
    named = bool(title) or mentions_report(written)
    least = _LEAST_PROSE_WITH_PERIOD if period else _LEAST_PROSE
    if about and (tables.cells or outline.sections or (named and len(written) > least)):
        return
    raise UnreadableFileError(
        "文件里没有找到政府信息公开工作年度报告，请确认打开的是报告正文页，而不是目录页或其他文章。"
    )


def _warn(report: AnnualReport, warnings: Warnings) -> None:
    if not report.cells:
        warnings.add("no_tables", "没有读到统计表格（可能缺失、是图片，或是 2019 年以前的报告）。")
    blanks = sorted(cell for cell, value in report.cells.items() if value is None)
    if blanks:
        warnings.add(
            "blank_cells",
            f"有 {len(blanks)} 个单元格没有数字（空白、“/”或“—”），按空缺处理，不当作 0。",
        )
    if report.agency is None:
        warnings.add("no_agency", "文中没有写明机关全称。")
    if report.year is None:
        warnings.add("no_year", "文中没有写明报告年度。")
    if report.form is None:
        warnings.add("unknown_form", "无法判断使用的是哪一版格式。")
