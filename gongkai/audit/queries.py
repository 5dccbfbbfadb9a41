"""Read the journal, and find where it was tampered with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Model, Q, QuerySet

from gongkai.audit.acts import called_alike
from gongkai.audit.chain import ORIGIN, hash_of
from gongkai.audit.models import Entry, Tip
from gongkai.lib.today import CHINA

Entries = Sequence[Entry]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries are looked for; what is None or empty does not narrow."""

    text: str = ""
    by_id: int | None = None
    act: str = ""
    since: date | None = None
    until: date | None = None


def entries(agencies: Iterable[int], wanted: Wanted, *, of_system: bool) -> QuerySet[Entry]:
    """The entries of some agencies, and if asked those of the system as a whole, newest first."""
    where = Q(agency__in=list(agencies))
    found = Entry.objects.filter(where | Q(agency__isnull=True) if of_system else where)
    if wanted.text:
        # the letters of a request are named by their own number, and name the request in the words
        text = wanted.text
        found = found.filter(Q(about_name__icontains=text) | Q(said__icontains=text))
    if wanted.by_id is not None:
        found = found.filter(by=wanted.by_id)
    if wanted.act:
        found = found.filter(act__in=called_alike(wanted.act))
    if wanted.since:
        found = found.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return found.order_by("-sequence")


def happened(act: str) -> bool:
    """Whether the journal knows of an act."""
    return Entry.objects.filter(act=act).exists()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CHINA)


@dataclass(frozen=True)
class Broken:
    """The first entry that does not hold, and why."""

    sequence: int
    reason: str


def last() -> tuple[int, str]:
    """Number and hash of the last entry as the chain's end has them; 0 if there is none."""
    tip = Tip.objects.first()
    return (tip.sequence, tip.hash) if tip else (0, ORIGIN)


def entries_about(about: Model, act: str = "") -> Entries:
    """The entries about one thing, of one act or of all, newest first."""
    kind, pk = about._meta.label_lower, str(about.pk)
    found = Entry.objects.filter(about_kind=kind, about_id=pk)
    return list((found.filter(act=act) if act else found).order_by("-sequence"))


def broken() -> Broken | None:
    """The first broken entry of the whole journal, or None if every entry holds."""
    sequence, previous = 0, ORIGIN
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=2000):
        sequence += 1
        if reason := _fault(entry, sequence, previous):
            return Broken(sequence, reason)
        previous = entry.hash
    return _fault_of_end(sequence, previous)


def broken_since(known: str) -> Broken | None:
    """Whether the entry that was written down as `number:hash` is still that one.

    It finds a journal that was replaced as a whole, which the chain alone cannot.
    """
    number, _, fingerprint = known.strip().partition(":")
    if not number.isdecimal():
        return Broken(0, "抄存的写法不对，应当是“序号:摘要”")
    there = Entry.objects.filter(sequence=int(number), hash=fingerprint.lower()).exists()
    return None if there else Broken(int(number), "和抄存的摘要不符：整份日志被换过")


def _fault(entry: Entry, sequence: int, previous: str) -> str:
    """What is wrong with the entry that should be this one; empty if nothing is."""
    if entry.sequence != sequence:
        return "缺失：这一条被删去了"
    if entry.previous != previous:
        return "接不上前一条：前一条或者这一条被换过"
    if entry.hash != hash_of(entry):
        return "内容和摘要不符：这一条被改过"
    return ""


def _fault_of_end(sequence: int, previous: str) -> Broken | None:
    expected, expected_hash = last()
    if sequence < expected:
        return Broken(sequence + 1, f"缺失：末尾的记录被删去了，应当有{expected}条")
    if (sequence, previous) != (expected, expected_hash):
        return Broken(sequence, "和链尾不符：末尾的记录被换过")
    return None
