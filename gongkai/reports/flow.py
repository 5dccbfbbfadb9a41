"""What a source gives, whatever its kind: lines and grids in reading order.

Readers of HTML, text, Markdown, DOCX, PDF and XLSX turn a file into a `Flow`; everything after
that reads meaning and knows no file kind.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of text outside tables; `heading` where the source marks it as one."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table as printed; `column` is its leftmost column in the expanded grid."""

    text: str
    column: int = 0
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, each cell only in the row where it begins."""

    rows: tuple[tuple[GridCell, ...], ...]


Piece = Line | Grid


@dataclass(frozen=True, slots=True)
class Flow:
    """A source in reading order, with the title its metadata gives (HTML <title>), if any."""

    pieces: tuple[Piece, ...]
    title: str | None = None
