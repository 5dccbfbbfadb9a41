"""Keeping a file of a request: outside the web root, under a name that tells nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import SYSTEM, note
from gongkai.lib import sealed
from gongkai.lib.file_kinds import KINDS_OF_STAFF, kind_of, safe_name
from gongkai.requests import queries
from gongkai.requests.enclosure_kinds import FROM_APPLICANTS, SHOW_IDENTITY
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import (
    Enclosure,
    EnclosureKind,
    InfoRequest,
    RectificationEnclosure,
    Search,
)

Row = TypeVar("Row", Enclosure, RectificationEnclosure)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: its name and its content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep: what it is, its name, its media type by its content, and the content."""

    kind: EnclosureKind
    name: str
    media_type: str
    content: bytes


def file_of(kind: EnclosureKind, upload: Upload) -> File:
    """What staff put into a case file. Raises NotAllowedError for a kind of file not taken."""
    known = kind_of(upload.content, KINDS_OF_STAFF)
    if known is None:
        kinds = "、".join(each.name for each in KINDS_OF_STAFF)
        raise NotAllowedError(f"“{upload.name}”不是{kinds}文件，请转换后再上传。")
    return File(kind, safe_name(upload.name, known), known.media_type, upload.content)


@transaction.atomic
def enclose(
    info_request: InfoRequest,
    file: File,
    *,
    by: User | None,
    actor: str = "",
    search: Search | None = None,
) -> Enclosure:
    """Keep a file of a request. `by` is the member of staff, or None where `actor` says who.

    `search` is the one that found it.
    """
    return keep(Enclosure(request=info_request, search=search), file, by=by, actor=actor)


def keep(enclosure: Row, file: File, *, by: User | None, actor: str = "") -> Row:
    """Write a file into an empty row of its request and keep its content; as `enclose`."""
    is_sealed = file.kind in FROM_APPLICANTS
    content = sealed.seal_bytes(file.content) if is_sealed else file.content
    enclosure.kind, enclosure.name, enclosure.media_type = file.kind, file.name, file.media_type
    enclosure.size, enclosure.sha256 = len(file.content), hashlib.sha256(file.content).hexdigest()
    enclosure.is_sealed, enclosure.added_by = is_sealed, by
    enclosure.file.save("content", ContentFile(content), save=False)
    enclosure.save()
    note(
        by=by,
        actor=actor or SYSTEM,
        act="enclosed",
        about=enclosure.request,
        agency=enclosure.request.agency,
        said=f"{enclosure.request.number}收到材料：{enclosure.get_kind_display()}",
        detail={"enclosure": str(enclosure.pk), "sha256": enclosure.sha256},
    )
    return enclosure


@transaction.atomic
def enclose_all(
    info_request: InfoRequest, kind: EnclosureKind, uploads: Sequence[Upload], *, by: User
) -> list[Enclosure]:
    """Keep several files that staff put into a case file, all or none."""
    files = [file_of(kind, upload) for upload in uploads]
    return [enclose(info_request, file, by=by) for file in files]


@transaction.atomic
def open_enclosure(enclosure: Enclosure | RectificationEnclosure, *, by: User) -> bytes:
    """The content of an enclosure for a member of staff; noted where it shows an identity."""
    if enclosure.kind in SHOW_IDENTITY:
        note(
            by=by,
            act=Act.OPEN_IDENTITY,
            about=enclosure.request,
            agency=enclosure.request.agency,
            said=f"查看{enclosure.request.number}的{enclosure.get_kind_display()}",
            detail={"enclosure": str(enclosure.pk)},
        )
    return queries.content(enclosure)
