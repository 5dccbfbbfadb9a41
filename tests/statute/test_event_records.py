"""Events as plain records and back."""

from datetime import date

import pytest
from hypothesis import given, settings

from gongkai.statute.errors import EventRecordError
from gongkai.statute.event_records import KINDS, event_of, kind_of, record_of
from gongkai.statute.events import (
    Channel,
    Consulted,
    Decided,
    Event,
    FeeNoticed,
    OpinionSought,
    Retracted,
    Submitted,
)
from tests.statute.histories import lawful_histories

DAY = date(2021, 9, 13)


@given(lawful_histories())
@settings(max_examples=100)
def test_an_event_survives_its_record(history: list[Event]) -> None:
    assert [event_of(record_of(event)) for event in history] == history


def test_a_record_holds_words_and_days_only() -> None:
    asked = OpinionSought(DAY, Consulted.AGENCY, "乙局", joint=True)
    assert record_of(asked) == {
        "kind": "opinion_sought",
        "on": DAY,
        "of": "agency",
        "party": "乙局",
        "joint": True,
    }
    mixed = Decided(DAY, "D27", ("D02", "D13"))
    assert record_of(mixed)["points"] == ["D02", "D13"]
    assert event_of(record_of(mixed)) == mixed


def test_days_may_be_written_as_text() -> None:
    record = {"kind": "submitted", "channel": "fax", "arrived_on": "2021-09-13"}
    assert event_of(record) == Submitted(Channel.FAX, DAY)


def test_an_amount_may_be_written_with_decimals() -> None:
    record = {"kind": "fee_noticed", "on": DAY, "amount": 700.0}
    assert event_of(record) == FeeNoticed(DAY, 700)


def test_every_kind_is_a_plain_word_for_one_event() -> None:
    assert len(set(KINDS.values())) == len(KINDS)
    assert kind_of(Retracted(1, "误登")) == "retracted"


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({}, "种类"),
        ({"kind": "opened"}, "无法识别"),
        ({"kind": ["submitted"]}, "无法识别"),
        ({"kind": "withdrawn"}, "withdrawn 缺少“on”"),
        ({"kind": "withdrawn", "on": DAY, "why": "x"}, "没有“why”这一项"),
        ({"kind": "withdrawn", "on": "九月"}, "应当是日期"),
        ({"kind": "withdrawn", "on": 20210913}, "应当是日期"),
        ({"kind": "extended", "on": DAY, "working_days": "5"}, "应当是整数"),
        ({"kind": "fee_noticed", "on": DAY, "amount": 0.5}, "应当是整数"),
        ({"kind": "extended", "on": DAY, "working_days": True}, "应当是整数"),
        ({"kind": "reasons_given", "on": DAY, "reasonable": 1}, "true 或者 false"),
        ({"kind": "served", "on": DAY, "way": "courier"}, "post、in_person"),
        ({"kind": "decided", "on": DAY, "outcome": "D27", "points": "D02"}, "代码的列表"),
        ({"kind": "decided", "on": DAY, "outcome": "D27", "points": [2]}, "代码的列表"),
        ({"kind": "retracted", "sequence": 1, "reason": 5}, "应当是文字"),
    ],
)
def test_a_record_that_is_no_event_says_what_it_should_be(
    record: dict[str, object], words: str
) -> None:
    with pytest.raises(EventRecordError, match=words):
        event_of(record)
