"""The next step of a request, in the words of a list."""

from datetime import date

import pytest

from gongkai.statute.calendar import packaged
from gongkai.statute.citations import cite
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    DatedEvent,
    Decided,
    FeeNoticed,
    OpinionReceived,
    OpinionSought,
    ReasonsRequested,
    Served,
    ServiceWay,
    Submitted,
    SupplementRequested,
    Withdrawn,
)
from gongkai.statute.next_step import NextAct, NextStep, next_step
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ReplyTerm
from gongkai.statute.standing import stand

CAME = date(2024, 9, 11)  # a Wednesday; the reply is due on 15 October
IN_PERSON = Submitted(Channel.IN_PERSON, CAME)


def after(*events: DatedEvent, on: date) -> NextStep | None:
    return next_step(ReplyTerm(stand(events), packaged(), DEFAULT_SETTINGS), on)


def step(*events: DatedEvent, on: date) -> NextStep:
    found = after(*events, on=on)
    assert found is not None
    return found


def test_an_ordinary_letter_is_confirmed_on_the_day_it_comes() -> None:
    letter = Submitted(Channel.MAIL_ORDINARY, CAME)
    today = step(letter, on=CAME)
    assert (today.act, today.label) == (NextAct.CONFIRM, "打电话确认")
    assert "须当日与申请人确认" in today.sentence
    assert cite(today.sources) == "《政府信息公开条例》第三十一条第（二）项"
    assert "现已逾日" in step(letter, on=date(2024, 9, 12)).sentence


def test_an_online_request_ages_until_it_is_confirmed() -> None:
    online = Submitted(Channel.ONLINE, CAME)
    assert step(online, on=CAME).sentence.startswith("双方确认之日")
    assert step(online, on=date(2024, 9, 18)).sentence.startswith("到达已4个工作日。")
    assert step(online, Confirmed(CAME), on=CAME).act is NextAct.DECIDE


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 9, 12), "还剩19个工作日"),
        (date(2024, 10, 15), "今天届满，须在今天作出决定并送达"),
        (date(2024, 10, 16), "已于2024年10月15日届满。请尽快作出决定并送达，并写明逾期原因"),
    ],
)
def test_a_decision_is_more_urgent_day_by_day(on: date, words: str) -> None:
    found = step(IN_PERSON, on=on)
    assert found.label == "作出决定"
    assert words in found.sentence


def test_a_due_date_in_a_year_without_notice_names_the_safe_day() -> None:
    found = step(Submitted(Channel.IN_PERSON, date(2026, 12, 21)), on=date(2026, 12, 22))
    assert "内部目标2027年1月14日" in found.sentence


def test_a_decision_is_served() -> None:
    found = step(IN_PERSON, Decided(date(2024, 9, 20), "D02"), on=date(2024, 9, 23))
    assert (found.act, found.label) == (NextAct.SERVE, "送达答复书")
    assert found.sentence.startswith("已于2024年9月20日作出决定。答复期限至")


def test_a_supplement_is_waited_for_until_its_term_is_over() -> None:
    asked = SupplementRequested(date(2024, 9, 12), date(2024, 9, 27))
    waiting = step(IN_PERSON, asked, on=date(2024, 9, 27))
    assert waiting.label == "等申请人补正至9月27日"
    over = step(IN_PERSON, asked, on=date(2024, 9, 28))
    assert (over.act, over.label) == (NextAct.END_UNSUPPLEMENTED, "按逾期不补正终止")
    assert "不再处理" in over.sentence


def test_opinions_are_waited_for_until_the_last_of_their_terms() -> None:
    def asked(party: str, on: date) -> OpinionSought:
        return OpinionSought(on, Consulted.THIRD_PARTY, party, on)

    first, second = asked("甲", date(2024, 9, 12)), asked("乙", date(2024, 9, 13))
    both = step(IN_PERSON, first, second, on=date(2024, 9, 18))
    assert both.label == "等第三方意见至10月11日"
    assert both.sentence.startswith("2方尚未答复")
    answered = OpinionReceived(date(2024, 9, 18), "乙", consents=True)
    assert step(IN_PERSON, first, second, answered, on=date(2024, 9, 18)).label == (
        "等第三方意见至10月10日"
    )


def test_an_opinion_without_a_day_of_delivery_is_waited_for_without_end() -> None:
    asked = OpinionSought(date(2024, 9, 12), Consulted.AGENCY, "示例区城管局")
    found = step(IN_PERSON, asked, on=date(2024, 9, 18))
    assert found.label == "等其他机关意见"
    assert "对方的期限没有登记" in found.sentence


def test_an_opinion_asked_for_too_late_does_not_hold_up_the_decision() -> None:
    asked = OpinionSought(date(2024, 10, 16), Consulted.AGENCY, "示例区城管局")
    assert step(IN_PERSON, asked, on=date(2024, 10, 17)).act is NextAct.DECIDE


def test_reasons_are_waited_for_but_not_beyond_the_reply_term() -> None:
    asked = ReasonsRequested(date(2024, 9, 12))
    assert step(IN_PERSON, asked, on=date(2024, 9, 13)).label == "等申请人说明理由"
    assert step(IN_PERSON, asked, on=date(2024, 10, 15)).act is NextAct.DECIDE


def test_a_fee_is_waited_for_until_its_term_is_over() -> None:
    noticed = FeeNoticed(date(2024, 9, 12), 100, date(2024, 9, 13))
    assert step(IN_PERSON, noticed, on=date(2024, 9, 18)).label == "等申请人缴费至10月17日"
    over = step(IN_PERSON, noticed, on=date(2024, 10, 18))
    assert (over.act, over.label) == (NextAct.END_UNPAID, "按逾期不缴费终止")
    undelivered = FeeNoticed(date(2024, 9, 12), 100)
    assert "没有登记送达日期" in step(IN_PERSON, undelivered, on=date(2024, 9, 18)).sentence


def test_a_withdrawn_request_is_ended_and_then_served() -> None:
    withdrawn = Withdrawn(date(2024, 9, 12))
    assert step(IN_PERSON, withdrawn, on=date(2024, 9, 18)).label == "按撤回终止"
    ended = Decided(date(2024, 9, 18), "D24")
    found = step(IN_PERSON, withdrawn, ended, on=date(2024, 9, 18))
    assert found.sentence.endswith("送达后即可归档。")


def test_nothing_is_next_once_the_reply_is_served() -> None:
    served = Served(date(2024, 9, 20), ServiceWay.POST)
    decided = Decided(date(2024, 9, 20), "D02")
    assert after(IN_PERSON, decided, served, on=date(2024, 9, 23)) is None


def test_what_was_abandoned_and_decided_is_served_without_a_term() -> None:
    asked = SupplementRequested(date(2024, 9, 18), date(2024, 10, 8))
    found = step(IN_PERSON, asked, Decided(date(2024, 10, 9), "D22"), on=date(2024, 10, 10))
    assert found.act is NextAct.SERVE
    assert found.sentence.endswith("请送达，随后归档。")
    assert found.sources
