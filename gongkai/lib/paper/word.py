"""A DOCX package by GB/T 9704: the typefaces of official documents by name, nothing embedded.

Paragraphs and runs are XML in strings; `packed` puts them into a package without hidden data.
"""

from datetime import datetime
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer, _Header

from gongkai.lib.paper import page
from gongkai.lib.paper.model import Align
from gongkai.lib.paper.page import Face
from gongkai.lib.paper.text import one_line, printable

_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day: the same document, the same bytes
_TWIPS_PER_MM = 1440 / 25.4
_GRID_LINE_TWIPS = 579
SQUEEZE = -5
"""Twips between characters: 28 of 三号 on a line. A character grid would do it in one word
processor and spread the text in another; this holds in all."""
LATIN = "Times New Roman"
JUSTIFICATION = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


_SETTINGS = frozenset(qn(f"w:{name}") for name in ("characterSpacingControl", "compat"))


def packed(
    title: str, body: str, *, author: str = "", language: str = "zh-CN", mark: str = ""
) -> bytes:
    """The package of a document whose body is given as XML; equal text gives equal bytes.

    `mark` is XML of a paragraph on top of every page.
    """
    word = docx.Document()
    _strip(word)
    _name(word, title, author, language)
    styles = word.styles.element
    for child in list(styles):
        styles.remove(child)
    for each in parse_xml(_styles()):
        styles.append(each)
    inside = word.element.body
    for child in list(inside):
        inside.remove(child)
    for child in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
        inside.append(child)
    inside.append(parse_xml(_section()))
    _number_pages(word)
    if mark:
        _head_pages(word, mark)
    return _bytes(word)


def _strip(word: WordDocument) -> None:
    """Drop what the library's own template brings along: picture, theme, numbering, its traces."""
    settings = word.settings.element
    for child in list(settings):
        if child.tag not in _SETTINGS:
            settings.remove(child)
    document_parts = {RELATION.STYLES, RELATION.SETTINGS}
    for relations, kept in (
        (word.part.rels, document_parts),
        (word.part.package.rels, {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES}),
    ):
        for key in [key for key, relation in relations.items() if relation.reltype not in kept]:
            del relations[key]


def _name(word: WordDocument, title: str, author: str, language: str) -> None:
    core = word.core_properties
    core.title, core.author = one_line(title)[:255], one_line(author)[:255]
    core.language, core.comments, core.last_modified_by = language, "", ""
    core.created = core.modified = _NEVER
    core.revision = 1


def _number_pages(word: WordDocument) -> None:
    word.settings.odd_and_even_pages_header_footer = True
    section = word.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        _fill(footer, _page_number(side))


def _head_pages(word: WordDocument, mark: str) -> None:
    section = word.sections[0]
    for header in (section.header, section.even_page_header):
        _fill(header, mark.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))


def _fill(margin: _Footer | _Header, xml: str) -> None:
    margin.is_linked_to_previous = False
    empty = margin.paragraphs[0]._p  # noqa: SLF001 - the library has no public way
    empty.getparent().replace(empty, parse_xml(xml))


def _bytes(word: WordDocument) -> bytes:
    loose, packed = BytesIO(), BytesIO()
    word.save(loose)
    with ZipFile(loose) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _NEVER.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


# --- styles and page --------------------------------------------------------------------------


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def fonts(face: Face) -> str:
    return (
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" '
        f'w:eastAsia="{face}" w:hint="eastAsia"/>'
    )


def half_points(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def exact(points: float) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'


INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


@cache
def _styles() -> str:
    normal = (
        f'<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{exact(page.LINE_PT)}'
        '<w:jc w:val="both"/></w:pPr>'
    )
    return (
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(Face.FANG)}"
        f"{half_points(page.BODY_PT)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/>{normal}<w:rPr>{run_xml(Face.FANG, page.BODY_PT, SQUEEZE)}</w:rPr></w:style>"
        + style("Title", "Title", _title_paragraph(), run_xml(Face.TITLE, page.TITLE_PT))
        + style(
            "Heading1", "heading 1", _heading_paragraph(0), run_xml(Face.HEI, page.BODY_PT, SQUEEZE)
        )
        + style(
            "Heading2", "heading 2", _heading_paragraph(1), run_xml(Face.KAI, page.BODY_PT, SQUEEZE)
        )
        + style("BodyText", "Body Text", INDENT, "")
        + style("TableText", "Table Text", '<w:snapToGrid w:val="0"/>', run_xml(Face.SONG, 10.5))
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style></w:styles>'
    )


def style(identity: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def run_xml(face: Face, points: float, spacing_twips: int = 0, colour: str = "") -> str:
    """The properties of a run; the colour as six hexadecimal digits."""
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{fonts(face)}{tint}<w:spacing w:val="{spacing_twips}"/>{half_points(points)}'


def _title_paragraph() -> str:
    after = round(page.LINE_PT * 20)
    line = round(page.TITLE_LINE_PT * 20)
    return (
        f'<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>'
    )


def _heading_paragraph(level: int) -> str:
    return f'<w:keepNext/>{INDENT}<w:outlineLvl w:val="{level}"/>'


def _section() -> str:
    footer_mm = page.BOTTOM_MM - page.PAGE_NUMBER_BELOW_TEXT_MM - page.PAGE_NUMBER_PT * 0.35
    return (
        f"<w:sectPr {nsdecls('w')}>"
        f'<w:pgSz w:w="{twips(page.WIDTH_MM)}" w:h="{twips(page.HEIGHT_MM)}"/>'
        f'<w:pgMar w:top="{twips(page.TOP_MM)}" w:right="{twips(page.RIGHT_MM)}" '
        f'w:bottom="{twips(page.BOTTOM_MM)}" w:left="{twips(page.LEFT_MM)}" '
        f'w:header="851" w:footer="{twips(footer_mm)}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{_GRID_LINE_TWIPS}"/></w:sectPr>'
    )


def _page_number(side: str) -> str:
    look = f"<w:rPr>{run_xml(Face.SONG, page.PAGE_NUMBER_PT)}</w:rPr>"
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{look}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def paragraph_xml(style: str, text: str, more: str = "", run: str = "") -> str:
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n")
    )
    hint = run or '<w:rFonts w:hint="eastAsia"/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>'
        f"<w:r><w:rPr>{hint}</w:rPr>{lines}</w:r></w:p>"
    )
