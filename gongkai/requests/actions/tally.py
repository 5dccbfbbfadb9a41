"""Counting how often something is done from one address, so that nobody does it without end."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from gongkai.lib.today import now
from gongkai.requests import tallies
from gongkai.requests.models import Tally


@transaction.atomic
def count(*, what: str, address: str, span: timedelta) -> int:
    """Count one more and give how many it were in the present span; rows of ended spans go."""
    number, ends_at = tallies.span_now(span)
    key = tallies.key_of(what, address, number)
    _, is_new = Tally.objects.get_or_create(key=key, defaults={"ends_at": ends_at})
    if is_new:
        Tally.objects.filter(ends_at__lt=now()).delete()
    Tally.objects.filter(key=key).update(count=F("count") + 1)
    return Tally.objects.get(key=key).count
