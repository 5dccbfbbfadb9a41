"""Envelopes for the post, one a page, and their register."""

from datetime import date

import pypdfium2
import pytest

from gongkai.lib.paper.envelope import (
    Envelope,
    EnvelopeSize,
    NoEnvelopeError,
    Party,
    Posting,
    register,
    write_envelopes_pdf,
)
from gongkai.lib.paper.pdf import write_pdf

SENDER = Party("临江市水务局", "临江市滨江路1号", "400000")
FIRST = Envelope(
    Party("赵一", "临江市某某路2号", "405400"), SENDER, "挂号信", "临水公答〔2026〕38号"
)
SECOND = Envelope(Party("钱二", "临江市某某路3号", "4054"), SENDER)


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return ["".join(page.get_textpage().get_text_range().split()) for page in opened]


@pytest.mark.parametrize("size", EnvelopeSize)
def test_every_envelope_is_a_page_of_its_size(size: EnvelopeSize) -> None:
    with pypdfium2.PdfDocument(write_envelopes_pdf([FIRST, SECOND], size)) as pdf:
        sizes = [[round(side / 72 * 25.4) for side in page.get_size()] for page in pdf]
    assert sizes == [list(size.value)] * 2


def test_it_says_to_whom_and_from_whom() -> None:
    first, second = texts(write_envelopes_pdf([FIRST, SECOND]))
    for part in ("405400", "临江市某某路2号", "赵一收", "临江市水务局", "400000", "挂号信", "38号"):
        assert part in first
    assert "钱二收" in second
    assert "赵一" not in second


def test_what_is_no_postal_code_leaves_the_boxes_empty() -> None:
    assert "4054" not in texts(write_envelopes_pdf([SECOND]))[0]


def test_a_long_address_stays_off_the_sender() -> None:
    long = Envelope(Party("某" * 40, "某某路" * 30, "405400"), SENDER)
    with pypdfium2.PdfDocument(write_envelopes_pdf([long])) as pdf:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        lowest = page.get_charbox(text.index("收"))[1]
        highest = page.get_charbox(text.index("临江市滨江路"))[3]
    assert lowest > highest


def test_markup_is_text() -> None:
    hostile = '#panic("x")'
    envelope = Envelope(Party(hostile, hostile), Party(hostile, hostile), hostile, hostile)
    assert texts(write_envelopes_pdf([envelope]))[0].count(hostile) == 6


def test_no_envelope_is_refused_in_words() -> None:
    with pytest.raises(NoEnvelopeError, match="请先选择"):
        write_envelopes_pdf([])


def test_the_register_lists_every_letter_with_its_count() -> None:
    postings = [
        Posting("临水公答〔2026〕38号", FIRST.receiver, "XA12345678942"),
        Posting("临水公答〔2026〕39号", SECOND.receiver, note="退回重寄"),
    ]
    printed = register("交寄清单", postings, sender="临江市水务局", on=date(2026, 11, 3))
    text = "".join(texts(write_pdf(printed)))
    for part in ("共2件", "2026年11月3日", "赵一", "钱二", "XA12345678942", "退回重寄", "38号"):
        assert part in text
