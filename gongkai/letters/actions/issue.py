"""印发、作废、更换: a signed letter leaves the house; a wrong one is voided and stays on record."""

from datetime import date

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.letters.actions.draft import Text, draft
from gongkai.letters.actions.materials import enclose_again
from gongkai.letters.actions.steps import held, step
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter, ReceiverRole
from gongkai.statute.wording import chinese_date


@transaction.atomic
def issue(*, letter: Letter, by: User, on: date) -> Letter:
    """印发: sealed and ready to be served; the receiver may read it from now on."""
    letter = held(letter, LetterState.SIGNED)
    if letter.dated and on < letter.dated:
        raise LetterNotAllowedError("印发日期不能早于成文日期，请核对。")
    letter.issued_on = on
    said = f"用印并印发（{chinese_date(on)}）"
    step(letter, Act.ISSUE_LETTER, by=by, said=said, to=LetterState.ISSUED)
    return letter


@transaction.atomic
def void(*, letter: Letter, by: User, reason: str) -> Letter:
    """作废: the letter no longer counts. It keeps its number, its text and its steps."""
    letter = held(
        letter, LetterState.SIGNED, LetterState.ISSUED, LetterState.SERVED, LetterState.RETURNED
    )
    if not reason.strip():
        raise LetterNotAllowedError("请写明作废的理由；编号保留，不再使用。")
    step(letter, Act.VOID_LETTER, by=by, said=f"作废：{reason}", to=LetterState.VOIDED)
    return letter


@transaction.atomic
def replace(*, letter: Letter, by: User, reason: str) -> Letter:
    """Void a letter and begin the one that takes its place, with the same words and files.

    What the scan found in a file is answered for anew.
    """
    voided = void(letter=letter, by=by, reason=reason)
    rows = [(str(label), str(value)) for label, value in voided.rows]
    new = draft(
        agency=voided.agency,
        matter=voided.matter,
        kind=voided.kind,
        about=voided.about,
        receiver=voided.receiver,
        receiver_role=ReceiverRole(voided.receiver_role),
        text=Text(voided.title, voided.addressee, voided.body, rows),
        by=by,
        replaces=voided,
    )
    enclose_again(voided, new)
    return new
