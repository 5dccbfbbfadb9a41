"""Courses drawn by chance: every decision, with the pauses, extensions and fees that lead to it."""

import random
from collections.abc import Callable

from gongkai.overview.sample import stories
from gongkai.overview.sample.stories import FINISHED, Story

_BESIDE: tuple[Callable[[Story], Story], ...] = (
    stories.supplemented,
    stories.agency_answered,
    lambda then: stories.third_party_answered(then, consents=True),
    stories.extended,
    stories.fee_paid,
    stories.reasonable,
    lambda then: stories.supplemented(stories.extended(then)),
    lambda then: stories.supplemented(stories.fee_paid(then)),
    lambda then: stories.third_party_answered(stories.extended(then), consents=False),
)
"""What may happen on the way to a decision that demands nothing of it."""
_UNFINISHED: tuple[Story, ...] = (
    (),
    stories.supplement_asked(),
    stories.third_party_asked(),
    stories.third_party_answered((), consents=False),
    stories.fee_noticed(),
    stories.reasons_asked(),
    stories.extended(()),
    stories.withdrawn()[:1],
    stories.decided("D02", 9),
    stories.decided("D13", 17),
)
_LONGEST_DELAY = 3


def finished(outcome: str, chance: random.Random) -> Story:
    """A course to one of the 27 decisions, a few working days earlier or later."""
    story = FINISHED[outcome]
    is_plain = len(story) == len(stories.replied(outcome))
    if is_plain and chance.random() < 0.25:
        story = chance.choice(_BESIDE)(story)
    return stories.later(story, chance.randint(0, _LONGEST_DELAY))


def unfinished(number: int) -> Story:
    """A course that stops where something is still to be done; each kind in its turn."""
    return _UNFINISHED[number % len(_UNFINISHED)]
