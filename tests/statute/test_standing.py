"""The fold of events, and what is no event."""

from datetime import date
from typing import cast

import pytest

from gongkai.statute import plain_words
from gongkai.statute.calendar import packaged
from gongkai.statute.events import Channel, Confirmed, DatedEvent, Submitted
from gongkai.statute.explanation import _told
from gongkai.statute.obstacles import _obstacle
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ReplyTerm
from gongkai.statute.standing import Standing, after, stand


def test_the_fold_judges_nothing() -> None:
    assert stand([Confirmed(date(2021, 9, 13))]) == Standing()


def test_a_confirmation_makes_a_request_received() -> None:
    submitted = Submitted(Channel.ONLINE, date(2021, 9, 11))
    assert stand([submitted]).received_on is None
    assert stand([submitted, Confirmed(date(2021, 9, 13))]).received_on == date(2021, 9, 13)


def test_nothing_is_paused_before_receipt() -> None:
    term = ReplyTerm(Standing(), packaged(), DEFAULT_SETTINGS)
    assert term.paused_days(date(2021, 9, 13)) == 0


def test_what_is_no_event_is_refused() -> None:
    stranger = cast("DatedEvent", "补正")
    term = ReplyTerm(Standing(), packaged(), DEFAULT_SETTINGS)
    with pytest.raises(TypeError, match="str is no event"):
        after(stranger, Standing())
    with pytest.raises(TypeError, match="str is no event"):
        _obstacle(stranger, term)
    with pytest.raises(TypeError, match="str is no event"):
        _told(stranger, term, term)
    with pytest.raises(TypeError, match="str is no event"):
        plain_words._told(stranger)
