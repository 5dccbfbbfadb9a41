"""Write a document as DOCX by GB/T 9704: the typefaces of official documents, nothing embedded."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongkai.lib.paper import page
from gongkai.lib.paper.grid import Placed, owners_of
from gongkai.lib.paper.model import Align, Block, Document, Heading, Paragraph, Table
from gongkai.lib.paper.page import Face
from gongkai.lib.paper.text import one_line, printable

_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day: the same document, the same bytes
_TWIPS_PER_MM = 1440 / 25.4
_GRID_LINE_TWIPS = 579
_SQUEEZE = -5
"""Twips between characters: 28 of 三号 on a line. A character grid would do it in one word
processor and spread the text in another; this holds in all."""
_LATIN = "Times New Roman"
_JUSTIFICATION = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


def write_docx(document: Document) -> bytes:
    """The document as DOCX; the same document gives the same bytes.

    Raises UnevenTableError for cells that do not fill their table.
    """
    word = docx.Document()
    _strip(word)
    _name(word, document)
    styles = word.styles.element
    for child in list(styles):
        styles.remove(child)
    for style in parse_xml(_styles()):
        styles.append(style)
    body = word.element.body
    for child in list(body):
        body.remove(child)
    for child in parse_xml(f"<w:body {nsdecls('w')}>{''.join(_body(document))}</w:body>"):
        body.append(child)
    body.append(parse_xml(_section()))
    _number_pages(word)
    return _packed(word)


# --- the package ------------------------------------------------------------------------------


def _strip(word: WordDocument) -> None:
    """Drop what the library's own template brings along: picture, theme, numbering."""
    document_parts = {RELATION.STYLES, RELATION.SETTINGS}
    for relations, kept in (
        (word.part.rels, document_parts),
        (word.part.package.rels, {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES}),
    ):
        for key in [key for key, relation in relations.items() if relation.reltype not in kept]:
            del relations[key]


def _name(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title, core.author = one_line(document.title)[:255], one_line(document.author)[:255]
    core.language, core.comments, core.last_modified_by = document.language, "", ""
    core.created = core.modified = _NEVER
    core.revision = 1


def _number_pages(word: WordDocument) -> None:
    word.settings.odd_and_even_pages_header_footer = True
    section = word.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        empty = footer.paragraphs[0]._p  # noqa: SLF001 - the library has no public way
        empty.getparent().replace(empty, parse_xml(_page_number(side)))


def _packed(word: WordDocument) -> bytes:
    loose, packed = BytesIO(), BytesIO()
    word.save(loose)
    with ZipFile(loose) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _NEVER.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


# --- styles and page --------------------------------------------------------------------------


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _fonts(face: Face) -> str:
    return (
        f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" '
        f'w:eastAsia="{face}" w:hint="eastAsia"/>'
    )


def _half_points(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _exact(points: float) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


@cache
def _styles() -> str:
    normal = f'<w:pPr>{_exact(page.LINE_PT)}<w:jc w:val="both"/></w:pPr>'
    return (
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(Face.FANG)}"
        f"{_half_points(page.BODY_PT)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/>{normal}<w:rPr>{_run(Face.FANG, page.BODY_PT, _SQUEEZE)}</w:rPr></w:style>"
        + _style("Title", "Title", _title_paragraph(), _run(Face.TITLE, page.TITLE_PT))
        + _style(
            "Heading1", "heading 1", _heading_paragraph(0), _run(Face.HEI, page.BODY_PT, _SQUEEZE)
        )
        + _style(
            "Heading2", "heading 2", _heading_paragraph(1), _run(Face.KAI, page.BODY_PT, _SQUEEZE)
        )
        + _style("BodyText", "Body Text", _INDENT, "")
        + _style("TableText", "Table Text", '<w:snapToGrid w:val="0"/>', _run(Face.SONG, 10.5))
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style></w:styles>'
    )


def _style(identity: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _run(face: Face, points: float, spacing_twips: int = 0) -> str:
    return f'{_fonts(face)}<w:spacing w:val="{spacing_twips}"/>{_half_points(points)}'


def _title_paragraph() -> str:
    after = round(page.LINE_PT * 20)
    line = round(page.TITLE_LINE_PT * 20)
    return (
        f'<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>'
    )


def _heading_paragraph(level: int) -> str:
    return f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="{level}"/>'


def _section() -> str:
    footer_mm = page.BOTTOM_MM - page.PAGE_NUMBER_BELOW_TEXT_MM - page.PAGE_NUMBER_PT * 0.35
    return (
        f"<w:sectPr {nsdecls('w')}>"
        f'<w:pgSz w:w="{_twips(page.WIDTH_MM)}" w:h="{_twips(page.HEIGHT_MM)}"/>'
        f'<w:pgMar w:top="{_twips(page.TOP_MM)}" w:right="{_twips(page.RIGHT_MM)}" '
        f'w:bottom="{_twips(page.BOTTOM_MM)}" w:left="{_twips(page.LEFT_MM)}" '
        f'w:header="851" w:footer="{_twips(footer_mm)}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{_GRID_LINE_TWIPS}"/></w:sectPr>'
    )


def _page_number(side: str) -> str:
    look = f"<w:rPr>{_run(Face.SONG, page.PAGE_NUMBER_PT)}</w:rPr>"
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{look}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


# --- the text ---------------------------------------------------------------------------------


def _body(document: Document) -> Iterator[str]:
    yield _paragraph("Title", document.title)
    for block in document.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Heading):
        yield _paragraph(f"Heading{min(block.level, 2)}", one_line(block.text))
    else:
        yield _text_paragraph(block)


def _text_paragraph(paragraph: Paragraph) -> str:
    style = "BodyText" if paragraph.indent else "Normal"
    if paragraph.align is Align.START:
        return _paragraph(style, paragraph.text)
    return _paragraph(style, paragraph.text, f'<w:jc w:val="{_JUSTIFICATION[paragraph.align]}"/>')


def _paragraph(style: str, text: str, more: str = "", run: str = "") -> str:
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n")
    )
    hint = run or '<w:rFonts w:hint="eastAsia"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>'
        f"<w:r><w:rPr>{hint}</w:rPr>{lines}</w:r></w:p>"
    )


# --- tables -----------------------------------------------------------------------------------


def _table(table: Table) -> str:
    widths = [_twips(width) for width in page.column_widths_mm(table.widths)]
    size = page.table_size_pt(table.widths)
    rows = "".join(
        _row(owners, at, widths, size, head=at < table.head_rows)
        for at, owners in enumerate(owners_of(table))
    )
    side, top = _twips(page.CELL_SIDE_MM), _twips(page.CELL_TOP_MM)
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
    paragraph = _paragraph(
        "TableText",
        text,
        f'{keep}{line}<w:jc w:val="{_JUSTIFICATION[cell.align]}"/>',
        _run(Face.SONG, size),
    )
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'
