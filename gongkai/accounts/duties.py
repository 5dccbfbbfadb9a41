"""Who may do which act: one table, act × post."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied

from gongkai.accounts import queries
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import ACT_NAMES, POST_NAMES, Act, PostKind

_H, _U, _O = PostKind.HANDLER, PostKind.UNIT_REVIEWER, PostKind.HEAD_OF_OFFICE
_SEC, _LAW, _SIGN = PostKind.SECRECY_REVIEWER, PostKind.LEGAL_REVIEWER, PostKind.SIGNER
_SUP = PostKind.SUPERVISOR

DUTIES: Mapping[Act, frozenset[PostKind]] = {
    act: frozenset(posts)
    for act, posts in {
        Act.READ_REQUESTS: (_H, _U, _O, _SEC, _LAW, _SIGN, _SUP),
        Act.RECEIVE: (_H, _O),
        Act.CONFIRM: (_H, _O),
        Act.ASSIGN: (_H, _O),
        Act.ASK_SEARCH: (_H, _O),
        Act.ANSWER_SEARCH: (_U, _H),
        Act.SUPPLEMENT: (_H, _O),
        Act.SEEK_OPINION: (_H, _O),
        Act.ASK_REASONS: (_H, _O),
        Act.SET_TERM: (_O,),
        Act.EXTEND: (_O,),
        Act.CHARGE: (_H, _O),
        Act.DECIDE: (_H, _O),
        Act.DRAFT_LETTER: (_H, _O),
        Act.REVIEW_LETTER: (_U, _O),
        Act.RECTIFY: (_H, _O),
        Act.REVIEW_SECRECY: (_SEC,),
        Act.REVIEW_LEGALITY: (_LAW,),
        Act.SIGN: (_SIGN,),
        Act.SIGN_NOTICE: (_O, _SIGN),
        Act.ISSUE_LETTER: (_H, _O),
        Act.VOID_LETTER: (_O, _SIGN),
        Act.SERVE: (_H, _O),
        Act.WITHDRAW: (_H, _O),
        Act.RETRACT: (_H, _O),
        Act.ARCHIVE: (_H, _O),
        Act.NOTE: (_H, _U, _O, _SEC, _LAW, _SIGN),
        Act.OPEN_IDENTITY: (_H, _O),
        Act.EXPORT: (_H, _O),
        Act.REMIND: (_O, _SUP),
        Act.MANAGE_PEOPLE: (PostKind.SECURITY_ADMINISTRATOR,),
        Act.MANAGE_AGENCY: (PostKind.SYSTEM_ADMINISTRATOR,),
        Act.ENTER_HOLIDAYS: (PostKind.SYSTEM_ADMINISTRATOR,),
        Act.READ_JOURNAL: (PostKind.AUDIT_ADMINISTRATOR,),
    }.items()
}


SEPARATE: tuple[frozenset[Act], ...] = (
    frozenset({Act.DECIDE, Act.DRAFT_LETTER}),
    frozenset({Act.REVIEW_LETTER, Act.REVIEW_SECRECY, Act.REVIEW_LEGALITY}),
    frozenset({Act.SIGN, Act.SIGN_NOTICE}),
)
"""Drafting, reviewing and signing: of one matter a person does one of these only."""


def may(person: User, act: Act, agency: Agency, on: date) -> bool:
    """Whether a person may do an act in an agency on a day, by own posts or as a deputy."""
    return act in acts_of(person, agency, on)


def acts_of(person: User, agency: Agency, on: date) -> frozenset[Act]:
    """Everything a person may do in an agency on a day."""
    return acts_by(queries.posts_of(person, on), agency)


def acts_by(posts: Collection[queries.Held], agency: Agency) -> frozenset[Act]:
    """Everything that posts allow in an agency; one query where one of them supervises."""
    supervised = queries.below(p.agency_id for p in posts if p.kind is PostKind.SUPERVISOR)
    kinds = {
        post.kind
        for post in posts
        if post.agency_id == agency.pk
        or (post.kind is PostKind.SUPERVISOR and agency.pk in supervised)
    }
    return frozenset(act for act in Act if allows(kinds, act))


def demand(person: User, act: Act, agency: Agency, on: date) -> None:
    """Refuse an act to somebody who may not do it there. Raises PermissionDenied with the words."""
    if not may(person, act, agency, on):
        raise PermissionDenied(refusal(act))


def hindrance(act: Act, done: Iterable[Act]) -> str:
    """Why a person who did these acts on a matter may not do this one on it; empty if they may."""
    own = next((group for group in SEPARATE if act in group), None)
    others = [before for before in done if own and _separate(before) and before not in own]
    if not others:
        return ""
    return f"“{ACT_NAMES[others[0]]}”和“{ACT_NAMES[act]}”不能由同一个人办理，请交给别人。"


def _separate(act: Act) -> bool:
    return any(act in group for group in SEPARATE)


def allows(posts: Iterable[PostKind], act: Act) -> bool:
    """Whether one of the posts carries the act."""
    return not DUTIES[act].isdisjoint(posts)


def refusal(act: Act) -> str:
    """Why an act is refused to somebody without the post, and whom to ask."""
    holders = "、".join(POST_NAMES[post] for post in PostKind if post in DUTIES[act])
    return f"“{ACT_NAMES[act]}”由{holders}办理，请联系他们。"
