"""The way through a PDF: properties, attachments, then each page."""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongkai.checks.bounds import BOUNDS
from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.masks import masked_file
from gongkai.checks.passages import Found, Passage, UncheckableError, not_checked
from gongkai.checks.pdf.annotations import annotations
from gongkai.checks.pdf.unseen import unseen
from gongkai.checks.people import named
from gongkai.checks.pictures import author_of_xmp
from gongkai.checks.text import HEAD_LINES

_DAMAGED = "PDF已损坏或不完整，没有检查。请用原文件另存一份PDF，重新上传。"
_LOCKED = "PDF设了打开密码，没有检查。请去掉密码另存一份，重新上传。"
_PLACE = "文档属性"
_WITHOUT_AUTHOR = "生成PDF时请不带作者，或者用“打印为PDF”重新生成。"
_WORDS = ("Title", "Subject", "Keywords")
_FEWEST_CHARACTERS = 15
_FORM_DEPTH = 3


def pdf(content: bytes) -> Iterator[Found]:
    """All text of a PDF with its place, and what is not seen on paper.

    Raises UncheckableError for a file that cannot be opened. PDFium serves one thread at a time:
    hold `lib.pdfium.ALONE`.
    """
    with closing(_opened(content)) as document:
        yield from _properties(document, content)
        yield from _attachments(document)
        yield from _pages(document)


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
        raise UncheckableError(_LOCKED if locked else _DAMAGED) from error


def _properties(document: pdfium.PdfDocument, content: bytes) -> Iterator[Found]:
    authors = (document.get_metadata_value("Author"), author_of_xmp(content))
    for author in dict.fromkeys(authors):
        yield from named("作者", author, _PLACE, _WITHOUT_AUTHOR)
    for word in _WORDS:
        yield Passage(_PLACE, document.get_metadata_value(word))


def _attachments(document: pdfium.PdfDocument) -> Iterator[Finding]:
    for number in range(min(document.count_attachments(), BOUNDS.objects)):
        yield Finding(
            FindingKind.EMBEDDED_FILE,
            "PDF附件",
            masked_file(document.get_attachment(number).get_name()),
            "PDF里附有别的文件，没有检查。请删去后另存，需要提供的单独上传。",
        )


def _pages(document: pdfium.PdfDocument) -> Iterator[Found]:
    left = BOUNDS.characters
    scans: list[int] = []
    for number in range(1, min(len(document), BOUNDS.pages) + 1):
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            hint = "这一页已损坏，没有检查。请用原文件另存一份PDF，重新上传。"
            yield not_checked(hint, f"第{number}页")
            continue
        with closing(page), closing(page.get_textpage()) as text_page:
            text = text_page.get_text_range() if text_page.count_chars() <= left else ""
            left -= text_page.count_chars()
            if left < 0:
                yield not_checked("文字过多，后面没有检查。请分成几个文件上传。", f"第{number}页起")
                return
            if len(text.strip()) < _FEWEST_CHARACTERS and _holds_picture(page):
                scans.append(number)
            yield Passage(f"第{number}页", text, HEAD_LINES)
            yield from unseen(page, text_page, f"第{number}页")
            yield from annotations(page, f"第{number}页")
    if scans:
        hint = "这是扫描或者图片，文字没有检查，请人工核对。"
        yield Finding(FindingKind.PICTURE_TEXT, _listed(scans), f"共{len(scans)}页", hint)
    if len(document) > BOUNDS.pages:
        hint = f"超过{BOUNDS.pages}页，后面没有检查。请分成几个文件上传。"
        yield not_checked(hint, f"第{BOUNDS.pages + 1}页起")


def _holds_picture(page: pdfium.PdfPage) -> bool:
    pictures = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_FORM_DEPTH)
    return any(True for _ in islice(pictures, 1))


def _listed(pages: list[int]) -> str:
    """第1—3、5页."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    names = (f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"第{'、'.join(names)}页"
