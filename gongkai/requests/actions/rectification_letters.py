"""条例第四十一条。The letter that tells an applicant what came of a request to rectify (P15)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.checks.text import without_numbers
from gongkai.letters import actions as letters
from gongkai.letters.checking import Issue, check
from gongkai.letters.facts import Attachment, LetterFacts, Receiver, Request
from gongkai.letters.models import Letter, Material, ReceiverRole
from gongkai.letters.rendering import pdf_of, text_of
from gongkai.requests import obstacles, queries, rectification_queries
from gongkai.requests.actions.letter_way import Scan, add_scanned
from gongkai.requests.actions.letters import written
from gongkai.requests.actions.rectify import decide_rectification, tell_rectification
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.letter_facts import applicants_of, attachments_of, is_organisation, sender_of
from gongkai.requests.models import RectificationRequest
from gongkai.requests.rectification_queries import KIND, matter_of_rectification
from gongkai.statute import rectification as statute
from gongkai.statute.events import Channel, ServiceWay
from gongkai.statute.letter_faults import LetterFault


@transaction.atomic
def decide_with_letter(
    *,
    rectification: RectificationRequest,
    finding: statute.RectificationRequest,
    reasons: str,
    other_agency: str,
    by: User,
    on: date,
) -> RectificationRequest:
    """Decide, and begin the letter that tells of it; what was not signed yet is written anew.

    Raises NotAllowedError, also where a letter with the former result is signed.
    """
    rectification = rectification_queries.locked(rectification.pk)
    kept = rectification_queries.locked_letters_of(rectification)
    if signed := [each for each in kept if each.number]:
        raise NotAllowedError(
            f"告知书（{signed[0].number}）已经签发，要改处理结果的，请先作废这件告知书。"
        )
    decided = decide_rectification(
        rectification=rectification,
        finding=finding,
        reasons=reasons,
        other_agency=other_agency,
        by=by,
        on=on,
    )
    for letter in kept:
        letters.give_up(letter=letter, by=None, reason="处理结果已经改变")
    begin_rectification_letter(decided, by=None, on=on)
    return decided


@transaction.atomic
def begin_rectification_letter(
    rectification: RectificationRequest, *, by: User | None, on: date
) -> list[Letter]:
    """Begin the letter of a result that the applicant has not been told yet, once."""
    row = rectification_queries.locked(rectification.pk)
    if not rectification_queries.wants_letter(row):
        return []
    text = written(_facts(row, on=on))
    return [
        letters.draft(
            agency=row.agency,
            matter=matter_of_rectification(row),
            kind=KIND,
            receiver=applicants_of(row),
            receiver_role=ReceiverRole.APPLICANT,
            text=letters.Text.of(text),
            by=by,
        )
    ]


@transaction.atomic
def tell_without_letter(
    *,
    rectification: RectificationRequest,
    way: ServiceWay,
    proof: str,
    told_on: date,
    by: User,
    on: date,
) -> RectificationRequest:
    """The applicant was told otherwise; a draft is given up. Raises NotAllowedError."""
    rectification = rectification_queries.locked(rectification.pk)
    kept = rectification_queries.locked_letters_of(rectification)
    if reason := (
        obstacles.to_telling(rectification)
        or rectification_queries.letter_on_its_way(rectification)
    ):
        raise NotAllowedError(reason)
    for letter in kept:
        letters.give_up(letter=letter, by=by, reason="已经用其他方式告知申请人")
    return tell_rectification(
        rectification=rectification, way=way, proof=proof, told_on=told_on, by=by, on=on
    )


def _facts(
    rectification: RectificationRequest,
    *,
    on: date,
    number: str = "",
    attachments: Sequence[Attachment] = (),
) -> LetterFacts:
    return LetterFacts(
        kind=KIND,
        sender=sender_of(rectification.agency, on),
        receiver=Receiver(applicants_of(rectification), is_organisation(rectification)),
        request=Request(
            number=rectification.number,
            channel=Channel(rectification.channel),
            submitted_on=rectification.received_on,
            received_on=rectification.received_on,
            name=without_numbers(rectification.subject),
            document_number=rectification.document_number,
        ),
        dated=on,
        particulars={
            "rectification_result": rectification.result,
            "reasons": rectification.reasons,
            "competent_agency": rectification.other_agency,
        },
        attachments=tuple(attachments),
        number=number,
    )


def rectification_letter_facts(
    rectification: RectificationRequest, letter: Letter, *, on: date
) -> LetterFacts:
    """The facts behind the letter as they are now."""
    return _facts(
        rectification,
        on=letter.dated or on,
        number=letter.number,
        attachments=attachments_of(letter),
    )


def rectification_letter_faults(
    rectification: RectificationRequest, letter: Letter, *, on: date
) -> tuple[LetterFault, ...]:
    """What the letter lacks; some faults only warn."""
    return check(
        rectification_letter_facts(rectification, letter, on=on),
        text_of(letter),
        Issue(on, late_note=letter.late_reason),
        calendar=queries.calendar(),
    )


@transaction.atomic
def recompose_rectification_letter(
    rectification: RectificationRequest, letter: Letter, *, by: User, on: date
) -> Letter:
    """Write the draft anew from the result; what was typed into it is gone."""
    text = written(rectification_letter_facts(rectification, letter, on=on))
    return letters.rewrite(
        letter=letter,
        text=letters.Text.of(text),
        by=by,
        version=letter.version,
    )


def add_rectification_material(
    rectification: RectificationRequest,
    letter: Letter,
    upload: letters.Upload,
    *,
    by: User,
    scan: Scan,
) -> Material:
    """Put a file to the letter, looked through for what must not go out with it."""
    names = [each.name for each in rectification.people.all()]
    return add_scanned(letter, upload, names, by=by, scan=scan)


@transaction.atomic
def sign_rectification_letter(
    rectification: RectificationRequest,
    letter: Letter,
    *,
    by: User,
    on: date,
    late_reason: str = "",
) -> Letter:
    """Sign the letter, if it lacks nothing. Raises the letters' errors."""
    row = rectification_queries.locked(rectification.pk)
    return letters.sign(
        letter=letter,
        by=by,
        may=duties.acts_of(by, row.agency, on),
        on=on,
        faults=lambda signed: [
            fault.text for fault in rectification_letter_faults(row, signed, on=on) if fault.forbids
        ],
        render=pdf_of,
        late_reason=late_reason,
    )


@transaction.atomic
def serve_rectification_letter(
    rectification: RectificationRequest,
    letter: Letter,
    *,
    served: letters.Served,
    by: User,
    on: date,
) -> RectificationRequest:
    """Record that the letter was served: on that day the applicant was told."""
    row = rectification_queries.locked(rectification.pk)
    service = letters.serve(letter=letter, served=served, by=by, on=on)
    if row.told_on:
        return row
    parts = (letter.number, service.proof, service.tracking_number, service.signed_by_name)
    return tell_rectification(
        rectification=row,
        way=served.way,
        proof="，".join(each for each in parts if each)[:200],
        told_on=service.on,
        by=by,
        on=on,
    )
