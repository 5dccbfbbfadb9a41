"""Write a document as one HTML page: no script, no outside file, readable on paper and by ear."""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from gongkai.lib.paper.grid import Placed, column_heads, placed_rows
from gongkai.lib.paper.model import Block, Document, Heading, Paragraph, Table
from gongkai.lib.paper.page import column_widths_mm
from gongkai.lib.paper.text import one_line, printable


def write_html(document: Document) -> str:
    """The document as an HTML page. Raises UnevenTableError for cells that do not fit."""
    title = _text(document.title)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_text(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(one_line(document.title))}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{title}</h1>",
            *(line for block in document.blocks for line in _block(block)),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


@cache
def _style() -> str:
    return (files("gongkai.lib.paper") / "document.css").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Heading):
        yield f"<h{block.level + 1}>{_text(block.text)}</h{block.level + 1}>"
    else:
        yield _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    classes = [] if paragraph.indent else ["flush"]
    if paragraph.align != "start":
        classes.append(paragraph.align)
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f"<p{named}>{_text(paragraph.text)}</p>"


def _table(table: Table) -> Iterator[str]:
    widths = column_widths_mm(table.widths)
    caption = _text(table.caption)
    yield f'<div class="table" role="region" aria-label="{caption}" tabindex="0">'
    dense = ' class="dense"' if len(widths) > _COLUMNS_OF_A_PLAIN_TABLE else ""
    yield f"<table{dense}>"
    yield f"<caption>{caption}</caption>"
    shares = "".join(f'<col style="width:{100 * w / sum(widths):.2f}%">' for w in widths)
    yield f"<colgroup>{shares}</colgroup>"
    yield from _rows(table)
    yield "</table>"
    yield "</div>"


def table_html(table: Table) -> str:
    """The table as a part of a page that brings its own sheet: class names, no styles.

    Raises UnevenTableError for cells that do not fit.
    """
    caption = _text(table.caption)
    region = f'<div class="gk-scroll" role="region" aria-label="{caption}" tabindex="0">'
    named = f'<table class="gk-letter-table"><caption class="visually-hidden">{caption}</caption>'
    return "\n".join((region, named, *_rows(table), "</table>", "</div>"))


def _rows(table: Table) -> Iterator[str]:
    rows = placed_rows(table)
    heads = set(column_heads(table))
    if table.head_rows:
        yield "<thead>"
        yield from (_row(row, in_head=True) for row in rows[: table.head_rows])
        yield "</thead>"
    yield "<tbody>"
    for at, row in enumerate(rows[table.head_rows :], start=table.head_rows):
        yield _row(row, in_head=at in heads)
    yield "</tbody>"


_COLUMNS_OF_A_PLAIN_TABLE = 8


def _row(row: list[Placed], *, in_head: bool) -> str:
    return f"<tr>{''.join(_cell(placed, in_head=in_head) for placed in row)}</tr>"


def _cell(placed: Placed, *, in_head: bool) -> str:
    cell = placed.cell
    attributes = f' class="{cell.align}"'
    if cell.rowspan > 1:
        attributes += f' rowspan="{cell.rowspan}"'
    if cell.colspan > 1:
        attributes += f' colspan="{cell.colspan}"'
    if not cell.head:
        return f"<td{attributes}>{_text(cell.text)}</td>"
    return f'<th scope="{_scope(placed, in_head=in_head)}"{attributes}>{_text(cell.text)}</th>'


def _scope(placed: Placed, *, in_head: bool) -> str:
    if in_head:
        return "col" if placed.cell.colspan == 1 else "colgroup"
    return "row" if placed.cell.rowspan == 1 else "rowgroup"
