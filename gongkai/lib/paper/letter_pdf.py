"""Write a letter as PDF (PDF/A-2a, PDF/UA-1) on the grid of GB/T 9704: 22 lines × 28 characters.

The sender stands in red at the head of the type area, so that a notice of one page stays one page;
number, rule, title and the rest follow as the standard has them for official documents.
"""

from typing import Any

from gongkai.lib.paper import page
from gongkai.lib.paper.letter import (
    LetterPage,
    addressed,
    attached,
    bracketed,
    chinese_date,
    is_compact,
    lines,
    named,
    printed_on,
    sender_lines,
    sheet_mark,
    titled,
)
from gongkai.lib.paper.pdf import table_data
from gongkai.lib.paper.text import one_line, printable
from gongkai.lib.paper.typesetting import typeset


def write_letter_pdf(letter: LetterPage) -> bytes:
    """The letter as a PDF; the same letter gives the same bytes.

    A character that no font has is printed 〓. Raises UnevenTableError for a sheet whose cells do
    not fit.
    """
    return typeset(("page.typ", "letter.typ"), _data(letter))


def _data(letter: LetterPage) -> dict[str, Any]:
    return {
        "language": "zh",
        "title": named(letter),
        "author": one_line(letter.sender),
        "draft": letter.draft,
        "head": _head(letter),
        "title_lines": titled(letter.title),
        "addressee": addressed(letter),
        "lines": [
            {"text": line.text, "face": line.face.name.lower(), "rank": line.rank}
            for line in lines(letter)
        ],
        "rows": [[printable(label), printable(value)] for label, value in letter.rows],
        "attachments": attached(letter),
        "signature": one_line(letter.signature),
        "dated": chinese_date(letter.dated),
        "contact": bracketed(letter),
        "foot": _foot(letter),
        "sheet": _sheet(letter),
    }


def _head(letter: LetterPage) -> dict[str, Any]:
    size, sender = sender_lines(letter.sender)
    return {
        "sender": sender,
        "size": size,
        "number": one_line(letter.number),
        "compact": is_compact(letter),
    }


def _foot(letter: LetterPage) -> dict[str, str]:
    """版记: who gets a copy, who printed the letter, when."""
    return {
        "copy_to": one_line(letter.copy_to),
        "printed_by": one_line(letter.printed_by),
        "printed_on": printed_on(letter),
    }


def _sheet(letter: LetterPage) -> dict[str, Any] | None:
    if letter.sheet is None:
        return None
    return {
        "mark": sheet_mark(letter),
        "title_lines": titled(letter.sheet.caption),
        "table": table_data(letter.sheet, page.sheet_size_pt(letter.sheet.widths)),
    }
