"""What an applicant types before sending it: kept encrypted, page by page, for a day.

A draft is no record of the agency, so its changes are not in the journal; sending it is.
"""

import json
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.accounts.models import Agency
from gongkai.lib import sealed
from gongkai.lib.kept_files import delete_with_file
from gongkai.lib.today import now
from gongkai.requests import drafts
from gongkai.requests.actions.enclose import File
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import Draft, DraftFile, Purpose

MOST_FILES = 10


def begin_draft(*, agency: Agency, purpose: Purpose = Purpose.DISCLOSURE) -> Draft:
    """A new empty draft."""
    return Draft.objects.create(agency=agency, purpose=purpose, content_sealed=_sealed({}))


@transaction.atomic
def keep_page(*, draft: Draft, page: str, answers: Any) -> dict[str, Any]:
    """Keep what one page holds, as it was typed; gives the whole content."""
    locked = _open(draft)
    content = {**drafts.content_of(locked), page: answers}
    locked.content_sealed = _sealed(content)
    locked.save()
    return content


@transaction.atomic
def keep_file(*, draft: Draft, file: File) -> DraftFile:
    """Keep a file of a draft. Raises NotAllowedError where there are too many."""
    locked = _open(draft)
    if locked.files.count() >= MOST_FILES:
        raise NotAllowedError(f"最多上传{MOST_FILES}份文件，请先删去不需要的。")
    kept = DraftFile(
        draft=locked,
        kind=file.kind,
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
    )
    kept.file.save("content", ContentFile(sealed.seal_bytes(file.content)), save=False)
    kept.save()
    locked.save()
    return kept


@transaction.atomic
def drop_file(*, draft: Draft, file_id: UUID) -> None:
    """Take a file out of a draft again; one that is not there is no harm."""
    for file in _open(draft).files.filter(pk=file_id):
        delete_with_file(file)


@transaction.atomic
def discard(*, draft: Draft) -> None:
    """Forget a draft with its files; what was sent stays as a request. Twice is no harm."""
    locked = Draft.objects.select_for_update(no_key=True).filter(pk=draft.pk).first()
    if locked is None:
        return
    for file in locked.files.all():
        delete_with_file(file)
    locked.delete()


def clear_ended_drafts() -> None:
    """The job that forgets drafts on which nobody worked for a day."""
    for draft in Draft.objects.filter(changed_at__lt=now() - drafts.KEPT):
        discard(draft=draft)


def _open(draft: Draft) -> Draft:
    """The draft, kept from others until the transaction ends, unless it was sent already."""
    locked = Draft.objects.select_for_update(no_key=True).filter(pk=draft.pk).first()
    if locked is None:
        raise NotAllowedError("填写的内容已经过期清除，请重新填写。")
    if locked.request_id is not None or locked.rectification_id is not None:
        raise NotAllowedError("这份申请已经提交，不能再改；需要改动的，请联系我们。")
    return locked


def _sealed(content: dict[str, Any]) -> str:
    return sealed.seal(json.dumps(content, ensure_ascii=False))
