"""Histories that chance writes: whatever the law lets follow, at random distances. Hypothesis draws
the seed and the length only, which makes a history some ten times cheaper than a draw for each
field."""

from datetime import date, timedelta
from random import Random

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

FIRST_DAY, DAYS = date(2019, 6, 1), 2375
CODES = sorted(OUTCOMES)
PARTIES = ("甲公司", "乙局", "丙某")


def submission(chance: Random) -> Submitted:
    arrived_on = FIRST_DAY + timedelta(chance.randint(0, DAYS))
    return Submitted(chance.choice(list(Channel)), arrived_on, arrived_on)


def event(chance: Random, on: date) -> Event:
    """An event on a day, lawful or not."""
    later = on + timedelta(chance.randint(1, 30))
    party = chance.choice(PARTIES)
    yes = chance.random() < 0.5
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
        Extended(on, chance.randint(1, 20), "主任"),
        FeeNoticed(on, 700, on),
        FeePaid(on),
        Split(on, ("2024-0002", "2024-0003")),
        Withdrawn(on),
        Decided(on, chance.choice(CODES)),
        Served(on, chance.choice(list(ServiceWay))),
    )
    return chance.choice(choices)


def lawful_history(seed: int, length: int) -> list[Event]:
    """A history in which every event was allowed when it was recorded. A shorter one of the same
    seed is its beginning, so that a failing one shrinks."""
    chance = Random(seed)
    submitted = submission(chance)
    history: list[Event] = [submitted]
    on = submitted.arrived_on
    for _ in range(length):
        on += timedelta(chance.randint(0, 12))
        following = event(chance, on)
        if obstacle(history, following) is None:
            history.append(following)
    return history


SEEDS = st.integers(0, 2**32)


def submissions() -> st.SearchStrategy[Submitted]:
    return SEEDS.map(lambda seed: submission(Random(seed)))


def lawful_histories(longest: int = 16) -> st.SearchStrategy[list[Event]]:
    return st.builds(lawful_history, SEEDS, st.integers(0, longest))
