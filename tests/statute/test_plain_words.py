"""A request told to its applicant."""

from datetime import date, timedelta

import pytest

from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Retracted,
    Served,
    ServiceWay,
    Split,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.plain_words import course, fee_to_pay, reasons

ON = date(2024, 9, 11)
ONLINE: list[Event] = [Submitted(Channel.ONLINE, date(2024, 9, 9)), Confirmed(ON)]


def rows(history: list[Event], on: date) -> list[tuple[date, str, str]]:
    return [(each.on, each.text, each.amount) for each in reasons(history, on=on)]


def test_no_last_day_has_no_reasons() -> None:
    assert reasons(ONLINE[:1], on=ON) == ()
    asked = SupplementRequested(date(2024, 9, 12), date(2024, 9, 26))
    assert reasons([*ONLINE, asked], on=date(2024, 9, 13)) == ()


def test_the_last_row_is_the_last_day_with_its_length() -> None:
    assert rows([*ONLINE], ON) == [
        (ON, "双方确认收到申请，从第二天起计算", "20个工作日"),
        (date(2024, 10, 15), "最迟答复日", "共20个工作日"),
    ]


def test_pause_and_extension_add_up() -> None:
    history = [
        *ONLINE,
        OpinionSought(date(2024, 9, 12), Consulted.THIRD_PARTY, "示例有限公司", date(2024, 9, 12)),
        OpinionReceived(date(2024, 9, 19), "示例有限公司", consents=True),
        Extended(date(2024, 9, 20), 10),
    ]
    told = reasons(history, on=date(2024, 9, 20))
    assert [(each.amount, each.law) for each in told] == [
        ("20个工作日", "条例第三十一条第（三）项"),
        ("不计入4个工作日", "条例第三十三条第三款"),
        ("加10个工作日", "条例第三十三条第二款"),
        ("共34个工作日", ""),
    ]
    assert told[1].until == date(2024, 9, 19)


def test_an_opinion_that_is_out_is_said_to_be_awaited() -> None:
    sought = OpinionSought(date(2024, 9, 12), Consulted.THIRD_PARTY, "甲", date(2024, 9, 12))
    told = reasons([*ONLINE, sought], on=date(2024, 9, 19))
    assert "还在等待答复" in told[1].text
    assert told[1].until is None


def test_a_supplement_begins_the_account_anew() -> None:
    history = [
        *ONLINE,
        Extended(date(2024, 9, 12), 10),
        SupplementRequested(date(2024, 9, 12), date(2024, 9, 26)),
        SupplementReceived(date(2024, 9, 18)),
    ]
    assert [each[1:] for each in rows(history, date(2024, 9, 18))] == [
        ("收到您的补正，从第二天起重新计算", "20个工作日"),
        ("最迟答复日", "共20个工作日"),
    ]


def test_a_paid_fee_begins_the_account_anew() -> None:
    fee = FeeNoticed(date(2024, 9, 12), 100, date(2024, 9, 12))
    history = [*ONLINE, fee, FeePaid(date(2024, 9, 18))]
    told = reasons(history, on=date(2024, 9, 18))
    assert told[0].text.startswith("您缴清了费用")
    assert "109号" in told[0].law


def test_a_term_that_was_set_names_its_day_and_no_sum() -> None:
    history = [
        *ONLINE,
        ReasonsRequested(date(2024, 9, 12)),
        ReasonsGiven(date(2024, 9, 13), reasonable=True),
        TermSet(date(2024, 9, 13), date(2024, 12, 31)),
    ]
    told = reasons(history, on=date(2024, 9, 13))
    assert "2024年12月31日" in told[-2].text
    assert (told[-1].on, told[-1].amount) == (date(2024, 12, 31), "")


def test_a_day_nobody_can_know_yet_is_said_to_be_expected() -> None:
    on = date(2040, 12, 20)
    told = reasons([Submitted(Channel.IN_PERSON, on)], on=on)
    assert told[-1].text == "最迟答复日（放假安排公布后确定）"


EVERY: list[Event] = [
    Submitted(Channel.ONLINE, ON),
    Confirmed(ON),
    SupplementRequested(ON, ON + timedelta(14)),
    SupplementReceived(ON),
    OpinionSought(ON, Consulted.THIRD_PARTY, "示例有限公司"),
    OpinionReceived(ON, "示例有限公司", consents=False),
    ReasonsRequested(ON),
    ReasonsGiven(ON, reasonable=False),
    TermSet(ON, ON + timedelta(60)),
    Extended(ON, 10, "王主任"),
    FeeNoticed(ON, 200),
    FeePaid(ON),
    Decided(ON, "D09", reason="内部的考虑"),
    Served(ON, ServiceWay.POST),
    Withdrawn(ON),
    Split(ON, ("2024-0002", "2024-0003")),
]


def test_every_event_is_told_newest_first() -> None:
    told = course(EVERY)
    assert [each.kind for each in told] == [type(each) for each in reversed(EVERY)]
    assert all(each.title and each.text.endswith("。") for each in told)


@pytest.mark.parametrize("hidden", ["示例有限公司", "D09", "内部的考虑", "王主任", "不同意"])
def test_what_is_not_the_applicants_is_not_told(hidden: str) -> None:
    assert hidden not in str(course(EVERY))


def test_an_oral_request_is_told_as_one() -> None:
    (told,) = course([Submitted(Channel.IN_PERSON, ON, oral=True)])
    assert "口头" in told.text


def test_a_mistaken_entry_is_not_told() -> None:
    history = [*ONLINE, Extended(date(2024, 9, 12), 10), Retracted(3, "登错了")]
    assert [each.kind for each in course(history)] == [Confirmed, Submitted]


def test_the_confirmation_that_came_with_the_submission_is_told() -> None:
    (told,) = course([Submitted(Channel.FAX, date(2024, 9, 9), confirmed_on=ON)])
    assert told.text.endswith("2024年9月11日双方确认。")


def test_the_numbers_of_the_parts_are_told() -> None:
    told = course([*ONLINE, Split(ON, ("2024-0002", "2024-0003"))])
    assert "2024-0002、2024-0003" in told[0].text


def test_a_fee_is_told_with_its_last_day_once_it_was_delivered() -> None:
    day = date(2024, 9, 12)
    delivered = [*ONLINE, FeeNoticed(day, 200, delivered_on=day)]
    assert fee_to_pay(delivered, on=day) == "请缴纳信息处理费200元，最迟2024年10月16日缴清。"
    on_the_way = [*ONLINE, FeeNoticed(day, 200)]
    assert "收到通知书第二天起20个工作日内缴清" in fee_to_pay(on_the_way, on=day)
    assert fee_to_pay(ONLINE, on=day) == ""
