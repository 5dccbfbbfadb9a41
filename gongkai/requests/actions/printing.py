"""编印: papers joined for somebody to fetch within a day; every download is in the journal."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q

from gongkai.accounts import duties
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import note
from gongkai.letters.errors import ChangedPaperError
from gongkai.letters.models import Letter
from gongkai.letters.rendering import pdf as pdf_of_letter
from gongkai.lib import sealed
from gongkai.lib.kept_files import delete_with_file
from gongkai.lib.paper.bundle import Joined, UnreadablePaperError, join, put_together
from gongkai.lib.sheets import Column, csv_lines
from gongkai.lib.today import now
from gongkai.requests import case_bundle, case_queries
from gongkai.requests.actions.identity import Identity, open_identity
from gongkai.requests.bundle_order import RECIPIENT_NAMES, BundleOrder
from gongkai.requests.bundle_papers import Rows
from gongkai.requests.case_bundle import Paper
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest, Printing, PrintingKind

KEPT = timedelta(days=1)
CLAIM = timedelta(minutes=2)
"""Who made no progress for so long is taken for dead, and another begins anew."""
_MOST_PARTS_AT_ONCE, _MOST_BYTES_AT_ONCE = 40, 20 * 1024 * 1024
_FAULT = "没有做成，请再试一次；仍然不行的，请告诉系统管理员。"
_log = logging.getLogger("gongkai.printing")

_MANIFEST = (Column("文件"), Column("说明"), Column("字节数"), Column("SHA-256"))


@transaction.atomic
def order_bundle(*, info_request: InfoRequest, order: BundleOrder, by: User) -> Printing:
    """Order the case bundle of a request. Raises PermissionDenied where identity is asked for
    by somebody who may not open it.
    """
    agency = info_request.agency
    duties.demand(by, Act.EXPORT, agency, order.on)
    if order.identity:
        duties.demand(by, Act.OPEN_IDENTITY, agency, order.on)
    files, _ = case_bundle.size_of(info_request, order)
    printing = Printing.objects.create(
        agency=agency,
        by=by,
        kind=PrintingKind.CASE_BUNDLE,
        title=f"政府信息公开申请案卷 {info_request.number}",
        order={"request": info_request.pk, **order.kept()},
        total=files + 1,
    )
    with_identity = "，附身份信息" if order.identity else ""
    said = f"{info_request.number}制作案卷：{RECIPIENT_NAMES[order.recipient]}{with_identity}"
    note(by=by, act=Act.EXPORT, about=info_request, agency=agency, said=said)
    return printing


@transaction.atomic
def order_letters(
    *, agency: Agency, letters: Sequence[Letter], by: User, both_sides: bool
) -> Printing:
    """Order the signed letters of several requests in one PDF. Raises NotAllowedError for none."""
    signed = [each for each in letters if each.pdf]
    if not signed:
        raise NotAllowedError("没有选择已经签发的文书，请先勾选要打印的文书。")
    return Printing.objects.create(
        agency=agency,
        by=by,
        kind=PrintingKind.LETTERS,
        title=f"文书合订 共{len(signed)}件",
        order={"letters": [each.pk for each in signed], "both_sides": both_sides},
        total=len(signed),
    )


def is_small(printing: Printing) -> bool:
    """Whether it may be made while somebody waits for the page."""
    if printing.kind == PrintingKind.LETTERS:
        return printing.total <= _MOST_PARTS_AT_ONCE
    info_request = InfoRequest.objects.select_related("agency").get(pk=printing.order["request"])
    files, size = case_bundle.size_of(info_request, BundleOrder.of(printing.order))
    return files <= _MOST_PARTS_AT_ONCE and size <= _MOST_BYTES_AT_ONCE


def make_waiting_printings() -> None:
    """The job that makes what was ordered and is too large to wait for."""
    for printing in Printing.objects.filter(finished_at=None).order_by("ordered_at"):
        make(printing=printing)


def make(*, printing: Printing) -> None:
    """Put it together and keep it sealed; nothing happens where another is at it or it is done.

    The joining holds no row and no transaction: it may take a while.
    """
    if not _claim(printing):
        return
    try:
        content, ending = _MAKERS[PrintingKind(printing.kind)](printing)
    except (UnreadablePaperError, ChangedPaperError) as error:
        _finish(printing, fault=str(error))
    except Exception as error:  # noqa: BLE001 - whatever it was, the page must not wait for ever
        # only the name: the words could hold what stands in the papers
        _log.error("编印没有做成：%s", type(error).__name__)
        _finish(printing, fault=_FAULT)
    else:
        _keep(printing, content, ending)


def _claim(printing: Printing) -> bool:
    at = now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM)
    mine = Printing.objects.filter(free, pk=printing.pk, finished_at=None)
    return bool(mine.update(claimed_at=at, done=0))


def _tell(printing: Printing) -> Callable[[int], None]:
    def told(done: int) -> None:
        done = min(done, printing.total)
        Printing.objects.filter(pk=printing.pk).update(done=done, claimed_at=now())

    return told


def _finish(printing: Printing, *, fault: str) -> None:
    Printing.objects.filter(pk=printing.pk).update(finished_at=now(), fault=fault[:200])


@transaction.atomic
def _keep(printing: Printing, content: bytes, ending: str) -> None:
    kept = (
        Printing.objects.select_for_update(no_key=True, of=("self",))
        .filter(pk=printing.pk, finished_at=None)
        .first()
    )
    if kept is None:
        return  # forgotten, or made by another meanwhile
    kept.ending, kept.size = ending, len(content)
    kept.sha256 = hashlib.sha256(content).hexdigest()
    kept.done, kept.finished_at = kept.total, now()
    kept.file.save("content", ContentFile(sealed.seal_bytes(content)), save=False)
    kept.save()


@transaction.atomic
def fetch(*, printing: Printing, by: User) -> bytes:
    """The file that was made, for who ordered it; the journal has every download.

    Raises NotAllowedError where it is not made.
    """
    if not printing.file:
        raise NotAllowedError("文件还没有做好，请稍候再下载。")
    with printing.file.open() as kept:
        content = sealed.unseal_bytes(kept.read())
    note(
        by=by,
        act=Act.EXPORT,
        about=_about(printing),
        agency=printing.agency,
        said=f"下载{printing.title}.{printing.ending}",
        detail={"sha256": printing.sha256},
    )
    return content


def _about(printing: Printing) -> InfoRequest | Printing:
    if printing.kind == PrintingKind.CASE_BUNDLE:
        return InfoRequest.objects.get(pk=printing.order["request"])
    return printing


@transaction.atomic
def forget(*, printing: Printing) -> None:
    """Take away what was made, also what was made since it was read; twice is no harm."""
    held = Printing.objects.select_for_update(no_key=True, of=("self",))
    kept = held.filter(pk=printing.pk).first()
    if kept is None:
        return
    delete_with_file(kept)


def clear_old_printings() -> None:
    """The job that takes away what was ordered more than a day ago."""
    for printing in Printing.objects.filter(ordered_at__lt=now() - KEPT):
        forget(printing=printing)


# --- what is made -----------------------------------------------------------------------------


def _letters(printing: Printing) -> tuple[bytes, str]:
    order = printing.order
    found = Letter.objects.in_bulk(order["letters"])
    told = _tell(printing)

    def papers() -> Iterator[bytes]:
        for number, pk in enumerate(order["letters"], start=1):
            yield pdf_of_letter(found[pk])
            told(number)

    return put_together(papers(), both_sides=order["both_sides"]), "pdf"


def _case_bundle(printing: Printing) -> tuple[bytes, str]:
    """The bundle; a ZIP with what could not be joined and a manifest, if there is such."""
    order = BundleOrder.of(printing.order)
    keyed = InfoRequest.objects.select_related("agency").get(pk=printing.order["request"])
    info_request = case_queries.case(keyed.agency, keyed.year, keyed.serial)
    assert info_request is not None  # noqa: S101 - it was just read
    people = None
    if order.identity:
        people = [_rows(each) for each in open_identity(info_request=info_request, by=printing.by)]
    papers = case_bundle.papers(info_request, order, people=people)
    Printing.objects.filter(pk=printing.pk).update(total=len(papers))
    printing.total = len(papers)
    joined = join(case_bundle.bundle(info_request, order, papers), _tell(printing))
    beside = [each for each in papers if each.part in joined.left_out]
    return (_packed(joined, beside), "zip") if beside else (joined.pdf, "pdf")


def _rows(person: Identity) -> Rows:
    return (
        (person.role, person.name),
        ("类别", person.applicant_class),
        (person.identity_kind, person.identity_number),
        ("联系电话", person.phone),
        ("电子邮箱", person.email),
        ("通信地址", person.address),
    )


def _packed(joined: Joined, beside: Sequence[Paper]) -> bytes:
    files = [("案卷.pdf", "案卷", joined.pdf)]
    for number, paper in enumerate(beside, start=1):
        content = paper.part.content
        read = content() if callable(content) else content
        files.append((f"另附/{number:02}-{paper.file_name}", paper.part.title, read))
    rows = [
        (name, said, len(content), hashlib.sha256(content).hexdigest())
        for name, said, content in files
    ]
    manifest = "".join(csv_lines(_MANIFEST, rows)).encode()
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name, content in [
            *((name, content) for name, _, content in files),
            ("清单.csv", manifest),
        ]:
            packed.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return target.getvalue()


_MAKERS = {PrintingKind.CASE_BUNDLE: _case_bundle, PrintingKind.LETTERS: _letters}
