"""Cells find their places, and uneven tables are refused."""

import pytest

from gongkai.lib.paper.grid import UnevenTableError, column_heads, placed_rows
from gongkai.lib.paper.model import Cell, Table
from tests.lib.paper.documents import SPANS


def test_cells_stand_beside_what_spans_into_their_row() -> None:
    places = [[(p.cell.text, p.row, p.column) for p in row] for row in placed_rows(SPANS)]
    assert places == [
        [("左", 0, 0), ("上", 0, 1)],
        [("甲", 1, 1), ("乙", 1, 2)],
        [("合计", 2, 0), ("3", 2, 1), ("4.5", 2, 2)],
    ]


def test_the_head_and_rows_of_head_cells_name_columns() -> None:
    assert list(column_heads(SPANS)) == [0, 1]


@pytest.mark.parametrize(
    "rows",
    [
        ((Cell("a"),),),
        ((Cell("a"), Cell("b"), Cell("c")),),
        ((Cell("a", colspan=3),),),
        ((Cell("a", rowspan=2), Cell("b")), (Cell("c"), Cell("d"))),
        ((Cell("a", rowspan=3), Cell("b")), (Cell("c"),)),
    ],
    ids=["too few", "too many", "too wide", "overlapping", "too high"],
)
def test_an_uneven_table_is_refused(rows: tuple[tuple[Cell, ...], ...]) -> None:
    with pytest.raises(UnevenTableError):
        placed_rows(Table("", rows, (1, 1)))


def test_a_head_cell_may_not_leave_the_head() -> None:
    rows = ((Cell("a", rowspan=2), Cell("b")), (Cell("c"),))
    with pytest.raises(UnevenTableError):
        placed_rows(Table("", rows, (1, 1), head_rows=1))
