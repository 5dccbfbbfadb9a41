"""A letter on the screen: in order, by ear, and nothing but class names."""

import re
from dataclasses import replace

import pytest
from lxml import html

from gongkai.lib.paper.letter import LetterPage
from gongkai.lib.paper.letter_html import write_letter_html
from tests.lib.paper.letters import ROWS, SHEET, letter

FULL = letter(
    body=("一、甲", "（一）乙", "见https://www.example.gov.cn/a/b/c。"),
    attachments=("名单", "清单"),
    rows=ROWS,
    sheet=SHEET,
    contact="联系人：李清",
    copy_to="市司法局",
    printed_by="办公室",
    draft=True,
)


def test_it_has_a_language_headings_a_list_and_row_heads() -> None:
    article = html.fragment_fromstring(write_letter_html(FULL))
    assert article.get("lang") == "zh-CN"
    assert [heading.tag for heading in article.xpath("//h2 | //h3 | //h4")] == [
        "h2", "h3", "h4", "h3",
    ]  # fmt: skip
    assert [item.text for item in article.xpath("//ol/li")] == ["名单", "清单"]
    assert {cell.get("scope") for cell in article.iter("th")} == {"row", "col"}
    assert article.xpath("//caption")[0].text == SHEET.caption
    assert article.xpath("//time")[0].get("datetime") == "2026-10-28"


def test_headings_go_below_the_page_that_shows_it() -> None:
    article = html.fragment_fromstring(write_letter_html(FULL, heading=3))
    assert [heading.tag for heading in article.xpath("//h3 | //h4 | //h5")][:3] == [
        "h3", "h4", "h5",
    ]  # fmt: skip


def test_it_reads_in_the_order_of_the_page() -> None:
    text = html.fragment_fromstring(write_letter_html(FULL)).text_content()
    order = [
        "草稿", "临江市水务局", "临水公答〔2026〕38号", "政府信息公开告知书", "赵一：", "一、甲",
        "（一）乙", "https://www.example.gov.cn/a/b/c", "申请人", "附件：", "名单", "临江市水务局",
        "2026年10月28日", "（联系人：李清）", "信息处理费计算表", "700元", "抄送：市司法局",
        "办公室",
    ]  # fmt: skip
    at = 0
    for part in order:
        at = text.index(part, at) + len(part)


def test_a_number_with_strokes_stays_on_one_line() -> None:
    text = write_letter_html(letter(body=("申请编号：2026-0039，电话0990-1234567。",)))
    for number in ("2026-0039", "0990-1234567"):
        assert f'<span class="gk-nowrap">{number}</span>' in text


def test_it_brings_no_style_script_or_address() -> None:
    written = write_letter_html(FULL)
    assert not re.search(r"\sstyle=|<style|<script|\ssrc=|\shref=|\son\w+=", written)


@pytest.mark.parametrize("hostile", ['<b a="1">&amp;</b>', "<script>alert(1)</script>" * 2])
def test_markup_in_text_is_text(hostile: str) -> None:
    article = html.fragment_fromstring(
        write_letter_html(
            letter(
                title=hostile, sender=hostile, number=hostile, addressee=hostile,
                body=(hostile, "末。"), attachments=(hostile,), signature=hostile, contact=hostile,
                copy_to=hostile, rows=((hostile, hostile),),
            )
        )
    )  # fmt: skip
    assert not article.xpath("//b | //script")
    assert article.text_content().count(hostile) == 11


def test_what_is_empty_is_left_out() -> None:
    article = html.fragment_fromstring(
        write_letter_html(letter(addressee="", signature="", dated=None))
    )
    assert not article.xpath("//ol | //ul | //table | //footer | //time")
    assert not article.find_class("gk-letter-sign")


def test_an_empty_letter_is_an_empty_page() -> None:
    article = html.fragment_fromstring(write_letter_html(LetterPage("", "", "", "", ())))
    assert not article.text_content().strip()


def test_a_form_without_a_sender_has_no_rule_at_its_head() -> None:
    form = LetterPage("", "审查呈批单", "", "", (), rows=ROWS)
    assert "gk-letter-rule" not in write_letter_html(form)
    assert "gk-letter-rule" in write_letter_html(replace(form, sender="示例区公安局"))
