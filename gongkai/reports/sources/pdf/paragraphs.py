"""Printed lines joined into paragraphs, over page breaks too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from gongkai.reports.flow import Line, Piece
from gongkai.reports.sources.pdf.figures import is_numbered
from gongkai.reports.sources.pdf.lines import PrintedLine, joined
from gongkai.reports.sources.pdf.placed import PlacedGrid

_INDENT = 1.2
_LEADING = 2.7
_SIZE_CHANGE = 0.12
_PUSHED_OVER = 1.1
_LATIN_WIDTH = 0.5
_FEW_LINES = 4
_MOST_WORDS = 3
_FULL_LINE_CHARACTERS = 8
_LATIN_START = re.compile(r"[!-~]+")
_SENTENCE_END = re.compile(r"[。；：！？:;!?]$")


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of prose on a page begin and end, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageBody:
    """The lines and tables of a page in order, and the page's width in points."""

    pieces: Sequence[PrintedLine | PlacedGrid]
    width: float


def flow_pieces(pages: Sequence[PageBody]) -> Iterator[Piece]:
    """Paragraphs and grids of all pages in order."""
    paragraph = _Paragraph()
    for page, margins in zip(pages, _margins(pages), strict=True):
        paragraph.new_page()
        for piece in page.pieces:
            if isinstance(piece, PrintedLine):
                if not paragraph.goes_on(piece, margins):
                    yield from paragraph.taken()
                paragraph.add(piece, margins)
            else:
                yield from paragraph.taken()
                yield piece.grid
    yield from paragraph.taken()


def _margins(pages: Sequence[PageBody]) -> list[Margins]:
    """The margins of each page; a page with few lines has those of the document."""
    prose = [
        [piece for piece in page.pieces if isinstance(piece, PrintedLine) and _shows(piece, page)]
        for page in pages
    ]
    own = [_extent(lines) if lines else None for lines in prose]
    known = [m for m, lines in zip(own, prose, strict=True) if m and len(lines) >= _FEW_LINES]
    if not known:
        return [margins or Margins(0.0, 0.0) for margins in own]
    usual = Margins(median(m.left for m in known), median(m.right for m in known))
    return [
        margins if margins and len(lines) >= _FEW_LINES else _wider(margins, usual)
        for margins, lines in zip(own, prose, strict=True)
    ]


def _shows(line: PrintedLine, page: PageBody) -> bool:
    """Whether a line can show the margins: long enough, on the paper, no row of words."""
    return (
        len(line.text) >= _FULL_LINE_CHARACTERS
        and line.left >= 0
        and line.right <= page.width
        and len(line.words) <= _MOST_WORDS
    )


def _extent(lines: Sequence[PrintedLine]) -> Margins:
    return Margins(min(line.left for line in lines), max(line.right for line in lines))


def _wider(own: Margins | None, usual: Margins) -> Margins:
    if own is None:
        return usual
    return Margins(min(own.left, usual.left), max(own.right, usual.right))


class _Paragraph:
    """The paragraph being joined and the margins its last line stands in."""

    def __init__(self) -> None:
        self.text = ""
        self.indented = False
        self.last: PrintedLine | None = None
        self.margins = Margins(0.0, 0.0)
        self.page_broken = False

    def new_page(self) -> None:
        self.page_broken = True

    def taken(self) -> Iterator[Line]:
        """The finished paragraph, if there is one."""
        if self.text:
            yield Line(self.text)
        self.text, self.last = "", None

    def add(self, line: PrintedLine, margins: Margins) -> None:
        if self.last is None:
            self.indented = _is_indented(line, margins)
        self.text = joined(self.text, line.text)
        self.last, self.margins, self.page_broken = line, margins, False

    def goes_on(self, line: PrintedLine, margins: Margins) -> bool:
        """Whether a line continues the paragraph: the last one was full, this is not indented."""
        last = self.last
        if last is None or len(last.words) > _MOST_WORDS:
            return False
        if abs(line.size - last.size) > _SIZE_CHANGE * last.size:
            return False
        if not self.page_broken and not self._is_next(line, last):
            return False
        if _is_indented(line, margins) or not self._was_full(line, last):
            return False
        # A line that begins with 一、 by chance of wrapping stands in the middle of a sentence.
        in_sentence = self.indented and not _SENTENCE_END.search(last.text)
        return in_sentence or not is_numbered(line.text)

    def _is_next(self, line: PrintedLine, last: PrintedLine) -> bool:
        return 0 < line.baseline - last.baseline <= _LEADING * last.size

    def _was_full(self, line: PrintedLine, last: PrintedLine) -> bool:
        latin = _LATIN_START.match(line.text)
        needed = max(1.0, _LATIN_WIDTH * len(latin.group()) if latin else 1.0)
        return self.margins.right - last.right < (needed + _PUSHED_OVER) * last.size


def _is_indented(line: PrintedLine, margins: Margins) -> bool:
    return line.left - margins.left >= _INDENT * line.size
