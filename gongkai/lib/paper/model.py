"""The neutral model of an official document: title, headings, paragraphs, tables.

Every writer prints this model; none knows what the document is about.
"""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where the text of a cell stands."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a covered place of a span has no cell of its own."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    head: bool = False
    align: Align = Align.CENTER
    number: int | float | None = None
    """The figure that the text prints, for writers that keep figures as figures (XLSX)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells over columns of relative width; the first `head_rows` repeat on each page.

    `caption` names the table for screen readers and sheet tabs and is not printed on paper.
    """

    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    head_rows: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is 一、 (黑体), level 2 is （一） (楷体)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text (仿宋, first line indented two characters)."""

    text: str
    indent: bool = True
    align: Align = Align.START


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its title (小标宋), who wrote it, its blocks in order."""

    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    language: str = "zh-CN"
