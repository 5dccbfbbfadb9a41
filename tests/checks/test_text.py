"""Personal data and marks in texts: the edges of each detector, places, masks."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.checks.findings import FINDING_NAMES, HINTS, PLEASE_VERIFY
from gongkai.checks.findings import FindingKind as K
from gongkai.checks.text import TextCheck, scan_text, without_numbers
from gongkai.lib.identity_card import with_check_sign
from tests.checks.labelled import Inventor, luhn, texts

NUMBER = with_check_sign("50010119900101123")
FOREIGN_CARD = "411111111111111" + luhn("411111111111111")


def kinds(text: str, *names: str) -> list[tuple[K, bool]]:
    return [(span.kind, span.is_certain) for span in TextCheck(names).spans(text)]


def found(text: str, *names: str) -> list[str]:
    return [text[span.start : span.end] for span in TextCheck(names).spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NUMBER, [(K.IDENTITY_NUMBER, True)]),
        (NUMBER.lower(), [(K.IDENTITY_NUMBER, True)]),
        ("身份证号：500101199001011230", [(K.IDENTITY_NUMBER, False)]),
        ("编号500101199001011230", []),
        ("证件号码500101900101123", [(K.IDENTITY_NUMBER, False)]),
        ("金额500101900101123", []),
        ("500101 19900101 123X", [(K.IDENTITY_NUMBER, True)]),
        (f"A{NUMBER}", []),
        ("138 0001 2345", [(K.MOBILE, True)]),
        ("+86 13800012345", [(K.MOBILE, True)]),
        ("13800012345万元", []),
        ("13800012345.50", []),
        ("流水号：13800012345", [(K.MOBILE, False)]),
        ("电话：67012345", [(K.LANDLINE, True)]),
        ("总数67012345", []),
        ("值班电话023—67123456", [(K.LANDLINE, True)]),
        ("023-67012345转8012", [(K.LANDLINE, True)]),
        (FOREIGN_CARD, [(K.BANK_CARD, False)]),
        (f"银行卡号{FOREIGN_CARD}", [(K.BANK_CARD, True)]),
        ("账号：5005010836000123456", [(K.BANK_CARD, False)]),
        ("护照E12345678", [(K.PASSPORT, True)]),
        ("E12345678", [(K.PASSPORT, False)]),
        ("G20210930", []),
        ("渝A·12345", [(K.PLATE, True)]),
        ("渝ABCDEF", []),
        ("xxgk@example.gov.cn", [(K.EMAIL, False)]),
        ("13800012345@example.com", [(K.EMAIL, True)]),
        ("渝北区人民路1号", [(K.ADDRESS, False)]),
        ("渝北区人民路1号地块", []),
        ("家住渝北区人民路1号", [(K.ADDRESS, True)]),
        ("城南路一号一号1号一号1号", [(K.ADDRESS, False)]),
        ("《示例办法（征求意见稿）》", [(K.DRAFT_MARK, False)]),
        ("13800O12345", [(K.MOBILE, False)]),
    ],
)
def test_a_text_holds(text: str, expected: list[tuple[K, bool]]) -> None:
    assert kinds(text) == expected


def test_an_identity_number_of_gansu_is_no_bank_card_when_mistyped() -> None:
    born = "62010219900101"
    suspects = [f"{born}{tail:04}" for tail in range(10_000)]
    wrong = next(s for s in suspects if luhn(s[:-1]) == s[-1] and with_check_sign(s[:-1]) != s)
    assert kinds(wrong) == [(K.BANK_CARD, False)]


def test_known_names_are_found_with_a_space_or_an_end_of_line_between() -> None:
    assert found("张 三与李四\n光、王五", "张三", "李四光", "赵") == ["张 三", "李四\n光"]


def test_of_two_names_the_longer_one_is_found() -> None:
    assert found("张三丰", "张三", "张三丰") == ["张三丰"]


def test_a_name_is_no_pattern() -> None:
    assert found("甲乙", "..", "甲*") == []


def test_places_are_those_of_the_original() -> None:
    text = f"甲\u200b乙１３８０００１２３４５丙\r\n{NUMBER[:6]} \r\n  {NUMBER[6:]}丁"
    assert found(text) == ["１３８０００１２３４５", f"{NUMBER[:6]} \r\n  {NUMBER[6:]}"]


def test_a_column_of_figures_is_no_mobile() -> None:
    assert found("合计\n138\n0013\n8000\n1380013\n8000") == []


def test_a_mark_is_certain_at_the_head_and_only_likely_below() -> None:
    assert kinds("机密\n文件") == [(K.SECRECY_MARK, True)]
    assert kinds("文件\n" * 9 + "机密") == [(K.SECRECY_MARK, False)]
    assert kinds("文件\n" * 9 + "机密★10年") == [(K.SECRECY_MARK, True)]


def test_what_is_only_likely_asks_to_verify() -> None:
    (finding,) = scan_text("E12345678", where="正文")
    assert not finding.is_certain
    assert finding.hint.startswith(PLEASE_VERIFY)


def test_the_same_thing_at_one_place_is_told_once() -> None:
    assert len(scan_text("13800012345、13800012345", where="正文")) == 1


def test_every_kind_has_a_name_and_every_kind_of_text_a_hint() -> None:
    assert set(FINDING_NAMES) == set(K)
    seen = {kind for text in texts() for kind, _, _ in text.spans}
    assert seen <= set(HINTS)


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        (NUMBER, "5001**********123X"),
        ("13800012345", "138****2345"),
        ("(023)67012345", "*********45"),
        ("护照E12345678", "E******78"),
        ("渝A12345", "渝A****5"),
        ("zhang@example.com", "z***@example.com"),
        ("q@example.com", "***@example.com"),
        ("住重庆市渝北区人民路1号2栋303室", "重庆市***"),
        ("家住人民路1号2栋303室", "人民***"),
        ("张三丰", "张**"),
        ("示例科技有限公司", "示例***有限公司"),
    ],
)
def test_an_excerpt_is_masked(text: str, excerpt: str) -> None:
    found = scan_text(text, where="正文", known_names=("张三丰", "示例科技有限公司"))
    assert [finding.excerpt for finding in found] == [excerpt]


@pytest.mark.parametrize("variant", ["plain", "full_width", "wrapped", "misread"])
def test_no_finding_holds_a_whole_value(variant: str) -> None:
    for text in texts(variant):
        ((_, start, end),) = text.spans
        value = "".join(text.text[start:end].split())
        for finding in scan_text(text.text, where="正文"):
            assert value not in finding.excerpt
            assert len(re.findall("[0-9]", finding.excerpt)) <= 8


@given(st.text(max_size=300), st.lists(st.text(max_size=8), max_size=3))
def test_no_text_raises_and_spans_lie_apart(text: str, names: list[str]) -> None:
    spans = TextCheck(names).spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@given(st.text(alphabet="0123456789Xx OlIАG〇\n\t -@.号路一室机密★（", max_size=400))
def test_no_muddle_of_digits_and_words_raises(text: str) -> None:
    for finding in TextCheck().findings(text, "正文"):
        assert finding.excerpt


@pytest.mark.parametrize(
    "piece",
    [
        *"1\n一号 机密 ★ 内部资料 《 @ a. （ X〇".split(" "),
        "1号一号",
        "机密 ",
        "1\n",
        "路1号",
        "a@a.",
    ],
)
def test_a_hundred_thousand_of_the_same_come_to_an_end(piece: str) -> None:
    TextCheck(["张三"]).findings(piece * (100_000 // len(piece)) + "1", "正文")


def test_cells_that_come_again_are_looked_through_once() -> None:
    check = TextCheck()
    assert check.spans("13800012345") is check.spans("13800012345")


def test_invented_values_differ() -> None:
    inventor = Inventor()
    assert len({inventor.mobile() for _ in range(50)}) == 50


def test_a_text_is_quoted_without_the_numbers_of_people() -> None:
    said = "我（11010519491231002X，13812345678）申请示公发〔2023〕41号，共3页"
    assert without_numbers(said) == "我（（号码略），（号码略））申请示公发〔2023〕41号，共3页"
    assert without_numbers("2023年检查名单") == "2023年检查名单"
