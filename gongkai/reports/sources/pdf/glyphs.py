"""The printed characters of a page with their places."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongkai.reports.sources.pdf.frames import Box, Frame, frame_of

_SPACES = frozenset("\t\n\r \xa0\u2000\u2001\u2002\u2003\u2009\u200b\u3000\ufeff")
_LINE_END_HYPHENS = frozenset((0x02, 0xFFFE))
_FIRST_PRINTED = 0x20
_SURROGATES = range(0xD800, 0xE000)
_LAST_CODE = 0x10FFFF
_SLANT = 0.15
_SAME_PLACE = 0.15
_LARGEST = 3.0


class Glyph(NamedTuple):
    """A printed character; lengths in points.

    `left`, `right` and `baseline` are measured in the character's own reading direction (they
    are comparable among glyphs of the same turn), `x` and `y` are its middle on the page.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    x: float
    y: float
    turn: int
    """Quarter turns against the page's main reading direction."""
    after_space: bool


class _Mark(NamedTuple):
    text: str
    box: Box
    origin: tuple[float, float]
    size: float
    turn: int
    after_space: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page and the frame in which most of them stand upright."""

    glyphs: list[Glyph]
    frame: Frame


def read_glyphs(text_page: pdfium.PdfTextPage, page_box: Box, most: int) -> PageText:
    """The first `most` printed characters; slanted ones (watermarks) are left out."""
    marks = _marks(text_page, most)
    turns = Counter(mark.turn for mark in marks)
    frame = frame_of(turns.most_common(1)[0][0] if turns else 0, page_box)
    return PageText(_once([_placed(mark, frame) for mark in marks]), frame)


def _marks(text_page: pdfium.PdfTextPage, most: int) -> list[_Mark]:
    # One flat loop over the library's functions: this is where the time of reading goes.
    raw = text_page.raw
    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    marks: list[_Mark] = []
    after_space = False
    for index in range(pdfium_c.FPDFText_CountChars(raw)):
        text = _character(pdfium_c.FPDFText_GetUnicode(raw, index))
        if text in _SPACES:
            after_space = after_space or not pdfium_c.FPDFText_IsGenerated(raw, index)
            continue
        pdfium_c.FPDFText_GetMatrix(raw, index, matrix)
        turn = _quarter(matrix.a, matrix.b)
        if not text or turn is None:
            continue
        pdfium_c.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium_c.FPDFText_GetCharOrigin(raw, index, x, y)
        size = pdfium_c.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
        edges = (box.left, box.bottom, box.right, box.top)
        if not _is_plausible(edges, size):
            edges = _ink(raw, index)
        marks.append(_Mark(text, edges, (x.value, y.value), size, turn, after_space))
        after_space = False
        if len(marks) == most:
            break
    return marks


def _is_plausible(box: Box, size: float) -> bool:
    """The library's boxes with advance are out of scale for vertical fonts."""
    left, bottom, right, top = box
    return left < right <= left + _LARGEST * size and bottom < top <= bottom + _LARGEST * size


def _ink(raw: object, index: int) -> Box:
    """The box of what is printed of a character, without its advance."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _character(code: int) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    if code < _FIRST_PRINTED or code > _LAST_CODE or code in _SURROGATES:
        return " " if 0 < code < _FIRST_PRINTED else ""
    return chr(code)


def _quarter(along: float, across: float) -> int | None:
    """Quarter turns of a direction, or None where it is slanted."""
    if abs(across) <= _SLANT * abs(along):
        return 0 if along > 0 else 2
    if abs(along) <= _SLANT * abs(across):
        return 1 if across > 0 else 3
    return None


_OWN_FRAMES = tuple(Frame(turn) for turn in range(4))


def _placed(mark: _Mark, frame: Frame) -> Glyph:
    own = frame if mark.turn == frame.turn else _OWN_FRAMES[mark.turn]
    left, bottom, right, top = mark.box
    first, second = own.point(left, bottom), own.point(right, top)
    start, end = sorted((first[0], second[0]))
    baseline = own.point(*mark.origin)[1]
    x, y = frame.point((left + right) / 2, (bottom + top) / 2)
    if own is frame:
        y = baseline - 0.35 * mark.size
    turn = (mark.turn - frame.turn) % 4
    size = mark.size or abs(second[1] - first[1])
    return Glyph(mark.text, start, end, baseline, size, x, y, turn, mark.after_space)


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Leave out characters printed again in nearly the same place to look bold."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept = []
    for glyph in glyphs:
        column, row = round(glyph.left / 2), round(glyph.baseline / 2)
        near = (
            seen.get((glyph.text, column + dx, row + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)
        )
        if not any(other is not None and _covers(other, glyph) for other in near):
            kept.append(glyph)
            seen[glyph.text, column, row] = glyph
    return kept


def _covers(other: Glyph, glyph: Glyph) -> bool:
    reach = _SAME_PLACE * glyph.size
    return (
        abs(other.left - glyph.left) < reach
        and abs(other.baseline - glyph.baseline) < reach
        and other.turn == glyph.turn
    )
