"""Ruling lines: straight strokes and thin filled shapes of a page, also inside forms."""

import ctypes
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from gongkai.reports.sources.pdf.frames import Frame

_THIN = 3.0
_FRAME_BORDER = 4.0
_SHORT = 2.0
_SLANT = 0.7
_DEEPEST_FORM = 6
_MOST_OBJECTS = 100_000
_MOST_SEGMENTS = 30_000

Matrix = tuple[float, float, float, float, float, float]
Points = list[tuple[float, float]]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A straight line along an axis: `at` its place across, from `start` to `end`; points."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page besides text."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    picture_area: float = 0.0
    """Area of the largest picture, square points."""
    complete: bool = True
    """False where the page has more paths than are looked at; rules then mean nothing."""


def read_rules(page: object, frame: Frame) -> Drawing:
    """The ruling lines of a raw page in the given frame."""
    collector = _Collector(frame)
    collector.visit_page(page)
    return collector.drawing


@dataclass(slots=True)
class _Collector:
    frame: Frame
    drawing: Drawing = field(default_factory=Drawing)
    objects: int = 0
    segments: int = 0

    def visit_page(self, page: object) -> None:
        count = pdfium_c.FPDFPage_CountObjects(page)
        self._visit(page, count, pdfium_c.FPDFPage_GetObject, _IDENTITY, 0)

    def _visit(
        self,
        container: object,
        count: int,
        get: Callable[[object, int], object],
        matrix: Matrix,
        depth: int,
    ) -> None:
        for index in range(count):
            self.objects += 1
            if self.objects > _MOST_OBJECTS or self.segments > _MOST_SEGMENTS:
                self.drawing.complete = False
                return
            item = get(container, index)
            kind = pdfium_c.FPDFPageObj_GetType(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                self._add_path(item, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                self._add_picture(item, matrix)
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inner = _times(_matrix_of(item), matrix)
                children = pdfium_c.FPDFFormObj_CountObjects(item)
                self._visit(item, children, pdfium_c.FPDFFormObj_GetObject, inner, depth + 1)

    def _add_picture(self, item: object, matrix: Matrix) -> None:
        place = _times(_matrix_of(item), matrix)
        corners = [self._point(place, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        left, top, right, bottom = _bounds(corners)
        self.drawing.picture_area = max(self.drawing.picture_area, (right - left) * (bottom - top))
        self._add_if_thin(left, top, right, bottom)

    def _add_path(self, item: object, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
        count = pdfium_c.FPDFPath_CountSegments(item)
        self.segments += count
        if self.segments > _MOST_SEGMENTS or not (fill.value or stroke.value):
            return
        place = _times(_matrix_of(item), matrix)
        outlines = [
            [self._point(place, x, y) for x, y in points] for points in _outlines(item, count)
        ]
        if stroke.value:
            for points in outlines:
                self._add_strokes(points)
        if fill.value:
            self._add_fills([_bounds(points) for points in outlines if len(points) > 2])

    def _point(self, matrix: Matrix, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return self.frame.point(a * x + c * y + e, b * x + d * y + f)

    def _add_strokes(self, points: Points) -> None:
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            if abs(y1 - y2) <= _SLANT and abs(x1 - x2) >= _SHORT:
                self.drawing.horizontal.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
            elif abs(x1 - x2) <= _SLANT and abs(y1 - y2) >= _SHORT:
                self.drawing.vertical.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))

    def _add_fills(self, shapes: list[tuple[float, float, float, float]]) -> None:
        """Thin shapes are lines; a shape just inside another one leaves a border between them."""
        for index, (left, top, right, bottom) in enumerate(shapes):
            if self._add_if_thin(left, top, right, bottom) or index == 0:
                continue
            outer = shapes[index - 1]
            border = max(abs(p - q) for p, q in zip(outer, shapes[index], strict=True))
            if border <= _FRAME_BORDER:
                corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
                self._add_strokes(corners)

    def _add_if_thin(self, left: float, top: float, right: float, bottom: float) -> bool:
        width, height = right - left, bottom - top
        if height <= _THIN and width > max(2 * height, _SHORT):
            self.drawing.horizontal.append(Rule((top + bottom) / 2, left, right))
        elif width <= _THIN and height > max(2 * width, _SHORT):
            self.drawing.vertical.append(Rule((left + right) / 2, top, bottom))
        else:
            return False
        return True


def _outlines(item: object, count: int) -> Iterator[Points]:
    """The straight-lined parts of a path, closed ones ending where they began."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: Points = []
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium_c.FPDF_SEGMENT_LINETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _matrix_of(item: object) -> Matrix:
    m = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, m):
        return _IDENTITY
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    if then is _IDENTITY:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _bounds(points: Points) -> tuple[float, float, float, float]:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
