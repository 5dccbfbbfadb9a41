"""Histories as Hypothesis draws them: whatever the law lets follow, at random distances."""

from datetime import date, timedelta

from hypothesis import strategies as st

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
    Served,
    ServiceWay,
    Split,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.state import obstacle

FIRST_DAY, LAST_DAY = date(2019, 6, 1), date(2025, 12, 1)
PARTIES = ("甲公司", "乙局", "丙某")


@st.composite
def submissions(draw: st.DrawFn) -> Submitted:
    arrived_on = draw(st.dates(FIRST_DAY, LAST_DAY))
    return Submitted(draw(st.sampled_from(Channel)), arrived_on, arrived_on)


@st.composite
def events(draw: st.DrawFn, on: date) -> Event:
    """An event on a day, lawful or not."""
    later = on + timedelta(draw(st.integers(1, 30)))
    party = draw(st.sampled_from(PARTIES))
    yes = draw(st.booleans())
    choices: tuple[Event, ...] = (
        Confirmed(on),
        SupplementRequested(on, later),
        SupplementReceived(on),
        OpinionSought(on, Consulted.THIRD_PARTY, party, on if yes else later),
        OpinionSought(on, Consulted.AGENCY, party, on, joint=True),
        OpinionSought(on, Consulted.AGENCY, party, until=later if yes else None),
        OpinionReceived(on, party, yes),
        ReasonsRequested(on),
        ReasonsGiven(on, reasonable=yes),
        TermSet(on, later),
        Extended(on, draw(st.integers(1, 20)), "主任"),
        FeeNoticed(on, 700, on),
        FeePaid(on),
        Split(on, ("2024-0002", "2024-0003")),
        Withdrawn(on),
        Decided(on, draw(st.sampled_from(sorted(OUTCOMES)))),
        Served(on, draw(st.sampled_from(ServiceWay))),
    )
    return draw(st.sampled_from(choices))


@st.composite
def lawful_histories(draw: st.DrawFn, longest: int = 8) -> list[Event]:
    """A history in which every event was allowed when it was recorded."""
    submitted = draw(submissions())
    history: list[Event] = [submitted]
    on = submitted.arrived_on
    for _ in range(draw(st.integers(0, longest))):
        on += timedelta(draw(st.integers(0, 12)))
        event = draw(events(on))
        if obstacle(history, event) is None:
            history.append(event)
    return history
