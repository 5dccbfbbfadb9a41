"""What the worker does for the requests again and again; see DUE_JOBS in the settings."""

from gongkai.lib.today import now, today
from gongkai.requests import actions

REMIND_FROM_HOUR = 8
"""Nobody is reminded before the working day begins."""


def recompute() -> None:
    """Let the lists show the new day: a supplement that did not come in time, a pause going on."""
    actions.rebuild(on=today(), only_open=True)


def remind() -> None:
    """Tell people what is due, once the working day has begun."""
    if now().hour >= REMIND_FROM_HOUR:
        actions.remind(on=today())
