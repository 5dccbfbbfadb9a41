"""What every act on a letter shares: the letter is held, its state asked, the step written down."""

from collections.abc import Collection

from gongkai.accounts.models import User
from gongkai.audit.actions import SYSTEM, note
from gongkai.letters import queries
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.flow import LETTER_STATE_NAMES, LetterState
from gongkai.letters.models import Letter, LetterStep

ELSEWHERE = "这件文书现在“{}”，不能这样办理。请刷新页面看清现状。"


def held(letter: Letter, *states: LetterState) -> Letter:
    """The letter as it is now, held; refused unless it is in one of the states."""
    now = queries.locked(letter.pk)
    demand_state(now, states)
    return now


def demand_state(letter: Letter, states: Collection[LetterState]) -> None:
    """Refuse what does not fit the state of a letter. Raises LetterNotAllowedError."""
    if letter.state not in states:
        raise LetterNotAllowedError(ELSEWHERE.format(LETTER_STATE_NAMES[LetterState(letter.state)]))


def step(
    letter: Letter,
    act: str,
    *,
    by: User | None,
    said: str,
    to: LetterState | None,
    actor: str = SYSTEM,
) -> None:
    """Save a letter in its new state with its step and its entry in the journal."""
    before = letter.get_state_display()
    if to is not None:
        letter.state = to
    letter.save()
    LetterStep.objects.create(letter=letter, act=act, said=said[:500], by=by)
    after = letter.get_state_display()
    moved = f"；状态：{before}→{after}" if to is not None and before != after else ""
    note(
        by=by,
        actor=actor,
        act=act,
        about=letter,
        agency=letter.agency,
        said=f"{letter.matter_number}《{letter}》{said}{moved}",
        detail={"letter": letter.pk, "kind": letter.kind, "sha256": letter.pdf_sha256},
    )
