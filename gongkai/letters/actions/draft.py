"""拟稿: a letter begins as a draft and is rewritten until it is put forward."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.letters.actions.steps import held, step
from gongkai.letters.errors import OvertakenError
from gongkai.letters.flow import BEFORE_SIGNATURE, LetterState
from gongkai.letters.models import Letter, ReceiverRole
from gongkai.letters.queries import REWRITTEN
from gongkai.letters.wording import LetterText

OVERTAKEN = (
    "别人刚刚改过这份草稿。最新稿见预览，您写的内容还在下面；请对照修改，再保存就以您写的为准。"
)


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a letter: title, addressee, paragraphs one a line, and rows of a form."""

    title: str
    addressee: str
    body: str
    rows: Sequence[tuple[str, str]] = ()

    @classmethod
    def of(cls, written: LetterText) -> "Text":
        """The words as a wording file gave them."""
        return cls(written.title, written.addressee, written.body, written.rows)


@transaction.atomic
def draft(
    *,
    agency: Agency,
    matter: str,
    kind: str,
    receiver: str,
    receiver_role: ReceiverRole,
    text: Text,
    by: User | None,
    about: int | None = None,
    replaces: Letter | None = None,
) -> Letter:
    """Begin a letter of a matter. `about` is the step of the matter that it tells of.

    A draft that the system began is nobody's until somebody puts it forward.
    """
    letter = Letter(
        agency=agency,
        matter=matter,
        kind=kind,
        about=about,
        receiver=receiver,
        receiver_role=receiver_role,
        replaces=replaces,
    )
    _write(letter, text)
    step(letter, "letter_begun", by=by, said="生成草稿", to=None)
    return letter


@transaction.atomic
def rewrite(*, letter: Letter, text: Text, by: User, version: int) -> Letter:
    """Change the words of a draft. `version` is the one that was read.

    Raises OvertakenError where somebody else changed it in between.
    """
    letter = held(letter, LetterState.DRAFT)
    if letter.version != version:
        raise OvertakenError(OVERTAKEN)
    _write(letter, text)
    letter.version += 1
    letter.drafted_by = by
    step(letter, REWRITTEN, by=by, said=f"修改草稿（第{letter.version}次）", to=None)
    return letter


@transaction.atomic
def discard(*, letter: Letter, by: User | None, reason: str) -> Letter:
    """Give up a draft that is not needed; it has no number and stays readable."""
    letter = held(letter, LetterState.DRAFT)
    step(letter, Act.DRAFT_LETTER, by=by, said=f"不再制发：{reason}", to=LetterState.VOIDED)
    return letter


@transaction.atomic
def give_up(*, letter: Letter, by: User | None, reason: str) -> Letter:
    """Give up a letter not yet signed whose step is gone; it tells of no step any more."""
    letter = held(letter, *BEFORE_SIGNATURE)
    letter.about = None
    step(letter, Act.DRAFT_LETTER, by=by, said=f"不再制发：{reason}", to=LetterState.VOIDED)
    return letter


def _write(letter: Letter, text: Text) -> None:
    letter.title, letter.addressee = text.title.strip(), text.addressee.strip()
    letter.body = "\n".join(line.strip() for line in text.body.splitlines() if line.strip())
    letter.rows = [list(row) for row in text.rows]
