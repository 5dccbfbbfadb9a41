"""Tables of a DOCX: merged cells, heads that repeat, rows that do not split."""

from xml.sax.saxutils import escape

from gongkai.lib.paper import page
from gongkai.lib.paper.grid import Placed, owners_of
from gongkai.lib.paper.model import Table
from gongkai.lib.paper.page import Face
from gongkai.lib.paper.text import one_line
from gongkai.lib.paper.word import JUSTIFICATION, paragraph_xml, run_xml, twips


def table_xml(table: Table, size_pt: float | None = None) -> str:
    """The table, in a size that its columns bear unless one is given.

    Raises UnevenTableError for cells that do not fit.
    """
    widths = [twips(width) for width in page.column_widths_mm(table.widths)]
    size = size_pt or page.table_size_pt(table.widths)
    rows = "".join(
        _row(owners, at, widths, size, head=at < table.head_rows)
        for at, owners in enumerate(owners_of(table))
    )
    side, top = twips(page.CELL_SIDE_MM), twips(page.CELL_TOP_MM)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{edge} w:w="{width}" w:type="dxa"/>'
        for edge, width in (("top", top), ("left", side), ("bottom", top), ("right", side))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
        f"<w:tblCaption w:val={_quoted(table.caption)}/></w:tblPr>"
        f"<w:tblGrid>{''.join(f'<w:gridCol w:w={chr(34)}{w}{chr(34)}/>' for w in widths)}"
        f"</w:tblGrid>{rows}</w:tbl>"
    )


def _quoted(text: str) -> str:
    return '"' + escape(one_line(text), {'"': "&quot;"}) + '"'


def _row(owners: list[Placed], at: int, widths: list[int], size: float, *, head: bool) -> str:
    begun = list(dict.fromkeys(owners))
    keep = "<w:keepNext/>" if all(placed.cell.head for placed in begun) else ""
    cells = "".join(_cell(placed, at, widths, size, keep) for placed in begun)
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell(placed: Placed, at: int, widths: list[int], size: float, keep: str) -> str:
    cell = placed.cell
    properties = f'<w:tcW w:w="{sum(widths[c] for c in placed.columns)}" w:type="dxa"/>'
    if cell.colspan > 1:
        properties += f'<w:gridSpan w:val="{cell.colspan}"/>'
    if cell.rowspan > 1:
        properties += f'<w:vMerge w:val="{"restart" if at == placed.row else "continue"}"/>'
    text = cell.text if at == placed.row else ""
    line = f'<w:spacing w:line="{round(size * 1.35 * 20)}" w:lineRule="exact"/>'
    paragraph = paragraph_xml(
        "TableText",
        text,
        f'{keep}{line}<w:jc w:val="{JUSTIFICATION[cell.align]}"/>',
        run_xml(Face.SONG, size),
    )
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'
