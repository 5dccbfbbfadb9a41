"""The workbook keeps figures as figures, text as text and spans as spans."""

import io

import pytest
from python_calamine import CalamineWorkbook

from gongkai.lib.paper.model import Cell, Paragraph, Table
from gongkai.lib.paper.xlsx import write_xlsx
from tests.lib.paper.documents import SPANS, document


def book(*blocks: Paragraph | Table) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(document(*blocks))))


def test_the_text_stands_on_one_sheet_and_each_table_on_its_own() -> None:
    written = book(Paragraph("甲"), SPANS, SPANS)
    assert written.sheet_names == ["正文", "合并", "合并 2"]
    assert written.get_sheet_by_index(0).to_python() == [["关于公开的报告"], ["甲"]]


def test_figures_are_figures() -> None:
    rows = book(SPANS).get_sheet_by_name("合并").to_python()
    assert rows[2] == ["合计", 3.0, 4.5]


def test_spans_are_merged() -> None:
    merged = book(SPANS).get_sheet_by_name("合并").merged_cell_ranges
    assert merged == [((0, 0), (1, 0)), ((0, 1), (0, 2))]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "http://a.example", "{=1}"])
def test_text_is_never_a_formula(text: str) -> None:
    rows = book(Paragraph(text), Table("表", ((Cell(text),),), (1,)))
    assert rows.get_sheet_by_index(0).to_python()[1] == [text]
    assert rows.get_sheet_by_name("表").to_python() == [[text]]


def test_a_caption_that_is_no_sheet_name_is_made_one() -> None:
    written = book(Table("[表]:一*/?" + "长" * 40, ((Cell("1"),),), (1,)))
    assert written.sheet_names[1] == "表一" + "长" * 29
