"""What the number of an applicant's requests allows."""

from datetime import date

from gongkai.statute.events import Channel, ReasonsGiven, ReasonsRequested, Submitted
from gongkai.statute.frequency import Frequency, frequency
from gongkai.statute.standing import Standing, stand

ARRIVED = Submitted(Channel.IN_PERSON, date(2026, 9, 7))
ASKED = ReasonsRequested(date(2026, 9, 8))


def of(ordinal: int, standing: Standing | None = None) -> Frequency:
    return frequency(
        in_month=ordinal, in_year=ordinal, ordinal=ordinal, standing=standing or stand([ARRIVED])
    )


def test_the_tenth_is_free_and_the_eleventh_may_be_asked_about() -> None:
    assert (of(10).rate, "不收费" in of(10).step) == (0, True)
    assert (of(11).rate, "要求说明理由" in of(11).step) == (100, True)


def test_the_step_follows_what_has_been_done() -> None:
    asked = stand([ARRIVED, ASKED])
    assert "等待" in of(12, asked).step
    good = stand([ARRIVED, ASKED, ReasonsGiven(date(2026, 9, 9), reasonable=True)])
    assert "合理期限" in of(12, good).step
    bad = stand([ARRIVED, ASKED, ReasonsGiven(date(2026, 9, 9), reasonable=False)])
    assert "不予处理" in of(12, bad).step
