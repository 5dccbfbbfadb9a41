"""Every event tells in one line what happened."""

from datetime import date

import pytest

from gongkai.statute.event_words import in_words
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    Retracted,
    Served,
    ServiceWay,
    Split,
    Submitted,
    SupplementRequested,
    TermSet,
)

ON, LATER = date(2026, 9, 7), date(2026, 9, 21)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Submitted(Channel.FAX, ON), "提交申请，传真"),
        (Submitted(Channel.IN_PERSON, ON, oral=True), "提交申请，当面提交，口头提出"),
        (Confirmed(ON), "确认收到申请"),
        (SupplementRequested(ON, LATER), "告知补正，补正期限至2026年9月21日"),
        (
            OpinionSought(ON, Consulted.THIRD_PARTY, "甲公司", LATER),
            "征求意见，第三方：甲公司，2026年9月21日送达",
        ),
        (
            OpinionSought(ON, Consulted.AGENCY, "乙局", joint=True),
            "征求意见，共同制作机关：乙局",
        ),
        (OpinionReceived(ON, "甲公司", consents=False), "收到意见，甲公司不同意公开"),
        (ReasonsGiven(ON, reasonable=True), "收到理由说明，认定理由合理"),
        (ReasonsGiven(ON, reasonable=False), "收到理由说明，认定理由不合理"),
        (TermSet(ON, LATER), "确定合理期限，延迟答复至2026年9月21日"),
        (Extended(ON, 10, "王主任"), "延期答复，延长10个工作日，王主任同意"),
        (FeeNoticed(ON, 100), "通知缴费，100元"),
        (Decided(ON, "D13"), "作出决定，经检索没有所申请的信息"),
        (
            Decided(ON, "D27", ("D02", "D13")),
            "作出决定，可以公开，随答复提供；经检索没有所申请的信息",
        ),
        (Served(ON, ServiceWay.POST), "送达，邮寄送达"),
        (Split(ON, ("2026-0002", "2026-0003")), "分件办理，分为2026-0002、2026-0003"),
        (Retracted(2, "登记有误"), "撤销误登，第2步，原因：登记有误"),
    ],
    ids=lambda each: each.name if not isinstance(each, str) else "",
)
def test_an_event_in_one_line(event: Event, words: str) -> None:
    assert in_words(event) == words
