"""Write the journal: one entry, or many at once, in the transaction of the change they tell of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.db.models import Model

from gongkai.audit.chain import ORIGIN, hash_of
from gongkai.audit.models import Entry, Tip
from gongkai.lib.today import now

SYSTEM = "系统"
_CHAIN_LOCK = 2019_0515  # the regulation in its present form took effect on 15 May 2019


class NotInTransaction(RuntimeError):
    """An entry was to be written outside the transaction of its change."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """What an entry will say.

    `by` is the person at the desk; without one, `actor` says who it was (申请人, 系统).
    `about` is the thing, `agency` whose journal it belongs to (None: the system as a whole).
    `said` tells it in Chinese, with before → after; `detail` holds small plain values.
    Neither may hold identity data.
    """

    by: AbstractBaseUser | None
    act: str
    about: Model
    agency: Model | None
    said: str
    detail: dict[str, Any] | None = None
    actor: str = SYSTEM
    at: datetime | None = None


def note(
    *,
    by: AbstractBaseUser | None,
    act: str,
    about: Model,
    agency: Model | None,
    said: str,
    detail: dict[str, Any] | None = None,
    actor: str = SYSTEM,
) -> Entry:
    """Write one entry; see Note for what to give. Raises NotInTransaction outside of one."""
    said_once = Note(
        by=by, act=act, about=about, agency=agency, said=said, detail=detail, actor=actor
    )
    return note_all([said_once])[0]


def note_all(notes: Iterable[Note]) -> list[Entry]:
    """Write many entries in their order. Raises NotInTransaction outside of a transaction."""
    if not connection.in_atomic_block:
        raise NotInTransaction("审计记录必须和它所记的改动写在同一个事务里。")
    tip = _locked_tip()
    entries = []
    for each in notes:
        entry = _entry(each, sequence=tip.sequence + 1, previous=tip.hash)
        entries.append(entry)
        tip.sequence, tip.hash = entry.sequence, entry.hash
    Entry.objects.bulk_create(entries, batch_size=500)
    tip.save()
    return entries


def _locked_tip() -> Tip:
    """The end of the chain, held until the transaction ends.

    SQLite has one writer at a time anyhow, for every transaction begins IMMEDIATE.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
    return Tip.objects.first() or Tip(pk=1, sequence=0, hash=ORIGIN)


def _entry(note: Note, *, sequence: int, previous: str) -> Entry:
    entry = Entry(
        sequence=sequence,
        at=note.at or now(),
        by_id=note.by.pk if note.by else None,
        actor=str(note.by) if note.by else note.actor,
        act=str(note.act),
        about_kind=note.about._meta.label_lower,
        about_id=str(note.about.pk),
        about_name=str(note.about)[:200],
        agency_id=note.agency.pk if note.agency else None,
        said=note.said,
        detail=note.detail or {},
        previous=previous,
    )
    entry.hash = hash_of(entry)
    return entry
