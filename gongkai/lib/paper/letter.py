"""A letter on paper by GB/T 9704-2012: what stands on it, in the order of the page.

Three writers print it: `letter_pdf`, `letter_docx`, `letter_html`.
"""

import re
from dataclasses import dataclass
from datetime import date

from gongkai.lib.paper import page
from gongkai.lib.paper.model import Table
from gongkai.lib.paper.page import Face
from gongkai.lib.paper.text import one_line, printable
from gongkai.lib.paper.title_lines import title_lines, wide


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter; what is empty is not printed, but an empty number keeps its line."""

    sender: str
    """发文机关标志, in red"""
    title: str
    """A line end in it is kept; otherwise it is broken where it reads well."""
    number: str
    addressee: str
    """Without its colon"""
    body: tuple[str, ...]
    """Paragraphs; a line end begins a new one."""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    dated: date | None = None
    contact: str = ""
    """附注, printed in brackets below the date"""
    rows: tuple[tuple[str, str], ...] = ()
    """A form: labels and values, below the text"""
    sheet: Table | None = None
    """An attachment that is a table, on a page of its own under its caption"""
    draft: bool = False
    copy_to: str = ""
    printed_by: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the letter's text, with its typeface; rank 0 is text, 1 and 2 are headings."""

    text: str
    face: Face = Face.FANG
    rank: int = 0


UNDIVIDED = re.compile("([!-~]{20,})")
"""Signs that no space divides, as of an address of the web: they may be parted anywhere."""

_HEADINGS = (
    (re.compile("[一二三四五六七八九十百]+、"), Face.HEI, 1),
    (re.compile("[（(][一二三四五六七八九十百]+[）)]"), Face.KAI, 2),
)
_LONGEST_HEADING = 40
_ENDS_A_SENTENCE = tuple("。；：，、！？;:,!?.")


def lines(letter: LetterPage) -> list[Line]:
    """The paragraphs of the letter by the numbering of GB/T 9704 clause 7.3.3.

    A heading is short, ends without a point, and something follows it.
    """
    texts = [text for given in letter.body for text in _split(given)]
    found: list[Line] = []
    rank = 0
    for at, text in enumerate(texts):
        line = _line(text) if at + 1 < len(texts) else Line(text)
        if line.rank:
            rank = min(line.rank, rank + 1)  # no level is skipped, for readers by ear
            line = Line(line.text, line.face, rank)
        found.append(line)
    return found


def _split(given: str) -> list[str]:
    return [line.strip() for line in printable(given).split("\n") if line.strip()]


def _line(text: str) -> Line:
    if len(text) <= _LONGEST_HEADING and not text.endswith(_ENDS_A_SENTENCE):
        for numbering, face, rank in _HEADINGS:
            if numbering.match(text):
                return Line(text, face, rank)
    return Line(text)


_TEXT_WIDTH_PT = page.TEXT_WIDTH_MM / page.MM_PER_PT


def titled(title: str) -> tuple[str, ...]:
    """The lines of a title in 二号, with air at both sides."""
    return title_lines(title, _TEXT_WIDTH_PT / page.TITLE_PT - 1)


def sender_lines(sender: str) -> tuple[float, tuple[str, ...]]:
    """The size in points and the lines of the sender's name, as large as the page bears."""
    names = title_lines(one_line(sender), _TEXT_WIDTH_PT / page.SENDER_LEAST_PT)
    widest = max((wide(name) for name in names), default=1.0)
    room = _TEXT_WIDTH_PT / (widest * (1 + page.SENDER_SPREAD) + 1)
    return min(page.SENDER_PT, room), names


def is_compact(letter: LetterPage) -> bool:
    """Whether the head keeps no line for a number: in forms that have none, for their rows."""
    return bool(letter.rows) and not one_line(letter.number)


def chinese_date(day: date | None) -> str:
    """2021年9月30日, or nothing."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def addressed(letter: LetterPage) -> str:
    """The addressee with one colon, or nothing."""
    name = one_line(letter.addressee).rstrip("：:")
    return f"{name}：" if name else ""


def bracketed(letter: LetterPage) -> str:
    """The contact in brackets (附注, clause 7.3.6), or nothing."""
    contact = one_line(letter.contact)
    inside = contact[1:-1] if contact.startswith("（") and contact.endswith("）") else contact
    return f"（{inside}）" if inside else ""


def printed_on(letter: LetterPage) -> str:
    """The day of printing as the 版记 has it, or nothing."""
    return f"{day}印发" if (day := chinese_date(letter.printed_on)) else ""


def attached(letter: LetterPage) -> list[str]:
    """The names of the attachments, without a point at their end (clause 7.3.4)."""
    names = (one_line(name).rstrip("。；;") for name in letter.attachments)
    return [name for name in names if name]


def sheet_mark(letter: LetterPage) -> str:
    """附件, with its number where the letter names several and the sheet is one of them."""
    names = attached(letter)
    caption = one_line(letter.sheet.caption) if letter.sheet else ""
    if len(names) > 1 and caption in names:
        return f"附件{names.index(caption) + 1}"
    return "附件"


def named(letter: LetterPage) -> str:
    """The title for lists, readers by ear and file properties, on one line."""
    title = one_line(letter.title) or one_line(letter.number) or "公文"
    return f"{title}（草稿）" if letter.draft else title
