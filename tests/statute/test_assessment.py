"""Score sheets: weights, deductions, caps, evidence."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.assessment import (
    Indicator,
    Observation,
    RuleKind,
    Score,
    ScoreRule,
    ScoreSheet,
    evaluate,
)
from gongkai.statute.errors import ObservationRefusedError, ScoreSheetError

SINCE, UNTIL = date(2023, 1, 1), date(2023, 12, 31)
MAY = date(2023, 5, 4)
LATE = ScoreRule("逾期", "主动公开逾期", Decimal(2))
TYPO = ScoreRule("错字", "表述错误", Decimal(1), cap=Decimal(3))
BRIGHT = ScoreRule("亮点", "做法被推广", Decimal(2), RuleKind.ADD)
TIMELY = Indicator("甲1", "及时", Decimal(6), rules=(LATE, TYPO, BRIGHT), bonus_cap=Decimal(3))
COMPLETE = Indicator("甲2", "完整", Decimal(4))
REPLIES = Indicator(
    "乙", "依申请公开", Decimal(10), rules=(ScoreRule("迟复", "逾期答复", Decimal(6)),)
)


def sheet(*indicators: Indicator) -> ScoreSheet:
    return ScoreSheet("2023年考核", SINCE, UNTIL, "部门", indicators)


SHEET = sheet(Indicator("甲", "主动公开", Decimal(10), (TIMELY, COMPLETE)), REPLIES)


def seen(rule: str, cases: int = 1, evidence: str = "通报第3号", on: date = MAY) -> Observation:
    return Observation(rule, evidence, on, cases)


def score(*observations: Observation) -> Score:
    return evaluate(SHEET, observations)


def test_an_agency_without_fault_has_all_points() -> None:
    assert score().points == 20


@pytest.mark.parametrize(
    ("observations", "points"),
    [
        ([seen("逾期")], 18),
        ([seen("逾期"), seen("逾期", 2)], 14),
        ([seen("逾期", 9)], 14),
        ([seen("错字", 5)], 17),
        ([seen("亮点")], 22),
        ([seen("亮点", 5)], 23),
        ([seen("逾期", 9), seen("亮点")], 16),
        ([seen("迟复", 2), seen("错字")], 9),
    ],
)
def test_points_are_taken_and_given_up_to_the_caps(
    observations: list[Observation], points: int
) -> None:
    assert score(*observations).points == points


def test_an_observation_is_one_case_unless_it_says_more() -> None:
    assert score(Observation("逾期", "通报第3号", MAY)).points == 18


def test_every_moved_point_shows_its_evidence_in_its_indicator_and_above() -> None:
    fault = seen("错字", evidence="https://example.gov.cn/1")
    whole = score(fault)
    first, replies = whole.indicators
    timely, complete = first.parts
    assert first.evidence == timely.evidence == (fault,)
    assert (timely.points, complete.points) == (Decimal(5), Decimal(4))
    assert (complete.evidence, replies.evidence) == ((), ())
    assert whole.sheet is SHEET


@pytest.mark.parametrize(
    "observation",
    [
        seen("无此规则"),
        seen("逾期", evidence=" "),
        seen("逾期", 0),
        seen("逾期", on=date(2024, 1, 1)),
    ],
)
def test_an_observation_that_proves_nothing_is_refused(observation: Observation) -> None:
    with pytest.raises(ObservationRefusedError, match=r"，请.+。$"):
        score(observation)


def deep(levels: int) -> Indicator:
    found = Indicator("底", "底", Decimal(1))
    for level in range(levels - 1):
        found = Indicator(f"层{level}", "层", Decimal(1), (found,))
    return found


UNSOUND: list[Callable[[], ScoreSheet]] = [
    lambda: sheet(REPLIES, REPLIES),
    lambda: sheet(deep(levels=4)),
    lambda: sheet(Indicator("甲", "主动公开", Decimal(9), (TIMELY, COMPLETE))),
    lambda: sheet(Indicator("甲", "主动公开", Decimal(4), (COMPLETE,), (LATE,))),
    lambda: sheet(Indicator("甲", "主动公开", Decimal(-1))),
    lambda: ScoreSheet("倒", UNTIL, SINCE, "部门", (REPLIES,)),
]


@pytest.mark.parametrize("make", UNSOUND)
def test_a_sheet_that_does_not_add_up_cannot_be_made(make: Callable[[], ScoreSheet]) -> None:
    with pytest.raises(ScoreSheetError, match=r"，请.+。$"):
        make()


def test_three_levels_and_a_period_of_one_day_are_allowed() -> None:
    assert evaluate(sheet(deep(levels=3)), []).points == 1
    assert ScoreSheet("一天", MAY, MAY, "部门", (REPLIES,)).since == MAY


_RULES = st.sampled_from(["逾期", "错字", "亮点", "迟复"])


@given(st.lists(st.tuples(_RULES, st.integers(1, 5)), max_size=8))
def test_points_stay_between_nought_and_weight_with_bonus(cases: list[tuple[str, int]]) -> None:
    observations = [seen(rule, number) for rule, number in cases]
    found = score(*observations)
    assert 0 <= found.points <= 23
    assert found.points == score(*observations[::-1]).points
