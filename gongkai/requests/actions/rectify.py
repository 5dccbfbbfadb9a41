"""条例第四十一条。Everything that changes a request to rectify a record about the applicant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.accounts.duties import demand
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import note
from gongkai.lib import sealed
from gongkai.requests import obstacles, rectification_queries
from gongkai.requests.actions.enclose import File, Upload, file_of, keep
from gongkai.requests.actions.receive import (
    Applicant,
    demand_applicant,
    new_query_code,
    next_serial,
    people_copied,
    save_people,
)
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import (
    EnclosureKind,
    InfoRequest,
    PersonBase,
    RectificationEnclosure,
    RectificationNote,
    RectificationPerson,
    RectificationRequest,
)
from gongkai.statute import rectification as statute
from gongkai.statute.errors import NotVerifiedError
from gongkai.statute.events import CHANNEL_NAMES, SERVICE_WAY_NAMES, Channel, ServiceWay
from gongkai.statute.rectification import RECTIFICATION_NAMES, RectificationResult
from gongkai.statute.wording import chinese_date

ELSEWHERE = frozenset({RectificationResult.FORWARDED, RectificationResult.REFERRED})
"""Results that name another agency."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Which record is meant, what is wrong with it, what it should read, and what proves that."""

    subject: str
    wrong: str
    should_read: str
    document_number: str = ""
    record: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RectificationReceived:
    """A request to rectify that was taken in, and the code with which its applicant finds it."""

    rectification: RectificationRequest
    query_code: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """By which channel and on which day it came."""

    channel: Channel
    received_on: date


@transaction.atomic
def enter_rectification(
    *,
    arrival: Arrival,
    claim: Claim,
    people: Sequence[Applicant],
    enclosures: Mapping[EnclosureKind, Sequence[Upload]],
    by: User,
    on: date,
    handler: User | None = None,
    comes_from: InfoRequest | None = None,
) -> RectificationReceived:
    """Take in what came to the agency of whoever enters it.

    With `comes_from`, a request for disclosure that means a rectification, its people are taken
    over and `people` may be empty. Raises NotAllowedError, and nothing is entered.
    """
    demand(by, Act.RECEIVE, by.agency, on)
    if comes_from is not None and comes_from.agency_id != by.agency_id:
        raise NotAllowedError("只能从本机关的申请登记更正申请，请核对申请编号。")
    if arrival.received_on > on:
        raise NotAllowedError("收到日期不能晚于今天，请核对。")
    new = new_rectification(by.agency, claim)
    new.handler, new.comes_from = handler, comes_from
    files = [file_of(kind, each) for kind, uploads in enclosures.items() for each in uploads]
    received = receive_rectification(new, arrival, people, by=by)
    for file in files:
        keep_rectification_file(received.rectification, file, by=by)
    return received


def new_rectification(agency: Agency, claim: Claim) -> RectificationRequest:
    """The row of a new one, not yet numbered or saved."""
    return RectificationRequest(
        agency=agency,
        subject=claim.subject,
        document_number=claim.document_number,
        record=claim.record,
        wrong=claim.wrong,
        should_read=claim.should_read,
        evidence=claim.evidence,
    )


def receive_rectification(
    new: RectificationRequest,
    arrival: Arrival,
    people: Sequence[Applicant],
    *,
    by: User | None,
    actor: str = "",
) -> RectificationReceived:
    """Number and save a new one with its people; within the transaction of its act."""
    if new.comes_from is None:
        demand_applicant(people)
    code = new_query_code()
    year = arrival.received_on.year
    new.channel, new.received_on = arrival.channel, arrival.received_on
    new.query_digest = sealed.digest(code)
    new.year, new.serial = year, next_serial(RectificationRequest, new.agency, year)
    new.save()
    _save_people(new, people)
    _note(
        new,
        "rectification_received",
        f"收到更正申请（{CHANNEL_NAMES[arrival.channel]}）",
        by,
        actor,
    )
    return RectificationReceived(new, code)


def keep_rectification_file(
    rectification: RectificationRequest, file: File, *, by: User | None, actor: str = ""
) -> None:
    """Keep a file; `by` is the member of staff, or None where `actor` says who."""
    keep(RectificationEnclosure(request=rectification), file, by=by, actor=actor)


@transaction.atomic
def enclose_rectification(
    *, rectification: RectificationRequest, kind: EnclosureKind, uploads: Sequence[Upload], by: User
) -> None:
    """Keep files that staff put into the case file, all or none."""
    for file in [file_of(kind, upload) for upload in uploads]:
        keep_rectification_file(rectification, file, by=by)


@transaction.atomic
def assign_rectification(
    *, rectification: RectificationRequest, handler: User, by: User
) -> RectificationRequest:
    """Give it to a handler. Raises NotAllowedError once it ended, or where nothing changes."""
    row = _locked(rectification, obstacles.to_assigning_rectification)
    if handler == row.handler:
        raise NotAllowedError("经办人没有变化，请重新选择。")
    before, row.handler = row.handler, handler
    row.save(update_fields=["handler"])
    _note(row, Act.ASSIGN, f"经办人：{before or '未定'} → {handler}", by)
    return row


@transaction.atomic
def note_rectification(
    *, rectification: RectificationRequest, text: str, by: User
) -> RectificationNote:
    """Write a note into the case file."""
    written = RectificationNote.objects.create(request=rectification, text=text, written_by=by)
    _note(rectification, Act.NOTE, "写办理备注", by)
    return written


@transaction.atomic
def decide_rectification(
    *,
    rectification: RectificationRequest,
    finding: statute.RectificationRequest,
    reasons: str,
    other_agency: str,
    by: User,
    on: date,
) -> RectificationRequest:
    """条例第四十一条。What was found gives the result; until the applicant is told it may change.

    Raises NotAllowedError with the statute's words, or where the competent agency is not named.
    """
    row = _locked(rectification, obstacles.to_rectifying)
    try:
        result = statute.rectify(finding)
    except NotVerifiedError as error:
        raise NotAllowedError(str(error)) from error
    if result in ELSEWHERE and not other_agency:
        raise NotAllowedError("请写明有权更正的行政机关。")
    before = f"{row.get_result_display()} → " if row.result else ""
    row.about_applicant, row.has_evidence = finding.about_applicant, finding.has_evidence
    row.competent, row.verified = finding.competent, finding.verified
    row.result, row.reasons, row.decided_on = result, reasons, on
    row.other_agency = other_agency if result in ELSEWHERE else ""
    row.save()
    said = f"作出处理：{before}{RECTIFICATION_NAMES[result]}（{chinese_date(on)}）"
    _note(row, Act.RECTIFY, said, by)
    return row


@transaction.atomic
def tell_rectification(
    *,
    rectification: RectificationRequest,
    way: ServiceWay,
    proof: str,
    told_on: date,
    by: User,
    on: date,
) -> RectificationRequest:
    """条例第四十一条。The applicant was told of the result; that ends it.

    Raises NotAllowedError where nothing was decided yet, or the day cannot be.
    """
    row = _locked(rectification, obstacles.to_telling)
    if told_on > on:
        raise NotAllowedError("告知日期不能晚于今天，请核对。")
    if row.decided_on and told_on < row.decided_on:
        raise NotAllowedError(f"告知日期不能早于处理日期（{chinese_date(row.decided_on)}）。")
    row.told_on, row.told_way, row.told_proof = told_on, way, proof
    row.save(update_fields=["told_on", "told_way", "told_proof"])
    said = f"告知申请人（{SERVICE_WAY_NAMES[way]}，{chinese_date(told_on)}）"
    _note(row, Act.SERVE, said, by)
    return row


def _save_people(new: RectificationRequest, people: Sequence[Applicant]) -> None:
    def make() -> PersonBase:
        return RectificationPerson(request=new)

    if new.comes_from is None:
        save_people(make, people)
    else:
        people_copied(new.comes_from, make)


def _locked(
    rectification: RectificationRequest, obstacle: obstacles.ToRectification
) -> RectificationRequest:
    """The row as it is now, kept from others. Raises NotAllowedError where an act may not be."""
    row = rectification_queries.locked(rectification.pk)
    if reason := obstacle(row):
        raise NotAllowedError(reason)
    return row


def _note(
    about: RectificationRequest, act: str, said: str, by: User | None, actor: str = ""
) -> None:
    note(
        by=by,
        actor=actor,
        act=act,
        about=about,
        agency=about.agency,
        said=f"{about.number}{said}",
    )
