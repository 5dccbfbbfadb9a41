"""Comparison prints: last year's figures beside this year's, in every way clerks set them."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from itertools import zip_longest

from gongkai.lib.paper.model import Cell, Table
from gongkai.statute.report.annual_report import AnnualReport
from tests.reports.press.content import Content, make_content

Row = tuple[Cell, ...]


def last_years(content: Content) -> Content:
    """Another lawful report, of the same agency, form and rows, on the year before."""
    version = content.report.form
    assert version is not None
    assert content.report.year is not None
    for seed in range(1000, 2000):
        other = make_content(seed, version).report
        if other.cells.keys() == content.report.cells.keys():
            return Content(
                replace(other, agency=content.report.agency, year=content.report.year - 1),
                content.blank,
            )
    raise AssertionError("no other report has the same rows")


def _tables(report: AnnualReport) -> list[Table]:
    return [block for block in Content(report).document.blocks if isinstance(block, Table)]


def _pairs(content: Content) -> list[tuple[Table, Table]]:
    return list(zip(_tables(last_years(content).report), _tables(content.report), strict=True))


def _figures(row: Row) -> list[Cell]:
    return [cell for cell in row if not cell.head]


def _labels(row: Row) -> list[Cell]:
    return [cell for cell in row if cell.head]


def _printed(content: Content, cells: list[Cell]) -> str:
    tags = []
    for cell in cells:
        spans = f" rowspan={cell.rowspan} colspan={cell.colspan}"
        text = cell.text if cell.head else cell.text or content.blank
        tags.append(f"<td{spans}>{escape(text)}</td>")
    return f"<tr>{''.join(tags)}</tr>"


def _years(content: Content) -> tuple[str, str]:
    year = content.report.year or 0
    return f"{year - 1}年", f"{year}年"


def _page(content: Content, printer: Callable[[Table, Table], str]) -> bytes:
    report = content.report
    pairs = iter(_pairs(content))
    parts = [f"<h1>{report.agency}{report.year}年政府信息公开工作年度报告</h1>"]
    parts += [f"<p>{line}</p>" for line in (report.lead or "").split("\n")]
    for section in report.sections:
        parts.append(f"<h2>{section.number}、{section.heading}</h2>")
        if section.number in ("二", "三", "四"):
            parts.append(printer(*next(pairs)))
        parts += [f"<p>{line}</p>" for line in section.text.split("\n") if line]
    return f"<html><body>{''.join(parts)}</body></html>".encode()


def figures_beside_figures(content: Content) -> bytes:
    """Labels once, then all of last year's columns, then all of this year's."""

    def printed(old: Table, new: Table) -> str:
        before, now = _years(content)
        rows = [f"<tr><td></td><td>{before}</td><td>{now}</td></tr>"]
        for last, this in zip(old.rows, new.rows, strict=True):
            labels = _labels(this)
            rows.append(_printed(content, [*labels, *_figures(last), *_figures(this)]))
        return f"<table>{''.join(rows)}</table>"

    return _page(content, printed)


def figures_in_pairs(content: Content) -> bytes:
    """Each column twice: last year, this year."""

    def printed(old: Table, new: Table) -> str:
        before, now = _years(content)
        rows = [f"<tr><td></td><td>{before}</td><td>{now}</td></tr>"]
        for last, this in zip(old.rows, new.rows, strict=True):
            pairs = zip(_figures(last), _figures(this), strict=True)
            rows.append(_printed(content, [*_labels(this), *(c for pair in pairs for c in pair)]))
        return f"<table>{''.join(rows)}</table>"

    return _page(content, printed)


def tables_side_by_side(content: Content) -> bytes:
    """The whole table twice in the same rows, labels repeated."""

    def printed(old: Table, new: Table) -> str:
        before, now = _years(content)
        rows = [f"<tr><td>{before}</td><td>{now}</td></tr>"]
        for last, this in zip(old.rows, new.rows, strict=True):
            rows.append(_printed(content, [*last, *this]))
        return f"<table>{''.join(rows)}</table>"

    return _page(content, printed)


def tables_one_below_the_other(content: Content) -> bytes:
    """Last year's table, then this year's, each under its year."""

    def printed(old: Table, new: Table) -> str:
        parts = []
        for year, table in zip(_years(content), (old, new), strict=True):
            rows = "".join(_printed(content, list(row)) for row in table.rows)
            parts.append(f"<p>{year}</p><table>{rows}</table>")
        return "".join(parts)

    return _page(content, printed)


def this_year_first(content: Content) -> bytes:
    """This year's columns before last year's."""

    def printed(old: Table, new: Table) -> str:
        before, now = _years(content)
        rows = [f"<tr><td></td><td>{now}</td><td>{before}</td></tr>"]
        for last, this in zip(old.rows, new.rows, strict=True):
            rows.append(_printed(content, [*_labels(this), *_figures(this), *_figures(last)]))
        return f"<table>{''.join(rows)}</table>"

    return _page(content, printed)


def each_row_twice(content: Content) -> bytes:
    """Last year's row above this year's, the label once for both."""

    def printed(old: Table, new: Table) -> str:
        before, now = _years(content)
        rows = []
        for last, this in zip(old.rows, new.rows, strict=True):
            if not _figures(this):
                rows.append(_printed(content, list(this)))
                continue
            labels = "".join(f"<td rowspan=2>{cell.text}</td>" for cell in _labels(this))
            upper = _printed(content, _figures(last)).removeprefix("<tr>")
            lower = _printed(content, _figures(this)).removeprefix("<tr>")
            rows += [f"<tr>{labels}<td>{before}</td>{upper}", f"<tr><td>{now}</td>{lower}"]
        return f"<table>{''.join(rows)}</table>"

    return _page(content, printed)


def in_lines_of_text(content: Content) -> bytes:
    """As copied from a page: label, last year's figures, this year's figures."""

    def printed(old: Table, new: Table) -> str:
        lines = [f"<p>项目 {' '.join(_years(content))}</p>"]
        for last, this in zip(old.rows, new.rows, strict=True):
            figures = [
                cell.text or content.blank or "/" for cell in _figures(last) + _figures(this)
            ]
            labels = [cell.text for cell in _labels(this) if cell.text]
            lines.append(f"<p>{escape(' '.join(labels + figures))}</p>")
        return "".join(lines)

    return _page(content, printed)


def _whole(content: Content) -> list[str]:
    parts = [f"<h1>{content.document.title}</h1>"]
    for block in content.document.blocks:
        if isinstance(block, Table):
            rows = "".join(_printed(content, list(row)) for row in block.rows)
            parts.append(f"<table>{rows}</table>")
        else:
            parts.append(f"<p>{escape(block.text)}</p>")
    return parts


def whole_reports_side_by_side(content: Content) -> bytes:
    left, right = (f"<td>{''.join(_whole(c))}</td>" for c in (last_years(content), content))
    return f"<html><body><table><tr>{left}{right}</tr></table></body></html>".encode()


def paragraph_beside_paragraph(content: Content) -> bytes:
    pairs = zip_longest(_whole(last_years(content)), _whole(content), fillvalue="")
    rows = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in pairs)
    return f"<html><body><table>{rows}</table></body></html>".encode()


COMPARISONS: dict[str, Callable[[Content], bytes]] = {
    function.__name__: function
    for function in (
        figures_beside_figures, figures_in_pairs, tables_side_by_side,
        tables_one_below_the_other, this_year_first, each_row_twice, in_lines_of_text,
        whole_reports_side_by_side, paragraph_beside_paragraph,
    )
}  # fmt: skip
