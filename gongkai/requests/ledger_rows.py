"""A row of a ledger understood: the request, its applicant, and the events that its days tell."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from gongkai.lib.half_width import half_width, plain_dashes
from gongkai.requests.actions.receive import Applicant, Wanted
from gongkai.requests.ledger import BY_KEY, COLUMNS, Problem, Record
from gongkai.requests.ledger_words import (
    CHANNEL_WORDS,
    CLASS_WORDS,
    CONSENT_WORDS,
    CONSULTED_WORDS,
    FORM_WORDS,
    IDENTITY_WORDS,
    OUTCOME_WORDS,
    SERVICE_WORDS,
    WAY_WORDS,
)
from gongkai.requests.models import IdentityKind, WantedForm, WantedWay
from gongkai.statute.calendar import Calendar
from gongkai.statute.errors import StatuteError
from gongkai.statute.events import (
    Confirmed,
    DatedEvent,
    Decided,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsRequested,
    Served,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    Withdrawn,
)
from gongkai.statute.receipt import needs_confirmation
from gongkai.statute.state import demand_lawful

Meant = TypeVar("Meant")
_NUMBER = re.compile(r"(20[0-9]{2})-([0-9]{1,6})")
_DAY = re.compile(r"(20[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A request as a row of a ledger tells it; `events` are lawful."""

    row: int
    number: tuple[int, int] | None
    wanted: Wanted
    applicant: Applicant
    events: tuple[DatedEvent, ...]
    unit_id: int | None
    handler_id: int | None

    @property
    def submitted(self) -> Submitted:
        """The first event."""
        first = self.events[0]
        assert isinstance(first, Submitted)  # noqa: S101 - `understood` puts it there
        return first


@dataclass(frozen=True)
class Known:
    """What the agency has: its units and people by name, and the numbers that are taken."""

    units: Mapping[str, int]
    people: Mapping[str, int | None]
    """A name that two people share stands for None."""
    numbers: frozenset[tuple[int, int]]


class _Reading:
    """One row being read; what is wrong is collected, so that all of it is told at once."""

    def __init__(self, row: int, record: Record) -> None:
        self.row = row
        self.record = record
        self.problems: list[Problem] = []

    def text(self, key: str) -> str:
        value = self.record.get(key, "")
        column = BY_KEY[key]
        if column.required and not value:
            self.wrong(key, f"请填写{column.head}。")
        elif len(value) > column.most:
            over = len(value) - column.most
            self.wrong(key, f"{column.head}最多{column.most}字，请删去{over}字。")
        return value

    def word(self, key: str, words: Mapping[str, Meant]) -> Meant | None:
        value = self.text(key)
        if not value:
            return None
        if value not in words:
            self.wrong(key, f"{BY_KEY[key].head}不在可以用的词中，请从下拉列表中选择。")
        return words.get(value)

    def day(self, key: str) -> date | None:
        value = self.text(key)
        if not value:
            return None
        try:
            return _day(value)
        except ValueError:
            self.wrong(key, f"{BY_KEY[key].head}不是日期，请写成 2024-09-11 这样。")
            return None

    def number(self, key: str) -> int | None:
        value = half_width(self.text(key))
        if value and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
            self.wrong(key, f"{BY_KEY[key].head}请只写大于零的整数。")
            return None
        return int(value) if value else None

    def wrong(self, key: str, sentence: str) -> None:
        self.problems.append(Problem(self.row, BY_KEY[key].head, sentence))

    def together(self, day: str, other: str) -> None:
        """Two columns that need each other."""
        given = [bool(self.record.get(key)) for key in (day, other)]
        if given == [True, False]:
            self.wrong(other, f"填了{BY_KEY[day].head}，请也填写{BY_KEY[other].head}。")
        elif given == [False, True]:
            self.wrong(day, f"填了{BY_KEY[other].head}，请也填写{BY_KEY[day].head}。")


def _day(value: str) -> date:
    written = _DAY.fullmatch("".join(plain_dashes(value).split()))
    if written is None:
        raise ValueError(value)
    return date(*(int(part) for part in written.groups()))


def understood(
    row: int, record: Record, known: Known, *, on: date, calendar: Calendar
) -> LedgerRow | list[Problem]:
    """条例第二十九条至第四十条。A row as a request whose events are lawful, or what is wrong."""
    reading = _Reading(row, record)
    number = _number(reading, known)
    wanted, applicant = _wanted(reading), _applicant(reading)
    unit = _of(reading, "unit", known.units)
    handler = _of(reading, "handler", known.people)
    events = _events(reading, on)
    if not reading.problems:
        _demand_lawful(reading, events, calendar)
    if reading.problems or applicant is None:
        return reading.problems
    return LedgerRow(row, number, wanted, applicant, tuple(events), unit, handler)


def _demand_lawful(reading: _Reading, events: list[DatedEvent], calendar: Calendar) -> None:
    try:
        demand_lawful(events, calendar=calendar)
    except StatuteError as error:
        reading.problems.append(Problem(reading.row, "办理经过", str(error)))


def number_of(value: str) -> tuple[int, int] | None:
    """Year and serial of a number as a ledger writes it, with or without leading zeros."""
    written = _NUMBER.fullmatch(plain_dashes(value))
    if written is None or int(written[2]) == 0:
        return None
    return int(written[1]), int(written[2])


def _number(reading: _Reading, known: Known) -> tuple[int, int] | None:
    value = reading.text("number")
    if not value:
        return None
    number = number_of(value)
    if number is None:
        reading.wrong("number", "编号请写成年度和序号，例如 2024-0012；没有的不填。")
        return None
    if number in known.numbers:
        reading.wrong("number", f"编号{value}已经有了，请核对；重新编号的不填。")
    arrived_on = half_width(reading.record.get("arrived_on", ""))
    if arrived_on[:4].isdecimal() and arrived_on[:4] != str(number[0]):
        reading.wrong("number", f"编号的年度和到达日期（{arrived_on[:4]}年）不同，请核对。")
    return number


def _wanted(reading: _Reading) -> Wanted:
    return Wanted(
        subject=reading.text("subject"),
        document_number=reading.text("document_number"),
        description=reading.text("description"),
        form=reading.word("wanted_form", FORM_WORDS) or WantedForm.ELECTRONIC,
        way=reading.word("wanted_way", WAY_WORDS) or WantedWay.EMAIL,
    )


def _applicant(reading: _Reading) -> Applicant | None:
    name = reading.text("name")
    applicant_class = reading.word("applicant_class", CLASS_WORDS)
    kind = reading.word("identity_kind", IDENTITY_WORDS)
    identity, phone = reading.text("identity_number"), reading.text("phone")
    if identity and kind is None:
        reading.wrong("identity_kind", "填了证件号码，请也选择证件种类。")
    if applicant_class is None:
        return None
    return Applicant(name, applicant_class, kind or IdentityKind.OTHER, identity, phone)


def _of(reading: _Reading, key: str, named: Mapping[str, int | None]) -> int | None:
    """A unit or a person of the agency by name."""
    value = reading.text(key)
    if not value:
        return None
    head = BY_KEY[key].head
    if value not in named:
        reading.wrong(key, f"系统里没有这个{head}，请核对名称，或者先添加再导入。")
    elif named[value] is None:
        reading.wrong(key, f"有两位{head}同名，请不填，导入后再分办。")
    return named.get(value)


def _events(reading: _Reading, on: date) -> list[DatedEvent]:
    """The events that the days of a row tell, in the order of their days."""
    days = {column.key: reading.day(column.key) for column in COLUMNS if column.is_day}
    for key, day in days.items():
        if day and day > on and key != "supplement_until":
            reading.wrong(key, f"{BY_KEY[key].head}不能晚于今天，请核对。")
    reading.together("supplement_on", "supplement_until")
    reading.together("opinion_on", "opinion_of")
    reading.together("opinion_received_on", "opinion_consents")
    reading.together("extended_on", "extended_days")
    reading.together("fee_on", "fee_amount")
    reading.together("decided_on", "outcome")
    reading.together("served_on", "service_way")
    first = _submitted(reading, days)
    made = [make(reading, days) for make in _MADE]
    events = [event for event in made if event is not None]
    return [*([first] if first else []), *sorted(events, key=lambda event: event.on)]


Days = Mapping[str, date | None]


def _submitted(reading: _Reading, days: Days) -> Submitted | None:
    channel, arrived_on = reading.word("channel", CHANNEL_WORDS), days["arrived_on"]
    if channel is None or arrived_on is None:
        return None
    if days["confirmed_on"] and not needs_confirmation(channel):
        reading.wrong("confirmed_on", "这个渠道的申请无需确认，请清空确认日期。")
    return Submitted(channel, arrived_on)


def _confirmed(reading: _Reading, days: Days) -> DatedEvent | None:
    return Confirmed(days["confirmed_on"]) if days["confirmed_on"] else None


def _supplement(reading: _Reading, days: Days) -> DatedEvent | None:
    on, until = days["supplement_on"], days["supplement_until"]
    return SupplementRequested(on, until) if on and until else None


def _supplemented(reading: _Reading, days: Days) -> DatedEvent | None:
    on = days["supplemented_on"]
    return SupplementReceived(on) if on else None


def _opinion_sought(reading: _Reading, days: Days) -> DatedEvent | None:
    """A ledger knows one day for it, taken as that of delivery too."""
    on, of = days["opinion_on"], reading.word("opinion_of", CONSULTED_WORDS)
    return OpinionSought(on, of, reading.text("opinion_of"), on) if on and of else None


def _opinion_received(reading: _Reading, days: Days) -> DatedEvent | None:
    on, consents = days["opinion_received_on"], reading.word("opinion_consents", CONSENT_WORDS)
    party = reading.text("opinion_of")
    return OpinionReceived(on, party, consents == "yes") if on and consents else None


def _reasons(reading: _Reading, days: Days) -> DatedEvent | None:
    return ReasonsRequested(days["reasons_on"]) if days["reasons_on"] else None


def _extended(reading: _Reading, days: Days) -> DatedEvent | None:
    on, number = days["extended_on"], reading.number("extended_days")
    return Extended(on, number) if on and number else None


def _fee(reading: _Reading, days: Days) -> DatedEvent | None:
    on, amount = days["fee_on"], reading.number("fee_amount")
    return FeeNoticed(on, amount, on) if on and amount else None


def _paid(reading: _Reading, days: Days) -> DatedEvent | None:
    return FeePaid(days["paid_on"]) if days["paid_on"] else None


def _withdrawn(reading: _Reading, days: Days) -> DatedEvent | None:
    return Withdrawn(days["withdrawn_on"]) if days["withdrawn_on"] else None


def _decided(reading: _Reading, days: Days) -> DatedEvent | None:
    on, outcome = days["decided_on"], reading.word("outcome", OUTCOME_WORDS)
    reason = reading.text("reason")
    return Decided(on, outcome, reason=reason) if on and outcome else None


def _served(reading: _Reading, days: Days) -> DatedEvent | None:
    on, way = days["served_on"], reading.word("service_way", SERVICE_WORDS)
    return Served(on, way) if on and way else None


_MADE: tuple[Callable[[_Reading, Days], DatedEvent | None], ...] = (
    _confirmed,
    _supplement,
    _supplemented,
    _opinion_sought,
    _opinion_received,
    _reasons,
    _extended,
    _fee,
    _paid,
    _withdrawn,
    _decided,
    _served,
)
