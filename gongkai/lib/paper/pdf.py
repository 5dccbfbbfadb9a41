"""Write a document as PDF (PDF/A-2a and PDF/UA-1), set by typst.

The template is fixed; the document goes in as data and is never read as markup.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import typst

from gongkai.lib.paper import page
from gongkai.lib.paper.fonts import families, fonts
from gongkai.lib.paper.grid import Placed, column_heads, placed_rows
from gongkai.lib.paper.model import Block, Document, Paragraph, Table
from gongkai.lib.paper.text import one_line, printable

_NEVER = 946_684_800
"""2000-01-01 in seconds since 1970: PDF/A wants a day, equal bytes want a fixed one."""

_GETA = "〓"
"""What printers set for a character that no font has."""

_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_NOT_DISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed')
_RUST_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def write_pdf(document: Document) -> bytes:
    """The document as a PDF; the same document gives the same bytes.

    A character that no font has is printed 〓. Raises UnevenTableError for cells that do not fit.
    """
    data = json.dumps(_data(document), ensure_ascii=False)
    return _compile(_PRIVATE_USE.sub(_GETA, data))


def _compile(data: str) -> bytes:
    try:
        return _set(data)
    except typst.TypstError as error:
        printed = _without(data, _missing_characters(error.diagnostic))
        if printed == data:
            raise
        return _set(printed)


def _set(data: str) -> bytes:
    compiler = typst.Compiler(_template(), font_paths=fonts(), sys_inputs={"data": data})
    pdf = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=_NEVER)
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned no single PDF")
    return pdf


@cache
def _template() -> bytes:
    return (files("gongkai.lib.paper") / "document.typ").read_bytes()


def _missing_characters(diagnostic: str) -> set[str]:
    runs = _NOT_DISPLAYED.findall(diagnostic)
    text = "".join(_RUST_ESCAPE.sub(lambda found: chr(int(found[1], 16)), run) for run in runs)
    return {character for character in text if not character.isascii()}


def _without(data: str, missing: set[str]) -> str:
    marks = {ord(c): "" if unicodedata.category(c)[0] in "MC" else _GETA for c in missing}
    return data.translate(marks)


# --- the document as data ---------------------------------------------------------------------


def _data(document: Document) -> dict[str, Any]:
    return {
        "page": _page(),
        "fonts": {face.name.lower(): families(face) for face in page.Face},
        "language": document.language.split("-")[0],
        "title": one_line(document.title),
        "printed_title": printable(document.title),
        "author": one_line(document.author),
        "blocks": list(_blocks(document.blocks)),
    }


def _page() -> dict[str, float]:
    return {name.lower(): value for name, value in vars(page).items() if name.isupper()}


def _blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    rank = 0
    for block in blocks:
        if isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Paragraph):
            yield {
                "kind": "paragraph",
                "text": printable(block.text),
                "indent": block.indent,
                "align": block.align,
            }
        elif text := one_line(block.text):
            rank = min(block.level, rank + 1)  # PDF/UA-1 forbids to skip a level
            yield {"kind": "heading", "text": text, "rank": rank}


def _table(table: Table) -> dict[str, Any]:
    widths = page.column_widths_mm(table.widths)
    size = page.table_size_pt(table.widths)
    return {
        "kind": "table",
        "widths": widths,
        "size": size,
        "parts": list(_parts(table, widths, size)),
    }


def _parts(table: Table, widths: list[float], size: float) -> Iterator[dict[str, Any]]:
    """The head, then runs of rows; rows of head cells in the body head the rows below them."""
    heads = set(column_heads(table))
    rows = enumerate(placed_rows(table))
    for (head, level), run in groupby(rows, lambda row: _part(row[0], table.head_rows, heads)):
        cells = [_cell(placed, widths, size) for _, row in run for placed in row]
        yield {"head": head, "level": level, "cells": cells}


def _part(at: int, head_rows: int, heads: set[int]) -> tuple[bool, int]:
    """Whether a row is of a head, and of which level."""
    return at in heads, 1 if at < head_rows else 2


def _cell(placed: Placed, widths: list[float], size: float) -> dict[str, Any]:
    cell = placed.cell
    room = sum(widths[column] for column in placed.columns) - 2 * page.CELL_SIDE_MM
    return {
        "text": printable(cell.text),
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "align": cell.align,
        "size": size if cell.number is None else _fitting(size, cell.text, room),
    }


def _fitting(size: float, figure: str, room_mm: float) -> float:
    """A size at which an unbreakable figure stays within its cell."""
    widest = len(figure) * _DIGIT_EM * page.MM_PER_PT
    return min(size, room_mm / widest) if widest else size


_DIGIT_EM = 0.56
