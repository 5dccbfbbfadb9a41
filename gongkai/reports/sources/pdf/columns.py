"""Tables without ruling lines: columns found by where words stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.reports.flow import GridCell
from gongkai.reports.sources.pdf.figures import is_value
from gongkai.reports.sources.pdf.lines import PrintedLine, Word, joined

_COVERED = 0.3
_SLACK = 1.0


@dataclass(slots=True)
class Column:
    """A column by the extent of its words; lengths in points."""

    left: float
    right: float
    holds_values: bool = False

    def overlap(self, word: Word) -> float:
        return min(self.right, word.right) - max(self.left, word.left)

    def distance(self, word: Word) -> float:
        return abs(self.left + self.right - word.left - word.right)


def columns_of(lines: Iterable[PrintedLine]) -> list[Column]:
    """Columns of rows of words: figures first, then texts that do not span figures' columns."""
    words = [word for line in lines for word in line.words]
    columns = _value_columns(word for word in words if is_value(word.text))
    texts = sorted(
        (word for word in words if not is_value(word.text)), key=lambda w: w.right - w.left
    )
    for word in texts:
        overlapping = [column for column in columns if column.overlap(word) > _SLACK]
        if not overlapping:
            columns.append(Column(word.left, word.right))
        elif len(overlapping) == 1:
            overlapping[0].left = min(overlapping[0].left, word.left)
            overlapping[0].right = max(overlapping[0].right, word.right)
    return sorted(columns, key=lambda column: column.left)


def _value_columns(words: Iterable[Word]) -> list[Column]:
    columns: list[Column] = []
    for word in sorted(words, key=lambda word: word.left):
        if columns and columns[-1].overlap(word) > -_SLACK:
            columns[-1].right = max(columns[-1].right, word.right)
        else:
            columns.append(Column(word.left, word.right, holds_values=True))
    return columns


@dataclass(slots=True)
class _Slot:
    first: int
    last: int
    text: str


def row_of(lines: Sequence[PrintedLine], columns: Sequence[Column]) -> tuple[GridCell, ...]:
    """One row of cells from the lines of a table row; columns without words give blank cells."""
    slots: list[_Slot] = []
    for line in lines:
        slots = _with_line(slots, line, columns)
    slots.sort(key=lambda slot: slot.first)
    cells, next_column = [], 0
    for slot in slots:
        cells += [GridCell("", column) for column in range(next_column, slot.first)]
        cells.append(GridCell(slot.text, slot.first, 1, slot.last - slot.first + 1))
        next_column = slot.last + 1
    cells += [GridCell("", column) for column in range(next_column, len(columns))]
    return tuple(cells)


def _with_line(slots: list[_Slot], line: PrintedLine, columns: Sequence[Column]) -> list[_Slot]:
    for word in line.words:
        first, last = _place(word, columns)
        meeting = [slot for slot in slots if slot.first <= last and first <= slot.last]
        text = ""
        for slot in sorted(meeting, key=lambda slot: slot.first):
            text = joined(text, slot.text)
            first, last = min(first, slot.first), max(last, slot.last)
        slots = [slot for slot in slots if slot not in meeting]
        slots.append(_Slot(first, last, joined(text, word.text)))
    return slots


def _place(word: Word, columns: Sequence[Column]) -> tuple[int, int]:
    covered = [
        index
        for index, column in enumerate(columns)
        if column.overlap(word)
        > _COVERED * max(1.0, min(column.right - column.left, word.right - word.left))
    ]
    if covered:
        return covered[0], covered[-1]
    nearest = min(range(len(columns)), key=lambda index: columns[index].distance(word))
    return nearest, nearest


def recut(line: PrintedLine, columns: Sequence[Column]) -> PrintedLine:
    """A line with its words cut also at narrow gaps where a column of figures begins."""
    starts = [column.left for column in columns if column.holds_values]
    words = [part for word in line.words for part in _recut(word, starts)]
    return PrintedLine(tuple(words), line.baseline, line.size)


def _recut(word: Word, starts: Sequence[float]) -> list[Word]:
    parts: list[Word] = []
    begin, left = 0, word.left
    for cut in word.cuts:
        if any(cut.left - _SLACK <= start <= cut.right + _SLACK for start in starts):
            parts.append(Word(word.text[begin : cut.offset].strip(), left, cut.left))
            begin, left = cut.offset, cut.right
    return [*parts, Word(word.text[begin:].strip(), left, word.right)]
