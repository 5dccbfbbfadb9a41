"""Ruled tables: characters put into the cells between ruling lines."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.reports.flow import Grid, GridCell
from gongkai.reports.sources.pdf.glyphs import Glyph
from gongkai.reports.sources.pdf.lattices import Lattice, lattice_of
from gongkai.reports.sources.pdf.lines import PrintedLine, lines_of, wrapped
from gongkai.reports.sources.pdf.networks import Network
from gongkai.reports.sources.pdf.placed import PlacedGrid
from gongkai.reports.sources.pdf.stacked import Boxed, unstacked

_LONG_PROSE = 80
_SENTENCE_PROSE = 40
_LONGEST_ONLY_COLUMN = 25


@dataclass(frozen=True, slots=True)
class _Filled:
    """A lattice with what is printed in each of its cells."""

    lattice: Lattice
    glyphs: dict[int, list[int]]
    """Places of the cells' glyphs in the page's list."""
    boxed: tuple[Boxed, ...]
    framing: frozenset[int]
    """Cells that have a table of their own inside."""


def ruled_tables(
    networks: Iterable[Network], glyphs: Sequence[Glyph], most_cells: int
) -> tuple[list[PlacedGrid], list[Glyph]]:
    """The ruled tables and the glyphs outside them.

    `glyphs` are ordered by `y`, `networks` from small to large: a table inside a frame takes its
    characters first, and what the frame holds around it is prose.
    """
    heights = [glyph.y for glyph in glyphs]
    taken = [False] * len(glyphs)
    placed: list[PlacedGrid] = []
    for network in networks:
        lattice = lattice_of(network, most_cells)
        if lattice is None:
            continue
        first, last = bisect_left(heights, lattice.ys[0]), bisect_right(heights, lattice.ys[-1])
        free = [index for index in range(first, last) if not taken[index]]
        filled = _filled(lattice, glyphs, free, placed)
        for grid, used in _grids(filled):
            placed.append(grid)
            for index in used:
                taken[index] = True
    return placed, [glyph for glyph, used in zip(glyphs, taken, strict=True) if not used]


def _filled(
    lattice: Lattice, glyphs: Sequence[Glyph], free: Iterable[int], inside: Iterable[PlacedGrid]
) -> _Filled:
    places: defaultdict[int, list[int]] = defaultdict(list)
    for index in free:
        owner = lattice.cell_at(glyphs[index].x, glyphs[index].y)
        if owner is not None:
            places[owner].append(index)
    boxed = tuple(
        Boxed(cell, _printed([glyphs[index] for index in places.get(number, ())]))
        for number, cell in enumerate(lattice.cells)
    )
    middles = (((g.left + g.right) / 2, (g.top + g.bottom) / 2) for g in inside)
    framing = frozenset(owner for x, y in middles if (owner := lattice.cell_at(x, y)) is not None)
    return _Filled(lattice, places, boxed, framing)


def _printed(glyphs: Sequence[Glyph]) -> tuple[PrintedLine, ...]:
    """Lines in one cell, whichever way its text is turned."""
    lines: list[PrintedLine] = []
    for turn in sorted({glyph.turn for glyph in glyphs}):
        lines += lines_of(glyph for glyph in glyphs if glyph.turn == turn)
    return tuple(lines)


def _grids(filled: _Filled) -> Iterator[tuple[PlacedGrid, list[int]]]:
    """Grids of the rows between those that frame prose or other tables, with their glyphs."""
    for rows in _blocks(filled):
        numbers = [n for n, box in enumerate(filled.boxed) if box.cell.row in rows]
        boxes = [filled.boxed[number].within(rows.stop) for number in numbers]
        if _is_table(boxes):
            used = [index for number in numbers for index in filled.glyphs.get(number, ())]
            xs, ys = filled.lattice.xs, filled.lattice.ys
            grid = Grid(_rows(boxes, filled.lattice))
            yield PlacedGrid(grid, xs[0], ys[rows.start], xs[-1], ys[rows.stop]), used


def _blocks(filled: _Filled) -> Iterator[range]:
    """Runs of rows without prose across the whole width and without tables inside."""
    height = len(filled.lattice.ys) - 1
    dissolved: set[int] = set()
    for number, box in enumerate(filled.boxed):
        if number in filled.framing or _is_prose(box, filled.lattice.columns):
            dissolved.update(range(box.cell.row, box.cell.row + box.cell.rowspan))
    start = 0
    for row in (*sorted(dissolved), height):
        if row > start:
            yield range(start, row)
        start = row + 1


def _is_prose(box: Boxed, columns: int) -> bool:
    if box.cell.colspan < columns:
        return False
    text = wrapped(box.lines)
    return len(text) > _LONG_PROSE or (len(text) > _SENTENCE_PROSE and "。" in text)


def _is_table(boxes: Sequence[Boxed]) -> bool:
    """At least two cells with content in two columns, or in two rows of short texts."""
    written = [box for box in boxes if box.lines]
    if len(written) < 2:
        return False
    if len({box.cell.column for box in boxes}) > 1:
        return True
    return all(len(wrapped(box.lines)) <= _LONGEST_ONLY_COLUMN for box in written)


def _rows(boxes: Sequence[Boxed], lattice: Lattice) -> tuple[tuple[GridCell, ...], ...]:
    """Rows of cells; edges at which no cell begins are left out of the count."""
    columns = sorted({box.cell.column for box in boxes})
    starts = sorted({box.cell.row for box in boxes})
    rows: list[tuple[GridCell, ...]] = []
    for row in starts:
        beginning = [box for box in boxes if box.cell.row == row]
        crossed = any(b.cell.row < row < b.cell.row + b.cell.rowspan for b in boxes)
        split = None if crossed else unstacked(beginning, lattice.xs, columns)
        if split is not None:
            rows += split
        else:
            rows.append(tuple(_grid_cell(box, starts, columns) for box in beginning))
    return tuple(rows)


def _grid_cell(box: Boxed, rows: Sequence[int], columns: Sequence[int]) -> GridCell:
    cell = box.cell
    column = bisect_left(columns, cell.column)
    last_row, last_column = cell.row + cell.rowspan, cell.column + cell.colspan
    return GridCell(
        wrapped(box.lines),
        column,
        bisect_left(rows, last_row) - bisect_left(rows, cell.row),
        bisect_left(columns, last_column) - column,
    )
