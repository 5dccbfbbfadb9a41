"""Whose turn a letter of a request is, and the words for it."""

from collections.abc import Iterator, Mapping
from datetime import date

from gongkai.accounts import duties
from gongkai.accounts import queries as accounts
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act, PostKind
from gongkai.letters import queries
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.requests.models import InfoRequest

_S = LetterState

TASKS: Mapping[LetterState, str] = {
    _S.DRAFT: "送审",
    _S.UNIT_REVIEW: "审核",
    _S.LEGAL_REVIEW: "法制审核",
    _S.SECRECY_REVIEW: "保密审查",
    _S.TO_SIGN: "签发",
    _S.SIGNED: "用印并印发",
    _S.ISSUED: "登记送达",
    _S.RETURNED: "再次送达",
}
"""What is to be done with a letter, as a button says it."""

_WAITED_FOR: Mapping[LetterState, str] = {
    _S.UNIT_REVIEW: "等承办单位审核",
    _S.LEGAL_REVIEW: "等法制审核",
    _S.SECRECY_REVIEW: "等保密审查",
    _S.TO_SIGN: "等签发",
}
_ASKED: Mapping[Act, tuple[PostKind, ...]] = {
    Act.REVIEW_LETTER: (PostKind.HEAD_OF_OFFICE, PostKind.UNIT_REVIEWER),
    Act.REVIEW_LEGALITY: (PostKind.LEGAL_REVIEWER,),
    Act.REVIEW_SECRECY: (PostKind.SECRECY_REVIEWER,),
    Act.SIGN: (PostKind.SIGNER,),
    Act.SIGN_NOTICE: (PostKind.HEAD_OF_OFFICE, PostKind.SIGNER),
}
"""Who is asked first, and who where none of these may."""


def task_of(letter: Letter) -> str:
    """What is to be done with a letter; the words of somebody whose turn it is."""
    if letter.state == _S.DRAFT and not letter.kind.startswith("D"):
        return "送签"
    return TASKS.get(LetterState(letter.state), "")


def waits_for(letter: Letter) -> str:
    """What a letter waits for, in the words of somebody else; of the office's own, its task."""
    return _WAITED_FOR.get(LetterState(letter.state)) or task_of(letter)


def in_turn(info_request: InfoRequest, letter: Letter, on: date) -> list[User]:
    """Who is to take a letter further on a day; deputies count like those they stand for.

    A review of the unit is its own reviewers', of a request without a unit the head's.
    """
    act = queries.act_wanted(letter)
    if act is None:
        return _drafting(info_request, letter, on) if task_of(letter) else []
    for group in _groups(info_request, act, on):
        able = [each for each in group if not _hindered(letter, act, each)]
        if able:
            return able
    return []


def _groups(info_request: InfoRequest, act: Act, on: date) -> Iterator[list[User]]:
    agency, unit = info_request.agency, info_request.unit
    if act is Act.REVIEW_LETTER and unit:
        yield accounts.holders(agency, PostKind.UNIT_REVIEWER, on, unit=unit)
    for kind in _ASKED[act]:
        yield accounts.holders(agency, kind, on)


def _hindered(letter: Letter, act: Act, person: User) -> bool:
    return bool(duties.hindrance(act, queries.acts_done(letter, person)))


def _drafting(info_request: InfoRequest, letter: Letter, on: date) -> list[User]:
    """Who wrote it, or handles the request; all handlers where neither is there any more."""
    for person in (letter.drafted_by, info_request.handler):
        if person and (acting := accounts.acting_for(person, on)):
            return acting
    return accounts.holders(info_request.agency, PostKind.HANDLER, on)
