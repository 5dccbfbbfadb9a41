"""Splitting an application: only at its beginning, and then nothing follows in the old file."""

from datetime import date

import pytest

from gongkai.statute import clock
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Decided,
    Event,
    Extended,
    Split,
    Submitted,
    SupplementRequested,
)
from gongkai.statute.explanation import explain
from gongkai.statute.state import State, obstacle

ARRIVED = Submitted(Channel.IN_PERSON, date(2026, 9, 7))
SPLIT = Split(date(2026, 9, 8), ("2026-0002", "2026-0003"))


def test_a_split_request_is_over_and_has_no_lateness() -> None:
    reading = clock.read([ARRIVED, SPLIT], on=date(2027, 3, 1))
    assert reading.state is State.SPLIT
    assert (reading.overdue, reading.remaining_working_days) == (False, None)


def test_what_follows_is_sent_to_the_new_files() -> None:
    reason = obstacle([ARRIVED, SPLIT], Decided(date(2026, 9, 9), "D02"))
    assert reason is not None
    assert "2026-0002、2026-0003" in reason


@pytest.mark.parametrize(
    "before",
    [
        SupplementRequested(date(2026, 9, 7), date(2026, 9, 21)),
        Extended(date(2026, 9, 7), 5),
    ],
    ids=lambda each: each.name,
)
def test_after_another_act_it_is_too_late_to_split(before: Event) -> None:
    reason = obstacle([ARRIVED, before], SPLIT)
    assert reason is not None
    assert "逐项答复" in reason


def test_one_matter_is_not_split_and_an_unconfirmed_request_not_yet() -> None:
    one = obstacle([ARRIVED], Split(date(2026, 9, 8), ("2026-0002",)))
    assert one is not None
    assert "至少分为两件" in one
    online = Submitted(Channel.ONLINE, date(2026, 9, 7))
    unconfirmed = obstacle([online], SPLIT)
    assert unconfirmed is not None
    assert "尚未与申请人确认" in unconfirmed
    assert obstacle([online, Confirmed(date(2026, 9, 8))], SPLIT) is None


def test_the_explanation_names_the_new_files() -> None:
    told = explain([ARRIVED, SPLIT], on=date(2026, 9, 9))[-1]
    assert (told.what, "2026-0003" in told.effect) == ("分件办理", True)
