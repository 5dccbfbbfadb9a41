"""The places of a table's cells, and what follows from them."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.lib.paper.model import Cell, Table


class UnevenTableError(ValueError):
    """The cells of a table overlap, leave a place empty or reach beyond its edge."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and its place: the row and column of its upper left corner, counted from 0."""

    cell: Cell
    row: int
    column: int

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.cell.colspan)

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.cell.rowspan)


def placed_rows(table: Table) -> list[list[Placed]]:
    """The cells of each row with their places, left to right.

    Raises UnevenTableError when they do not fill the grid exactly, or a head cell leaves the head.
    """
    owners = owners_of(table)
    return [
        [owner for column, owner in enumerate(row) if (owner.row, owner.column) == (at, column)]
        for at, row in enumerate(owners)
    ]


def owners_of(table: Table) -> list[list[Placed]]:
    """For each row and column the cell that covers it. Raises UnevenTableError as `placed_rows`."""
    height, width = len(table.rows), len(table.widths)
    grid: list[list[Placed | None]] = [[None] * width for _ in range(height)]
    for at, cells in enumerate(table.rows):
        for cell in cells:
            _put(grid, Placed(cell, at, _first_free(grid[at], table, at)), table)
    return [[_filled(owner, table) for owner in row] for row in grid]


def _first_free(row: list[Placed | None], table: Table, at: int) -> int:
    if None not in row:
        raise UnevenTableError(f"row {at} of {table.caption!r} has too many cells")
    return row.index(None)


def _put(grid: list[list[Placed | None]], placed: Placed, table: Table) -> None:
    end = table.head_rows if placed.row < table.head_rows else len(grid)
    if placed.rows.stop > end or placed.columns.stop > len(table.widths):
        raise UnevenTableError(f"{placed.cell.text!r} reaches beyond its part of {table.caption!r}")
    for row in placed.rows:
        for column in placed.columns:
            if grid[row][column] is not None:
                raise UnevenTableError(f"{placed.cell.text!r} overlaps a cell of {table.caption!r}")
            grid[row][column] = placed


def _filled(owner: Placed | None, table: Table) -> Placed:
    if owner is None:
        raise UnevenTableError(f"{table.caption!r} has an empty place")
    return owner


def column_heads(table: Table) -> Iterator[int]:
    """The rows whose cells name columns: the head, and rows that hold head cells only."""
    for at, owners in enumerate(owners_of(table)):
        if at < table.head_rows or all(owner.cell.head for owner in owners):
            yield at
