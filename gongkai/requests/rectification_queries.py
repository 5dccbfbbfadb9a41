"""What is read of requests for rectification: the list, one file, and what happened to it."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from gongkai.accounts.models import Agency
from gongkai.audit import queries as audit
from gongkai.lib import sealed
from gongkai.requests.models import RectificationEnclosure, RectificationRequest


class RectificationTab(StrEnum):
    """The tabs of the list."""

    OPEN = "open"
    UNTOLD = "untold"
    DONE = "done"


TAB_NAMES = {
    RectificationTab.OPEN: "待处理",
    RectificationTab.UNTOLD: "待告知",
    RectificationTab.DONE: "已办结",
}
_CONDITIONS = {
    RectificationTab.OPEN: Q(decided_on__isnull=True),
    RectificationTab.UNTOLD: Q(decided_on__isnull=False, told_on__isnull=True),
    RectificationTab.DONE: Q(told_on__isnull=False),
}


def of_agencies(agencies: Collection[Agency], text: str = "") -> QuerySet[RectificationRequest]:
    """Those of some agencies; a text is looked for in what the record is called."""
    found = RectificationRequest.objects.filter(agency__in=agencies)
    if text:
        found = found.filter(
            Q(subject__icontains=text)
            | Q(document_number__icontains=text)
            | Q(record__icontains=text)
        )
    return found


def listed(
    among: QuerySet[RectificationRequest], tab: RectificationTab
) -> QuerySet[RectificationRequest]:
    """What a tab shows with all that a row needs: the oldest first, of the ended the newest."""
    rows = among.filter(_CONDITIONS[tab]).select_related("agency", "handler")
    order = ("-told_on", "-pk") if tab is RectificationTab.DONE else ("received_on", "pk")
    return rows.prefetch_related("people").order_by(*order)


def counts(among: QuerySet[RectificationRequest]) -> dict[RectificationTab, int]:
    """How many each tab holds, in one query."""
    asked = {tab.value: Count("pk", filter=_CONDITIONS[tab]) for tab in RectificationTab}
    found = among.aggregate(**asked)
    return {tab: int(found[tab.value]) for tab in RectificationTab}


def rectification(agency: Agency, year: int, serial: int) -> RectificationRequest | None:
    """One with everything its file shows, or None where the agency has none of the number."""
    found = RectificationRequest.objects.filter(agency=agency, year=year, serial=serial)
    related = found.select_related("agency", "handler", "comes_from__agency")
    return related.prefetch_related("people", "enclosures", "notes__written_by").first()


def by_code(year: int, serial: int, query_code: str) -> RectificationRequest | None:
    """The one of a number whose query code this is."""
    found = RectificationRequest.objects.filter(
        year=year, serial=serial, query_digest__in=sealed.digests(query_code)
    )
    return found.select_related("agency").first()


def locked(pk: int) -> RectificationRequest:
    """The row, kept from others until the transaction ends."""
    return RectificationRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def enclosure_of(
    rectification: RectificationRequest, enclosure_id: UUID
) -> RectificationEnclosure | None:
    """One file of it."""
    found = rectification.enclosures.filter(pk=enclosure_id)
    return found.select_related("request__agency").first()


def course(rectification: RectificationRequest) -> audit.Entries:
    """What the journal tells of it, newest first."""
    return audit.entries_about(rectification)
