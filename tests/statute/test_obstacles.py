"""Why an event may not follow: one row for each reason, and for what may follow all the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai.statute import clock, state
from gongkai.statute.errors import EventNotAllowedError
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
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.explanation import explain
from gongkai.statute.reply_term import ClockSettings
from gongkai.statute.state import Awaiting, State


def sept(day: int) -> date:
    """A day of September 2021, or of October when it is above 30."""
    return date(2021, 9, 1) + timedelta(day - 1)


RECEIVED = Submitted(Channel.IN_PERSON, sept(13))
UNCONFIRMED = Submitted(Channel.ONLINE, sept(13))
SUPPLEMENT_REQUESTED = SupplementRequested(sept(15), sept(30))
SUPPLEMENTED = SupplementReceived(sept(22))
ASKED = OpinionSought(sept(16), Consulted.THIRD_PARTY, "甲公司", sept(17))
CONSENTED = OpinionReceived(sept(23), "甲公司", consents=True)
OBJECTED = OpinionReceived(sept(23), "甲公司", consents=False)
REASONS_REQUESTED = ReasonsRequested(sept(15))
REASONABLE = ReasonsGiven(sept(22), reasonable=True)
FEE_NOTICED = FeeNoticed(sept(16), 700, sept(17))
DECIDED = Decided(sept(26), "D02")
SERVED = Served(sept(27), ServiceWay.POST)
WITHDRAWN = Withdrawn(sept(23))

REFUSED: list[tuple[str, list[Event], Event, str]] = [
    ("two submissions", [RECEIVED], RECEIVED, "只能登记一次"),
    (
        "confirmed before it arrived",
        [],
        Submitted(Channel.ONLINE, sept(13), sept(12)),
        "确认日期早于",
    ),
    ("before any submission", [], SUPPLEMENT_REQUESTED, "先登记“提交申请”"),
    ("before it arrived", [RECEIVED], SupplementRequested(sept(9), sept(30)), "还没有收到申请"),
    ("not confirmed", [UNCONFIRMED], ASKED, "尚未与申请人确认"),
    ("confirmed though signed for", [RECEIVED], Confirmed(sept(14)), "无需确认"),
    (
        "confirmed twice",
        [UNCONFIRMED, Confirmed(sept(14))],
        Confirmed(sept(15)),
        "已于2021年9月14日确认",
    ),
    (
        "before the day of receipt",
        [Submitted(Channel.ONLINE, sept(13), sept(16))],
        SUPPLEMENT_REQUESTED,
        "早于收到申请之日",
    ),
    ("after service", [RECEIVED, DECIDED, SERVED], ReasonsRequested(sept(28)), "申请已办结"),
    ("served twice", [RECEIVED, DECIDED, SERVED], SERVED, "申请已办结"),
    ("after the decision", [RECEIVED, DECIDED], Extended(sept(27), 5), "只待送达"),
    ("after withdrawal", [RECEIVED, WITHDRAWN], Extended(sept(26), 5), "撤回申请"),
    ("granted after withdrawal", [RECEIVED, WITHDRAWN], DECIDED, "只能作出终止办理的决定"),
    ("no time to supplement", [RECEIVED], SupplementRequested(sept(15), sept(15)), "补正期限"),
    (
        "a supplement asked twice",
        [RECEIVED, SUPPLEMENT_REQUESTED],
        SupplementRequested(sept(16), sept(30)),
        "补正告知已经发出",
    ),
    (
        "a second round",
        [RECEIVED, SUPPLEMENT_REQUESTED, SUPPLEMENTED],
        SupplementRequested(sept(24), sept(30)),
        "一次性告知补正",
    ),
    (
        "a supplement asked for while a fee is outstanding",
        [RECEIVED, FEE_NOTICED],
        SupplementRequested(sept(22), sept(30)),
        "等待申请人缴费",
    ),
    (
        "a supplement asked for after the term",
        [RECEIVED],
        SupplementRequested(date(2021, 10, 18), date(2021, 11, 1)),
        "届满",
    ),
    ("a supplement nobody asked for", [RECEIVED], SUPPLEMENTED, "没有待补正的告知"),
    (
        "extended while a supplement is outstanding",
        [RECEIVED, SUPPLEMENT_REQUESTED],
        Extended(sept(22), 5),
        "等待申请人补正",
    ),
    ("nobody asked", [RECEIVED], OpinionSought(sept(16), Consulted.AGENCY, " "), "向谁"),
    (
        "a third party as joint maker",
        [RECEIVED],
        OpinionSought(sept(16), Consulted.THIRD_PARTY, "甲公司", joint=True),
        "共同制作机关",
    ),
    (
        "a term of its own for a third party",
        [RECEIVED],
        OpinionSought(sept(16), Consulted.THIRD_PARTY, "甲公司", until=sept(22)),
        "不能另定",
    ),
    (
        "delivered before it was sent",
        [RECEIVED],
        OpinionSought(sept(16), Consulted.THIRD_PARTY, "甲公司", sept(15)),
        "不能早于发出日期",
    ),
    (
        "asked while an answer is out",
        [RECEIVED, ASKED],
        OpinionSought(sept(22), Consulted.THIRD_PARTY, "甲公司"),
        "不能重复征求",
    ),
    (
        "an answer nobody asked for",
        [RECEIVED, ASKED],
        OpinionReceived(sept(22), "乙公司", consents=True),
        "乙公司",
    ),
    (
        "answered twice",
        [RECEIVED, ASKED, CONSENTED],
        OpinionReceived(sept(24), "甲公司", consents=False),
        "没有待“甲公司”答复",
    ),
    (
        "answered before it was delivered",
        [RECEIVED, ASKED],
        OpinionReceived(sept(16), "甲公司", consents=True),
        "早于征求意见书送达之日",
    ),
    ("reasons asked twice", [RECEIVED, REASONS_REQUESTED], ReasonsRequested(sept(16)), "重复要求"),
    ("reasons nobody asked for", [RECEIVED], REASONABLE, "没有待答复的说明理由告知"),
    (
        "a term set without reasons",
        [RECEIVED, REASONS_REQUESTED],
        TermSet(sept(23), date(2021, 12, 1)),
        "理由合理",
    ),
    (
        "a term set for bad reasons",
        [RECEIVED, REASONS_REQUESTED, ReasonsGiven(sept(22), reasonable=False)],
        TermSet(sept(23), date(2021, 12, 1)),
        "理由合理",
    ),
    (
        "a term set twice",
        [RECEIVED, REASONS_REQUESTED, REASONABLE, TermSet(sept(23), date(2021, 12, 1))],
        TermSet(sept(24), date(2021, 12, 10)),
        "已确定至2021年12月1日",
    ),
    (
        "a term no longer than the law's",
        [RECEIVED, REASONS_REQUESTED, REASONABLE],
        TermSet(sept(23), date(2021, 10, 15)),
        "应当晚于原答复期限",
    ),
    (
        "a term set after the term",
        [RECEIVED, REASONS_REQUESTED, REASONABLE],
        TermSet(date(2021, 10, 18), date(2021, 12, 1)),
        "届满",
    ),
    ("no extension at all", [RECEIVED], Extended(sept(22), 0), "1至20个工作日"),
    (
        "a fee before fees existed",
        [Submitted(Channel.IN_PERSON, date(2020, 12, 1))],
        FeeNoticed(date(2020, 12, 10), 700),
        "2021年1月1日",
    ),
    ("a fee of nothing", [RECEIVED], FeeNoticed(sept(16), 0), "大于零"),
    ("a fee delivered before", [RECEIVED], FeeNoticed(sept(16), 700, sept(15)), "早于发出日期"),
    ("a second fee", [RECEIVED, FEE_NOTICED], FeeNoticed(sept(22), 700), "只能收费一次"),
    ("paid without a notice", [RECEIVED], FeePaid(sept(22)), "没有待缴纳的费用"),
    ("paid twice", [RECEIVED, FEE_NOTICED, FeePaid(sept(22))], FeePaid(sept(23)), "没有待缴"),
    ("paid before delivery", [RECEIVED, FEE_NOTICED], FeePaid(sept(16)), "尚未送达"),
    (
        "paid though never delivered",
        [RECEIVED, FeeNoticed(sept(16), 700)],
        FeePaid(sept(22)),
        "尚未送达",
    ),
    ("an outcome nobody knows", [RECEIVED], Decided(sept(26), "D99"), "D99"),
    (
        "a row without a reason",
        [RECEIVED],
        Decided(sept(26), "D27", ("D13", "D17"), "unable_not_held"),
        "写明理由",
    ),
    (
        "decided while a supplement is outstanding",
        [RECEIVED, SUPPLEMENT_REQUESTED],
        DECIDED,
        "期限至2021年9月30日",
    ),
    (
        "granted after it was abandoned",
        [RECEIVED, SUPPLEMENT_REQUESTED],
        Decided(date(2021, 10, 8), "D02"),
        "视为放弃申请",
    ),
    (
        "decided while an undelivered fee notice is out",
        [RECEIVED, FeeNoticed(sept(16), 700)],
        Decided(sept(26), "D23"),
        "等待申请人缴费，期满前",
    ),
    (
        "decided while an undelivered letter is out",
        [RECEIVED, OpinionSought(sept(16), Consulted.THIRD_PARTY, "甲公司")],
        DECIDED,
        "尚未登记征求意见书的送达日期",
    ),
    (
        "withheld for a party that consents",
        [RECEIVED, ASKED, CONSENTED],
        Decided(sept(26), "D08"),
        "已经同意公开",
    ),
    (
        "withheld for a party that was not asked, as one point of several",
        [RECEIVED],
        Decided(sept(26), "D27", ("D02", "D08")),
        "先书面征求第三方的意见",
    ),
    (
        "heeded though nobody objected",
        [RECEIVED, ASKED, CONSENTED],
        Decided(sept(26), "D04", heeded=("甲公司",)),
        "“甲公司”没有不同意公开",
    ),
    (
        "heeded though the whole is given",
        [RECEIVED, ASKED, replace(CONSENTED, consents=False)],
        Decided(sept(26), "D27", ("D01", "D02"), heeded=("甲公司",)),
        "第三方不同意公开的意见没有采纳",
    ),
    (
        "excessive though reasonable",
        [RECEIVED, REASONS_REQUESTED, REASONABLE],
        Decided(sept(26), "D20"),
        "已认定为合理",
    ),
    ("not supplemented without a notice", [RECEIVED], Decided(sept(26), "D22"), "没有逾期未补正"),
    ("unpaid without a notice", [RECEIVED], Decided(sept(26), "D23"), "没有逾期未缴"),
    ("retracting nothing", [RECEIVED], Retracted(2, "误登"), "没有第2步"),
    (
        "retracting a retraction",
        [RECEIVED, REASONS_REQUESTED, Retracted(2, "误登")],
        Retracted(3, "误登"),
        "不能再撤销",
    ),
    (
        "retracting twice",
        [RECEIVED, REASONS_REQUESTED, Retracted(2, "误登")],
        Retracted(2, "误登"),
        "已经撤销过",
    ),
    ("retracting without a reason", [RECEIVED, REASONS_REQUESTED], Retracted(2, " "), "原因"),
    (
        "retracting what others rest on",
        [RECEIVED, ASKED, CONSENTED],
        Retracted(2, "误登"),
        "第3步“收到意见”（2021年9月23日）便不成立",
    ),
    (
        "recorded late, and against what came after",
        [RECEIVED, DECIDED],
        WITHDRAWN,
        "第2步“作出决定”（2021年9月26日）便不成立",
    ),
]

ALLOWED: list[tuple[str, list[Event], Event]] = [
    ("withdrawn before it was confirmed", [UNCONFIRMED], WITHDRAWN),
    ("closed after that", [UNCONFIRMED, WITHDRAWN], Decided(sept(24), "D24")),
    (
        "withdrawn while a supplement is outstanding",
        [RECEIVED, SUPPLEMENT_REQUESTED, WITHDRAWN],
        Decided(sept(24), "D24"),
    ),
    (
        "withdrawn while a fee and an opinion are outstanding",
        [RECEIVED, ASKED, FEE_NOTICED, WITHDRAWN],
        Decided(sept(24), "D24"),
    ),
    (
        "asked again after an answer",
        [RECEIVED, ASKED, OBJECTED],
        OpinionSought(sept(24), Consulted.THIRD_PARTY, "甲公司", sept(24)),
    ),
    ("withheld for a party that objects", [RECEIVED, ASKED, OBJECTED], Decided(sept(26), "D08")),
    (
        "given in part without what a party objects to",
        [RECEIVED, ASKED, OBJECTED],
        Decided(sept(26), "D04", heeded=("甲公司",)),
    ),
    (
        "withheld for a party that stayed silent until its term was over",
        [RECEIVED, ASKED],
        Decided(date(2021, 10, 15), "D08"),
    ),
    (
        "decided though another agency did not answer",
        [RECEIVED, OpinionSought(sept(16), Consulted.AGENCY, "乙局")],
        DECIDED,
    ),
    (
        "excessive when no reasons came",
        [RECEIVED, REASONS_REQUESTED],
        Decided(sept(26), "D20"),
    ),
    (
        "unclear after a supplement",
        [RECEIVED, SUPPLEMENT_REQUESTED, SUPPLEMENTED],
        Decided(sept(26), "D16"),
    ),
    (
        "a late supplement, for which there may be good reason",
        [RECEIVED, SUPPLEMENT_REQUESTED],
        SupplementReceived(date(2021, 10, 11)),
    ),
    ("decided late", [RECEIVED], Decided(date(2021, 11, 1), "D02")),
    ("asked late", [RECEIVED], OpinionSought(date(2021, 11, 1), Consulted.AGENCY, "乙局")),
    (
        "a row with its reason",
        [RECEIVED],
        Decided(sept(26), "D27", ("D13", "D17"), "unable_not_held", "主要事项不存在"),
    ),
]


@pytest.mark.parametrize(
    ("history", "event", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_the_law_does_not_allow_is_refused_in_words(
    history: list[Event], event: Event, words: str
) -> None:
    state.demand_lawful(history)
    reason = state.obstacle(history, event)
    assert reason is not None
    assert words in reason
    assert reason.endswith("。")
    with pytest.raises(EventNotAllowedError, match=f"第{len(history) + 1}步"):
        state.demand_lawful([*history, event])


@pytest.mark.parametrize(
    ("history", "event"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED]
)
def test_what_the_law_allows_is_not_refused(history: list[Event], event: Event) -> None:
    state.demand_lawful(history)
    assert state.obstacle(history, event) is None


def test_a_request_entered_anew_comes_first_on_its_day() -> None:
    asked = ReasonsRequested(sept(13))
    history: list[Event] = [RECEIVED, Retracted(1, "渠道登错"), UNCONFIRMED]
    state.demand_lawful(history)
    assert state.obstacle([RECEIVED, asked], Retracted(1, "渠道登错")) is not None
    assert state.obstacle(history, Confirmed(sept(13))) is None


def test_a_setting_allows_a_second_round_of_supplements() -> None:
    again = SupplementRequested(sept(24), sept(30))
    history: list[Event] = [RECEIVED, SUPPLEMENT_REQUESTED, SUPPLEMENTED]
    assert state.obstacle(history, again, settings=ClockSettings(supplement_rounds=2)) is None


def test_a_setting_allows_extensions_in_parts_up_to_twenty_working_days() -> None:
    in_parts = ClockSettings(extensions=2)
    history: list[Event] = [RECEIVED, Extended(sept(22), 12)]
    assert state.obstacle(history, Extended(sept(24), 8), settings=in_parts) is None
    assert "1至8个工作日" in str(state.obstacle(history, Extended(sept(24), 9), settings=in_parts))
    reading = clock.read([*history, Extended(sept(24), 8)], on=sept(26), settings=in_parts)
    assert reading.due_on == date(2021, 11, 12)


def test_a_setting_lets_reasons_pause_the_term() -> None:
    history: list[Event] = [RECEIVED, REASONS_REQUESTED, REASONABLE]
    pausing = ClockSettings(reasons_pause=True)
    reading = clock.read(history, on=sept(24), settings=pausing)
    assert reading.due_on == date(2021, 10, 21)
    told = explain(history, on=sept(24), settings=pausing)
    assert "不计入答复期限" in told[1].effect
    still_out = clock.read(history[:2], on=sept(17), settings=pausing)
    assert still_out.due_on == date(2021, 10, 19)


def test_a_setting_counts_a_late_answer() -> None:
    history: list[Event] = [
        RECEIVED,
        ASKED,
        OpinionReceived(date(2021, 10, 21), "甲公司", consents=False),
    ]
    counting = ClockSettings(pause_ends_with_term=False)
    assert clock.read(history, on=date(2021, 10, 22)).due_on == date(2021, 11, 8)
    reading = clock.read(history, on=date(2021, 10, 22), settings=counting)
    assert reading.due_on == date(2021, 11, 15)


@pytest.mark.parametrize(
    ("history", "expected", "awaiting"),
    [
        ([UNCONFIRMED], State.ARRIVED, Awaiting.CONFIRMATION),
        ([RECEIVED], State.RECEIVED, None),
        ([RECEIVED, ASKED], State.RECEIVED, Awaiting.OPINION),
        ([RECEIVED, REASONS_REQUESTED], State.RECEIVED, Awaiting.REASONS),
        ([RECEIVED, SUPPLEMENT_REQUESTED], State.RECEIVED, Awaiting.SUPPLEMENT),
        ([RECEIVED, FEE_NOTICED], State.RECEIVED, Awaiting.PAYMENT),
        ([RECEIVED, FeeNoticed(sept(16), 700)], State.RECEIVED, Awaiting.PAYMENT),
        ([RECEIVED, WITHDRAWN], State.WITHDRAWN, None),
        ([RECEIVED, DECIDED], State.DECIDED, None),
        ([RECEIVED, DECIDED, SERVED], State.SERVED, None),
    ],
)
def test_state_and_what_is_awaited_are_two_things(
    history: list[Event], expected: State, awaiting: Awaiting | None
) -> None:
    assert state.read(history, on=sept(30)) == state.Position(expected, awaiting)
