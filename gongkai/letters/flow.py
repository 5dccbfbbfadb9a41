"""The way of a letter: who looks at it in which order, before it goes out.

A reply (D01-D27) is reviewed by the unit that handles the matter, by the legal reviewer where the
agency wants it, and by the secrecy reviewer (条例第十七条), then signed. Letters before the reply
(P03-P16) are signed at once, but a file in which the scan found something has the secrecy reviewer
look at them, too. Whoever put a letter forward neither reviews nor signs it.
"""

from collections.abc import Mapping
from enum import StrEnum

from gongkai.accounts.posts import Act


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    UNIT_REVIEW = "unit_review"
    LEGAL_REVIEW = "legal_review"
    SECRECY_REVIEW = "secrecy_review"
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    ISSUED = "issued"
    SERVED = "served"
    RETURNED = "returned"
    VOIDED = "voided"


LETTER_STATE_NAMES: Mapping[LetterState, str] = {
    LetterState.DRAFT: "拟稿中",
    LetterState.UNIT_REVIEW: "待承办单位审核",
    LetterState.LEGAL_REVIEW: "待法制审核",
    LetterState.SECRECY_REVIEW: "待保密审查",
    LetterState.TO_SIGN: "待签发",
    LetterState.SIGNED: "已签发，待用印",
    LetterState.ISSUED: "已印发，待送达",
    LetterState.SERVED: "已送达",
    LetterState.RETURNED: "被退回，待再次送达",
    LetterState.VOIDED: "已作废",
}

IN_REVIEW: Mapping[LetterState, Act] = {
    LetterState.UNIT_REVIEW: Act.REVIEW_LETTER,
    LetterState.LEGAL_REVIEW: Act.REVIEW_LEGALITY,
    LetterState.SECRECY_REVIEW: Act.REVIEW_SECRECY,
}
"""The reviews and whose they are."""

BEFORE_SIGNATURE = frozenset({LetterState.DRAFT, *IN_REVIEW, LetterState.TO_SIGN})
"""Letters without a number: they can still be given up."""

OUT = frozenset({LetterState.ISSUED, LetterState.SERVED, LetterState.RETURNED})
"""Letters that have left the house: the receiver may read them."""


def is_reply(kind: str) -> bool:
    """Whether a kind of letter is a decision on the request (D01-D27)."""
    return kind.startswith("D")


def way(kind: str, *, legal_review: bool, has_findings: bool = False) -> tuple[LetterState, ...]:
    """The states a letter of a kind goes through from draft to signature.

    `has_findings`: the scan found something in a file that goes with it.
    """
    if not is_reply(kind):
        secrecy = (LetterState.SECRECY_REVIEW,) if has_findings else ()
        return (LetterState.DRAFT, *secrecy, LetterState.TO_SIGN)
    legal = (LetterState.LEGAL_REVIEW,) if legal_review else ()
    return (
        LetterState.DRAFT,
        LetterState.UNIT_REVIEW,
        *legal,
        LetterState.SECRECY_REVIEW,
        LetterState.TO_SIGN,
    )


def following(
    state: LetterState, kind: str, *, legal_review: bool, has_findings: bool = False
) -> LetterState:
    """The state after one before the signature. A review no longer wanted leads to the next one."""
    whole = way(kind, legal_review=True, has_findings=True)
    wanted = way(kind, legal_review=legal_review, has_findings=has_findings)
    return next(each for each in whole[whole.index(state) + 1 :] if each in wanted)


def act_of_signing(kind: str) -> Act:
    """Whose signature a kind of letter needs."""
    return Act.SIGN if is_reply(kind) else Act.SIGN_NOTICE
