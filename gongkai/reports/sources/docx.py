"""DOCX documents, read from their XML; deletions and hidden text are left out."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.flow import Flow, Grid, GridCell, Line, Piece
from gongkai.reports.limits import LIMITS, beyond

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset(
    f"{_W}{name}"
    for name in "del moveFrom drawing pict object instrText pPr rPr footnoteReference".split()
) | {f"{_MC}AlternateContent"}
_PROSE_CELL_CHARACTERS = 300
_SHORT_CELL = 60
_FRAMES_OF_TWO_TEXTS = 3
_MAX_SPAN = 200


def read_docx(path: Path) -> Flow:
    """Read the main part of a DOCX.

    Raises UnreadableFileError for a damaged archive, one too large unpacked, no main part.
    """
    data = _main_part(path)
    if (tags := data.count(b"<")) > LIMITS.tags:
        raise beyond(f"正文有 {tags} 个标记", LIMITS.tags, "TAGS")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError(
            "DOCX 的正文已损坏，请用 Word 或 WPS 打开后另存一份再试。"
        ) from error
    body = root.find(f"{_W}body")
    return Flow(tuple(_pieces(body)) if body is not None else ())


def _main_part(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo("word/document.xml")
            limit = LIMITS.unpacked_bytes
            if info.file_size > limit:
                raise UnreadableFileError(_too_large(info.file_size))
            with archive.open(info) as part:
                data = part.read(limit + 1)
    except (
        zipfile.BadZipFile,
        KeyError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as e:
        raise UnreadableFileError(
            "DOCX 已损坏或不完整，请用 Word 或 WPS 打开后另存一份再试。"
        ) from e
    if len(data) > limit:
        raise UnreadableFileError(_too_large(len(data)))
    return data


def _too_large(size: int) -> str:
    return (
        f"解压后正文有 {size >> 20} MB，超过 {LIMITS.unpacked_bytes >> 20} MB 的上限，"
        "不像一份年度报告；确认可信后可用 GONGKAI_MAX_UNPACKED_MB 调高上限。"
    )


def _pieces(container: etree._Element) -> Iterator[Piece]:
    for child in _unwrapped(container):
        if child.tag == f"{_W}p":
            for line in _paragraph(child).split("\n"):
                if line.strip():
                    yield Line(line.strip(), heading=_is_heading(child))
        elif child.tag == f"{_W}tbl":
            yield from _table_pieces(child)


def _unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    """Children, with content controls, insertions and the like opened."""
    for child in container:
        if child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            if content is not None:
                yield from _unwrapped(content)
        elif child.tag in {f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"}:
            yield from _unwrapped(child)
        else:
            yield child


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    return name.lower().startswith(("heading", "title"))


def _paragraph(paragraph: etree._Element) -> str:
    parts: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start",))
    for _event, element in walker:
        if element.tag in _LEFT_OUT or (element.tag == f"{_W}r" and _is_hidden(element)):
            walker.skip_subtree()
        elif element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in {f"{_W}br", f"{_W}cr"}:
            parts.append("\n")
        elif element.tag == f"{_W}tab":
            parts.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in {"0", "false"}


# --- tables -----------------------------------------------------------------------------------


def _table_pieces(table: etree._Element) -> Iterator[Piece]:
    """A table as a grid; rows that frame prose or other tables are dissolved in place."""
    rows: list[list[GridCell]] = []
    printed = [row for row in _unwrapped(table) if row.tag == f"{_W}tr"]
    in_cells = [[cell for cell in _unwrapped(r) if cell.tag == f"{_W}tc"] for r in printed]
    if _sets_two_columns(in_cells):
        for side in (0, 1):
            for cells in in_cells:
                yield from _pieces(cells[side])
        return
    for row, cells in zip(printed, in_cells, strict=True):
        if any(map(_frames_something, cells)) and not _is_row_of_inner_tables(cells):
            yield from _grid(rows)
            rows = []
            for cell in cells:
                yield from _pieces(cell)
        else:
            rows.append(_row(row, cells, rows))
    yield from _grid(rows)


def _sets_two_columns(rows: list[list[etree._Element]]) -> bool:
    """A table that sets two texts beside each other, paragraph by paragraph."""
    if any(len(cells) != 2 for cells in rows):
        return False
    framing = [sum(map(_frames_something, side)) for side in zip(*rows, strict=True)]
    return bool(framing) and min(framing) > 0 and sum(framing) >= _FRAMES_OF_TWO_TEXTS


def _frames_something(cell: etree._Element) -> bool:
    return (
        cell.find(f".//{_W}tbl") is not None
        or sum(len(text.text or "") for text in cell.iter(f"{_W}t")) > _PROSE_CELL_CHARACTERS
    )


def _is_row_of_inner_tables(cells: list[etree._Element]) -> bool:
    """A row of the form whose figures stand in small inner tables of one cell each."""
    inner = [table for cell in cells for table in cell.iter(f"{_W}tbl")]
    size = sum(len(text.text or "") for cell in cells for text in cell.iter(f"{_W}t"))
    return (
        bool(inner)
        and len(cells) > 1
        and size <= _PROSE_CELL_CHARACTERS
        and all(
            len(list(table.iter(f"{_W}tc"))) == 1
            and sum(len(text.text or "") for text in table.iter(f"{_W}t")) < _SHORT_CELL
            for table in inner
        )
    )


def _row(
    row: etree._Element, cells: list[etree._Element], above: list[list[GridCell]]
) -> list[GridCell]:
    column = _integer(row.find(f"{_W}trPr/{_W}gridBefore"), default=0)
    placed = []
    for cell in cells:
        span = _integer(cell.find(f"{_W}tcPr/{_W}gridSpan"), default=1)
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merge is not None and merge.get(f"{_W}val", "continue") != "restart":
            _lengthen(above, column)
        else:
            text = "\n".join(filter(None, (_paragraph(p).strip() for p in cell.iter(f"{_W}p"))))
            placed.append(GridCell(text, column, 1, span))
        column += span
    return placed


def _lengthen(above: list[list[GridCell]], column: int) -> None:
    """Give the cell that a continued vertical merge belongs to one more row."""
    for row in reversed(above):
        for index, cell in enumerate(row):
            if cell.column == column:
                row[index] = GridCell(cell.text, cell.column, cell.rowspan + 1, cell.colspan)
                return


def _integer(element: etree._Element | None, *, default: int) -> int:
    text = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(text), _MAX_SPAN) if text.isdecimal() else default


def _grid(rows: list[list[GridCell]]) -> Iterator[Grid]:
    if rows:
        yield Grid(tuple(tuple(row) for row in rows))
