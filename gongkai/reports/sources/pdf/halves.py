"""Pages that set two texts beside each other, with nothing but white between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongkai.reports.sources.pdf.glyphs import Glyph
from gongkai.reports.sources.pdf.rules import Drawing, Rule

_MIDDLE = (0.4, 0.6)
_MARGIN = 0.1
_LEAST_WIDTH = 8.0
_LEAST_GLYPHS = 60
_LEAST_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The characters and rules of a page, or of one half of it; lengths in points."""

    glyphs: list[Glyph]
    drawing: Drawing
    width: float
    height: float


def halved(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The left halves of all pages, then the right ones, where every page has two.

    Prose of a common page runs over its middle, so that one such page tells.
    """
    gutters = [_gutter(sheet) for sheet in sheets]
    places = [place for place in gutters if place is not None]
    if not places or len(places) < len(sheets) or not _hold_prose(sheets, places):
        return list(sheets)
    pairs = list(zip(sheets, places, strict=True))
    left = [_half(sheet, 0.0, place) for sheet, place in pairs]
    return left + [_half(sheet, place, sheet.width) for sheet, place in pairs]


def _gutter(sheet: Sheet) -> float | None:
    """The middle of the widest white band down the middle of a page, head and foot left out."""
    low, high = (share * sheet.width for share in _MIDDLE)
    top, bottom = _MARGIN * sheet.height, (1 - _MARGIN) * sheet.height
    edge, best, place = low, 0.0, None
    for start, end in sorted(
        (g.x - g.size / 2, g.x + g.size / 2) for g in sheet.glyphs if top < g.y < bottom
    ):
        if end <= edge:
            continue
        if min(start, high) - edge > best:
            best, place = min(start, high) - edge, (min(start, high) + edge) / 2
        edge = max(edge, end)
        if edge >= high:
            break
    else:
        if high - edge > best:
            best, place = high - edge, (high + edge) / 2
    return place if best >= _LEAST_WIDTH else None


def _hold_prose(sheets: Sequence[Sheet], places: Sequence[float]) -> bool:
    """Whether there are sentences on both sides, and not a table whose columns are far apart."""
    sides: tuple[list[str], list[str]] = ([], [])
    for sheet, place in zip(sheets, places, strict=True):
        for glyph in sheet.glyphs:
            sides[glyph.x > place].append(glyph.text)
    return all(
        len(side) >= _LEAST_GLYPHS and side.count("。") >= _LEAST_SENTENCES for side in sides
    )


def _half(sheet: Sheet, left: float, right: float) -> Sheet:
    """What lies between two places; a rule that parts the texts belongs to neither."""
    clipped = (
        Rule(rule.at, max(rule.start, left) - left, min(rule.end, right) - left)
        for rule in sheet.drawing.horizontal
    )
    drawing = replace(
        sheet.drawing,
        horizontal=[rule for rule in clipped if rule.end > rule.start],
        vertical=[
            Rule(rule.at - left, rule.start, rule.end)
            for rule in sheet.drawing.vertical
            if left + _LEAST_WIDTH / 2 < rule.at < right - _LEAST_WIDTH / 2
        ],
    )
    glyphs = [
        _moved(glyph, left) for glyph in sheet.glyphs if glyph.turn == 0 and left <= glyph.x < right
    ]
    return Sheet(glyphs, drawing, right - left, sheet.height)


def _moved(glyph: Glyph, left: float) -> Glyph:
    return Glyph(
        glyph.text,
        glyph.left - left,
        glyph.right - left,
        glyph.baseline,
        glyph.size,
        glyph.x - left,
        glyph.y,
        glyph.turn,
        glyph.after_space,
    )
