"""The strip of days: what a reader counts on it is what the clock says."""

from datetime import date

from hypothesis import assume, given, settings

from gongkai.statute import clock
from gongkai.statute.calendar import packaged
from gongkai.statute.day_strip import COUNTED, DayKind, StripDay, day_strip, lines
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    Event,
    Extended,
    OpinionReceived,
    OpinionSought,
    Submitted,
    SupplementRequested,
)
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ReplyTerm
from gongkai.statute.standing import stand
from tests.statute.histories import lawful_histories

LONG_AFTER = date(2026, 10, 1)
HOTELS: list[Event] = [
    Submitted(Channel.ONLINE, date(2026, 9, 4)),
    Confirmed(date(2026, 9, 7)),
    OpinionSought(date(2026, 9, 14), Consulted.THIRD_PARTY, "甲公司", date(2026, 9, 16)),
    OpinionReceived(date(2026, 9, 29), "甲公司", consents=False),
    Extended(date(2026, 10, 21), 10, "王主任"),
]
TODAY = date(2026, 10, 28)


def of(day: date) -> StripDay:
    return next(each for each in day_strip(HOTELS, on=TODAY).days if each.on == day)


def test_a_pause_an_extension_a_holiday_and_a_make_up_day_are_seen() -> None:
    assert of(date(2026, 9, 7)).kind is DayKind.START
    assert (of(date(2026, 9, 14)).kind, of(date(2026, 9, 14)).number) == (DayKind.COUNTED, 5)
    assert (of(date(2026, 9, 20)).kind, of(date(2026, 9, 20)).makeup) == (DayKind.PAUSED, True)
    assert (of(date(2026, 9, 26)).kind, of(date(2026, 9, 26)).holiday) == (DayKind.OFF, "中秋节")
    assert of(date(2026, 9, 12)).holiday == ""
    assert of(date(2026, 10, 27)).kind is DayKind.EXTENDED
    assert of(TODAY).is_today
    assert of(date(2026, 11, 9)).is_due


def test_the_figures_beside_the_strip_are_counted_on_it() -> None:
    strip = day_strip(HOTELS, on=TODAY)
    assert (strip.length, strip.paused, strip.used(TODAY)) == (30, 11, 22)
    assert strip.due_on == date(2026, 11, 9)


def test_the_strip_is_told_in_words() -> None:
    told = lines(day_strip(HOTELS, on=TODAY))
    assert [(each.what, each.working_days, each.so_far) for each in told] == [
        ("起算之日，不计入", 0, 0),
        ("计入，第1至5日", 5, 5),
        ("征求意见，暂停（9月25日至27日中秋节放假；9月20日调休上班）", 11, 5),
        ("计入，第6至20日（10月1日至7日国庆节放假；10月10日调休上班）", 15, 20),
        ("延长期，第21至30日（今天10月28日；11月9日届满）", 10, 30),
    ]


def test_before_confirmation_there_is_no_strip() -> None:
    assert day_strip([Submitted(Channel.ONLINE, date(2026, 9, 4))], on=TODAY).days == ()


def test_while_a_supplement_is_awaited_no_day_counts() -> None:
    history: list[Event] = [
        Submitted(Channel.IN_PERSON, date(2026, 9, 7)),
        SupplementRequested(date(2026, 9, 9), date(2026, 9, 23)),
    ]
    strip = day_strip(history, on=date(2026, 9, 11))
    assert [each.kind.value for each in strip.days] == [
        "start", "counted", "counted", "waiting", "waiting"
    ]  # fmt: skip
    assert strip.due_on is None


def test_days_beyond_the_end_are_numbered_and_not_drawn_for_ever() -> None:
    history = [Submitted(Channel.IN_PERSON, date(2024, 3, 4))]
    late = [each for each in day_strip(history, on=date(2024, 4, 8)).days if each.number]
    assert [each.number for each in late if each.kind is DayKind.LATE] == [1, 2, 3, 4]
    assert len(day_strip(history, on=LONG_AFTER).days) < 80


@given(lawful_histories())
@settings(max_examples=200)
def test_the_counted_days_are_the_term(history: list[Event]) -> None:
    reading = clock.read(history, on=LONG_AFTER)
    assume(reading.due_on is not None)
    strip = day_strip(history, on=LONG_AFTER)
    first = strip.days[0].on
    assert strip.due_on == reading.due_on
    assert strip.due_on is not None
    assert strip.length == packaged().between(first, strip.due_on) - strip.paused
    assert strip.length == sum(line.so_far for line in lines(strip)[-1:])
    numbers = [each.number for each in strip.days if each.kind in COUNTED]
    assert numbers == list(range(1, strip.length + 1))


def test_pauses_are_given_as_runs_that_do_not_meet_twice() -> None:
    events = [event for event in HOTELS if not isinstance(event, Extended)]
    both = [
        *events[:2],
        OpinionSought(date(2026, 9, 14), Consulted.AGENCY, "某局", until=date(2026, 9, 21)),
        OpinionSought(date(2026, 9, 17), Consulted.AGENCY, "他局", until=date(2026, 9, 24)),
    ]
    term = ReplyTerm(stand(both), packaged(), DEFAULT_SETTINGS)  # type: ignore[arg-type]  # each is an event
    spans = [(each.after.day, each.until.day) for each in term.paused(TODAY)]
    assert spans == [(14, 21), (21, 24)]


def test_days_late_beyond_those_drawn_are_told_in_words() -> None:
    history = (Submitted(Channel.IN_PERSON, date(2021, 3, 8)),)
    far, near = (
        lines(day_strip(history, on=on))[-1] for on in (date(2026, 4, 1), date(2021, 4, 20))
    )
    assert "只列届满后42天，以后仍在超期" in far.what
    assert "以后仍在超期" not in near.what
