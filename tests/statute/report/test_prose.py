"""Reading text."""

import pytest

from gongkai.statute.report.prose import plain, sentences, unwrapped


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("持续推\n进公开。\n再接再厉。", "持续推进公开。\n再接再厉。"),
        ("概况\n（一）主动公开", "概况\n（一）主动公开"),
        ("共\n12条", "共12条"),
        ("  如下：\n\n一是快。", "如下：\n一是快。"),
        ("", ""),
    ],
)
def test_lines_broken_in_mid_sentence_are_joined(lines: str, paragraphs: str) -> None:
    assert unwrapped(lines) == paragraphs


def test_plain_text_has_one_width_and_no_spaces() -> None:
    assert plain("共 １２ 条，其中：\u3000甲") == "共12条,其中:甲"


def test_sentences_end_at_stops_and_semicolons() -> None:
    assert list(sentences("甲,乙。丙;丁\n戊")) == ["甲,乙", "丙", "丁", "戊"]
