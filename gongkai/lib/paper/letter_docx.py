"""Write a letter as DOCX: the page of `letter_pdf`, to be edited in a word processor."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from gongkai.lib.paper import page
from gongkai.lib.paper.letter import (
    UNDIVIDED,
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
from gongkai.lib.paper.model import Align, Cell, Table
from gongkai.lib.paper.page import Face
from gongkai.lib.paper.text import one_line, printable
from gongkai.lib.paper.title_lines import wide
from gongkai.lib.paper.word import SQUEEZE, exact, packed, paragraph_xml, run_xml, twips
from gongkai.lib.paper.word_tables import table_xml

_CHARACTER = round((page.BODY_PT + page.TRACKING_PT) * 20)
_WIDTH = twips(page.TEXT_WIDTH_MM)
_KEEP = "<w:keepNext/>"
_CENTER = '<w:jc w:val="center"/>'
_STYLES = {0: "BodyText", 1: "Heading1", 2: "Heading2"}
_FOOT_LINE_PT = page.FOOT_PT * 1.6
_FOOT_CHARACTERS = page.TEXT_WIDTH_MM / page.MM_PER_PT / page.FOOT_PT - 5
_RED = page.LETTERHEAD.removeprefix("#")


def write_letter_docx(letter: LetterPage) -> bytes:
    """The letter as DOCX; the same letter gives the same bytes.

    Raises UnevenTableError for a sheet whose cells do not fit.
    """
    mark = _draft_mark() if letter.draft else ""
    return packed(named(letter), "".join(_body(letter)), author=one_line(letter.sender), mark=mark)


def _body(letter: LetterPage) -> Iterator[str]:
    yield from _head(letter)
    if title := titled(letter.title):
        yield paragraph_xml("Title", "\n".join(title))
    if name := addressed(letter):
        yield paragraph_xml("Normal", name)
    yield from _text(letter)
    if letter.rows:
        yield table_xml(_form(letter.rows), page.FORM_PT)
    yield from _attachments(letter)
    yield from _closing(letter)
    if letter.sheet is not None:
        yield from _sheet(letter, letter.sheet)
    yield _foot(letter)


def _blank(count: int = 1, keep: str = "") -> str:
    return paragraph_xml("Normal", "", keep) * count


def _draft_mark() -> str:
    return paragraph_xml("Normal", "草　稿", _CENTER, run_xml(Face.HEI, page.TITLE_PT))


# --- head -------------------------------------------------------------------------------------


def _head(letter: LetterPage) -> Iterator[str]:
    size, sender = sender_lines(letter.sender)
    below = round(page.RULE_BELOW_NUMBER_MM / page.MM_PER_PT)
    rule = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="{below}" w:color="{_RED}"/></w:pBdr>'
    )
    compact = is_compact(letter)
    if sender:
        spread = round(page.SENDER_SPREAD * size * 20)
        look = f"{run_xml(Face.TITLE, size, spread, _RED)}"
        border = rule if compact else ""
        yield paragraph_xml("Normal", "\n".join(sender), border + exact(size * 1.3) + _CENTER, look)
    if not compact:
        yield _blank() if sender else ""
        yield paragraph_xml("Normal", one_line(letter.number), rule + _CENTER)
    if sender or not compact:
        yield _blank(2)


# --- text -------------------------------------------------------------------------------------


def _text(letter: LetterPage) -> Iterator[str]:
    """The paragraphs; the end of the text stays with what closes the letter."""
    found = lines(letter)
    short = bool(found) and wide(found[-1].text) <= page.CHARACTERS_ON_A_LINE - 2
    kept = len(found) - (2 if short else 1)
    for at, line in enumerate(found):
        keep = _KEEP if at >= kept and not line.rank else ""
        yield paragraph_xml(_STYLES[line.rank], line.text, keep + _wrapped(line.text))


def _wrapped(text: str) -> str:
    """Let signs that no space divides be parted anywhere, but no words elsewhere."""
    return '<w:wordWrap w:val="0"/>' if UNDIVIDED.search(text) else ""


def _form(rows: tuple[tuple[str, str], ...]) -> Table:
    """Label and value a row; one that is still to be filled in by hand is two lines high."""
    cells = tuple(
        (Cell(label, head=True), Cell(value or "\n", align=Align.START)) for label, value in rows
    )
    label = page.FORM_LABEL_MM
    return Table("", cells, (label, page.TEXT_WIDTH_MM - label))


def _attachments(letter: LetterPage) -> Iterator[str]:
    names = attached(letter)
    if not names:
        return
    yield _blank(keep=_KEEP)
    if len(names) == 1:
        indent = f'<w:ind w:left="{5 * _CHARACTER}" w:hanging="{3 * _CHARACTER}"/>'
        yield paragraph_xml("Normal", f"附件：{names[0]}", _KEEP + indent)
        return
    digits = 1.75 if len(names) > 9 else 1.25
    for number, name in enumerate(names, start=1):
        mark, hang = (f"附件：{number}.", 3 + digits) if number == 1 else (f"{number}.", digits)
        yield _hanging(mark, name, left=5 + digits, hang=hang)


def _hanging(mark: str, text: str, *, left: float, hang: float) -> str:
    indent = f'<w:ind w:left="{round(left * _CHARACTER)}" w:hanging="{round(hang * _CHARACTER)}"/>'
    return _tabbed("Normal", mark, text, _KEEP + indent)


def _tabbed(style: str, left: str, right: str, more: str, run: str = "") -> str:
    hint = run or '<w:rFonts w:hint="eastAsia"/>'
    texts = [f'<w:t xml:space="preserve">{escape(printable(text))}</w:t>' for text in (left, right)]
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>'
        f"<w:r><w:rPr>{hint}</w:rPr>{'<w:tab/>'.join(texts)}</w:r></w:p>"
    )


def _closing(letter: LetterPage) -> Iterator[str]:
    """Signature centred over the date, which stands four characters from the right (7.3.5.1)."""
    signature, dated = one_line(letter.signature), chinese_date(letter.dated)
    contact = bracketed(letter)
    if signature or dated:
        yield _blank(2, _KEEP)
    if signature:
        over = max(0.0, (wide(signature) - wide(dated)) / 2) if dated else 0.0
        under = max(0.0, (wide(dated) - wide(signature)) / 2)
        yield _right(signature, max(0.0, 4 - over) + under, _KEEP if dated or contact else "")
    if dated:
        over = max(0.0, (wide(signature) - wide(dated)) / 2)
        yield _right(dated, max(4.0, over), _KEEP if contact else "")
    if contact:
        yield paragraph_xml("Normal", contact, f'<w:ind w:left="{2 * _CHARACTER}"/>')


def _right(text: str, characters: float, keep: str) -> str:
    indent = f'<w:ind w:right="{round(characters * _CHARACTER)}"/><w:jc w:val="right"/>'
    return paragraph_xml("Normal", text, keep + indent)


# --- after the letter -------------------------------------------------------------------------


def _sheet(letter: LetterPage, sheet: Table) -> Iterator[str]:
    hei = run_xml(Face.HEI, page.BODY_PT, SQUEEZE)
    yield paragraph_xml("Normal", sheet_mark(letter), "<w:pageBreakBefore/>", hei)
    yield _blank()
    yield paragraph_xml("Title", "\n".join(titled(sheet.caption)))
    yield table_xml(sheet, page.sheet_size_pt(sheet.widths))


def _foot(letter: LetterPage) -> str:
    """版记 (7.4): a table that floats at the foot of the page of the flat paragraph after it.

    A word processor that lets no table float shows it below the letter.
    """
    copies = one_line(letter.copy_to)
    by, day = one_line(letter.printed_by), printed_on(letter)
    look = run_xml(Face.FANG, page.FOOT_PT)
    line = '<w:snapToGrid w:val="0"/>' + exact(_FOOT_LINE_PT)
    rows, high = [], 0
    if copies:
        indent = '<w:ind w:left="1120" w:right="280" w:hanging="840"/>'
        rows.append(paragraph_xml("Normal", f"抄送：{copies}", _KEEP + line + indent, look))
        high += 1 + int(wide(copies) // _FOOT_CHARACTERS)
    if by or day:
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{_WIDTH - 280}"/></w:tabs>'
        indent = '<w:ind w:left="280" w:right="280"/>'
        rows.append(_tabbed("Normal", by, day, tab + line + indent, look))
        high += 1
    flat = paragraph_xml("Normal", "", '<w:snapToGrid w:val="0"/>' + exact(1))
    if rows:
        return _floating(rows, high * _FOOT_LINE_PT) + flat
    return flat if letter.sheet else ""


def _floating(rows: list[str], high_pt: float) -> str:
    """Rows between rules, their lower edge at that of the type area.

    The place is told from the top of the page, which more word processors know than the bottom.
    """
    top = twips(page.HEIGHT_MM - page.BOTTOM_MM) - round(high_pt * 20)
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/></w:tcPr>{{}}</w:tc>'
    inside = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell.format(row)}</w:tr>" for row in rows
    )
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
        f'w:horzAnchor="margin" w:tblpX="1" w:tblpY="{top}"/>'
        f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{_rule("top", page.RULE_MM)}'
        f"{_rule('bottom', page.RULE_MM)}{_rule('insideH', page.THIN_RULE_MM)}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_WIDTH}"/></w:tblGrid>{inside}</w:tbl>'
    )


def _rule(side: str, millimetres: float) -> str:
    eighths = round(8 * millimetres / page.MM_PER_PT)
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
