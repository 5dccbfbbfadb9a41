"""Build what the desk is measured on: the sample's agencies with 20,000 requests."""

import sys
import time
from datetime import date

from django.db import connection

from gongkai.accounts.models import Agency
from gongkai.audit import queries as audit
from gongkai.lib.database import bring_up_to_date
from gongkai.lib.today import today
from gongkai.overview.sample import bulk
from gongkai.overview.sample.cast import assemble
from gongkai.requests.models import RequestEvent

COUNT = 20_000
_SINCE = date(2019, 5, 15)


def main() -> None:
    """Build it in an empty database, and say how long that took and whether the journal holds."""
    bring_up_to_date()
    if Agency.objects.exists():
        sys.exit("The database of DATABASE_URL is not empty; name one that is.")
    cast = assemble(since=_SINCE)
    start = time.perf_counter()
    bulk.build(cast, count=COUNT, on=today())
    built = time.perf_counter() - start
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    start = time.perf_counter()
    holds = "holds" if audit.broken() is None else "is broken"
    sequence, _ = audit.last()
    print(f"\n{connection.vendor}: {COUNT} requests, {RequestEvent.objects.count()} events")
    print(f"built in {built:.1f} s; a journal of {sequence} entries {holds}", end="")
    print(f", verified in {time.perf_counter() - start:.1f} s")
