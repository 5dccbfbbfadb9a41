"""A letter to be edited: the page of the PDF, by the names of the official typefaces."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from gongkai.lib.paper.letter import LetterPage
from gongkai.lib.paper.letter_docx import write_letter_docx
from tests.lib.paper.letters import ROWS, SHEET, letter, of_lines
from tests.word_processor import as_pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(printed: LetterPage) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_letter_docx(printed))) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(printed: LetterPage) -> etree._Element:
    return etree.fromstring(parts(printed)["word/document.xml"])


def texts(printed: LetterPage) -> list[str]:
    return [_joined(paragraph) for paragraph in body(printed).iter(f"{W}p")]


def _joined(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def paragraph(printed: LetterPage, text: str) -> etree._Element:
    found = [each for each in body(printed).iter(f"{W}p") if text in _joined(each)]
    return found[-1]


def test_it_stands_in_the_order_of_the_standard() -> None:
    printed = letter(
        attachments=("名单", "清单"), contact="联系人：李清", rows=ROWS[:1], copy_to="市司法局",
        printed_by="办公室", sheet=SHEET,
    )  # fmt: skip
    assert [text for text in texts(printed) if text] == [
        "临江市水务局", "临水公答〔2026〕38号", "政府信息公开告知书", "赵一：",
        "你的申请收悉，现答复如下：", "你申请的信息予以公开。", "申请人", "赵一",
        "附件：1.名单", "2.清单", "临江市水务局", "2026年10月28日", "（联系人：李清）",
        "附件", "信息处理费计算表", "收费区间", "页数", "金额", "31页至100页", "70页", "700元",
        "抄送：市司法局", "办公室",
    ]  # fmt: skip


def test_headings_are_headings_in_the_typefaces_of_the_standard() -> None:
    printed = letter(body=("一、甲", "（一）乙", "丙。"))
    styles = [
        paragraph(printed, text).find(f"{W}pPr/{W}pStyle").get(f"{W}val")  # type: ignore[union-attr]  # None fails the test
        for text in ("一、甲", "（一）乙", "丙。")
    ]
    assert styles == ["Heading1", "Heading2", "BodyText"]
    written = parts(printed)["word/styles.xml"].decode()
    for face in ("仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体"):
        assert f'w:eastAsia="{face}"' in written


def test_no_trace_of_people_or_editing_is_inside() -> None:
    found = parts(letter())
    assert not [name for name in found if "font" in name or "comment" in name or "people" in name]
    everything = b"".join(found.values())
    for trace in (b"rsid", b"docId", b"python", b"w:comment", b"w:ins ", b"w:del ", b"ja-JP"):
        assert trace not in everything
    core = found["docProps/core.xml"].decode()
    assert re.search(r"<dc:creator>临江市水务局</dc:creator>", core)
    assert re.search(r"<cp:lastModifiedBy/?>(</cp:lastModifiedBy>)?", core)
    assert "<cp:revision>1</cp:revision>" in core


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert write_letter_docx(letter()) == write_letter_docx(letter())


def test_the_end_of_the_text_stays_with_the_signature() -> None:
    printed = letter(body=("前。", "倒数第二段。", "特此告知。"), attachments=("名单",))
    kept = [
        paragraph(printed, text).find(f"{W}pPr/{W}keepNext") is not None
        for text in ("前。", "倒数第二段。", "特此告知。", "附件：名单", "临江市水务局")
    ]
    assert kept == [False, True, True, True, True]


def test_what_is_empty_is_left_out() -> None:
    empty = LetterPage("", "", "", "", ())
    assert not any(texts(empty))
    assert texts(letter(dated=None, number="", title=""))[-1] == "临江市水务局"


def test_more_than_nine_attachments_have_room_for_their_numbers() -> None:
    printed = letter(attachments=tuple(f"名单之{number}" for number in range(1, 12)))
    assert texts(printed)[-7:-4] == ["9.名单之9", "10.名单之10", "11.名单之11"]


def test_drafts_are_marked_on_odd_and_even_pages() -> None:
    headers = [name for name in parts(letter(draft=True)) if "header" in name]
    assert len(headers) == 2
    assert all("草　稿" in parts(letter(draft=True))[name].decode() for name in headers)
    assert not [name for name in parts(letter()) if "header" in name]


@pytest.mark.parametrize("hostile", ['<w:p/> & "x" ]]>', "甲\x00\x08乙\ud800", "{{ 7 * 7 }}"])
def test_hostile_text_is_text(hostile: str) -> None:
    printed = letter(
        title=hostile, sender=hostile, addressee=hostile, number=hostile, signature=hostile,
        contact=hostile, body=(hostile, "末。"), attachments=(hostile, hostile), copy_to=hostile,
        printed_by=hostile, rows=((hostile, hostile),),
    )  # fmt: skip
    seen = hostile.replace("\x00", "").replace("\x08", "").replace("\ud800", "")
    assert sum(text.count(seen) for text in texts(printed)) == 13


def test_a_long_address_may_be_parted() -> None:
    printed = letter(body=("见https://www.example.gov.cn/a/b/c。", "末。"))
    assert paragraph(printed, "https").find(f"{W}pPr/{W}wordWrap") is not None
    assert paragraph(printed, "末。").find(f"{W}pPr/{W}wordWrap") is None


def test_a_word_processor_prints_22_lines_of_28_characters(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write_letter_docx(of_lines(70, copy_to="市司法局")))
    with pypdfium2.PdfDocument(as_pdf(tmp_path / "a.docx", tmp_path)) as pdf:
        pages = [page.get_textpage().get_text_range().split("\r\n") for page in pdf]
        assert pdf.get_metadata_dict()["Title"] == "政府信息公开告知书"
    full = [[line.strip() for line in page if set(line.strip()) == {"公"}] for page in pages]
    assert len(full) > 3
    assert {len(page) for page in full[1:-1]} == {22}
    assert {len(line) for page in full for line in page[1:]} == {28}
    assert len(full[-1]) >= 2
    assert any("2026年10月28日" in line.replace(" ", "") for line in pages[-1])
