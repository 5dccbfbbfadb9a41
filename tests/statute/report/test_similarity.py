"""雷同 as a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.report.similarity import bare, similarity

OURS = "完善公文属性源头认定机制，逐件说明不予公开的理由，组织专题培训。"
THEIRS = "围绕民生实事更新栏目，制作图解视频，举办开放日活动。"


@pytest.mark.parametrize(
    "copy",
    [
        OURS,
        OURS.replace("，", ", ").replace("。", "."),
        OURS.replace("公文", "公 文\n"),
    ],
)
def test_width_and_spaces_do_not_hide_a_copy(copy: str) -> None:
    assert similarity(OURS, copy) == 1


def test_changed_figures_do_not_hide_a_copy() -> None:
    assert similarity("公开信息1,286条，办结12件", "公开信息９３条，办结7件") < 1
    assert similarity("公开信息128条，办结12件", "公开信息９３条，办结7件") == 1


def test_different_texts_have_little_in_common() -> None:
    assert similarity(OURS, THEIRS) < 0.1


def test_half_a_copy_lies_between() -> None:
    assert 0.4 < similarity(OURS + THEIRS, OURS) < 0.9


@pytest.mark.parametrize(
    ("one", "other", "share"), [("", "", 1), ("", "公开", 0), ("公开", "公开", 1), ("。", "", 1)]
)
def test_short_texts(one: str, other: str, share: float) -> None:
    assert similarity(one, other) == share


def test_bare_text_has_masked_figures_and_nothing_but_characters() -> None:
    assert bare("２０２１年，公开 “48” 条。") == "0年公开0条"


@given(
    st.text("公开信息年度报告工作12 ，", max_size=60), st.text("公开信息年度报告3。", max_size=60)
)
def test_similarity_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    share = similarity(one, other)
    assert 0 <= share <= 1
    assert share == similarity(other, one)
    assert similarity(one, one) == 1
