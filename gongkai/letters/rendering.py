"""A letter on paper and on the screen: as a draft from its words, once signed as it was signed."""

import hashlib

from django.utils.safestring import SafeString, mark_safe

from gongkai.letters.errors import ChangedPaperError
from gongkai.letters.facts import LetterFacts
from gongkai.letters.models import Letter
from gongkai.letters.wording import ATTACHED, LetterText
from gongkai.lib.paper.letter import LetterPage
from gongkai.lib.paper.letter_docx import write_letter_docx
from gongkai.lib.paper.letter_html import write_letter_html
from gongkai.lib.paper.letter_pdf import write_letter_pdf
from gongkai.lib.paper.model import Align, Cell, Table

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
CHANGED = "{}的印发稿和签发时的不一致，请告诉系统管理员从备份恢复。"
_SHEETS = frozenset({"P13"})
"""Kinds whose rows are an attachment on a page of its own."""


def page_of(letter: Letter, *, contact: str = "") -> LetterPage:
    """The letter as a page; `contact` is the line in brackets below its date (附注)."""
    rows = tuple((str(label), str(value)) for label, value in letter.rows)
    names = [*ATTACHED.get(letter.kind, ()), *(each.name for each in letter.materials.all())]
    has_sheet = letter.kind in _SHEETS and bool(rows)
    return LetterPage(
        sender=letter.agency.name,
        title=letter.title,
        number=letter.number,
        addressee=letter.addressee,
        body=tuple(line for line in letter.body.splitlines() if line.strip()),
        attachments=tuple(_plain(name) for name in names),
        signature=letter.agency.name,
        dated=letter.dated,
        contact=contact,
        rows=() if has_sheet else rows,
        sheet=_sheet(names[0], rows) if has_sheet else None,
        draft=not letter.number,
    )


def text_of(letter: Letter) -> LetterText:
    """The letter in the words that people left in it, for the checks before its issue."""
    page = page_of(letter)
    rows = tuple((str(label), str(value)) for label, value in letter.rows)
    return LetterText(letter.title, letter.addressee, letter.body, page.attachments, (), rows)


def _plain(name: str) -> str:
    """The name of an attachment without the ending of its file."""
    stem, dot, ending = name.rpartition(".")
    return stem if dot and ending.isascii() and ending.isalnum() and stem else name


def _sheet(caption: str, rows: tuple[tuple[str, str], ...]) -> Table:
    cells = tuple((Cell(label, head=True), Cell(value, align=Align.START)) for label, value in rows)
    return Table(caption=caption, rows=cells, widths=(4, 8))


def pdf_of(letter: Letter, *, contact: str = "") -> bytes:
    """The letter as PDF/A-2a and PDF/UA-1, set from its words."""
    return write_letter_pdf(page_of(letter, contact=contact))


def pdf(letter: Letter) -> bytes:
    """The PDF that was signed; of a draft, one set now.

    Raises ChangedPaperError where the file is not the one that was signed.
    """
    if not letter.pdf:
        return pdf_of(letter)
    with letter.pdf.open() as kept:
        content: bytes = kept.read()
    if hashlib.sha256(content).hexdigest() != letter.pdf_sha256:
        raise ChangedPaperError(CHANGED.format(letter.number))
    return content


def docx_of(letter: Letter) -> bytes:
    """The letter as DOCX, to be read or worked on elsewhere."""
    return write_letter_docx(page_of(letter))


def html_of(letter: Letter) -> SafeString:
    """The letter for the screen; every word of it is escaped by its writer."""
    return mark_safe(write_letter_html(page_of(letter)))  # noqa: S308 - escaped there


def form_of(text: LetterText, facts: LetterFacts, form: str) -> bytes:
    """A paper that is no letter of its own, as PDF or DOCX: a form stays in the file, unsigned."""
    is_form = not text.body
    sender = "" if is_form else facts.sender.agency
    page = LetterPage(
        sender=sender,
        title=text.title,
        number="",
        addressee="" if is_form else text.addressee,
        body=tuple(text.body.splitlines()),
        signature=sender,
        dated=None if is_form else facts.dated,
        rows=text.rows,
    )
    return write_letter_pdf(page) if form == "pdf" else write_letter_docx(page)


def file_name(letter: Letter) -> str:
    """Under which name a letter is saved, without ending."""
    return f"{letter.number} {letter.title}".strip()
