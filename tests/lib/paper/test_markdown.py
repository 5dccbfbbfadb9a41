"""The Markdown is literal, and its tables have a cell for every place."""

import pytest

from gongkai.lib.paper.markdown import write_markdown
from gongkai.lib.paper.model import Cell, Heading, Paragraph, Table
from tests.lib.paper.documents import SPANS, document


def test_a_label_that_spans_stands_in_each_of_its_places() -> None:
    assert write_markdown(document(SPANS)).split("\n\n")[1].splitlines() == [
        "| 左 | 上 | 上 |",
        "| --- | --- | --- |",
        "| 左 | 甲 | 乙 |",
        "| 合计 | 3 | 4.5 |",
    ]


def test_a_row_of_one_cell_opens_a_table_of_its_own() -> None:
    rows = ((Cell("第一", colspan=2),), (Cell("a"), Cell("b")))
    assert "**第一**\n\n| a | b |" in write_markdown(document(Table("", rows, (1, 1))))


def test_headings_have_their_level() -> None:
    assert "\n## 一\n\n### 二\n" in write_markdown(document(Heading("一"), Heading("二", level=2)))


@pytest.mark.parametrize("text", ["*a*", "_a_", "`a`", "a|b", "<b>", "# a", "[a](b)"])
def test_what_looks_like_markup_is_escaped(text: str) -> None:
    written = write_markdown(document(Paragraph(text))).split("\n\n")[1]
    assert "\\" in written
    assert written.replace("\\", "") == text + "\n"
