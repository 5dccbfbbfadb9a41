"""Text that can be copied from a page on which nobody sees it.

The page is painted, and where a character should be the picture has one colour only: a dark one if
something lies over it, white if it is white itself, covered in white, or on a hidden layer.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.passages import not_checked

_SCALE = 2.0
_MOST_PIXELS = 6_000_000
_MARGIN = 0.15
_SAME_COLOUR = 12
_DARK, _WHITE = 110, 245
_FEWEST = 2
_FEWEST_PIXELS = 3
_INVISIBLE_INK = pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
_SOLID = frozenset("■█▇▆▅▮◼◾⬛●▓▒░▪◆")
"""Signs that fill their place with ink: an honest redaction is printed so."""
_COVERED = "盖住的文字仍能复制出来。请在原文件里删去文字再生成PDF，不要只盖色块。"
_HIDDEN = "页面上有看不见却能复制的文字（白字、盖住的或者隐藏图层的）。请在原文件里删去后重新生成。"


def unseen(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, where: str) -> Iterator[Finding]:
    """False redactions and hidden text of a page, each with how much of it there is."""
    if not text_page.count_chars():
        return
    try:
        picture = _painted(page)
    except (pdfium.PdfiumError, MemoryError):
        yield not_checked("这一页画不出来，看不出有没有盖住的文字。请人工核对。", where)
        return
    covered = hidden = 0
    run: list[bool] = []
    for index in range(text_page.count_chars()):
        sign = chr(min(pdfium_c.FPDFText_GetUnicode(text_page.raw, index), sys.maxunicode))
        if sign in _SOLID or not sign.isprintable() or sign.isspace():
            continue
        shade = picture.shade(text_page, index)
        if shade is not None and (shade < _DARK or _should_be_seen(text_page, index, sign)):
            run.append(shade < _WHITE)
            continue
        covered, hidden = covered + _weight(run, of=True), hidden + _weight(run, of=False)
        run = []
    covered, hidden = covered + _weight(run, of=True), hidden + _weight(run, of=False)
    if covered:
        yield Finding(FindingKind.FALSE_REDACTION, where, f"共{covered}字", _COVERED)
    if hidden:
        yield Finding(FindingKind.HIDDEN_CONTENT, where, f"共{hidden}字", _HIDDEN)


def _weight(run: list[bool], *, of: bool) -> int:
    """How many characters of a kind; one alone is a stain or a strange glyph."""
    return run.count(of) if len(run) >= _FEWEST else 0


def _should_be_seen(text_page: pdfium.PdfTextPage, index: int, sign: str) -> bool:
    """Whether a glyph leaves ink: its font is there, and it is not the text laid under a scan.

    Fonts that are not in the file are replaced, those for Chinese perhaps by nothing.
    """
    text_object = pdfium_c.FPDFText_GetTextObject(text_page.raw, index)
    if not text_object:
        return False
    if pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE_INK:
        return False
    font = pdfium_c.FPDFTextObj_GetFont(text_object)
    return sign.isascii() or bool(pdfium_c.FPDFFont_GetIsEmbedded(font) == 1)


@dataclass(frozen=True, slots=True)
class _Picture:
    """A painted page in greys, and how its points become pixels."""

    pixels: bytes
    stride: int
    width: int
    height: int
    matrix: tuple[float, float, float, float, float, float]

    def shade(self, text_page: pdfium.PdfTextPage, index: int) -> int | None:
        """The one shade of grey where a character should be; None where there are several."""
        box = pdfium_c.FS_RECTF()
        if not pdfium_c.FPDFText_GetLooseCharBox(text_page.raw, index, box):
            return None
        across, down = box.right - box.left, box.top - box.bottom
        first = self._pixel(box.left + _MARGIN * across, box.bottom + _MARGIN * down)
        second = self._pixel(box.right - _MARGIN * across, box.top - _MARGIN * down)
        left, right = sorted((first[0], second[0]))
        top, bottom = sorted((first[1], second[1]))
        if right <= 0 or bottom <= 0 or left >= self.width or top >= self.height:
            return 255
        left, top = max(left, 0), max(top, 0)
        right, bottom = min(right, self.width), min(bottom, self.height)
        if right - left < _FEWEST_PIXELS or bottom - top < _FEWEST_PIXELS:
            return None
        return self._one_shade(left, top, right, bottom)

    def _one_shade(self, left: int, top: int, right: int, bottom: int) -> int | None:
        darkest, lightest = 255, 0
        for line in range(top, bottom):
            start = line * self.stride
            row = self.pixels[start + left : start + right]
            darkest, lightest = min(darkest, *row), max(lightest, *row)
            if lightest - darkest > _SAME_COLOUR:
                return None
        return (darkest + lightest) // 2

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        a, b, c, d, e, f = self.matrix
        return round(a * x + c * y + e), round(b * x + d * y + f)


def _painted(page: pdfium.PdfPage) -> _Picture:
    area = page.get_width() * page.get_height()
    scale = min(_SCALE, (_MOST_PIXELS / max(area, 1)) ** 0.5)
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        pixels = bytes(bitmap.buffer)
        return _Picture(pixels, bitmap.stride, bitmap.width, bitmap.height, _matrix(page, bitmap))


_FAR = 1000.0


def _matrix(
    page: pdfium.PdfPage, bitmap: pdfium.PdfBitmap
) -> tuple[float, float, float, float, float, float]:
    """From points to pixels: where three points come to lie, however the page is turned."""
    x, y = ctypes.c_int(), ctypes.c_int()

    def pixel(across: float, up: float) -> tuple[int, int]:
        pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, bitmap.width, bitmap.height, 0, across, up, x, y)
        return x.value, y.value

    origin, right, top = pixel(0, 0), pixel(_FAR, 0), pixel(0, _FAR)
    return (
        (right[0] - origin[0]) / _FAR,
        (right[1] - origin[1]) / _FAR,
        (top[0] - origin[0]) / _FAR,
        (top[1] - origin[1]) / _FAR,
        origin[0],
        origin[1],
    )
