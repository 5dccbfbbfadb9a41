"""Titles are broken where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.lib.paper.title_lines import title_lines, wide


def test_a_short_title_stays_on_one_line() -> None:
    assert title_lines("政府信息公开告知书", 19) == ("政府信息公开告知书",)


def test_a_long_title_has_even_lines_and_whole_words() -> None:
    title = "关于对赵一等人提出的政府信息公开申请征求第三方意见和延长答复期限的告知书"
    first, second = title_lines(title, 19)
    assert abs(wide(first) - wide(second)) <= 4
    assert first.endswith(("申请", "公开申请征求", "的"))
    assert second.endswith("告知书")


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("关于某某县某某镇某某村依照《城乡规划条例》办理的答复意见书", "《城乡规划条例》"),
        ("某某某某某某某某某某某某某某某某某政府信息公开告知书", "政府信息"),
        ("某某某某某某某某某某某某某某〔2026〕38号某某某某某通知书", "〔2026〕38号"),
    ],
)
def test_words_are_not_torn(title: str, whole: str) -> None:
    assert any(whole in line for line in title_lines(title, 19))


def test_given_line_ends_stay() -> None:
    assert title_lines("临江市水务局\n告知书", 19) == ("临江市水务局", "告知书")


@given(st.text(alphabet="关于的告知书》《（）。，、政府信息公开a1", max_size=120))
def test_nothing_is_lost_and_every_line_fits(title: str) -> None:
    broken = title_lines(title, 19)
    assert "".join(broken) == title
    assert all(wide(line) <= 19 for line in broken)
