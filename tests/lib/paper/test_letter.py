"""What stands on a letter, before a writer prints it."""

import pytest

from gongkai.lib.paper.letter import (
    Line,
    addressed,
    attached,
    bracketed,
    lines,
    named,
    sender_lines,
    sheet_mark,
)
from gongkai.lib.paper.page import Face
from tests.lib.paper.letters import SHEET, letter


@pytest.mark.parametrize(
    ("text", "face", "rank"),
    [
        ("一、予以公开的内容", Face.HEI, 1),
        ("十二、其他", Face.HEI, 1),
        ("1.第一项", Face.FANG, 0),
        ("（1）第一目", Face.FANG, 0),
        ("一、予以公开。", Face.FANG, 0),
        ("一、" + "长" * 60, Face.FANG, 0),
        ("（一）身份证明；", Face.FANG, 0),
        ("一般情况", Face.FANG, 0),
    ],
)
def test_headings_are_told_by_their_numbering(text: str, face: Face, rank: int) -> None:
    assert lines(letter(body=(text, "其后的话。")))[0] == Line(text, face, rank)


def test_a_heading_of_the_second_level_is_one_below_the_first() -> None:
    found = lines(letter(body=("一、甲", "（一）乙", "丙。")))
    assert [(line.face, line.rank) for line in found] == [
        (Face.HEI, 1),
        (Face.KAI, 2),
        (Face.FANG, 0),
    ]


def test_no_level_is_skipped_though_the_typeface_stays() -> None:
    assert lines(letter(body=("（一）甲", "乙。")))[0] == Line("（一）甲", Face.KAI, 1)


def test_what_nothing_follows_is_no_heading() -> None:
    assert lines(letter(body=("一、甲",))) == [Line("一、甲")]


def test_line_ends_begin_paragraphs_and_empty_ones_go() -> None:
    found = lines(letter(body=("甲\n\n 乙\r\n", "", "丙")))
    assert [line.text for line in found] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("name", ["赵一", "赵一：", "赵一:"])
def test_the_addressee_has_one_colon(name: str) -> None:
    assert addressed(letter(addressee=name)) == "赵一："


def test_no_addressee_has_no_colon() -> None:
    assert addressed(letter(addressee="")) == ""


@pytest.mark.parametrize("contact", ["联系人：李清", "（联系人：李清）"])
def test_the_contact_stands_in_one_pair_of_brackets(contact: str) -> None:
    assert bracketed(letter(contact=contact)) == "（联系人：李清）"


def test_names_of_attachments_end_without_a_point() -> None:
    assert attached(letter(attachments=("名单。", " ", "清单；"))) == ["名单", "清单"]


def test_the_sheet_has_the_number_that_the_letter_names() -> None:
    assert sheet_mark(letter(sheet=SHEET, attachments=("名单", SHEET.caption))) == "附件2"
    assert sheet_mark(letter(sheet=SHEET, attachments=(SHEET.caption,))) == "附件"


def test_a_draft_says_so_in_its_name() -> None:
    assert named(letter(draft=True)) == "政府信息公开告知书（草稿）"
    assert named(letter(title="", number="")) == "公文"


def test_a_longer_sender_is_printed_smaller() -> None:
    short, _ = sender_lines("临江市水务局")
    long, names = sender_lines("临江市经济和信息化委员会")
    longest, two = sender_lines("临江省某某自治州经济和信息化委员会国家密码管理局办公室")
    assert short > long > longest
    assert (len(names), len(two)) == (1, 2)
