"""送达、退回: how a letter reached its receiver, with what proves it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.letters.actions.materials import Upload
from gongkai.letters.actions.steps import held, step
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.flow import OUT, LetterState
from gongkai.letters.models import Letter, Service, ServiceProof
from gongkai.lib.file_kinds import KINDS_OF_STAFF, FileKind, kind_of, safe_name
from gongkai.statute import service
from gongkai.statute.events import SERVICE_WAY_NAMES, ServiceWay
from gongkai.statute.wording import chinese_date

_READ = "letter_read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A service as the desk records it: the way, its day, and what proves it."""

    way: ServiceWay
    on: date
    carrier: str = ""
    tracking_number: str = ""
    signed_by: str = ""
    statement: str = ""
    files: Sequence[Upload] = ()


@transaction.atomic
def serve(*, letter: Letter, served: Served, by: User, on: date) -> Service:
    """Record that a letter was served. `on` is today. Raises LetterNotAllowedError."""
    letter = held(letter, LetterState.ISSUED, LetterState.RETURNED)
    counts_on = service.served_on(served.way, served.on)
    _demand_in_order(letter, served, counts_on, on)
    proofs = [(upload, _known_kind(upload)) for upload in served.files]
    kept = Service.objects.create(
        letter=letter,
        way=served.way,
        on=counts_on,
        tracking_number=served.tracking_number,
        signed_by_name=served.signed_by,
        proof="，".join(each for each in (served.carrier, served.statement) if each),
        recorded_by=by,
    )
    for upload, known in proofs:
        _keep_proof(kept, upload, known)
    letter.served_on = counts_on
    said = f"{SERVICE_WAY_NAMES[served.way]}，{chinese_date(counts_on)}"
    step(letter, Act.SERVE, by=by, said=said, to=LetterState.SERVED)
    return kept


@transaction.atomic
def take_back(*, letter: Letter, by: User, returned_on: date, reason: str, on: date) -> Letter:
    """The letter came back: the attempt stays on record, and it is to be served again."""
    letter = held(letter, LetterState.SERVED)
    last = letter.services.order_by("-pk").first()
    if last is None or not last.on <= returned_on <= on:
        raise LetterNotAllowedError("退回日期不能早于送达日期，也不能晚于今天，请核对。")
    if not reason.strip():
        raise LetterNotAllowedError("请写明退回的原因，例如“查无此人”“地址不详”。")
    last.returned_on, last.return_reason = returned_on, reason.strip()[:200]
    last.save()
    said = f"{chinese_date(returned_on)}退回：{reason}"
    step(letter, "letter_returned", by=by, said=said, to=LetterState.RETURNED)
    return letter


@transaction.atomic
def note_read(*, letter: Letter) -> None:
    """The receiver opened the letter online: kept once, as a sign that it arrived."""
    if letter.steps.filter(act=_READ).exists():
        return
    letter = held(letter, *OUT)
    if not letter.steps.filter(act=_READ).exists():  # of two at once, the one that came second
        step(letter, _READ, by=None, said="收件人在网上打开", to=None, actor="申请人")


def _demand_in_order(letter: Letter, served: Served, counts_on: date, on: date) -> None:
    if letter.issued_on and served.on < letter.issued_on:
        raise LetterNotAllowedError("送达日期不能早于印发日期，请核对。")
    if counts_on > on:
        until = chinese_date(counts_on)
        raise LetterNotAllowedError(
            f"公告期满（{until}）才算送达，请到期后登记。"
            if served.way is ServiceWay.PUBLIC_NOTICE
            else "送达日期不能晚于今天，请核对。"
        )
    proofs = service.ServiceProofs(
        served.tracking_number,
        served.carrier,
        served.signed_by,
        served.statement,
        len(served.files),
    )
    if reason := service.missing_proof(served.way, proofs):
        raise LetterNotAllowedError(reason)


def _known_kind(upload: Upload) -> FileKind:
    known = kind_of(upload.content, KINDS_OF_STAFF)
    if known is None:
        raise LetterNotAllowedError(f"“{upload.name}”不是可以保存的文件，请用 PDF 或者图片。")
    return known


def _keep_proof(kept: Service, upload: Upload, known: FileKind) -> None:
    proof = ServiceProof(
        service=kept,
        name=safe_name(upload.name, known),
        media_type=known.media_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
    )
    proof.file.save("content", ContentFile(upload.content), save=False)
    proof.save()
