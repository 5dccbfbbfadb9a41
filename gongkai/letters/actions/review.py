"""送审、审核、退回: a letter goes from hand to hand, and no hand does two of its duties."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from gongkai.accounts import duties
from gongkai.accounts.models import User
from gongkai.accounts.posts import ACT_NAMES, Act
from gongkai.letters import queries
from gongkai.letters.actions.steps import held, step
from gongkai.letters.errors import LetterNotAllowedError
from gongkai.letters.flow import IN_REVIEW, LETTER_STATE_NAMES, LetterState, following
from gongkai.letters.models import Letter


@transaction.atomic
def put_forward(*, letter: Letter, by: User) -> Letter:
    """送审: the draft is done. Whoever does this has drafted it, and neither reviews nor signs."""
    letter = held(letter, LetterState.DRAFT)
    letter.drafted_by = by
    to = _next(letter)
    step(letter, Act.DRAFT_LETTER, by=by, said=f"送审：{LETTER_STATE_NAMES[to]}", to=to)
    return letter


@transaction.atomic
def review(*, letter: Letter, by: User, may: frozenset[Act], opinion: str = "") -> Letter:
    """审核: pass what the letter waits for. Raises PermissionDenied and LetterNotAllowedError."""
    letter = held(letter, *IN_REVIEW)
    act = demand_hand(letter, by, may)
    state = LetterState(letter.state)
    if state is LetterState.SECRECY_REVIEW:
        _demand_cleared(letter)
    to = _next(letter)
    said = f"{ACT_NAMES[act]}：同意{f'，{opinion}' if opinion else ''}"
    step(letter, act, by=by, said=said, to=to)
    return letter


@transaction.atomic
def send_back(*, letter: Letter, by: User, may: frozenset[Act], reason: str) -> Letter:
    """退回: the letter becomes a draft again, with the reason for who wrote it."""
    letter = held(letter, *IN_REVIEW, LetterState.TO_SIGN)
    demand_hand(letter, by, may)
    if not reason.strip():
        raise LetterNotAllowedError("请写明退回的理由，让拟稿人知道改什么。")
    step(letter, queries.SENT_BACK, by=by, said=f"退回修改：{reason}", to=LetterState.DRAFT)
    return letter


def demand_hand(letter: Letter, by: User, may: frozenset[Act]) -> Act:
    """The duty a letter waits for, if this person may do it. Raises PermissionDenied."""
    act = queries.act_wanted(letter)
    if act is None:
        raise LetterNotAllowedError("这件文书现在不等待审核或者签发。")
    if act not in may:
        raise PermissionDenied(duties.refusal(act))
    if reason := duties.hindrance(act, queries.acts_done(letter, by)):
        raise LetterNotAllowedError(reason)
    return act


def _next(letter: Letter) -> LetterState:
    return following(
        LetterState(letter.state),
        letter.kind,
        legal_review=letter.agency.legal_review,
        has_findings=queries.has_findings(letter),
    )


def _demand_cleared(letter: Letter) -> None:
    found = letter.materials.filter(cleared_by=None).exclude(findings=[])
    if names := "".join(f"“{each.name}”" for each in found):
        raise LetterNotAllowedError(
            f"附件{names}的检查发现还没有核对，请逐件写明核对意见后再通过。"
        )
