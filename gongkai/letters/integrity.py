"""Whether signed letters are still what was signed: the file against the journal's hash.

A number that was given and has no letter any more is a fault, too.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.audit.queries import entries_about
from gongkai.letters.models import Letter, LetterSeries
from gongkai.letters.numbers import written


@dataclass(frozen=True)
class Wrong:
    """A letter that is not what was signed, and why."""

    number: str
    reason: str


def signed() -> QuerySet[Letter]:
    """Every letter that ever had a number, voided ones too."""
    return Letter.objects.exclude(number="").order_by("pk")


def wrong() -> Sequence[Wrong]:
    """The letters that do not hold, oldest first, then those that are gone."""
    found = ((each, _fault(each)) for each in signed().iterator(chunk_size=200))
    return [Wrong(each.number, reason) for each, reason in found if reason] + _gone()


def _gone() -> list[Wrong]:
    there = set(signed().values_list("agency_id", "series", "year", "serial"))
    return [
        Wrong(written(each.agency, each.series, each.year, serial), "文书不在了，请从备份恢复")
        for each in LetterSeries.objects.select_related("agency").order_by("pk")
        for serial in range(1, each.last + 1)
        if (each.agency_id, each.series, each.year, serial) not in there
    ]


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
