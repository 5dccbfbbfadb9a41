"""HTML pages as saved from government sites: text lines and tables in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.flow import Flow, Grid, GridCell, Line, Piece
from gongkai.reports.limits import LIMITS

_SKIPPED = frozenset(
    "script style head noscript template svg select option button input textarea iframe object "
    "embed nav footer audio video canvas map math".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure "
    "form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary tbody td tfoot th "
    "thead title tr ul ucapcontent".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HTML_SPACE = re.compile(r"[ \t\r\n\f]+")
_PROSE_CELL_CHARACTERS = 300
_FRAMES_OF_TWO_TEXTS = 3
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MAX_SPAN = 200
_MAX_COLUMNS = 1000
_ROW_OF_INNER_TABLES_CHARACTERS = 300


def read_html(text: str) -> Flow:
    """Read a page (or a fragment of one); hidden parts, navigation and scripts are left out.

    Raises UnreadableFileError where tables nest beyond all measure.
    """
    text = text.replace("\x00", "")
    # Tags that are never closed (<font> from old editors) nest by the hundred.
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(_without_declaration(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Flow(())
    title = _article_title(root) or root.findtext(".//head/title") or root.findtext(".//title")
    try:
        pieces = tuple(_pieces(root))
    except RecursionError as error:
        raise UnreadableFileError(
            "网页里的表格一层套一层，深得不像一份年度报告；请用浏览器打开，只复制报告正文存成文件再读取。"
        ) from error
    return Flow(pieces, _HTML_SPACE.sub(" ", title).strip() if title else None)


def _article_title(root: etree._Element) -> str | None:
    """The title of the article alone, which government sites must give beside the page's own."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and (
            meta.get("content") or ""
        ).strip():
            return str(meta.get("content"))
    return None


def _without_declaration(text: str) -> str:
    """lxml refuses a decoded text that still declares its encoding in an XML declaration."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text[:300]) + text[300:]


Token = str | etree._Element | None
"""Text, a table or heading element met on the way, or None for a line break."""


def _tokens(top: etree._Element) -> Iterator[Token]:
    """Walk below `top` without recursion; tables come as elements and are not entered."""
    walker = etree.iterwalk(top, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if element is not top and (_is_skipped(element) or tag == "table"):
                walker.skip_subtree()
                if tag == "table" and not _is_hidden(element):
                    yield element
                continue
            if tag == "br" or (tag in _BLOCKS and element is not top):
                yield None
                if tag in _HEADINGS:
                    yield element
            if element.text:
                yield element.text.translate(_RAISED) if tag == "sup" else element.text
        else:
            if tag in _BLOCKS and element is not top:
                yield None
            if element is not top and element.tail:
                yield element.tail


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_skipped(element: etree._Element) -> bool:
    return element.tag in _SKIPPED or _is_hidden(element)


def _pieces(top: etree._Element) -> Iterator[Piece]:
    buffer: list[str] = []
    heading = False
    for token in _tokens(top):
        if isinstance(token, str):
            buffer.append(token)
            continue
        if token is None or (isinstance(token, etree._Element) and token.tag == "table"):
            yield from _line(buffer, heading=heading)
            buffer, heading = [], False
        if isinstance(token, etree._Element):
            if token.tag == "table":
                yield from _table_pieces(token)
            else:
                heading = True
    yield from _line(buffer, heading=heading)


def _line(buffer: list[str], *, heading: bool) -> Iterator[Line]:
    text = _HTML_SPACE.sub(" ", "".join(buffer)).strip()
    if text:
        yield Line(text, heading=heading)


# --- tables -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _RawCell:
    element: etree._Element
    text: str
    inner: list[etree._Element] = field(default_factory=list)


def _table_pieces(table: etree._Element) -> Iterator[Piece]:
    """A data table gives a grid; cells that frame prose or other tables are dissolved in place."""
    rows: list[list[GridCell]] = []
    occupied: dict[int, int] = {}
    cells_left = LIMITS.grid_cells
    raws = [
        [_raw_cell(cell) for cell in row.iterchildren("td", "th") if not _is_hidden(cell)]
        for row in _rows(table)
    ]
    if _sets_two_columns(raws):
        for side in (0, 1):
            for raw in raws:
                yield from _pieces(raw[side].element)
        return
    for raw in raws:
        if any(_frames_something(cell) for cell in raw) and not _is_row_of_inner_tables(raw):
            yield from _grid(rows)
            rows, occupied = [], {}
            for cell in raw:
                yield from _pieces(cell.element)
            continue
        cells = _placed(raw, occupied)
        cells_left -= sum(cell.colspan for cell in cells)
        if cells_left < 0:
            break
        rows.append(cells)
    yield from _grid(rows)


def _sets_two_columns(raws: list[list[_RawCell]]) -> bool:
    """A table that sets two texts beside each other, paragraph by paragraph."""
    if any(len(raw) != 2 for raw in raws):
        return False
    framing = [sum(map(_frames_something, side)) for side in zip(*raws, strict=True)]
    return bool(framing) and min(framing) > 0 and sum(framing) >= _FRAMES_OF_TWO_TEXTS


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table.iterchildren("tr", "tbody", "thead", "tfoot", "caption"):
        if child.tag == "tr":
            yield child
        elif child.tag != "caption":
            yield from child.iterchildren("tr")


def _raw_cell(element: etree._Element) -> _RawCell:
    parts: list[str] = []
    inner: list[etree._Element] = []
    for token in _tokens(element):
        if isinstance(token, str):
            parts.append(_HTML_SPACE.sub(" ", token))
        elif isinstance(token, etree._Element):
            if token.tag == "table":
                inner.append(token)
        else:
            parts.append("\n")
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return _RawCell(element, "\n".join(line for line in lines if line), inner)


def _frames_something(cell: _RawCell) -> bool:
    return bool(cell.inner) or len(cell.text) > _PROSE_CELL_CHARACTERS


def _is_row_of_inner_tables(raw: list[_RawCell]) -> bool:
    """A row of the form whose figures stand in small inner tables of one row each."""
    inner = [table for cell in raw for table in cell.inner]
    size = sum(len(cell.text) for cell in raw)
    return (
        bool(inner)
        and len(raw) > 1
        and size < _ROW_OF_INNER_TABLES_CHARACTERS
        and all(_is_small(table) for table in inner)
    )


def _is_small(table: etree._Element) -> bool:
    size = sum(len(text) for text in table.itertext())
    return sum(1 for _ in _rows(table)) == 1 and size < _ROW_OF_INNER_TABLES_CHARACTERS


def _placed(raw: list[_RawCell], occupied: dict[int, int]) -> list[GridCell]:
    """Cells with their columns; `occupied` holds for each column the rows a span still covers."""
    placed: list[GridCell] = []
    column = 0
    covered = dict(occupied)
    for column_index in list(occupied):
        occupied[column_index] -= 1
        if occupied[column_index] <= 0:
            del occupied[column_index]
    for cell in raw:
        for element, text in _cell_parts(cell):
            while covered.get(column, 0) > 0:
                column += 1
            if column >= _MAX_COLUMNS:
                return placed
            colspan, rowspan = _span(element, "colspan"), _span(element, "rowspan")
            placed.append(GridCell(text, column, rowspan, colspan))
            if rowspan > 1:
                occupied.update(dict.fromkeys(range(column, column + colspan), rowspan - 1))
            column += colspan
    return placed


def _cell_parts(cell: _RawCell) -> Iterator[tuple[etree._Element, str]]:
    if not cell.inner:
        yield cell.element, cell.text
        return
    if cell.text:
        yield cell.element, cell.text
    for table in cell.inner:
        for row in _rows(table):
            for element in row.iterchildren("td", "th"):
                yield element, _raw_cell(element).text


def _span(element: etree._Element, name: str) -> int:
    text = (element.get(name) or "").strip()
    return min(int(text), _MAX_SPAN) if text.isdecimal() and int(text) > 0 else 1


def _grid(rows: list[list[GridCell]]) -> Iterator[Grid]:
    if rows:
        yield Grid(tuple(tuple(row) for row in rows))
