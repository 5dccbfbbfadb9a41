"""What was counted from one address in the span of time that is running."""

from datetime import datetime, timedelta

from gongkai.lib import sealed
from gongkai.lib.today import CHINA, now
from gongkai.requests.models import Tally

_EPOCH = datetime(2020, 1, 1, tzinfo=CHINA)


def counted(*, what: str, address: str, span: timedelta) -> int:
    """How many were counted in the present span."""
    number, _ = span_now(span)
    found = Tally.objects.filter(key=key_of(what, address, number)).first()
    return found.count if found else 0


def span_now(span: timedelta) -> tuple[int, datetime]:
    """The number of the present span, and when it ends."""
    number = (now() - _EPOCH) // span
    return number, _EPOCH + (number + 1) * span


def key_of(what: str, address: str, number: int) -> str:
    """The key of a count; the address cannot be read from it."""
    return sealed.digest(f"{what} {address} {number}")
