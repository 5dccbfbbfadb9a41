"""Whom a request calls, and in what words: first the handler, then the head, then above."""

from dataclasses import dataclass
from datetime import date

from gongkai.accounts.posts import PostKind
from gongkai.requests.lights import Light, light
from gongkai.requests.models import InfoRequest
from gongkai.statute.calendar import Calendar
from gongkai.statute.clock import read_term
from gongkai.statute.events import Channel
from gongkai.statute.next_step import WAITING, NextAct, NextStep, next_step
from gongkai.statute.reply_term import ReplyTerm

HANDLER_FROM = 3
"""The handler is called from so many working days before the last one on,"""
HEAD_FROM = 1
"""the head of the office from so many on, the supervisor once the term is over."""
UNCONFIRMED_FOR_HEAD = 3
"""An arrival that stays unconfirmed for so many working days is told to the head too."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request that calls somebody: how it presses, in words, and which posts it calls."""

    info_request: InfoRequest
    left: int
    text: str
    posts: frozenset[PostKind]


def call(info_request: InfoRequest, term: ReplyTerm, on: date, calendar: Calendar) -> Call | None:
    """Whom a request calls on a day; None where it can wait."""
    step = next_step(term, on)
    if step is None or step.act in WAITING:
        return None
    if step.act is NextAct.CONFIRM:
        return _unconfirmed(info_request, step, term, on)
    left = _left(term, on, calendar)
    posts = _posts(left)
    if step.act in {NextAct.END_UNSUPPLEMENTED, NextAct.END_UNPAID, NextAct.END_WITHDRAWN}:
        left, posts = HANDLER_FROM, frozenset({PostKind.HANDLER})
    if not posts:
        return None
    shown = light(term, on)
    return Call(info_request, left, _text(info_request, step, shown, left), posts)


def _left(term: ReplyTerm, on: date, calendar: Calendar) -> int:
    """Working days left; while days off are not announced, until the day that is safe."""
    clock = read_term(term, on)
    last = clock.internal_target if clock.provisional else clock.due_on
    return calendar.between(on, last) if last else HANDLER_FROM


def _posts(left: int) -> frozenset[PostKind]:
    rungs = (
        (PostKind.HANDLER, HANDLER_FROM),
        (PostKind.HEAD_OF_OFFICE, HEAD_FROM),
        (PostKind.SUPERVISOR, -1),
    )
    return frozenset(post for post, most in rungs if left <= most)


def _unconfirmed(info_request: InfoRequest, step: NextStep, term: ReplyTerm, on: date) -> Call:
    waited = max(0, term.calendar.between(info_request.arrived_on, on))
    is_letter = info_request.channel == Channel.MAIL_ORDINARY
    posts = {PostKind.HANDLER}
    if waited >= (1 if is_letter else UNCONFIRMED_FOR_HEAD):
        posts.add(PostKind.HEAD_OF_OFFICE)
    left = -waited if is_letter else HANDLER_FROM
    text = _text(info_request, step, light(term, on), left)
    return Call(info_request, left, text, frozenset(posts))


def _text(info_request: InfoRequest, step: NextStep, shown: Light, left: int) -> str:
    """One line without anybody's name and without what was asked."""
    word = shown.word or _word(shown.left if shown.left is not None else left)
    return f"{info_request.number}：{word}，{step.label}"


def _word(left: int) -> str:
    if left < 0:
        return f"超期{-left}个工作日"
    return f"剩{left}个工作日" if left else "今日到期"
