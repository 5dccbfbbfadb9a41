"""Write a document as a workbook: a sheet of text, a sheet a table, figures as figures."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from gongkai.lib.paper.grid import Placed, placed_rows
from gongkai.lib.paper.model import Align, Document, Heading, Paragraph, Table
from gongkai.lib.paper.page import column_widths_mm
from gongkai.lib.paper.text import one_line, printable

_TEXT_SHEET = "正文"
_TEXT_WIDTH_CHARACTERS = 88
_CHARACTERS_PER_MM = 0.62
_LINE_PT = 17
_NOT_IN_A_SHEET_NAME = str.maketrans("", "", "[]:*?/\\'")
_SHEET_NAME_CHARACTERS = 31
_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day: the same document, the same bytes
_HORIZONTAL = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


def write_xlsx(document: Document) -> bytes:
    """The document as XLSX; text is never a formula. Raises UnevenTableError as other writers."""
    target = BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties(
        {
            "title": one_line(document.title),
            "author": one_line(document.author),
            "created": _NEVER,
        }
    )
    _write_text(workbook, document)
    for name, table in _sheets(document):
        _write_table(workbook, name, table)
    workbook.close()
    return target.getvalue()


def _sheets(document: Document) -> Iterator[tuple[str, Table]]:
    taken = {_TEXT_SHEET}
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            name = one_line(block.caption).translate(_NOT_IN_A_SHEET_NAME)
            name = name[:_SHEET_NAME_CHARACTERS] or f"表{number}"
            if name.casefold() in taken:
                name = f"{name[: _SHEET_NAME_CHARACTERS - 5]} {number}"
            taken.add(name.casefold())
            yield name, block


def _on_paper(sheet: Any, *, landscape: bool = False) -> None:
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()


def _write_text(workbook: Any, document: Document) -> None:
    sheet = workbook.add_worksheet(_TEXT_SHEET)
    _on_paper(sheet)
    sheet.set_column(0, 0, _TEXT_WIDTH_CHARACTERS)
    title = workbook.add_format(
        {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "text_wrap": True}
    )
    headings = [
        workbook.add_format({"font_name": face, "font_size": 14, "text_wrap": True})
        for face in ("黑体", "楷体_GB2312")
    ]
    body = workbook.add_format(
        {"font_name": "仿宋_GB2312", "font_size": 12, "text_wrap": True, "valign": "top"}
    )
    sheet.write_string(0, 0, printable(document.title), title)
    at = 1
    for block in document.blocks:
        if isinstance(block, Heading):
            sheet.write_string(at, 0, printable(block.text), headings[min(block.level, 2) - 1])
            at += 1
        elif isinstance(block, Paragraph):
            sheet.write_string(at, 0, printable(block.text), body)
            lines = 1 + 2 * len(block.text) // _TEXT_WIDTH_CHARACTERS
            sheet.set_row(at, _LINE_PT * lines)
            at += 1


def _write_table(workbook: Any, name: str, table: Table) -> None:
    sheet = workbook.add_worksheet(name)
    _on_paper(sheet, landscape=len(table.widths) > 8)
    for column, width in enumerate(column_widths_mm(table.widths)):
        sheet.set_column(column, column, max(6.5, width * _CHARACTERS_PER_MM))
    if table.head_rows:
        sheet.repeat_rows(0, table.head_rows - 1)
        sheet.freeze_panes(table.head_rows, 0)
    formats: dict[tuple[Align, bool], Any] = {}
    for row in placed_rows(table):
        for placed in row:
            look = (placed.cell.align, placed.cell.head)
            if look not in formats:
                formats[look] = workbook.add_format(_look(*look))
            _write_cell(sheet, placed, formats[look])


def _look(align: Align, head: bool) -> dict[str, Any]:  # noqa: FBT001 - a key of formats
    return {
        "border": 1,
        "text_wrap": True,
        "valign": "vcenter",
        "align": _HORIZONTAL[align],
        "font_name": "宋体",
        "font_size": 10.5,
        "bg_color": "#F6F7F9" if head else "#FFFFFF",
    }


def _write_cell(sheet: Any, placed: Placed, look: Any) -> None:
    first, last = placed.rows[0], placed.rows[-1]
    left, right = placed.columns[0], placed.columns[-1]
    if (first, left) != (last, right):
        sheet.merge_range(first, left, last, right, "", look)
    cell = placed.cell
    if cell.number is not None:
        sheet.write_number(first, left, cell.number, look)
    elif cell.text:
        sheet.write_string(first, left, printable(cell.text), look)
    else:
        sheet.write_blank(first, left, None, look)
