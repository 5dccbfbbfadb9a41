"""Whether signed letters are still what was signed: the file against the journal's hash."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.audit.queries import entries_about
from gongkai.letters.models import Letter


@dataclass(frozen=True)
class Wrong:
    """A letter that is not what was signed, and why."""

    number: str
    reason: str


def signed() -> QuerySet[Letter]:
    """Every letter that ever had a number, voided ones too."""
    return Letter.objects.exclude(number="").order_by("pk")


def wrong() -> Sequence[Wrong]:
    """The letters that do not hold, oldest first."""
    found = ((each, _fault(each)) for each in signed().iterator(chunk_size=200))
    return [Wrong(each.number, reason) for each, reason in found if reason]


def _fault(letter: Letter) -> str:
    try:
        with letter.pdf.open() as kept:
            there = hashlib.sha256(kept.read()).hexdigest()
    except OSError:
        return "印发稿的文件不在了，请从备份恢复"
    entries = entries_about(letter)
    if not entries or any(each.detail["sha256"] not in {"", there} for each in entries):
        return "印发稿和审计日志里的摘要不符，请从备份恢复"
    return "" if letter.pdf_sha256 == there else "印发稿和登记的摘要不符，请从备份恢复"
