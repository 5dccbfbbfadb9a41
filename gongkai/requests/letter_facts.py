"""A case file as the facts of a letter: what letters may know of it, and nothing else."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from gongkai.accounts.models import Agency
from gongkai.checks.text import without_numbers
from gongkai.letters.facts import (
    Attachment,
    LetterFacts,
    Point,
    Receiver,
    Request,
    Sender,
)
from gongkai.letters.models import Letter, ReceiverRole
from gongkai.requests import queries
from gongkai.requests.applicant_queries import price_of
from gongkai.requests.letters_due import DueLetter
from gongkai.requests.models import InfoRequest, RectificationRequest, RequestEvent, Role
from gongkai.statute.events import Channel, Event, FeeNoticed, OpinionSought, Retracted
from gongkai.statute.exemptions import Ground
from gongkai.statute.fees import Fee, FeeBasis, TierLine
from gongkai.statute.remedies import reconsideration_first
from gongkai.statute.report.facts import ApplicantClass

TO_THIRD_PARTIES = "third_party_told_"
"""Begins the names of the words that a decision says to third parties who objected."""


PERSONS = "third_parties_are_persons"
"""Marks, in the record of a consultation, that those who were asked are natural persons."""


def attachments_of(letter: Letter) -> list[Attachment]:
    """The files that go out with a letter, as it lists them."""
    return [
        Attachment(each.name, each.document_number, each.pages or 0)
        for each in letter.materials.all()
    ]


def facts_of(
    info_request: InfoRequest,
    due: DueLetter,
    *,
    on: date,
    attachments: Sequence[Attachment] = (),
    number: str = "",
) -> LetterFacts:
    """The facts of one letter of a request, dated `on`."""
    rows = list(info_request.events.all())
    history = [queries.as_event(row) for row in rows]
    told = history[due.about - 1]
    row = rows[due.about - 1]
    return LetterFacts(
        kind=due.kind,
        sender=sender_of(info_request.agency, on),
        receiver=_receiver(info_request, due, rows),
        request=_request(info_request),
        dated=on,
        history=tuple(_known(history, due)),
        event=None if isinstance(told, Retracted) else told,
        particulars=_particulars(info_request, due.kind, row),
        grounds=tuple(Ground(each) for each in row.particulars.get("grounds", ())),
        points=tuple(_point(each) for each in row.particulars.get("points", ())),
        attachments=tuple(attachments),
        fee=_fee(info_request, row, told),
        number=number,
    )


def review_organs_of(agency: Agency, on: date) -> tuple[str, ...]:
    """条例第五十一条。Who reviews the agency's letters of a day; before 2024 one might choose."""
    former = "" if reconsideration_first(on) else agency.former_review_organ
    return tuple(each for each in (agency.review_organ, former) if each)


def sender_of(agency: Agency, on: date) -> Sender:
    """The agency as its letters of a day name it."""
    return Sender(
        agency=agency.name,
        number_word=agency.number_word,
        office=agency.office,
        address=agency.address,
        hours=agency.hours,
        phone=agency.phone,
        review_organs=review_organs_of(agency, on),
        court=agency.court,
        online_review=agency.online_review,
    )


def applicants_of(info_request: InfoRequest | RectificationRequest) -> str:
    """The applicants by their full names, as letters address them."""
    people = [each for each in info_request.people.all() if each.role == Role.APPLICANT]
    return "、".join(each.name for each in people)


def is_organisation(info_request: InfoRequest | RectificationRequest) -> bool:
    """Whether no natural person is among the applicants."""
    people = [each for each in info_request.people.all() if each.role == Role.APPLICANT]
    return all(each.applicant_class != ApplicantClass.NATURAL_PERSON for each in people)


def _receiver(info_request: InfoRequest, due: DueLetter, rows: Sequence[RequestEvent]) -> Receiver:
    if due.role is ReceiverRole.APPLICANT:
        return Receiver(applicants_of(info_request), is_organisation(info_request))
    is_person = due.role is ReceiverRole.THIRD_PARTY and any(
        row.particulars.get(PERSONS) and row.detail.get("party") == due.receiver for row in rows
    )
    return Receiver(due.receiver, is_organisation=not is_person)


def _request(info_request: InfoRequest) -> Request:
    return Request(
        number=info_request.number,
        channel=Channel(info_request.channel),
        submitted_on=info_request.arrived_on,
        received_on=info_request.received_on,
        name=without_numbers(info_request.subject),
        document_number=info_request.document_number,
        description=without_numbers(info_request.description),
        wanted_form=info_request.get_wanted_form_display(),
        wanted_way=info_request.get_wanted_way_display(),
    )


def _known(history: Sequence[Event], due: DueLetter) -> list[Event]:
    """The record up to the step a letter tells of; one that tells of a whole day knows that day."""
    told = history[due.about - 1]
    if due.kind != "P09" or not isinstance(told, OpinionSought):
        return _up_to(history, due.about)
    same_day = (
        at
        for at, each in enumerate(history, start=1)
        if isinstance(each, OpinionSought) and each.on == told.on
    )
    return _up_to(history, max(same_day))


def _up_to(history: Sequence[Event], about: int) -> list[Event]:
    """The record up to the step a letter tells of, without what was taken back by now."""
    return list(history[:about]) + [
        each for each in history[about:] if isinstance(each, Retracted) and each.sequence < about
    ]


def _particulars(info_request: InfoRequest, kind: str, row: RequestEvent) -> dict[str, str]:
    """The words that the act asked for; ticks and choices are no words of a letter.

    What the decision says to third parties comes before what it says to the applicant.
    """
    said = {name: value for name, value in row.particulars.items() if isinstance(value, str)}
    if kind == "P10":
        said |= {
            name.removeprefix(TO_THIRD_PARTIES): value
            for name, value in said.items()
            if name.startswith(TO_THIRD_PARTIES)
        }
    if kind == "P13":
        said = {"payment_way": info_request.agency.payment_way, **said}
    return {**({"remark": row.remark} if row.remark else {}), **said}


def _point(point: dict[str, Any]) -> Point:
    grounds = tuple(Ground(each) for each in point.get("grounds", ()))
    return Point(point["matter"], point["outcome"], point["reasons"], grounds)


def _fee(info_request: InfoRequest, row: RequestEvent, told: Event) -> Fee | None:
    """The sheet as it was computed for the notice; of an older entry it is computed again."""
    if not isinstance(told, FeeNoticed):
        return None
    kept = row.particulars
    if "lines" not in kept:
        return price_of(info_request, pages=None).fee
    lines = tuple(TierLine(*line[:3]) for line in kept["lines"])  # the amount follows from them
    return Fee(FeeBasis(kept["basis"]), lines)
