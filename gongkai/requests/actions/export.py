"""Leaving a trace of what is carried out of the house."""

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import note


@transaction.atomic
def note_export(*, by: User, count: int, kind: str) -> None:
    """Tell the journal that a list was exported: how many requests, as what."""
    said = f"导出申请列表{count}件（{kind}，姓名已遮盖）"
    note(by=by, act=Act.EXPORT, about=by.agency, agency=by.agency, said=said)
