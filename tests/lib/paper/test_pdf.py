"""The PDF is set on the grid of GB/T 9704, whatever it prints."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest

from gongkai.lib.paper.fonts import SETTING, FontFolderMissingError
from gongkai.lib.paper.model import Cell, Document, Heading, Paragraph, Table
from gongkai.lib.paper.page import CHARACTERS_ON_A_LINE, LINES_ON_A_PAGE
from gongkai.lib.paper.pdf import write_pdf
from tests.lib.paper.documents import SPANS, document, long_table


@contextmanager
def pages_of(printed: Document) -> Iterator[list[str]]:
    with pypdfium2.PdfDocument(write_pdf(printed)) as pdf:
        yield [page.get_textpage().get_text_range() for page in pdf]


def text_of(printed: Document) -> str:
    with pages_of(printed) as pages:
        return "".join(pages)


def test_a_page_holds_22_lines_of_28_characters() -> None:
    with pages_of(document(Paragraph("公" * 28 * 60, indent=False))) as pages:
        lines = [line for line in pages[1].split("\r\n") if "公" in line]
    assert len(lines) == LINES_ON_A_PAGE == 22
    assert {len(line.strip()) for line in lines} == {CHARACTERS_ON_A_LINE} == {28}


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    with pypdfium2.PdfDocument(write_pdf(document(Paragraph("公" * 28 * 40)))) as pdf:
        places = []
        for page in pdf:
            text = page.get_textpage()
            at = text.get_text_range().rindex("—")
            left, *_ = text.get_charbox(at)
            places.append(left > page.get_width() / 2)
    assert places == [True, False]


def test_the_head_of_a_table_repeats_on_each_page() -> None:
    with pages_of(document(long_table(90))) as pages:
        assert len(pages) > 1
        assert all("名称" in page for page in pages)
        assert all(f"第{n}行" in "".join(pages) for n in range(90))


def test_merged_heads_print_every_cell_once() -> None:
    text = text_of(document(SPANS))
    assert all(text.count(word) == 1 for word in ("左", "上", "甲", "乙", "合计", "4.5"))


@pytest.mark.parametrize(
    "written",
    ['#panic("x")', "$x^2$", '#read("/etc/passwd")', "*a* _b_ `c`", "= 甲", "<a> @b // c", '"\\"'],
)
def test_what_looks_like_markup_is_printed_as_it_is(written: str) -> None:
    text = text_of(document(Paragraph(written), Heading(written), title=written))
    assert text.count(written) == 3


def test_rare_characters_of_names_are_printed() -> None:
    assert "堃喆翀" in text_of(document(Paragraph("堃喆翀")))


def test_a_character_of_no_font_becomes_a_mark_and_the_rest_stays() -> None:
    assert "甲〓乙" in text_of(document(Paragraph("甲\U0001f600乙")))
    assert "甲〓乙" in text_of(document(Paragraph("甲\ue123乙")))


def test_control_characters_are_not_printed() -> None:
    assert "甲乙" in text_of(document(Paragraph("甲\x00\x08\u202e乙")))


def test_a_long_figure_stays_within_its_narrow_cell() -> None:
    cells = tuple(Cell("12345678901", number=12345678901) for _ in range(15))
    assert text_of(document(Table("窄", (cells,), (1.0,) * 15))).count("12345678901") == 15


def test_a_heading_that_skips_a_level_is_still_accessible() -> None:
    assert "丙" in text_of(document(Heading("丙", level=2)))


def test_no_page_is_lost_when_nothing_is_printed() -> None:
    with pages_of(document(title="空")) as pages:
        assert len(pages) == 1


def test_a_font_folder_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "none"))
    with pytest.raises(FontFolderMissingError, match=SETTING):
        write_pdf(document())
