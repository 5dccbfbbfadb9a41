"""A network of ruling lines as rows and columns of cells with their spans."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.reports.sources.pdf.networks import Network
from gongkai.reports.sources.pdf.rules import Rule

_SAME_EDGE = 4.0
_OVERHANG = 9.0
_WALL_SHARE = 0.6
_LEAST_WIDTH = 20.0
_LEAST_HEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell between ruling lines, by its first row and column and its spans."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cells over column edges `xs` and row edges `ys`, in points from the page's top left."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    owners: tuple[tuple[int, ...], ...]
    """Index of the cell over each row and column."""

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    def cell_at(self, x: float, y: float) -> int | None:
        """Index of the cell at a point, None outside."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.owners[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


def lattice_of(network: Network, most_cells: int) -> Lattice | None:
    """The cells of a network, open sides closed; None where it is too small or too fine."""
    xs = _edges(network.vertical, network.horizontal)
    ys = _edges(network.horizontal, network.vertical)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > most_cells:
        return None
    if xs[-1] - xs[0] < _LEAST_WIDTH or ys[-1] - ys[0] < _LEAST_HEIGHT:
        return None
    beside = _walls(network.vertical, xs, ys)
    above = _walls(network.horizontal, ys, xs)
    cells, owners = _cells(len(ys) - 1, len(xs) - 1, beside, above)
    return Lattice(tuple(xs), tuple(ys), cells, owners)


def _edges(rules: Sequence[Rule], crossing: Iterable[Rule]) -> list[float]:
    """Places of parallel rules, neighbours as one, and the far ends of those that cross them."""
    edges: list[list[float]] = []
    for place in sorted(rule.at for rule in rules):
        if edges and place - edges[-1][0] <= _SAME_EDGE:
            edges[-1].append(place)
        else:
            edges.append([place])
    places = [sum(edge) / len(edge) for edge in edges]
    crossing = list(crossing)
    first, last = min(r.start for r in crossing), max(r.end for r in crossing)
    if first < places[0] - _OVERHANG:
        places.insert(0, first)
    if last > places[-1] + _OVERHANG:
        places.append(last)
    return places


def _walls(rules: Iterable[Rule], across: list[float], along: list[float]) -> set[tuple[int, int]]:
    """Pairs (edge, interval) where a rule on the edge covers most of the interval."""
    covered: dict[tuple[int, int], float] = {}
    for rule in rules:
        edge = min(range(len(across)), key=lambda index: abs(across[index] - rule.at))
        first = max(0, bisect_right(along, rule.start) - 1)
        for interval in range(first, len(along) - 1):
            if along[interval] >= rule.end:
                break
            length = min(rule.end, along[interval + 1]) - max(rule.start, along[interval])
            place = (edge, interval)
            covered[place] = covered.get(place, 0.0) + length
    return {
        (edge, interval)
        for (edge, interval), length in covered.items()
        if length >= _WALL_SHARE * (along[interval + 1] - along[interval])
    }


def _cells(
    rows: int, columns: int, beside: set[tuple[int, int]], above: set[tuple[int, int]]
) -> tuple[tuple[Cell, ...], tuple[tuple[int, ...], ...]]:
    """Rectangles without walls inside, grown first to the right and then down."""
    owners = [[-1] * columns for _ in range(rows)]
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] >= 0:
                continue
            right = column + 1
            while right < columns and owners[row][right] < 0 and (right, row) not in beside:
                right += 1
            bottom = row + 1
            while bottom < rows and _goes_down(bottom, column, right, beside, above):
                bottom += 1
            for owned in range(row, bottom):
                owners[owned][column:right] = [len(cells)] * (right - column)
            cells.append(Cell(row, column, bottom - row, right - column))
    return tuple(cells), tuple(map(tuple, owners))


def _goes_down(
    row: int, column: int, right: int, beside: set[tuple[int, int]], above: set[tuple[int, int]]
) -> bool:
    return not any((row, place) in above for place in range(column, right)) and not any(
        (edge, row) in beside for edge in range(column + 1, right)
    )
