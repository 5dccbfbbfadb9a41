"""How often the same applicant asked this agency: found by the digest, never by the name."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.requests.models import InfoRequest, Person, Role
from gongkai.statute.fees import ChargeableRequest, Price, prices
from gongkai.statute.frequency import Frequency, frequency
from gongkai.statute.standing import Standing
from gongkai.statute.state import State


def first_applicant(info_request: InfoRequest) -> Person:
    """Who asks; of several the first."""
    return next(each for each in info_request.people.all() if each.role == Role.APPLICANT)


def of_same_applicant(info_request: InfoRequest) -> QuerySet[InfoRequest]:
    """All requests of this applicant to this agency, this one among them, by number.

    Without an identity number it is this request alone. Another one that was split is left out:
    its parts are there.
    """
    digest = first_applicant(info_request).identity_digest
    same = Q(pk=info_request.pk)
    if digest:
        asked = Person.objects.filter(identity_digest=digest, role=Role.APPLICANT)
        same = Q(pk__in=asked.values("request"))
    found = InfoRequest.objects.filter(same, agency_id=info_request.agency_id)
    beside_its_parts = Q(state=State.SPLIT) & ~Q(pk=info_request.pk)
    return found.exclude(beside_its_parts).order_by("year", "serial")


def frequency_of(info_request: InfoRequest, standing: Standing) -> Frequency:
    """条例第三十五条、第四十二条。The applicant's requests of the month and year of this one."""
    day = _counted_on(info_request)
    same = list(of_same_applicant(info_request))
    received = [_counted_on(each) for each in same if each.state != State.SPLIT]
    return frequency(
        in_month=sum((each.year, each.month) == (day.year, day.month) for each in received),
        in_year=sum(each.year == day.year for each in received),
        ordinal=_price_among(same, info_request, pages=None).ordinal,
        standing=standing,
    )


def price_of(info_request: InfoRequest, *, pages: int | None) -> Price:
    """国办函〔2020〕109号第三条。What this request costs: by its place in the month or by pages."""
    return _price_among(of_same_applicant(info_request), info_request, pages=pages)


def _price_among(
    same: Iterable[InfoRequest], info_request: InfoRequest, *, pages: int | None
) -> Price:
    day = _counted_on(info_request)
    month = [
        each for each in same if each.pk == info_request.pk or _in_month(_counted_on(each), day)
    ]
    chargeable = [
        ChargeableRequest(
            each.number, "same", _counted_on(each), pages if each.pk == info_request.pk else None
        )
        for each in month
    ]
    return next(each for each in prices(chargeable) if each.request.number == info_request.number)


def _counted_on(info_request: InfoRequest) -> date:
    return info_request.received_on or info_request.arrived_on


def _in_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)
