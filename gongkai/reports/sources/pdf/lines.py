"""Printed lines: characters on one baseline, cut into words where wide gaps are."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from gongkai.reports.sources.pdf.glyphs import Glyph

_SAME_BASELINE = 0.4
_WORD_GAP = 0.9
_FIGURE_GAP = 0.62
_FIGURES_GAP = 0.24
_CUT_GAP = 0.3
_UNSPREAD = 0.06
_LETTERSPACING = 1.2
_LATIN_GAP = 0.22
_LAST_LATIN = "\u024f"
_RULE_DRAWING = frozenset(map(chr, range(0x2500, 0x2580)))


class Cut(NamedTuple):
    """A narrow gap in a word: characters before it, and its two sides in points."""

    offset: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a wide gap between them."""

    text: str
    left: float
    right: float
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The words on one baseline, left to right; lengths in points, `baseline` from the top."""

    words: tuple[Word, ...]
    baseline: float
    size: float

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_of(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Printed lines from top to bottom; glyphs must be of one turn."""
    lines = []
    for row in _rows(sorted(glyphs, key=lambda glyph: glyph.baseline)):
        row.sort(key=lambda glyph: glyph.left)
        words = tuple(_word(part) for part in _parts(row))
        size = median(glyph.size for glyph in row)
        lines.append(PrintedLine(words, median(glyph.baseline for glyph in row), size))
    return lines


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    first = 0.0
    for glyph in glyphs:
        if glyph.text in _RULE_DRAWING:
            continue
        if rows and glyph.baseline - first <= _SAME_BASELINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            first = glyph.baseline
    return rows


def _parts(row: list[Glyph]) -> list[list[Glyph]]:
    gaps = [after.left - before.right for before, after in itertools.pairwise(row)]
    spread = _letterspacing(row, gaps)
    parts = [[row[0]]]
    for glyph, gap in zip(row[1:], gaps, strict=True):
        if gap > _gap_between(parts[-1][-1], glyph, spread):
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
    return parts


def _gap_between(before: Glyph, after: Glyph, spread: float) -> float:
    """The width from which a gap parts two words; figures may stand close to what is beside them.

    In a justified line the gaps around figures are stretched, so there only wide ones count.
    """
    size = after.size
    figures = before.text.isdecimal() + after.text.isdecimal()
    if figures == 0 or spread > _UNSPREAD * size:
        return _WORD_GAP * size + spread
    return (_FIGURES_GAP if figures == 2 else _FIGURE_GAP) * size


def _letterspacing(row: list[Glyph], gaps: list[float]) -> float:
    """The gap that stands between all characters of a spaced-out title or a justified line."""
    chinese = [
        gap
        for before, after, gap in zip(row, row[1:], gaps, strict=False)
        if not is_latin(before.text) and not is_latin(after.text)
    ]
    usual = median(chinese) if chinese else 0.0
    return usual if 0 < usual <= _LETTERSPACING * row[0].size else 0.0


def _word(part: list[Glyph]) -> Word:
    text = part[0].text
    cuts = []
    for before, glyph in pairwise(part):
        gap = glyph.left - before.right
        spaced = glyph.after_space or gap > _LATIN_GAP * glyph.size
        if gap > _CUT_GAP * glyph.size:
            cuts.append(Cut(len(text), before.right, glyph.left))
        if spaced and is_latin(before.text) and is_latin(glyph.text):
            text += " "
        text += glyph.text
    return Word(text, part[0].left, max(glyph.right for glyph in part), tuple(cuts))


def is_latin(character: str) -> bool:
    """Whether a character is of the scripts that put spaces between words."""
    return character <= _LAST_LATIN


def joined(before: str, after: str) -> str:
    """Two pieces of wrapped text as one: a space only between Latin words."""
    if before and after and before[-1].isalpha() and after[0].isalpha():
        spaced = is_latin(before[-1]) and is_latin(after[0])
    else:
        spaced = False
    return f"{before} {after}" if spaced else before + after


def compact(line: PrintedLine) -> str:
    """The text of a line in a table: a space only between Latin words or figures."""
    text = ""
    for word in line.words:
        spaced = bool(text) and is_latin(text[-1]) and is_latin(word.text[0])
        text += f" {word.text}" if spaced else word.text
    return text


def wrapped(lines: Iterable[PrintedLine]) -> str:
    """The text of a cell whose lines are pieces of one wrapped label or figure."""
    text = ""
    for line in lines:
        text = joined(text, compact(line))
    return text
