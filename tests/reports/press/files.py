"""Layouts of office files and PDF: what word processors, spreadsheets and printers leave behind."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import typst
import xlsxwriter
from lxml import etree

from gongkai.lib.paper import pdf, typesetting
from gongkai.lib.paper.docx import write_docx
from gongkai.lib.paper.fonts import fonts
from gongkai.lib.paper.grid import placed_rows
from gongkai.lib.paper.model import Cell, Table
from gongkai.lib.paper.pdf import write_pdf
from gongkai.lib.paper.xlsx import write_xlsx
from tests.reports.press.comparisons import last_years
from tests.reports.press.content import Content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _with_main_part(data: bytes, mend: Callable[[str], str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as written:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = mend(part.decode()).encode()
            written.writestr(name, part)
    return target.getvalue()


def docx(content: Content) -> bytes:
    return write_docx(content.document)


def docx_with_runs_torn(content: Content) -> bytes:
    """Each character is a run of its own, as after spell checks and edits."""

    def torn(match: re.Match[str]) -> str:
        head, text, tail = match.groups()
        pieces = re.findall(r"&\w+;|.", text, re.DOTALL)
        return "".join(f"{head}{piece}{tail}" for piece in pieces) or match[0]

    return _with_main_part(
        docx(content),
        lambda xml: re.sub(
            r"(<w:r><w:rPr>(?:(?!</w:r>|</w:t>).)*?<w:t[^>]*>)([^<]*)(</w:t></w:r>)", torn, xml
        ),
    )


def docx_with_tracked_changes(content: Content) -> bytes:
    """Figures were inserted, others deleted; the deleted ones no longer count."""
    mark = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'

    def tracked(match: re.Match[str]) -> str:
        deleted = f"<w:del {mark}><w:r><w:delText>77</w:delText></w:r></w:del>"
        return f"{deleted}<w:ins {mark}>{match[0]}</w:ins>"

    run = r"<w:r><w:rPr>(?:(?!</w:r>).)*?<w:t[^>]*>\d+</w:t></w:r>"
    return _with_main_part(docx(content), lambda xml: re.sub(run, tracked, xml))


def docx_in_a_layout_table(content: Content) -> bytes:
    """The whole text stands in the one cell of a table."""

    def framed(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        body = root[0]
        table = etree.SubElement(body, f"{W}tbl")
        cell = etree.SubElement(etree.SubElement(table, f"{W}tr"), f"{W}tc")
        for child in list(body):
            if child is not table and child.tag != f"{W}sectPr":
                cell.append(child)
        body.insert(0, table)
        return etree.tostring(root, encoding="unicode")

    return _with_main_part(docx(content), framed)


def docx_with_figures_in_inner_tables(content: Content) -> bytes:
    def nested(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        for cell in list(root.iter(f"{W}tc")):
            paragraphs = cell.findall(f"{W}p")
            if "".join(text.text or "" for text in cell.iter(f"{W}t")).isdecimal():
                table = etree.SubElement(cell, f"{W}tbl")
                inner = etree.SubElement(etree.SubElement(table, f"{W}tr"), f"{W}tc")
                inner.extend(paragraphs)
                etree.SubElement(cell, f"{W}p")
        return etree.tostring(root, encoding="unicode")

    return _with_main_part(docx(content), nested)


def docx_of_two_years(content: Content) -> bytes:
    """Last year's report beside this year's, paragraph by paragraph in the rows of a table."""

    def parts(data: bytes) -> list[etree._Element]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = etree.fromstring(archive.read("word/document.xml"))[0]
        return [child for child in body if child.tag != f"{W}sectPr"]

    def beside(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        own, last = parts(docx(content)), parts(docx(last_years(content)))
        for child in list(root[0])[:-1]:
            root[0].remove(child)
        table = etree.Element(f"{W}tbl")
        root[0].insert(0, table)
        for pair in zip_longest(last, own):
            row = etree.SubElement(table, f"{W}tr")
            for part in pair:
                cell = etree.SubElement(row, f"{W}tc")
                cell.append(etree.Element(f"{W}p") if part is None else part)
        return etree.tostring(root, encoding="unicode")

    return _with_main_part(docx(content), beside)


def xlsx(content: Content) -> bytes:
    return write_xlsx(content.document)


def _book(
    content: Content, *, as_text: bool, first_column: int, gap: int, merged: bool = True
) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, plain = book.add_worksheet("年报"), book.add_format()
    at = gap
    sheet.write_string(at, first_column, content.document.title)
    for block in content.document.blocks:
        at += 1 + gap
        if not isinstance(block, Table):
            sheet.write_string(at, first_column, block.text)
            continue
        for row in placed_rows(block):
            for placed in row:
                left, top = first_column + placed.column, at + placed.row
                right = left + placed.cell.colspan - 1
                bottom = top + placed.cell.rowspan - 1
                if merged and (left, top) != (right, bottom):
                    sheet.merge_range(top, left, bottom, right, "", plain)
                _write(sheet, top, left, placed.cell, content.blank, as_text=as_text)
        at += len(block.rows)
    hidden = book.add_worksheet("上年")
    hidden.write_string(0, 0, "规章")
    hidden.write_row(0, 1, [9, 9, 9])
    hidden.hide()
    book.close()
    return target.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: Cell,
    blank: str,
    *,
    as_text: bool,
) -> None:
    if cell.number is not None and not as_text:
        sheet.write_number(row, column, cell.number)
    else:
        sheet.write_string(row, column, cell.text if cell.head else cell.text or blank)


def xlsx_on_one_sheet(content: Content) -> bytes:
    return _book(content, as_text=False, first_column=0, gap=0)


def xlsx_figures_as_text(content: Content) -> bytes:
    return _book(content, as_text=True, first_column=1, gap=1)


def xlsx_without_merges(content: Content) -> bytes:
    """Spans left as empty cells; the widest table makes all rows wider than their own figures."""
    return _book(content, as_text=False, first_column=2, gap=0, merged=False)


def pdf_official(content: Content) -> bytes:
    return write_pdf(content.document)


def _data(content: Content) -> dict[str, Any]:
    return {**typesetting._common(), **pdf._data(content.document)}


def _set_otherwise(content: Content, *changes: tuple[str, str]) -> bytes:
    template = typesetting._read(pdf.TEMPLATES).decode()
    for old, new in changes:
        assert old in template
        template = template.replace(old, new)
    data = json.dumps(_data(content), ensure_ascii=False)
    compiler = typst.Compiler(template.encode(), font_paths=fonts(), sys_inputs={"data": data})
    printed = compiler.compile(format="pdf", timestamp=0)
    assert isinstance(printed, bytes)
    return printed


def pdf_without_rules(content: Content) -> bytes:
    return _set_otherwise(content, ("stroke: 0.5pt", "stroke: none"))


def pdf_with_horizontal_rules(content: Content) -> bytes:
    return _set_otherwise(content, ("stroke: 0.5pt", "stroke: (y: 0.5pt)"))


def pdf_on_small_pages(content: Content) -> bytes:
    """Tables run over many pages, heads repeated."""
    return _set_otherwise(content, ("height: measure.height_mm * 1mm", "height: 150mm"))


def pdf_without_repeated_heads(content: Content) -> bytes:
    return _set_otherwise(
        content,
        ("height: measure.height_mm * 1mm", "height: 170mm"),
        ("table.header(level:", "table.header(repeat: false, level:"),
    )


def pdf_on_wide_pages(content: Content) -> bytes:
    return _set_otherwise(
        content,
        ("width: measure.width_mm * 1mm", "width: 297mm"),
        ("given.widths.map(width => width * 1mm)", "given.widths.map(width => width * 1.5mm)"),
    )


def pdf_aligned_at_the_top_left(content: Content) -> bytes:
    """Without rules, heads at a page's end run together with the label below them."""
    return _set_otherwise(
        content,
        ("stroke: 0.5pt", "stroke: none"),
        ("sides.at(given.align) + horizon", "left + top"),
    )


def pdf_of_two_years(content: Content) -> bytes:
    """Last year's report on the left of each page, this year's on the right."""
    template = typesetting._read(pdf.TEMPLATES).decode()
    cut = template.index("#block(below: 2 * gap")
    head, body = template[:cut], template[cut:]
    for old, new in (
        ("title(lines(data.printed_title))", "lines(data.printed_title)"),
        ("heading(level: given.rank, lines(given.text))", "par(lines(given.text))"),
        ("#block(", "block("),
        ("#for", "for"),
    ):
        body = body.replace(old, new)
    head = head.replace("measure.width_mm * 1mm", "420mm")
    own = "#let both = json(bytes(sys.inputs.both))"
    columns = "#grid(columns: (1fr, 1fr), gutter: 12mm, one(both.at(0)), one(both.at(1)))"
    both = [_data(c) for c in (last_years(content), content)]
    compiler = typst.Compiler(
        f"{head}\n#let one(data) = {{{body}}}\n{own}\n{columns}\n".encode(),
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(both[1]), "both": json.dumps(both)},
    )
    printed = compiler.compile(format="pdf", timestamp=0)
    assert isinstance(printed, bytes)
    return printed


FILES: dict[str, tuple[str, Callable[[Content], bytes]]] = {
    function.__name__: (suffix, function)
    for suffix, functions in (
        (".docx", (docx, docx_with_runs_torn, docx_with_tracked_changes,
                   docx_in_a_layout_table, docx_with_figures_in_inner_tables,
                   docx_of_two_years)),
        (".xlsx", (xlsx, xlsx_on_one_sheet, xlsx_figures_as_text, xlsx_without_merges)),
        (".pdf", (pdf_official, pdf_without_rules, pdf_with_horizontal_rules, pdf_on_small_pages,
                  pdf_without_repeated_heads, pdf_on_wide_pages, pdf_aligned_at_the_top_left,
                  pdf_of_two_years)),
    )
    for function in functions
}  # fmt: skip
