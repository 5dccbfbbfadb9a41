"""文书: the letters of a request, begun from its record, signed, issued and served with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.letters import actions as letters
from gongkai.letters import queries as letter_queries
from gongkai.letters.checking import Issue, check
from gongkai.letters.errors import LetterError
from gongkai.letters.facts import LetterFacts
from gongkai.letters.flow import is_reply
from gongkai.letters.models import Letter, Material, ReceiverRole
from gongkai.letters.rendering import pdf_of, text_of
from gongkai.letters.wording import LetterText, compose
from gongkai.requests import queries
from gongkai.requests.actions.letter_way import Scan, add_scanned, tell_turn
from gongkai.requests.actions.record import record, record_all
from gongkai.requests.answer_codes import told_in
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.letter_facts import applicants_of, attachments_of, facts_of
from gongkai.requests.letters_due import DueLetter, needless, wanting
from gongkai.requests.models import InfoRequest
from gongkai.statute import state
from gongkai.statute.demands import Demand
from gongkai.statute.events import (
    Event,
    FeeNoticed,
    OpinionSought,
    Retracted,
    Served,
    standing_entries,
)
from gongkai.statute.letter_faults import LetterFault

_TERM_FROM_DELIVERY = frozenset({"P07", "P11", "P12", "P13"})


@transaction.atomic
def record_with_letters(
    info_request: InfoRequest,
    events: Sequence[Event],
    *,
    by: User,
    on: date,
    remark: str = "",
    particulars: Mapping[str, Any] | None = None,
) -> InfoRequest:
    """Record the events of one act and begin the letters that they want: all of it, or nothing."""
    info_request = queries.locked(info_request.pk)
    _letters_of(info_request)  # held before the journal is, for a step taken back ends letters
    info_request = record_all(
        info_request, events, by=by, on=on, remark=remark, particulars=particulars
    )
    begin_letters(info_request, by=None, on=on)
    return info_request


@transaction.atomic
def begin_letters(info_request: InfoRequest, *, by: User | None, on: date) -> list[Letter]:
    """Begin every letter that the record wants and lacks; give up those that need not be sent."""
    info_request = queries.locked(info_request.pk)
    history = queries.history(info_request)
    for letter, reason in needless(history, _letters_of(info_request)):
        letters.give_up(letter=letter, by=by, reason=reason)
    due = wanting(history, _letters_of(info_request))
    return [_begin(info_request, each, by=by, on=on) for each in due]


def _letters_of(info_request: InfoRequest) -> list[Letter]:
    """The letters of a request as they are now, held until the act is done."""
    return letter_queries.all_locked(info_request.agency, queries.matter_of(info_request))


def written(facts: LetterFacts) -> LetterText:
    """A letter in the agency's own words or the packaged ones. Raises NotAllowedError."""
    try:
        return compose(facts, settings.LETTER_WORDING, calendar=queries.calendar())
    except LetterError as error:
        raise NotAllowedError(str(error)) from error


def _begin(info_request: InfoRequest, due: DueLetter, *, by: User | None, on: date) -> Letter:
    text = written(facts_of(info_request, due, on=on))
    return letters.draft(
        agency=info_request.agency,
        matter=queries.matter_of(info_request),
        kind=due.kind,
        about=due.about,
        receiver=due.receiver or applicants_of(info_request),
        receiver_role=due.role,
        text=letters.Text.of(text),
        by=by,
    )


def _demand_of_request(info_request: InfoRequest, letter: Letter) -> None:
    """Refuse a letter of another matter. Raises NotAllowedError."""
    if letter.matter != queries.matter_of(info_request):
        raise NotAllowedError("这件文书不属于这份申请，请从案卷里打开。")


@transaction.atomic
def recompose(info_request: InfoRequest, letter: Letter, *, by: User, on: date) -> Letter:
    """Write the draft anew from the record and its materials; what was typed into it is gone."""
    _demand_of_request(info_request, letter)
    text = written(letter_facts(info_request, letter, on=on))
    return letters.rewrite(
        letter=letter,
        text=letters.Text.of(text),
        by=by,
        version=letter.version,
    )


def letter_facts(info_request: InfoRequest, letter: Letter, *, on: date) -> LetterFacts:
    """The facts behind a letter of a request as they are now."""
    role = ReceiverRole(letter.receiver_role)
    receiver = "" if role is ReceiverRole.APPLICANT else letter.receiver
    due = DueLetter(letter.kind, letter.about or 1, role, receiver)
    return facts_of(
        info_request,
        due,
        on=letter.dated or on,
        attachments=attachments_of(letter),
        number=letter.number,
    )


def letter_faults(
    info_request: InfoRequest, letter: Letter, *, on: date
) -> tuple[LetterFault, ...]:
    """What a letter of a request lacks on a day; some faults only warn."""
    return check(
        letter_facts(info_request, letter, on=on),
        text_of(letter),
        Issue(on, _met(info_request, letter), late_note=letter.late_reason),
        calendar=queries.calendar(),
    )


def _met(info_request: InfoRequest, letter: Letter) -> set[str]:
    """The demands of an outcome that the decision and the file answer."""
    rows = list(info_request.events.all())
    met = {name for name, value in rows[(letter.about or 1) - 1].particulars.items() if value}
    if any(each.answered_at for each in info_request.searches.all()):
        met.add(Demand.SEARCH_RECORD)
    return met


def add_material(
    info_request: InfoRequest, letter: Letter, upload: letters.Upload, *, by: User, scan: Scan
) -> Material:
    """Put a file to a letter, looked through for what must not go out with it.

    The names of applicants and of those who were asked are searched for as they are written.
    """
    _demand_of_request(info_request, letter)
    names = [each.name for each in info_request.people.all()]
    asked = [each for each in queries.history(info_request) if isinstance(each, OpinionSought)]
    names += [each.party for each in asked]
    return add_scanned(letter, upload, names, by=by, scan=scan)


@transaction.atomic
def sign_letter(
    info_request: InfoRequest,
    letter: Letter,
    *,
    by: User,
    on: date,
    late_reason: str = "",
    tells: bool = True,
) -> Letter:
    """Sign a letter of a request, if it lacks nothing, and tell who is to issue it.

    Raises the letters' errors.
    """
    _demand_of_request(info_request, letter)
    info_request = queries.locked(info_request.pk)
    signed = letters.sign(
        letter=letter,
        by=by,
        may=duties.acts_of(by, info_request.agency, on),
        on=on,
        faults=lambda signed: [
            fault.text for fault in letter_faults(info_request, signed, on=on) if fault.forbids
        ],
        render=lambda signed: pdf_of(signed, contact=told_in(signed)),
        late_reason=late_reason,
    )
    if tells:
        tell_turn(info_request, signed, by=by, on=on)
    return signed


@transaction.atomic
def serve_letter(
    info_request: InfoRequest, letter: Letter, *, served: letters.Served, by: User, on: date
) -> InfoRequest:
    """Record that a letter was served, and what follows from it for the term.

    A reply stops the clock; a letter whose term runs from its delivery sets that day. Raises
    NotAllowedError and the letters' errors.
    """
    _demand_of_request(info_request, letter)
    info_request = queries.locked(info_request.pk)
    service = letters.serve(letter=letter, served=served, by=by, on=on)
    if is_reply(letter.kind):
        if info_request.served_on is None:
            return record(
                info_request,
                Served(service.on, served.way),
                by=by,
                on=on,
                remark=f"{letter.number}：{service.proof or service.tracking_number}".rstrip("："),
            )
        return info_request
    if letter.kind in _TERM_FROM_DELIVERY:
        return _set_delivery(
            info_request, letter, delivered_on=service.on, why="补登送达日期", by=by, on=on
        )
    return info_request


@transaction.atomic
def take_back_letter(
    info_request: InfoRequest,
    letter: Letter,
    *,
    returned_on: date,
    reason: str,
    by: User,
    on: date,
) -> InfoRequest:
    """A letter came back: it is to be served again, and a term that ran from its delivery stops.

    A reply keeps the day on which it was handed over. Raises NotAllowedError and the letters'
    errors.
    """
    _demand_of_request(info_request, letter)
    info_request = queries.locked(info_request.pk)
    letter = letters.take_back(letter=letter, by=by, returned_on=returned_on, reason=reason, on=on)
    tell_turn(info_request, letter, by=by, on=on)
    if letter.kind in _TERM_FROM_DELIVERY:
        return _set_delivery(
            info_request, letter, delivered_on=None, why="函件被退回", by=by, on=on
        )
    return info_request


@transaction.atomic
def void_letter(
    info_request: InfoRequest, letter: Letter, *, by: User, on: date, reason: str
) -> Letter:
    """作废 a letter of a request; no term runs from its delivery any more. `on` is today.

    Raises the letters' errors.
    """
    _demand_of_request(info_request, letter)
    info_request = queries.locked(info_request.pk)
    voided = letters.void(letter=letter, by=by, reason=reason)
    _forget_delivery(info_request, voided, by=by, on=on)
    return voided


@transaction.atomic
def replace_letter(
    info_request: InfoRequest, letter: Letter, *, by: User, on: date, reason: str
) -> Letter:
    """作废 a letter of a request and begin the one in its place, as `void_letter`."""
    _demand_of_request(info_request, letter)
    info_request = queries.locked(info_request.pk)
    new = letters.replace(letter=letter, by=by, reason=reason)
    _forget_delivery(info_request, letter, by=by, on=on)
    return new


def _forget_delivery(info_request: InfoRequest, letter: Letter, *, by: User, on: date) -> None:
    if letter.kind in _TERM_FROM_DELIVERY:
        _set_delivery(info_request, letter, delivered_on=None, why="函件已作废", by=by, on=on)


def _set_delivery(
    info_request: InfoRequest,
    letter: Letter,
    *,
    delivered_on: date | None,
    why: str,
    by: User,
    on: date,
) -> InfoRequest:
    """Enter the step anew with the day of delivery, or without one, where its term runs from it.

    A step that was answered meanwhile stays as it is.
    """
    found = _step_told_by(info_request, letter)
    if found is None or found.event.delivered_on == delivered_on:
        return info_request
    anew = [Retracted(found.sequence, why), replace(found.event, delivered_on=delivered_on)]
    if state.obstacle(queries.history(info_request), anew[0], calendar=queries.calendar()):
        return info_request
    row = info_request.events.get(sequence=found.sequence)
    return record_all(
        info_request, anew, by=by, on=on, remark=row.remark, particulars=row.particulars
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The step of a letter as it stands in the record."""

    sequence: int
    event: OpinionSought | FeeNoticed


def _step_told_by(info_request: InfoRequest, letter: Letter) -> _Told | None:
    """The step that a letter tells of, by now perhaps entered anew with a day of delivery."""
    history = queries.history(info_request)
    told = history[letter.about - 1] if letter.about else None
    if not isinstance(told, OpinionSought | FeeNoticed):
        return None
    for entry in standing_entries(history):
        event = entry.event
        if (
            isinstance(event, OpinionSought | FeeNoticed)
            and replace(event, delivered_on=told.delivered_on) == told
        ):
            return _Told(entry.sequence, event)
    return None
