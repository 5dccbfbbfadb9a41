"""What is read of requests for rectification: the list, one file, and what happened to it."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from gongkai.accounts.models import Agency
from gongkai.audit import queries as audit
from gongkai.letters import queries as letters
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.lib import sealed
from gongkai.requests.models import (
    RectificationEnclosure,
    RectificationPerson,
    RectificationRequest,
)


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
    """Those of some agencies; a text is looked for in what the record is called.

    The whole name of somebody who asks finds theirs, too.
    """
    found = RectificationRequest.objects.filter(agency__in=agencies)
    if text:
        found = found.filter(
            Q(subject__icontains=text)
            | Q(document_number__icontains=text)
            | Q(record__icontains=text)
            | Q(pk__in=RectificationPerson.objects.filter(name=text).values("request"))
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


# --- its letter -------------------------------------------------------------------------------

KIND = "P15"
MATTER = "rectifications/"


def matter_of_rectification(rectification: RectificationRequest) -> str:
    """The name under which its letters are kept."""
    return f"{MATTER}{rectification.number}"


def locked_letters_of(rectification: RectificationRequest) -> list[Letter]:
    """The letters that count, kept from others until the transaction ends."""
    matter = matter_of_rectification(rectification)
    found = letters.all_locked(rectification.agency, matter)
    return [each for each in found if each.state != LetterState.VOIDED]


def letters_of(rectification: RectificationRequest) -> list[Letter]:
    """The letters that count, oldest first."""
    matter = matter_of_rectification(rectification)
    found = Letter.objects.filter(agency_id=rectification.agency_id, matter=matter)
    return list(found.exclude(state=LetterState.VOIDED).order_by("pk"))


def wants_letter(rectification: RectificationRequest) -> bool:
    """Whether there is a result to tell, and no letter that tells it."""
    untold = bool(rectification.result) and rectification.told_on is None
    return untold and not letters_of(rectification)


def letter_on_its_way(rectification: RectificationRequest) -> str:
    """Why telling is recorded with the letter: it has been put forward; empty if it has not."""
    on_its_way = [each for each in letters_of(rectification) if each.state != LetterState.DRAFT]
    if rectification.told_on or not on_its_way:
        return ""
    return "告知书印发以后，请在文书那一页登记送达。"
