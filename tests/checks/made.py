"""Files made for the tests: each shows or hides something."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import typst
import xlsxwriter

from gongkai.lib.paper.fonts import fonts

_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day: the same document, the same bytes


def pdf(markup: str) -> bytes:
    """A PDF set by typst from its own markup, with fonts for Chinese."""
    head = '#set page(width: 400pt, height: 400pt)\n#set text(font: "FandolFang R")\n'
    made = typst.Compiler((head + markup).encode(), font_paths=fonts()).compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def bare_pdf(content: str, page: str = "", catalogue: str = "", *more: str) -> bytes:
    """A PDF written by hand: one page with this content; further objects are numbered from 6."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 5 0 R {page} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *more,
    ]
    body = "%PDF-1.7\n"
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}" + trailer).encode()


def scanned(content: bytes) -> bytes:
    """The pages of a PDF as pictures."""
    with closing(pdfium.PdfDocument(content)) as before, closing(pdfium.PdfDocument.new()) as after:
        for page in before:
            picture = pdfium.PdfImage.new(after)
            picture.set_bitmap(page.render(scale=1))
            picture.set_matrix(pdfium.PdfMatrix().scale(400, 400))
            new = after.new_page(400, 400)
            new.insert_obj(picture)
            new.gen_content()
        return saved(after)


def saved(document: pdfium.PdfDocument) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def with_note(content: bytes, kind: int, words: Mapping[str, str]) -> bytes:
    """A PDF with one annotation on its first page."""
    with closing(pdfium.PdfDocument(content)) as document:
        with closing(document[0]) as page:
            note = pdfium_c.FPDFPage_CreateAnnot(page.raw, kind)
            pdfium_c.FPDFAnnot_SetRect(note, pdfium_c.FS_RECTF(10, 50, 50, 10))
            for key, text in words.items():
                encoded = (text + "\x00").encode("utf-16-le")
                wide = (pdfium_c.FPDF_WCHAR * (len(encoded) // 2)).from_buffer_copy(encoded)
                pdfium_c.FPDFAnnot_SetStringValue(note, key.encode(), wide)
            pdfium_c.FPDFPage_CloseAnnot(note)
        return saved(document)


def with_attachment(content: bytes, name: str) -> bytes:
    with closing(pdfium.PdfDocument(content)) as document:
        document.new_attachment(name).set_data(b"1,2,3")
        return saved(document)


def word(*paragraphs: str, author: str = "") -> bytes:
    """A DOCX of plain paragraphs."""
    document = docx.Document()
    document.core_properties.author = author
    document.core_properties.last_modified_by = ""
    document.core_properties.comments = ""
    document.core_properties.title = ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def with_body(content: bytes, xml: str) -> bytes:
    """A DOCX with paragraphs of raw XML at the end of its body."""
    return with_part(
        content,
        "word/document.xml",
        lambda text: text.replace("<w:sectPr", f"{xml}<w:sectPr", 1),
    )


def with_part(content: bytes, name: str, change: Any) -> bytes:
    """An office file with one part changed, or written anew."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(target, "w") as after:
        for member in before.namelist():
            data = before.read(member)
            if member == name and callable(change):
                after.writestr(member, change(data.decode()))
            elif member != name:
                after.writestr(member, data)
        if not callable(change):
            after.writestr(name, change)
    return target.getvalue()


def workbook(fill: Any, **properties: str) -> bytes:
    """An XLSX that `fill` writes."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _NEVER, **properties})
    fill(book)
    book.close()
    return target.getvalue()


def jpeg(*blocks: bytes) -> bytes:
    """The head of a JPEG with these application blocks."""
    parts = [b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block for block in blocks]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda\x00\x02\xff\xd9"


def exif(order: str, *, artist: str, with_place: bool) -> bytes:
    """An EXIF block with a name of four bytes or more and, if so wished, a position."""
    text = artist.encode() + b"\x00"
    behind = 8 + 2 + 12 * 2 + 4
    entries = [(0x013B, 2, len(text), behind), (0x8825, 4, 1, behind + len(text))]
    block = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(f"{order}I", 8)
    block += struct.pack(f"{order}H", len(entries))
    block += b"".join(struct.pack(f"{order}HHII", *entry) for entry in entries)
    block += struct.pack(f"{order}I", 0) + text
    block += struct.pack(f"{order}H", int(with_place))
    block += struct.pack(f"{order}HHII", 1, 2, 2, 0) if with_place else b""
    return b"Exif\x00\x00" + block


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of one pixel with further chunks."""
    body = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), *chunks]
    body += [(b"IDAT", zlib.compress(b"\x00\x00")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in body
    )
