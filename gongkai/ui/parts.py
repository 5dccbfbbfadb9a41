"""What parts are made of; a mapping with the same keys serves as well."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Tab:
    """A tab: a link with a count."""

    label: str
    url: str
    count: int | None = None
    current: bool = False
    urgent: bool = False


@dataclass(frozen=True)
class Step:
    """One step of several; a done one may lead back."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Pair:
    """A name and its value, with a second line."""

    name: str
    value: object
    note: object = ""
    url: str = ""


@dataclass(frozen=True)
class Happening:
    """One entry of a course of events."""

    text: object
    on: date | datetime | None = None
    who: str = ""
    title: str = ""
    icon: str = "check"


@dataclass(frozen=True)
class Link:
    """A row that leads somewhere, with a quiet note at its end."""

    label: str
    url: str
    note: object = ""
    icon: str = ""


@dataclass(frozen=True)
class Day:
    """One day of a term: its mark and what it did.

    `kinds` are of: start used left extra paused off makeup today due.
    """

    on: date
    mark: str = ""
    kinds: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Reason:
    """One step of how a due date came about; the last is the due date itself."""

    on: date
    text: object
    law: object = ""
    due: bool = False
