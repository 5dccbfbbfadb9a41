"""A history told step by step."""

from datetime import date

from gongkai.statute.events import Channel, Consulted, Event, Extended, OpinionSought, Submitted
from gongkai.statute.explanation import explain

HISTORY: list[Event] = [
    Submitted(Channel.IN_PERSON, date(2021, 9, 13), oral=True),
    OpinionSought(date(2021, 9, 16), Consulted.THIRD_PARTY, "甲公司", date(2021, 9, 17)),
    Extended(date(2021, 10, 20), 10, "主任"),
]


def test_only_what_has_happened_is_told() -> None:
    told = explain(HISTORY, on=date(2021, 9, 30))
    assert [step.what for step in told] == [
        "提交申请（当面提交，口头提出）",
        "征求意见（第三方：甲公司）",
    ]


def test_a_term_that_ran_out_is_told_in_its_place() -> None:
    told = explain(HISTORY, on=date(2021, 10, 29))
    assert [step.on.day for step in told] == [13, 16, 14, 20]
    assert told[2].what == "意见期限届满（甲公司）"
    assert told[3].effect == "经主任同意，答复期限延长10个工作日，答复期限至2021年11月22日。"
