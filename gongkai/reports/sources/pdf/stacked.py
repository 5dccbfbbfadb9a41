"""Ruled rows that hold several rows of figures, one below the other, without lines between."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongkai.reports.flow import GridCell
from gongkai.reports.sources.pdf.columns import Column, row_of
from gongkai.reports.sources.pdf.figures import is_value
from gongkai.reports.sources.pdf.lattices import Cell
from gongkai.reports.sources.pdf.lines import PrintedLine, Word, compact
from gongkai.reports.sources.pdf.unruled import rows_of

_SAME_BASELINE = 0.5


@dataclass(frozen=True, slots=True)
class Boxed:
    """A cell between ruling lines and the lines printed in it."""

    cell: Cell
    lines: tuple[PrintedLine, ...]

    def within(self, end: int) -> "Boxed":
        """The same, its rowspan ending before row `end` at the latest."""
        rowspan = min(self.cell.rowspan, end - self.cell.row)
        return Boxed(replace(self.cell, rowspan=rowspan), self.lines)


def unstacked(
    boxes: Sequence[Boxed], xs: Sequence[float], starts: Sequence[int]
) -> list[tuple[GridCell, ...]] | None:
    """The rows that one ruled row holds, None if it holds one.

    It holds several where two cells or more have figures on the same several baselines beside a
    label of as many lines. `starts` are the lattice columns at which cells of the grid begin.
    """
    figures = [box for box in boxes if _is_column_of_figures(box)]
    if len(figures) < 2 or any(box.cell.rowspan > 1 for box in boxes):
        return None
    height = len(figures[0].lines)
    labelled = any(len(box.lines) >= height for box in boxes if box not in figures)
    if not labelled or any(not _same_baselines(figures[0], other) for other in figures):
        return None
    columns = [Column(xs[box.cell.column], xs[box.cell.column + box.cell.colspan]) for box in boxes]
    left = min(xs[box.cell.column] for box in figures)
    return [
        tuple(_moved(cell, boxes, starts) for cell in row_of(row, columns))
        for row in rows_of(_across(boxes), left, ())
    ]


def _moved(cell: GridCell, boxes: Sequence[Boxed], starts: Sequence[int]) -> GridCell:
    """A cell counted in the row's own cells brought to the columns of the whole grid."""
    first, last = boxes[cell.column].cell, boxes[cell.column + cell.colspan - 1].cell
    column = bisect_left(starts, first.column)
    end = bisect_left(starts, last.column + last.colspan)
    return GridCell(cell.text, column, 1, end - column)


def _is_column_of_figures(box: Boxed) -> bool:
    return len(box.lines) >= 2 and all(is_value(compact(line)) for line in box.lines)


def _same_baselines(first: Boxed, other: Boxed) -> bool:
    return len(first.lines) == len(other.lines) and all(
        abs(a.baseline - b.baseline) <= _SAME_BASELINE * a.size
        for a, b in zip(first.lines, other.lines, strict=True)
    )


def _across(boxes: Sequence[Boxed]) -> list[PrintedLine]:
    """The lines of all cells, those on one baseline as one line."""
    lines = sorted((line for box in boxes for line in box.lines), key=lambda line: line.baseline)
    merged: list[PrintedLine] = []
    for line in lines:
        last = merged[-1] if merged else None
        if last and line.baseline - last.baseline <= _SAME_BASELINE * line.size:
            words: tuple[Word, ...] = (*last.words, *line.words)
            merged[-1] = replace(last, words=tuple(sorted(words, key=lambda word: word.left)))
        else:
            merged.append(line)
    return merged
