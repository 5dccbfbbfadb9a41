"""Write a letter as a part of an HTML page: the preview beside an editor, the citizen's reading.

Class names only; the sheet of `gongkai/ui` says how they look. No address, no script, no style.
"""

import re
from collections.abc import Iterator
from html import escape

from gongkai.lib.paper.html import table_html
from gongkai.lib.paper.letter import (
    UNDIVIDED,
    LetterPage,
    Line,
    addressed,
    attached,
    bracketed,
    chinese_date,
    is_compact,
    lines,
    named,
    printed_on,
    sheet_mark,
    titled,
)
from gongkai.lib.paper.model import Table
from gongkai.lib.paper.text import one_line, printable

_WITH_STROKES = re.compile(r"(\d+(?:-\d+)+)")
_HEADING_CLASSES = {1: "gk-letter-h1", 2: "gk-letter-h2"}


def write_letter_html(letter: LetterPage, *, heading: int = 2) -> str:
    """The letter as an <article>; its title is a heading of the level given, its parts follow.

    Raises UnevenTableError for a sheet whose cells do not fit.
    """
    return "\n".join(_article(letter, heading))


def _article(letter: LetterPage, heading: int) -> Iterator[str]:
    yield f'<article class="gk-letter" lang="zh-CN" aria-label="{_text(named(letter))}">'
    yield '<div class="gk-letter-page">'
    if letter.draft:
        yield '<p class="gk-letter-draft">草稿</p>'
    yield from _head(letter, heading)
    if name := addressed(letter):
        yield f'<p class="gk-letter-to">{_text(name)}</p>'
    for line in lines(letter):
        yield _line(line, heading)
    if letter.rows:
        yield from _form(letter)
    yield from _attachments(letter)
    yield from _closing(letter)
    if letter.sheet is not None:
        yield from _sheet(letter, letter.sheet, heading)
    yield from _foot(letter)
    yield "</div>"
    yield "</article>"


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _running(text: str) -> str:
    """Text whose long addresses may be parted anywhere, so that no line is torn open."""
    return "".join(
        f'<span class="gk-letter-address">{_text(part)}</span>' if at % 2 else _numbered(part)
        for at, part in enumerate(UNDIVIDED.split(printable(text)))
    )


def _numbered(text: str) -> str:
    """Text whose numbers with strokes, as of a request or a telephone, stay on one line."""
    return "".join(
        f'<span class="gk-nowrap">{_text(part)}</span>' if at % 2 else _text(part)
        for at, part in enumerate(_WITH_STROKES.split(text))
    )


def _head(letter: LetterPage, heading: int) -> Iterator[str]:
    if sender := one_line(letter.sender):
        yield f'<p class="gk-letter-org">{_text(sender)}</p>'
    if not is_compact(letter):
        yield f'<p class="gk-letter-number">{_text(one_line(letter.number))}</p>'
    if one_line(letter.sender) or not is_compact(letter):
        yield '<hr class="gk-letter-rule">'
    if title := titled(letter.title):
        spans = "".join(f"<span>{_text(line)}</span>" for line in title)
        yield f'<h{heading} class="gk-letter-title">{spans}</h{heading}>'


def _line(line: Line, heading: int) -> str:
    if not line.rank:
        return f'<p class="gk-letter-text">{_running(line.text)}</p>'
    level = min(6, heading + line.rank)
    return f'<h{level} class="{_HEADING_CLASSES[line.rank]}">{_text(line.text)}</h{level}>'


def _form(letter: LetterPage) -> Iterator[str]:
    yield '<table class="gk-letter-form"><tbody>'
    for label, value in letter.rows:
        yield f'<tr><th scope="row">{_text(label)}</th><td>{_running(value)}</td></tr>'
    yield "</tbody></table>"


def _attachments(letter: LetterPage) -> Iterator[str]:
    names = attached(letter)
    if not names:
        return
    kind = "ul" if len(names) == 1 else "ol"
    items = "".join(f"<li>{_running(name)}</li>" for name in names)
    yield f'<div class="gk-letter-attachments"><p>附件：</p><{kind}>{items}</{kind}></div>'


def _closing(letter: LetterPage) -> Iterator[str]:
    signature, dated = one_line(letter.signature), chinese_date(letter.dated)
    if dated:
        dated = f'<time datetime="{letter.dated}">{dated}</time>'
    if signature or dated:
        both = "<br>".join(part for part in (_text(signature), dated) if part)
        yield f'<div class="gk-letter-sign"><p>{both}</p></div>'
    if contact := bracketed(letter):
        yield f'<p class="gk-letter-text">{_text(contact)}</p>'


def _sheet(letter: LetterPage, sheet: Table, heading: int) -> Iterator[str]:
    level = min(6, heading + 1)
    yield '<section class="gk-letter-sheet">'
    yield f'<p class="gk-letter-h1">{_text(sheet_mark(letter))}</p>'
    yield f'<h{level} class="gk-letter-title">{_text(sheet.caption)}</h{level}>'
    yield table_html(sheet)
    yield "</section>"


def _foot(letter: LetterPage) -> Iterator[str]:
    copies = one_line(letter.copy_to)
    printed = " ".join(part for part in (one_line(letter.printed_by), printed_on(letter)) if part)
    if copies or printed:
        yield '<footer class="gk-letter-foot">'
        if copies:
            yield f"<p>抄送：{_text(copies)}</p>"
        if printed:
            yield f"<p>{_text(printed)}</p>"
        yield "</footer>"
