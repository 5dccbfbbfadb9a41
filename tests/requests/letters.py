"""Letters of requests on their way, by the real actions."""

from datetime import date
from typing import Any

import pypdfium2

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.letters import actions as letters
from gongkai.letters import rendering
from gongkai.letters.actions import Served
from gongkai.letters.flow import IN_REVIEW, LetterState
from gongkai.letters.models import Letter
from gongkai.overview.sample.decision_words import said_of
from gongkai.requests import actions, queries
from gongkai.requests.models import InfoRequest, SearchResult
from gongkai.statute.events import (
    Consulted,
    Decided,
    Event,
    OpinionReceived,
    OpinionSought,
    ServiceWay,
)
from tests.cast import Cast
from tests.requests.requests import received

PARTY = "示例区旅馆业协会"


def begun(cast: Cast, on: date, *events: Event) -> InfoRequest:
    """A request that came on a day, and further steps with the letters that they want."""
    found = received(cast, on=on).info_request
    for event in events:
        found = further(cast, found, event, on=on)
    return found


def further(cast: Cast, info_request: InfoRequest, event: Event, *, on: date) -> InfoRequest:
    """One more step with its letters; a decision says what it must say."""
    particulars: dict[str, Any] = said_of(event) if isinstance(event, Decided) else {}
    return actions.record_with_letters(
        info_request,
        [event],
        by=cast.handler,
        on=on,
        remark="理由写在这里",
        particulars=particulars,
    )


def letters_of(info_request: InfoRequest) -> list[Letter]:
    """Those that count, oldest first."""
    matter = queries.matter_of(info_request)
    found = Letter.objects.filter(agency_id=info_request.agency_id, matter=matter)
    return list(found.exclude(state=LetterState.VOIDED).order_by("pk"))


def kinds_of(info_request: InfoRequest) -> list[str]:
    return [each.kind for each in letters_of(info_request)]


def the(info_request: InfoRequest, kind: str) -> Letter:
    """The one letter of a kind that counts."""
    (found,) = [each for each in letters_of(info_request) if each.kind == kind]
    return found


def may(person: User, on: date) -> frozenset[Act]:
    return duties.acts_of(person, person.agency, on)


def to_sign(cast: Cast, letter: Letter, on: date) -> Letter:
    """Put forward by the handler and passed by everybody whose turn it is."""
    body = letter.body.replace("〔待填：", "").replace("〕", "")
    if "〔待填" in letter.body:
        text = letters.Text(letter.title, letter.addressee, body, letter.rows)
        letter = letters.rewrite(letter=letter, text=text, by=cast.handler, version=letter.version)
    letter = letters.put_forward(letter=letter, by=cast.handler)
    reviewers = {
        LetterState.UNIT_REVIEW: cast.unit_reviewer,
        LetterState.LEGAL_REVIEW: cast.legal_reviewer,
        LetterState.SECRECY_REVIEW: cast.secrecy_reviewer,
    }
    while letter.state in IN_REVIEW:
        person = reviewers[LetterState(letter.state)]
        letter = letters.review(letter=letter, by=person, may=may(person, on))
    return letter


def signed(cast: Cast, info_request: InfoRequest, kind: str, on: date) -> Letter:
    """The letter of a kind, signed by the signer."""
    letter = to_sign(cast, the(info_request, kind), on)
    return actions.sign_letter(info_request, letter, by=cast.signer, on=on)


def issued(cast: Cast, info_request: InfoRequest, kind: str, on: date) -> Letter:
    return letters.issue(letter=signed(cast, info_request, kind, on), by=cast.handler, on=on)


def by_hand(on: date) -> Served:
    return Served(way=ServiceWay.IN_PERSON, on=on, signed_by="收件人")


def by_post(on: date) -> Served:
    return Served(way=ServiceWay.POST, on=on, carrier="邮政EMS", tracking_number="XA123456789")


def serve(
    cast: Cast, info_request: InfoRequest, letter: Letter, served: Served, on: date
) -> InfoRequest:
    return actions.serve_letter(info_request, letter, served=served, by=cast.handler, on=on)


def asked(on: date, party: str = PARTY) -> OpinionSought:
    return OpinionSought(on, Consulted.THIRD_PARTY, party)


def objects(on: date, party: str = PARTY) -> OpinionReceived:
    return OpinionReceived(on, party, consents=False)


def agrees(on: date, party: str = PARTY) -> OpinionReceived:
    return OpinionReceived(on, party, consents=True)


def searched(cast: Cast, info_request: InfoRequest, on: date) -> None:
    """A search that found nothing."""
    (search,) = actions.ask_searches(
        info_request=info_request,
        units=[cast.records_unit],
        question="旅馆业检查",
        answer_by_on=on,
        by=cast.handler,
        on=on,
    )
    answer = actions.Answer(
        result=SearchResult.NOT_HELD, place="办公系统", method="按名称检索", searched_by="李承办"
    )
    actions.answer_search(search=search, answer=answer, files=(), by=cast.unit_reviewer)


def printed(letter: Letter) -> str:
    """The words of a signed letter's PDF, without spaces and lines."""
    with pypdfium2.PdfDocument(rendering.pdf(letter)) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return "".join("".join(pages).split())
