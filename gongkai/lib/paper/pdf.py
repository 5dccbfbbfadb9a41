"""Write a document as PDF (PDF/A-2a and PDF/UA-1), set by typst."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gongkai.lib.paper import page
from gongkai.lib.paper.grid import Placed, column_heads, placed_rows
from gongkai.lib.paper.model import Block, Document, Paragraph, Table
from gongkai.lib.paper.text import one_line, printable
from gongkai.lib.paper.typesetting import typeset

TEMPLATES = ("page.typ", "document.typ")


def write_pdf(document: Document) -> bytes:
    """The document as a PDF; the same document gives the same bytes.

    A character that no font has is printed 〓. Raises UnevenTableError for cells that do not fit.
    """
    return typeset(TEMPLATES, _data(document))


def _data(document: Document) -> dict[str, Any]:
    return {
        "language": document.language.split("-")[0],
        "title": one_line(document.title),
        "printed_title": printable(document.title),
        "author": one_line(document.author),
        "blocks": list(_blocks(document.blocks)),
    }


def _blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    rank = 0
    for block in blocks:
        if isinstance(block, Table):
            yield table_data(block)
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


def table_data(table: Table, size_pt: float | None = None) -> dict[str, Any]:
    """The table as page.typ sets it, in a size that its columns bear unless one is given.

    Raises UnevenTableError for cells that do not fit.
    """
    widths = page.column_widths_mm(table.widths)
    size = size_pt or page.table_size_pt(table.widths)
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
