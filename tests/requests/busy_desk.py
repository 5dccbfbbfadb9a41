"""A desk on 15 October 2024, a Tuesday: one request in each plight, made by the real actions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from gongkai.requests import actions
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import (
    Channel,
    Consulted,
    Decided,
    Event,
    OpinionSought,
    Served,
    ServiceWay,
    Submitted,
    SupplementRequested,
    Withdrawn,
)
from tests.cast import Cast
from tests.requests.requests import WANTED, received

TODAY = date(2024, 10, 15)
_PAGES = ("worklist", "export", "due_days", "entry", "ledger")


def stand_on(monkeypatch: pytest.MonkeyPatch, day: date = TODAY) -> None:
    """Let the pages of the desk take a day for today."""
    for page in _PAGES:
        monkeypatch.setattr(f"gongkai.requests.desk.{page}.today", lambda: day)


def plight(
    cast: Cast,
    subject: str,
    arrived_on: date,
    *events: Event,
    channel: Channel = Channel.IN_PERSON,
    confirmed_on: date | None = None,
    on: date = TODAY,
) -> InfoRequest:
    """A request to which some things happened, as it stands on a day."""
    taken = received(
        cast,
        on=on,
        submitted=Submitted(channel, arrived_on, confirmed_on),
        wanted=replace(WANTED, subject=subject),
    ).info_request
    return record_all(taken, events, cast, on=on)


def record_all(
    info_request: InfoRequest, events: Sequence[Event], cast: Cast, *, on: date = TODAY
) -> InfoRequest:
    """Several events, one after the other."""
    for event in events:
        info_request = actions.record(info_request, event, by=cast.handler, on=on)
    return info_request


def busy_desk(cast: Cast) -> dict[str, InfoRequest]:
    """Requests by their plight."""
    sought = OpinionSought(date(2024, 10, 9), Consulted.THIRD_PARTY, "示例公司", date(2024, 10, 9))
    return {
        "overdue": plight(
            cast, "交通监控设备采购合同", date(2024, 9, 10), Decided(date(2024, 10, 11), "D02")
        ),
        "today": plight(cast, "本人2019年户口迁移登记材料", date(2024, 9, 11)),
        "letter": plight(cast, "小区出入口登记管理规定", TODAY, channel=Channel.MAIL_ORDINARY),
        "soon": plight(cast, "道路限行方案的专家论证意见", date(2024, 9, 12)),
        "running": plight(cast, "驾驶人考场设置审批材料", date(2024, 10, 8)),
        "opinion": plight(cast, "网吧年度检查结果", date(2024, 9, 30), sought),
        "supplement": plight(
            cast,
            "有关材料",
            date(2024, 10, 8),
            SupplementRequested(date(2024, 10, 9), date(2024, 10, 25)),
        ),
        "unconfirmed": plight(
            cast, "出入境窗口排队叫号数据", date(2024, 10, 10), channel=Channel.ONLINE
        ),
        "abandoned": plight(
            cast,
            "某些文件",
            date(2024, 9, 18),
            SupplementRequested(date(2024, 9, 20), date(2024, 10, 9)),
        ),
        "withdrawn": plight(
            cast, "养犬管理费收支情况", date(2024, 9, 30), Withdrawn(date(2024, 10, 10))
        ),
        "served": plight(
            cast,
            "派出所警力配置方案",
            date(2024, 9, 3),
            Decided(date(2024, 9, 18), "D13"),
            Served(date(2024, 9, 19), ServiceWay.POST),
        ),
    }
