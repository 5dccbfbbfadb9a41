"""A letter on paper: the grid of GB/T 9704, everything given, nothing alone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.lib.paper.letter import LetterPage
from gongkai.lib.paper.letter_pdf import write_letter_pdf
from tests.lib.paper.letters import ROWS, SHEET, letter, of_lines

NUMBER = re.compile(r"— \d+ —")


@contextmanager
def opened(printed: LetterPage) -> Iterator[Any]:
    with pypdfium2.PdfDocument(write_letter_pdf(printed)) as pdf:
        yield pdf


def pages_of(printed: LetterPage) -> list[list[str]]:
    """The lines of each page, without the page numbers."""
    with opened(printed) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [
        [line.strip() for line in text.split("\r\n") if line.strip() and not NUMBER.match(line)]
        for text in texts
    ]


def together(text: str) -> str:
    return "".join(text.split())


def text_of(printed: LetterPage) -> str:
    return together("".join(line for page in pages_of(printed) for line in page))


def test_every_full_page_holds_22_lines_of_28_characters() -> None:
    pages = pages_of(of_lines(81))
    assert len(pages) == 5
    assert [len(page) for page in pages[1:-1]] == [22, 22, 22]
    full = [line for page in pages for line in page if set(line) == {"公"}]
    assert len(full) == 81
    assert [len(line) for line in full] == [26] + [28] * 80


@pytest.mark.parametrize("more", [(), ("特此告知。",)], ids=["one", "short last"])
@pytest.mark.parametrize("attachments", [(), ("名单", "清单")], ids=["alone", "attachments"])
@pytest.mark.parametrize("copy_to", ["", "临江市司法局。"], ids=["no foot", "foot"])
def test_the_signature_has_two_lines_of_text_on_its_page(
    more: tuple[str, ...], attachments: tuple[str, ...], copy_to: str
) -> None:
    for count in range(1, 46):
        printed = of_lines(count, *more, attachments=attachments, copy_to=copy_to)
        last = pages_of(printed)[-1]
        body = [line for line in last if set(line) == {"公"} or line in more]
        assert "2026年10月28日" in last, count
        assert len(body) >= min(2, count + len(more)), count


def test_an_exactly_full_page_keeps_its_signature() -> None:
    full = max(count for count in range(1, 12) if len(pages_of(of_lines(count))) == 1)
    (page,) = pages_of(of_lines(full))
    assert page[-2:] == ["临江市水务局", "2026年10月28日"]
    assert len(pages_of(of_lines(full + 1))) == 2


def test_a_letter_of_one_line_is_one_page_in_the_order_of_the_standard() -> None:
    printed = letter(
        body=("见附件。",), attachments=("名单", "清单"), contact="联系人：李清", copy_to="市司法局"
    )
    (page,) = pages_of(printed)
    assert [together(line) for line in page] == [
        "临江市水务局",
        "临水公答〔2026〕38号",
        "政府信息公开告知书",
        "赵一：",
        "见附件。",
        "附件：1.名单",
        "2.清单",
        "临江市水务局",
        "2026年10月28日",
        "（联系人：李清）",
        "抄送：市司法局",
    ]


def place(pdf: Any, text: str) -> tuple[float, float]:
    """The left and right edge of the last place of a text on the first page."""
    page = pdf[0].get_textpage()
    at = page.get_text_range().rindex(text)
    boxes = [page.get_charbox(at + offset) for offset in range(len(text))]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


@pytest.mark.parametrize("name", ["临江市水务局", "临江市经济和信息化委员会"])
def test_the_date_stands_four_characters_in_and_the_signature_over_its_middle(name: str) -> None:
    with opened(letter(signature=name)) as pdf:
        day, signed = place(pdf, "2026年10月28日"), place(pdf, name)
        edge = pdf[0].get_width() - 26 / 25.4 * 72
    assert edge - day[1] == pytest.approx(4 * 16, abs=5)  # a sign has air in its box
    assert sum(day) / 2 == pytest.approx(sum(signed) / 2, abs=4)


def test_a_signature_too_long_for_that_stays_on_the_page() -> None:
    name = "临江省某某自治州经济和信息化委员会国家密码局"
    with opened(letter(signature=name)) as pdf:
        day, signed = place(pdf, "2026年10月28日"), place(pdf, name)
        assert signed[1] <= pdf[0].get_width() - 26 / 25.4 * 72 + 1
    assert sum(day) / 2 == pytest.approx(sum(signed) / 2, abs=2)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    with opened(of_lines(60)) as pdf:
        sides = []
        for page in pdf:
            text = page.get_textpage()
            left, *_ = text.get_charbox(text.get_text_range().rindex("—"))
            sides.append(left > page.get_width() / 2)
    assert sides == [True, False, True, False]


def test_it_is_tagged_named_and_in_chinese() -> None:
    with opened(letter(body=("一、甲", "乙。"))) as pdf:
        assert pdf.get_metadata_dict()["Title"] == "政府信息公开告知书"
        assert pdfium.FPDFCatalog_IsTagged(pdf)
    written = write_letter_pdf(letter())
    assert b"/Lang" in written
    for mark in (b"pdfaid:part", b"pdfuaid:part"):
        assert mark in written


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert write_letter_pdf(letter()) == write_letter_pdf(letter())


def test_only_drafts_are_marked_on_every_page() -> None:
    assert sum("草稿" in together("".join(page)) for page in pages_of(of_lines(40))) == 0
    drafts = pages_of(of_lines(40, draft=True))
    assert all("草" in "".join(page) and "稿" in "".join(page) for page in drafts)


def test_a_form_prints_its_rows_and_keeps_the_last_with_the_signature() -> None:
    for count in range(1, 14):
        rows = tuple((f"项目{number}", "内容" * 20) for number in range(count))
        pages = pages_of(letter(body=(), rows=rows, number=""))
        text = together("".join(line for page in pages for line in page))
        assert all(f"项目{number}" in text for number in range(count))
        assert "临江市水务局" in pages[-1]
        assert f"项目{count - 1}" in together("".join(pages[-1]))


def test_a_form_that_fits_stays_on_one_page() -> None:
    assert len(pages_of(letter(rows=ROWS, number=""))) == 1


def test_the_sheet_has_a_page_of_its_own_before_the_foot() -> None:
    first, second = pages_of(letter(sheet=SHEET, attachments=(SHEET.caption,), copy_to="市司法局"))
    assert first[-1] == "2026年10月28日"
    assert second[:2] == ["附件", "信息处理费计算表"]
    assert "700元" in "".join(second)
    assert second[-1] == "抄送：市司法局"


def test_a_long_list_of_attachments_goes_over_pages() -> None:
    names = tuple(f"名单之{number}" for number in range(60))
    pages = pages_of(letter(attachments=names))
    text = together("".join(line for page in pages for line in page))
    assert all(f"{at + 1}.{name}" in text for at, name in enumerate(names))
    assert "2026年10月28日" in pages[-1]
    assert any("名单之" in line for line in pages[-1])


def test_a_long_list_never_leaves_the_signature_alone() -> None:
    for count in range(14, 40):
        names = tuple(f"名单之{number}" for number in range(count))
        last = pages_of(letter(attachments=names))[-1]
        assert "2026年10月28日" in last
        assert any(f"名单之{count - 1}" in line for line in last), count


def test_no_line_begins_with_closing_punctuation_or_parts_a_number() -> None:
    text = "依照规定，共计1,234,567.89元（含税）；“甲”、《乙》。" * 30
    lines = [line for page in pages_of(letter(body=(text,), title="告知书")) for line in page]
    assert not [line for line in lines if line[0] in "，。、；：）》”！？"]
    assert "".join(lines).count("1,234,567.89") == 30
    assert not [line for line in lines if re.search(r"[\d,.]$", line)]


@pytest.mark.parametrize("number", ["2026-0029", "〔2026〕1208号", "0990-1234563"])
def test_a_line_ends_short_before_a_number_that_would_tear_it_open(number: str) -> None:
    text = "公" * 22 + number + "，" + "已经登记在册" * 9
    with opened(letter(body=(text, "特此告知。"))) as pdf:
        first, last = place(pdf, "公" * 22)
    assert last - first < 22 * 16


def test_the_number_of_a_document_is_not_parted_after_its_year() -> None:
    for count in range(12, 30):
        number = "〔2026〕1208号"
        printed = letter(body=("公" * count + number,), attachments=("公" * count + number,))
        lines = [line for page in pages_of(printed) for line in page]
        assert sum(number in line for line in lines) == 2, count


def test_a_line_is_filled_where_little_is_left_before_a_number() -> None:
    text = "公" * 24 + "2026-0029，" + "已经登记在册" * 9
    with opened(letter(body=(text, "特此告知。"))) as pdf:
        _, last = place(pdf, "公" * 24)
        edge = pdf[0].get_width() - 26 / 25.4 * 72
    assert last == pytest.approx(edge, abs=2)


def test_an_address_is_parted_after_its_strokes() -> None:
    address = "https://www.example.org/zwgk/jiancha/2023.html"
    lines = pages_of(letter(body=(f"网址为{'公' * 20}{address}。", "特此告知。")))[0]
    assert any(line.startswith("https://") or line.endswith("https://") for line in lines)


def height(pdf: Any, text: str) -> float:
    """How high the middle of a text stands on the first page."""
    page = pdf[0].get_textpage()
    _, low, _, high = page.get_charbox(page.get_text_range().rindex(text))
    return float(low + high) / 2


def test_one_line_is_free_between_the_title_and_the_addressee() -> None:
    with opened(letter()) as pdf:
        apart = height(pdf, "政府信息公开告知书") - height(pdf, "赵一：")
    assert apart == pytest.approx(2 * 28.9, abs=6)


def test_what_is_to_be_filled_in_by_hand_has_room() -> None:
    with opened(letter(body=(), number="", rows=(("签名", ""), ("日期", "")))) as pdf:
        apart = height(pdf, "签名") - height(pdf, "日期")
    assert apart == pytest.approx(12 / 25.4 * 72, abs=2)


def test_a_long_address_is_parted_and_tears_no_line_open() -> None:
    address = "https://www.example.gov.cn/" + "zfxxgk0910" * 12 + ".html?a=1&b=2"
    lines = pages_of(letter(body=(f"你可以在{address}查阅。",)))[0]
    assert address in "".join(lines)
    assert any(line.startswith("你可以在https://") for line in lines)


@pytest.mark.parametrize(
    "hostile",
    [
        '#panic("x")', "$x^2$", '#read("/etc/passwd")', "*a* _b_ `c`", "= 甲", "<a> @b // c",
        '"\\"', "<script>&amp;</script>", "\\u{41} {{ 7 }}", "/* x */",
    ],
)  # fmt: skip
def test_what_looks_like_markup_is_printed_as_it_is(hostile: str) -> None:
    printed = letter(
        title=hostile, sender=hostile, addressee=hostile, number=hostile, signature=hostile,
        contact=hostile, body=(hostile, "末。"), attachments=(hostile,), copy_to=hostile,
        printed_by=hostile, rows=((hostile, hostile),),
    )  # fmt: skip
    assert text_of(printed).count(together(hostile)) == 12


@pytest.mark.parametrize("part", ["sender", "title", "number", "addressee", "signature", "contact"])
def test_a_very_long_word_stays_on_the_page(part: str) -> None:
    with opened(letter(**{part: "A" * 300})) as pdf:
        for page in pdf:
            text = page.get_textpage()
            right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
            assert right < page.get_width() - 24 / 25.4 * 72


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert "甲乙丙" in text_of(letter(body=("甲\x00\x08\u202e乙\ud800丙",)))


def test_rare_characters_of_names_are_printed_and_what_no_font_has_is_marked() -> None:
    text = text_of(letter(addressee="堃喆翀", body=("甲\U0001f600乙",)))
    assert "堃喆翀" in text
    assert "甲〓乙" in text


def test_an_empty_letter_is_a_page() -> None:
    empty = LetterPage("", "", "", "", ())
    with opened(empty) as pdf:
        assert len(pdf) == 1


SIGNS = "政府信息公开申请答复，。、；：“”（）《》〔〕一二abcXYZ0123456789.,%/:#$*_<>&@\"'"
PARAGRAPH = st.text(alphabet=SIGNS, min_size=1, max_size=200).filter(lambda text: text.strip())


@settings(max_examples=40, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=8), st.lists(PARAGRAPH, max_size=3))
def test_all_given_text_comes_back_in_order(body: list[str], attachments: list[str]) -> None:
    text = text_of(letter(body=tuple(body), attachments=tuple(attachments)))
    at = 0
    for part in [*body, *(name.rstrip("。；;") for name in attachments)]:
        found = text.find(together(part), at)
        assert found >= at
        at = found + len(together(part))
    assert text.index("2026年10月28日", at) >= at
