"""Lists as files for office software."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from gongkai.lib.sheets import BOM, Column, Sheet, csv_lines, workbook


@pytest.mark.parametrize("begin", [*"=+-@＝＋－＠", "\t", "\r", "\n"])
def test_a_cell_that_would_be_a_formula_is_defused(begin: str) -> None:
    text = f"{begin}HYPERLINK(0)"
    written = "".join(csv_lines([Column("名称")], [(text,)]))
    assert f"'{text}" in written.replace('"', "")


def test_a_csv_begins_with_the_mark_that_excel_needs() -> None:
    written = "".join(
        csv_lines([Column("名称"), Column("日期")], [("甲，乙\n丙", date(2024, 9, 11))])
    )
    assert written.startswith(f"{BOM}名称,日期\r\n")
    assert written.endswith('"甲，乙\n丙",2024-09-11\r\n')


def test_numbers_and_nothing_stay_what_they_are() -> None:
    assert "".join(csv_lines([Column("数")], [(-3,), (None,)])).split("\r\n")[1:3] == ["-3", '""']


def test_a_workbook_holds_days_numbers_and_text_that_is_no_formula() -> None:
    rows = [("=1+1", date(2024, 9, 11), 3), ("http://example.org", None, 0)]
    made = workbook([Sheet("列表", [Column("甲"), Column("乙", is_day=True), Column("丙")], rows)])
    read = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_name("列表").to_python()
    assert read == [
        ["甲", "乙", "丙"],
        ["=1+1", date(2024, 9, 11), 3.0],
        ["http://example.org", "", 0.0],
    ]


def test_allowed_words_of_any_length_become_a_drop_down() -> None:
    words = [f"第{number}种很长的办理结果，说明起来要用许多字" for number in range(40)]
    made = workbook([Sheet("台账", [Column("结果", words=words, note="从中选择")], room=10)])
    book = CalamineWorkbook.from_filelike(BytesIO(made))
    assert book.sheet_names == ["台账", "选项"]
    assert [row[0] for row in book.get_sheet_by_name("选项").to_python()] == words


def test_the_same_list_makes_the_same_bytes() -> None:
    sheets = [Sheet("列表", [Column("甲")], [("乙",)])]
    assert workbook(sheets) == workbook(sheets)
