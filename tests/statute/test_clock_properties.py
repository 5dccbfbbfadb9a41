"""What must hold of the clock whatever happens to a request."""

from datetime import date, timedelta
from itertools import permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongkai.statute import clock, state
from gongkai.statute.calendar import packaged
from gongkai.statute.events import (
    Channel,
    Consulted,
    Event,
    Extended,
    OpinionReceived,
    OpinionSought,
    Retracted,
    Submitted,
    standing_entries,
)
from gongkai.statute.explanation import explain
from tests.statute.histories import lawful_histories, submissions

LONG_AFTER = date(2026, 10, 1)
gaps = st.integers(0, 25)


def due(history: list[Event], on: date = LONG_AFTER) -> date | None:
    return clock.read(history, on=on).due_on


@given(lawful_histories())
@settings(max_examples=150)
def test_a_due_date_is_a_working_day_and_not_before_receipt(history: list[Event]) -> None:
    reading = clock.read(history, on=LONG_AFTER)
    assume(reading.due_on is not None)
    assert reading.due_on is not None
    assert reading.received_on is not None
    assert packaged().is_working_day(reading.due_on)
    assert reading.due_on > reading.received_on


@given(lawful_histories())
@settings(max_examples=150)
def test_any_lawful_history_folds_to_one_state_and_can_be_told(history: list[Event]) -> None:
    state.demand_lawful(history)
    reading = clock.read(history, on=LONG_AFTER)
    assert reading.state is state.read(history, on=LONG_AFTER).state
    assert len(explain(history, on=LONG_AFTER)) >= len(history)
    assert (reading.awaiting is None) or reading.state in {
        state.State.ARRIVED,
        state.State.RECEIVED,
    }


@given(lawful_histories(), st.data())
@settings(max_examples=150)
def test_retracting_an_event_equals_never_having_entered_it(
    history: list[Event], data: st.DataObject
) -> None:
    sequence = data.draw(st.integers(1, len(history)))
    retraction = Retracted(sequence, "误登")
    assume(state.obstacle(history, retraction) is None)
    without = history[: sequence - 1] + history[sequence:]
    assert clock.read([*history, retraction], on=LONG_AFTER) == clock.read(without, on=LONG_AFTER)


@given(submissions(), gaps, st.integers(0, 40), gaps, gaps)
@settings(max_examples=150)
def test_a_pause_never_shortens_a_term(
    submitted: Submitted, before: int, taken: int, second_before: int, second_taken: int
) -> None:
    history: list[Event] = [submitted]
    for party, gap, days in (("甲公司", before, taken), ("乙公司", second_before, second_taken)):
        without = due(history)
        asked_on = submitted.arrived_on + timedelta(gap)
        asked = OpinionSought(asked_on, Consulted.THIRD_PARTY, party, asked_on)
        history += [asked, OpinionReceived(asked_on + timedelta(days), party, consents=True)]
        paused = due(history)
        assert paused is not None
        assert without is not None
        assert paused >= without


@given(submissions(), gaps, st.integers(1, 20))
@settings(max_examples=150)
def test_an_extension_lengthens_a_term_by_just_its_working_days(
    submitted: Submitted, gap: int, working_days: int
) -> None:
    extended = Extended(submitted.arrived_on + timedelta(gap), working_days)
    assume(state.obstacle([submitted], extended) is None)
    without, longer = due([submitted]), due([submitted, extended])
    assert without is not None
    assert longer is not None
    assert packaged().between(without, longer) == working_days


@given(submissions(), st.lists(st.integers(0, 20), min_size=3, max_size=3), st.data())
@settings(max_examples=30)
def test_the_order_in_which_parties_answer_does_not_matter(
    submitted: Submitted, days: list[int], data: st.DataObject
) -> None:
    asked_on = submitted.arrived_on + timedelta(data.draw(st.integers(0, 10)))
    parties = ("甲公司", "乙公司", "丙公司")
    asked = [OpinionSought(asked_on, Consulted.THIRD_PARTY, each, asked_on) for each in parties]
    answers = [
        [
            OpinionReceived(asked_on + timedelta(day), party, consents=True)
            for day, party in zip(days, order, strict=True)
        ]
        for order in permutations(parties)
    ]
    dues = {due([submitted, *asked, *answer]) for answer in answers}
    assert len(dues) == 1


@given(
    submissions(),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 30)), max_size=3),
)
@settings(max_examples=150)
def test_counting_day_by_day_gives_the_same_due_date(
    submitted: Submitted, spells: list[tuple[int, int]]
) -> None:
    """Another way to the same day: walk, and skip what is off or taken up by an opinion."""
    history: list[Event] = [submitted]
    start = submitted.arrived_on
    pauses = []
    for number, (gap, length) in enumerate(sorted(spells)):
        asked_on, answered_on = start + timedelta(gap), start + timedelta(gap + length)
        party = f"第{number}机关"
        history.append(OpinionSought(asked_on, Consulted.AGENCY, party))
        history.append(OpinionReceived(answered_on, party, consents=True))
        pauses.append((asked_on, answered_on))
    day, left = start, 20
    while left:
        day += timedelta(1)
        paused = any(asked_on < day <= answered_on for asked_on, answered_on in pauses)
        left -= packaged().is_working_day(day) and not paused
    assert due(history) == day


def test_a_clock_reads_what_it_read_on_that_day() -> None:
    submitted = Submitted(Channel.IN_PERSON, date(2021, 9, 13))
    extended = Extended(date(2021, 10, 8), 10)
    assert due([submitted, extended], on=date(2021, 9, 30)) == date(2021, 10, 15)
    assert due([submitted, extended], on=date(2021, 10, 8)) == date(2021, 10, 29)


def test_what_was_recorded_late_takes_its_place_by_its_day() -> None:
    submitted = Submitted(Channel.IN_PERSON, date(2021, 9, 13))
    asked = OpinionSought(date(2021, 9, 16), Consulted.AGENCY, "乙局")
    answered = OpinionReceived(date(2021, 9, 23), "乙局", consents=True)
    extended = Extended(date(2021, 10, 8), 10)
    history: list[Event] = [submitted, asked, extended, answered]
    state.demand_lawful(history)
    assert [entry.sequence for entry in standing_entries(history)] == [1, 2, 4, 3]
    assert due(history) == due([submitted, asked, answered, extended])
