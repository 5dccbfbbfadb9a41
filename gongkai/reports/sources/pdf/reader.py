"""The whole way from a PDF to a flow: open, read pages, tables, lines, paragraphs."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.flow import Flow
from gongkai.reports.limits import LIMITS
from gongkai.reports.sources.pdf.furniture import PrintedPage, without_furniture
from gongkai.reports.sources.pdf.glyphs import Glyph, read_glyphs
from gongkai.reports.sources.pdf.halves import Sheet, halved
from gongkai.reports.sources.pdf.lines import PrintedLine, lines_of
from gongkai.reports.sources.pdf.networks import networks_of
from gongkai.reports.sources.pdf.paragraphs import PageBody, flow_pieces
from gongkai.reports.sources.pdf.placed import PlacedGrid
from gongkai.reports.sources.pdf.ruled import ruled_tables
from gongkai.reports.sources.pdf.rules import read_rules
from gongkai.reports.sources.pdf.unruled import with_unruled_tables

_HEAD_BYTES = 1024
_TAIL_BYTES = 65_536
_SCAN_CHARACTERS = 25
_SCAN_AREA = 0.4
_SEPARATOR_SHARE = 0.5

_NOT_PDF = "这不是 PDF 文件，请确认文件内容，或另存为 PDF 后再读取。"
_DAMAGED = "PDF 已损坏或不完整，请重新下载，或用原文件另存一份 PDF 再试。"
_LOCKED = "PDF 设了打开密码，请先去掉密码另存一份再读取。"
_SCANNED = "PDF 里没有可读的文字（多为扫描件），请先做文字识别（OCR），或提供可复制文字的文件。"


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read from one page, before lines are joined."""

    grids: list[PlacedGrid]
    lines: list[PrintedLine]
    separators: list[float]
    width: float
    height: float
    characters: int
    is_picture: bool


def read_pdf(
    path: Path, *, max_pages: int = LIMITS.pages, max_characters: int = LIMITS.characters
) -> Flow:
    """Read a PDF with a text layer into paragraphs and grids, in reading order.

    Raises UnreadableFileError for a file that is no PDF, damaged, locked by a password or scanned,
    has more than `max_pages` pages or more than `max_characters` characters; OSError where the
    file cannot be opened.
    """
    data = path.read_bytes()
    _refuse_fragments(data)
    with closing(_opened(data)) as document:
        if len(document) > max_pages:
            raise UnreadableFileError(_too_long(f"有 {len(document)} 页", max_pages, "页", "PAGES"))
        title = document.get_metadata_value("Title").strip("\x00 \t\r\n") or None
        sheets = _sheets(document, max_characters)
    pages = [_page(sheet) for sheet in halved(sheets)]
    if _is_scan(pages):
        raise UnreadableFileError(_SCANNED)
    lines = without_furniture([PrintedPage(tuple(page.lines), page.height) for page in pages])
    bodies = [_body(page, kept) for page, kept in zip(pages, lines, strict=True)]
    return Flow(tuple(flow_pieces(bodies)), title)


def _refuse_fragments(data: bytes) -> None:
    """A download that was cut off would be read in part; it lacks the end that every PDF has."""
    if b"%PDF-" not in data[:_HEAD_BYTES]:
        raise UnreadableFileError(_NOT_PDF)
    if b"startxref" not in data.rstrip(b"\x00\r\n ")[-_TAIL_BYTES:]:
        raise UnreadableFileError(_DAMAGED)


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
        raise UnreadableFileError(_LOCKED if locked else _DAMAGED) from error


def _too_long(what: str, limit: int, unit: str, setting: str) -> str:
    return (
        f"PDF {what}，超过 {limit} {unit}的上限，不像一份年度报告；"
        f"请只保留报告部分，确认无误时可用 GONGKAI_MAX_{setting} 调高上限。"
    )


def _sheets(document: pdfium.PdfDocument, max_characters: int) -> list[Sheet]:
    sheets: list[Sheet] = []
    characters = 0
    for index in range(len(document)):
        sheets.append(_sheet(document, index, max_characters - characters, max_characters))
        characters += len(sheets[-1].glyphs)
    return sheets


def _sheet(document: pdfium.PdfDocument, index: int, left: int, limit: int) -> Sheet:
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise UnreadableFileError(_DAMAGED) from error
    with closing(page), closing(page.get_textpage()) as text_page:
        text = read_glyphs(text_page, page.get_bbox(), left + 1)
        if len(text.glyphs) > left:
            raise UnreadableFileError(_too_long("文字过多", limit, "字", "CHARACTERS"))
        drawing = read_rules(page.raw, text.frame)
    return Sheet(text.glyphs, drawing, text.frame.width, text.frame.height)


def _page(sheet: Sheet) -> _Page:
    networks, alone = networks_of(sheet.drawing)
    glyphs = sorted(sheet.glyphs, key=lambda glyph: glyph.y)
    grids, free = ruled_tables(networks, glyphs, LIMITS.grid_cells)
    width, height = sheet.width, sheet.height
    return _Page(
        grids,
        _lines(free),
        [rule.at for rule in alone if rule.end - rule.start > _SEPARATOR_SHARE * width],
        width,
        height,
        len(glyphs),
        sheet.drawing.picture_area > _SCAN_AREA * width * height,
    )


def _lines(glyphs: list[Glyph]) -> list[PrintedLine]:
    """Printed lines; text turned against the rest of the page comes after it."""
    lines: list[PrintedLine] = []
    for turn in sorted({glyph.turn for glyph in glyphs}):
        lines += lines_of(glyph for glyph in glyphs if glyph.turn == turn)
    return lines


def _is_scan(pages: list[_Page]) -> bool:
    characters = sum(page.characters for page in pages)
    pictures = any(page.is_picture for page in pages)
    return characters == 0 or (pictures and characters < _SCAN_CHARACTERS * len(pages))


def _body(page: _Page, lines: list[PrintedLine]) -> PageBody:
    """The lines and tables of a page in order, tables without ruling lines found among lines."""
    width = max((line.right for line in lines), default=0.0) - min(
        (line.left for line in lines), default=0.0
    )
    body: list[PrintedLine | PlacedGrid] = []
    first = 0
    for grid in sorted(page.grids, key=lambda grid: grid.top):
        last = first
        while last < len(lines) and lines[last].baseline < grid.top:
            last += 1
        body += with_unruled_tables(lines[first:last], page.separators, width)
        body.append(grid)
        first = last
    body += with_unruled_tables(lines[first:], page.separators, width)
    return PageBody(body, page.width)
