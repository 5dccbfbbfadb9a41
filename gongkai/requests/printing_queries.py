"""What somebody ordered to be put together and may still fetch."""

from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.accounts.models import User
from gongkai.requests.models import InfoRequest, Printing, PrintingKind


def printing_of(person: User, printing_id: UUID) -> Printing | None:
    """What somebody of this person's agency ordered; that of others does not exist for them."""
    theirs = Q(agency=person.agency_id) | Q(by=person)
    return Printing.objects.filter(theirs, pk=printing_id).select_related("agency", "by").first()


def bundles_of(info_request: InfoRequest, person: User) -> QuerySet[Printing]:
    """The bundles of a request that this person ordered and that are still kept."""
    return Printing.objects.filter(
        by=person, kind=PrintingKind.CASE_BUNDLE, order__request=info_request.pk
    )
