"""The letters of requests as lists show them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.accounts import duties
from gongkai.accounts.models import Agency, User
from gongkai.letters import queries
from gongkai.letters.flow import OUT, LetterState
from gongkai.letters.models import Letter
from gongkai.requests import queries as requests
from gongkai.requests.answer_codes import ANSWERED_ONLINE, is_code_of
from gongkai.requests.letters_due import DueLetter
from gongkai.requests.models import InfoRequest, RectificationRequest
from gongkai.requests.opened import Opened, OpenedRectification, address_of
from gongkai.requests.rectification_queries import MATTER as OF_RECTIFICATIONS
from gongkai.requests.rectification_queries import matter_of_rectification
from gongkai.statute import state
from gongkai.statute.events import OpinionReceived
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.wording import chinese_date

MATTER = "requests/"


@dataclass(frozen=True, slots=True)
class WaitingLetter:
    """A letter in the list of one who has something to do with it."""

    letter: Letter
    number: str
    subject: str
    due_on: date | None
    url: str


def waiting(reader: User, agency: Agency, on: date) -> list[WaitingLetter]:
    """The letters of requests that wait for a reader, nearest due date first: five queries.

    What this reader may not do because of another duty on the same letter is left out.
    """
    may = duties.acts_of(reader, agency, on)
    found = queries.waiting(agency, may)
    letters = [
        each
        for each in found.prefetch_related("steps").select_related("agency")
        if not queries.hindrance(each, reader, may)
    ]
    requests, rectifications = requests_of(agency, letters), _rectifications_of(agency, letters)
    rows = [
        WaitingLetter(each, case.number, case.subject, case.due_on, letter_url(case, each, reader))
        for each in letters
        if (case := requests.get(each.matter))
    ]
    rows += [
        WaitingLetter(each, claim.number, claim.subject, None, letter_url(claim, each, reader))
        for each in letters
        if (claim := rectifications.get(each.matter))
    ]
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.letter.pk))


def requests_of(agency: Agency, letters: Sequence[Letter]) -> dict[str, InfoRequest]:
    """The requests behind letters of an agency, by the matter of the letters: two queries."""
    found = InfoRequest.objects.filter(agency=agency, **_numbers(letters, MATTER))
    found = found.select_related("agency").prefetch_related("people")
    return {f"{MATTER}{each.number}": each for each in found}


def _rectifications_of(
    agency: Agency, letters: Sequence[Letter]
) -> dict[str, RectificationRequest]:
    numbers = _numbers(letters, OF_RECTIFICATIONS)
    found = RectificationRequest.objects.filter(agency=agency, **numbers)
    return {matter_of_rectification(each): each for each in found}


_YEAR_AND_SERIAL = re.compile(r"(\d{4})-(\d+)$")


def _numbers(letters: Sequence[Letter], room: str) -> dict[str, set[int]]:
    """The years and serials that the matters of letters name; empty where there are none."""
    of_room = [each.matter for each in letters if each.matter.startswith(room)]
    found = [named for each in of_room if (named := _YEAR_AND_SERIAL.search(each))]
    years, serials = {int(each[1]) for each in found}, {int(each[2]) for each in found}
    return {"year__in": years, "serial__in": serials}


def letter_url(case: InfoRequest | RectificationRequest, letter: Letter, reader: User) -> str:
    """The page of a letter, for a reader."""
    page = "case_letter" if isinstance(case, InfoRequest) else "rectification_letter"
    return address_of(case, reader, page, letter.pk)


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter in the case file, with its address for the reader and whether it is his turn."""

    letter: Letter
    url: str
    is_yours: bool


def of_case(opened: Opened) -> list[CaseLetter]:
    """The letters of a request, newest first: two queries."""
    matter = f"{MATTER}{opened.info_request.number}"
    return _before(opened, opened.info_request.agency_id, matter, "case_letter")


def of_rectification(opened: OpenedRectification) -> list[CaseLetter]:
    """The letters of a request to rectify, newest first: two queries."""
    case = opened.rectification
    return _before(opened, case.agency_id, matter_of_rectification(case), "rectification_letter")


def _before(
    opened: Opened | OpenedRectification, agency_id: int, matter: str, page: str
) -> list[CaseLetter]:
    found = Letter.objects.filter(agency_id=agency_id, matter=matter)
    return [
        CaseLetter(
            each,
            opened.url(page, each.pk),
            queries.is_turn_of(each, opened.reader, opened.may),
        )
        for each in found.prefetch_related("steps").order_by("-pk")
    ]


def reply_in_hand(info_request: InfoRequest) -> bool:
    """Whether a reply to the request is a letter of this room, whose service is recorded there."""
    matter = f"{MATTER}{info_request.number}"
    found = Letter.objects.filter(agency_id=info_request.agency_id, matter=matter)
    return found.filter(kind__startswith="D").exclude(state=LetterState.VOIDED).exists()


def returned_reply(info_request: InfoRequest) -> bool:
    """Whether the reply to a request came back and was not served again."""
    matter = f"{MATTER}{info_request.number}"
    found = Letter.objects.filter(agency_id=info_request.agency_id, matter=matter)
    return found.filter(kind__startswith="D", state=LetterState.RETURNED).exists()


def cited(info_request: InfoRequest, kind: str) -> str:
    """A letter that went out, as another letter cites it: day, title, number; empty without one.

    Of several the last; `kind` may be the first sign of a code alone.
    """
    found = _numbered(f"{MATTER}{info_request.number}", info_request.agency_id, kind)
    last = found.order_by("-dated", "-pk").first()
    if last is None or last.dated is None:
        return ""
    return f"{chinese_date(last.dated)}《{last.title}》（{last.number}）"


def _numbered(matter: str, agency_id: int, kind: str) -> QuerySet[Letter]:
    found = Letter.objects.filter(agency_id=agency_id, matter=matter, kind__startswith=kind)
    return found.exclude(state=LetterState.VOIDED).exclude(number="")


def title_of(due: DueLetter) -> str:
    """What a letter that is wanted will be called, and for whom."""
    name = OUTCOMES[due.kind].title if due.kind in OUTCOMES else LETTERS[due.kind].title
    return f"《{name}》（致{due.receiver}）" if due.receiver else f"《{name}》"


def asking(number: str, code: str) -> Letter | None:
    """A letter that left the house and asks for an opinion, by its number and its code."""
    states = [each.value for each in OUT]
    found = Letter.objects.filter(number=number, kind__in=ANSWERED_ONLINE, state__in=states)
    return next((each for each in found.select_related("agency") if is_code_of(each, code)), None)


def letter_by_pk(pk: int) -> Letter | None:
    """A letter that still counts, of a reader who showed its code."""
    found = Letter.objects.filter(pk=pk).exclude(state=LetterState.VOIDED)
    return found.select_related("agency").first()


def request_of(letter: Letter) -> InfoRequest | None:
    """The request that a letter belongs to."""
    return requests_of(letter.agency, [letter]).get(letter.matter)


def answer_obstacle(info_request: InfoRequest, letter: Letter, *, on: date) -> str:
    """Why a party may not answer now; empty if it may."""
    event = OpinionReceived(on, letter.receiver, consents=True)
    history = requests.history(info_request)
    return state.obstacle(history, event, calendar=requests.calendar()) or ""
