"""The wall clock; nothing else reads it."""

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China Standard Time, without summer time since 1992; needs no zone database."""


def today() -> date:
    """The day it is in China, wherever the server stands."""
    return datetime.now(CHINA).date()


def now() -> datetime:
    """The instant, in China Standard Time."""
    return datetime.now(CHINA)
