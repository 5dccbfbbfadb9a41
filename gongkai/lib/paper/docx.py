"""Write a document as DOCX by GB/T 9704: the typefaces of official documents, nothing embedded."""

from collections.abc import Iterator

from gongkai.lib.paper.model import Align, Block, Document, Heading, Paragraph, Table
from gongkai.lib.paper.text import one_line
from gongkai.lib.paper.word import JUSTIFICATION, packed, paragraph_xml
from gongkai.lib.paper.word_tables import table_xml


def write_docx(document: Document) -> bytes:
    """The document as DOCX; the same document gives the same bytes.

    Raises UnevenTableError for cells that do not fill their table.
    """
    body = "".join(_body(document))
    return packed(document.title, body, author=document.author, language=document.language)


def _body(document: Document) -> Iterator[str]:
    yield paragraph_xml("Title", document.title)
    for block in document.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield table_xml(block)
    elif isinstance(block, Heading):
        yield paragraph_xml(f"Heading{min(block.level, 2)}", one_line(block.text))
    else:
        yield _text_paragraph(block)


def _text_paragraph(paragraph: Paragraph) -> str:
    style = "BodyText" if paragraph.indent else "Normal"
    if paragraph.align is Align.START:
        return paragraph_xml(style, paragraph.text)
    return paragraph_xml(style, paragraph.text, f'<w:jc w:val="{JUSTIFICATION[paragraph.align]}"/>')
