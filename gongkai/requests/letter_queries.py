"""The letters of requests as lists show them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.accounts import duties
from gongkai.accounts import queries as accounts
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act, PostKind
from gongkai.letters import queries
from gongkai.letters.flow import OUT, LetterState
from gongkai.letters.models import Letter
from gongkai.requests import queries as cases
from gongkai.requests.answer_codes import ANSWERED_ONLINE, is_code_of
from gongkai.requests.letter_turns import task_of
from gongkai.requests.letters_due import DueLetter
from gongkai.requests.models import InfoRequest, RectificationRequest
from gongkai.requests.opened import Opened, OpenedRectification, address_of
from gongkai.requests.receivers import masked_receiver
from gongkai.requests.rectification_queries import MATTER as OF_RECTIFICATIONS
from gongkai.requests.rectification_queries import matter_of_rectification
from gongkai.statute import state
from gongkai.statute.events import OpinionReceived, standing_entries
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.wording import chinese_date


@dataclass(frozen=True, slots=True)
class WaitingLetter:
    """A letter in the list of one who has something to do with it."""

    letter: Letter
    number: str
    subject: str
    due_on: date | None
    url: str
    left: int | None
    """Working days to the last day of the reply; None where no term runs."""
    receiver: str
    """Masked: the list is no place for names."""

    @property
    def task(self) -> str:
        """What the reader is to do with it."""
        return task_of(self.letter)

    @property
    def is_judged(self) -> bool:
        """Whether it waits for a judgment on what others wrote: a review or a signature."""
        return queries.act_wanted(self.letter) is not None


def waiting(
    reader: User, agency: Agency, on: date, *, may: frozenset[Act] | None = None
) -> list[WaitingLetter]:
    """The letters of requests that wait for a reader, nearest due date first: a few queries.

    `may` is what the reader may do there, where it is known already. Left out is what this reader
    may not do because of another duty on the same letter, what the reviewers of another unit
    review, and what another handler has in hand.
    """
    may = duties.acts_of(reader, agency, on) if may is None else may
    found = queries.waiting(agency, may)
    letters = [
        each
        for each in found.prefetch_related("steps").select_related("agency")
        if not queries.hindrance(each, reader, may)
    ]
    if not letters:
        return []
    requests, rectifications = requests_of(agency, letters), _rectifications_of(agency, letters)
    calendar = cases.calendar()
    own = _Own.of(reader, agency, on)
    rows = [
        WaitingLetter(
            each,
            case.number,
            case.subject,
            _due_on(each, case),
            letter_url(case, each, reader),
            calendar.between(on, due) if (due := _due_on(each, case)) else None,
            masked_receiver(each, case),
        )
        for each in letters
        if (case := requests.get(each.matter)) and own.has(each, case)
    ]
    rows += [
        WaitingLetter(
            each,
            claim.number,
            claim.subject,
            None,
            letter_url(claim, each, reader),
            None,
            masked_receiver(each, claim),
        )
        for each in letters
        if (claim := rectifications.get(each.matter))
    ]
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.letter.pk))


def _due_on(letter: Letter, case: InfoRequest) -> date | None:
    """The last day of the reply; of what was answered in time and came back, none."""
    return None if letter.state == LetterState.RETURNED else case.due_on


@dataclass(frozen=True, slots=True)
class _Own:
    """For whom a reader stands: people and their units; which units have reviewers of their own."""

    people: frozenset[int]
    units: frozenset[int | None]
    staffed: frozenset[int]

    @classmethod
    def of(cls, reader: User, agency: Agency, on: date) -> "_Own":
        whose = accounts.standing_in_for(reader, on)
        return cls(
            frozenset(each.pk for each in whose),
            frozenset(each.unit_id for each in whose),
            frozenset(accounts.units_with(agency, PostKind.UNIT_REVIEWER, on)),
        )

    def has(self, letter: Letter, case: InfoRequest) -> bool:
        """Whether a letter is for one of these units, or handled by one of these people."""
        if letter.state == LetterState.UNIT_REVIEW:
            return case.unit_id not in self.staffed or case.unit_id in self.units
        if queries.act_wanted(letter) is None:
            return case.handler_id is None or case.handler_id in self.people
        return True


def replies_to(found: Sequence[InfoRequest]) -> dict[int, Letter]:
    """The reply of each request that has one in this room: one query, none without requests."""
    if not found:
        return {}
    numbers = {(each.agency_id, f"{cases.MATTER}{each.number}"): each.pk for each in found}
    letters = Letter.objects.filter(
        agency__in={each.agency_id for each in found},
        matter__in={matter for _, matter in numbers},
        kind__startswith="D",
    )
    replies = letters.exclude(state=LetterState.VOIDED).order_by("pk").defer("body", "rows")
    return {
        numbers[each.agency_id, each.matter]: each
        for each in replies
        if (each.agency_id, each.matter) in numbers
    }


def requests_of(agency: Agency, letters: Sequence[Letter]) -> dict[str, InfoRequest]:
    """The requests behind letters of an agency, by the matter of the letters: two queries."""
    found = InfoRequest.objects.filter(agency=agency, **_numbers(letters, cases.MATTER))
    found = found.select_related("agency").prefetch_related("people")
    return {cases.matter_of(each): each for each in found}


def _rectifications_of(
    agency: Agency, letters: Sequence[Letter]
) -> dict[str, RectificationRequest]:
    numbers = _numbers(letters, OF_RECTIFICATIONS)
    found = RectificationRequest.objects.filter(agency=agency, **numbers)
    found = found.select_related("agency").prefetch_related("people")
    return {matter_of_rectification(each): each for each in found}


def urls_of(agency: Agency, letters: Sequence[Letter], reader: User) -> dict[int, str]:
    """The page of each letter, for a reader, by the key of the letter: four queries."""
    requests, rectifications = requests_of(agency, letters), _rectifications_of(agency, letters)
    return {
        each.pk: letter_url(case, each, reader)
        for each in letters
        if (case := requests.get(each.matter) or rectifications.get(each.matter))
    }


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
    receiver: str
    """Masked, as the applicant is on the page around it."""


def of_case(opened: Opened) -> list[CaseLetter]:
    """The letters of a request, newest first: two queries."""
    matter = cases.matter_of(opened.info_request)
    return _before(opened, opened.info_request, matter, "case_letter")


def of_rectification(opened: OpenedRectification) -> list[CaseLetter]:
    """The letters of a request to rectify, newest first: two queries."""
    case = opened.rectification
    return _before(opened, case, matter_of_rectification(case), "rectification_letter")


def _before(
    opened: Opened | OpenedRectification,
    case: InfoRequest | RectificationRequest,
    matter: str,
    page: str,
) -> list[CaseLetter]:
    found = Letter.objects.filter(agency_id=case.agency_id, matter=matter)
    return [
        CaseLetter(
            each,
            opened.url(page, each.pk),
            queries.is_turn_of(each, opened.reader, opened.may),
            masked_receiver(each, case),
        )
        for each in found.prefetch_related("steps").order_by("-pk")
    ]


def reply_in_hand(info_request: InfoRequest) -> Letter | None:
    """The reply to a request that is a letter of this room, whose service is recorded there."""
    return replies_to([info_request]).get(info_request.pk)


def unfinished(info_request: InfoRequest) -> Letter | None:
    """A reply, or a letter in the place of a voided one, that did not reach its receiver yet."""
    found = Letter.objects.filter(
        agency_id=info_request.agency_id, matter=cases.matter_of(info_request)
    )
    done = {LetterState.SERVED, LetterState.VOIDED}
    wanted = found.filter(Q(kind__startswith="D") | Q(replaces__isnull=False))
    return wanted.exclude(state__in=done).order_by("pk").first()


def cited(info_request: InfoRequest, kind: str) -> str:
    """A letter that went out, as another letter cites it: day, title, number; empty without one.

    Of several the last; `kind` may be the first sign of a code alone.
    """
    found = _numbered(cases.matter_of(info_request), info_request.agency_id, kind)
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
    """Why a party may not answer now, in words for the party; empty if it may."""
    event = OpinionReceived(on, letter.receiver, consents=True)
    history = cases.history(info_request)
    if not state.obstacle(history, event, calendar=cases.calendar()):
        return ""
    standing = [each.event for each in standing_entries(history)]
    for each in reversed(standing):
        if isinstance(each, OpinionReceived) and each.party == letter.receiver:
            return f"您的答复已在{chinese_date(each.on)}收到。要补充或者更正的，请打电话告诉我们。"
    return "这件征求意见已经不用答复。有疑问的，请打电话问我们。"
