"""Appoint people to posts, end posts, name deputies.

The three administrators exclude each other, also through deputies: each change is written, then
the posts of everybody it touches are looked at, and it is undone if they clash.
"""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from gongkai.accounts import duties
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import Deputy, Post, User
from gongkai.accounts.posts import POST_NAMES, THREE_ADMINISTRATORS, Act, PostKind
from gongkai.audit import actions as audit
from gongkai.lib.today import today
from gongkai.statute.wording import chinese_date


@transaction.atomic
def appoint(
    *,
    person: User,
    kind: PostKind,
    since: date,
    until: date | None = None,
    by: User | None = None,
) -> Post:
    """Give a person a post in their agency. Raises NotAllowed with the reason."""
    _demand(by, person)
    _demand_order(since, until)
    if _overlapping(person, since, until).filter(kind=kind).exists():
        raise NotAllowed(f"{person}在这段时间里已经担任{POST_NAMES[kind]}，不必再设。")
    _demand_no_second_administrator(person, kind, since, until)
    post = Post.objects.create(
        person=person, agency=person.agency, kind=kind, since=since, until=until
    )
    _demand_no_clash([person, *(each.deputy for each in _deputies_of(person))])
    _note(by, person, f"任{POST_NAMES[kind]}，{_period(since, until)}")
    return post


@transaction.atomic
def end_post(*, post: Post, on: date, by: User) -> Post:
    """Let a post end with a day, which is its last."""
    _demand(by, post.person)
    if on < post.since:
        raise NotAllowed("岗位的截止日期早于起始日期，请改为起始日期或者以后的日期。")
    if post.until and post.until <= on:
        raise NotAllowed(f"这个岗位到{chinese_date(post.until)}已经结束，不必再改。")
    post.until = on
    post.save()
    _note(by, post.person, f"{POST_NAMES[PostKind(post.kind)]}任至{chinese_date(on)}")
    return post


@transaction.atomic
def name_deputy(
    *, person: User, deputy: User, since: date, until: date, by: User | None = None
) -> Deputy:
    """Let somebody of the same agency act in all posts of a person for a period."""
    _demand(by, person)
    if by and by.pk == deputy.pk:
        raise NotAllowed("不能由自己代理别人的岗位，请由另一位安全管理员办理。")
    _demand_order(since, until)
    if person == deputy or person.agency_id != deputy.agency_id:
        raise NotAllowed("代理人应当是同一机关里的另一个人，请重新选择。")
    if person.deputies.filter(deputy=deputy, since__lte=until, until__gte=since).exists():
        raise NotAllowed(
            f"{deputy}在这段时间里已经代理{person}，请先让原来的代理提前结束，再指定。"
        )
    deputyship = Deputy.objects.create(person=person, deputy=deputy, since=since, until=until)
    _demand_no_clash([deputy])
    _note(by, person, f"由{deputy}代理，{_period(since, until)}")
    return deputyship


@transaction.atomic
def end_deputyship(*, deputyship: Deputy, on: date, by: User) -> None:
    """Let a deputyship end with a day; one that has not begun by then never was."""
    _demand(by, deputyship.person)
    if on < deputyship.since:
        deputyship.delete()
        _note(by, deputyship.person, f"取消由{deputyship.deputy}代理")
        return
    deputyship.until = min(on, deputyship.until)
    deputyship.save()
    _note(by, deputyship.person, f"由{deputyship.deputy}代理，至{chinese_date(on)}止")


class _Span(NamedTuple):
    """An administrator's post and the days on which somebody acts in it."""

    kind: str
    since: date
    until: date


def _demand_no_second_administrator(
    person: User, kind: PostKind, since: date, until: date | None
) -> None:
    """A clear word before the database's own constraint speaks."""
    if kind not in THREE_ADMINISTRATORS:
        return
    others = _overlapping(person, since, until).filter(kind__in=THREE_ADMINISTRATORS)
    if other := others.first():
        held = POST_NAMES[PostKind(other.kind)]
        raise NotAllowed(f"{person}已是{held}；系统、安全、审计三员不能由同一个人担任，请另选人。")


def _demand_no_clash(people: Iterable[User]) -> None:
    for person in people:
        for one, other in combinations(_administration(person), 2):
            meet = max(one.since, other.since) <= min(one.until, other.until)
            if one.kind != other.kind and meet:
                names = f"{POST_NAMES[PostKind(one.kind)]}和{POST_NAMES[PostKind(other.kind)]}"
                raise NotAllowed(f"这样{person}会同时办理{names}的事务，三员应当分开，请另选人。")


def _administration(person: User) -> list[_Span]:
    """The administrators' posts in which a person acts: own, and as a deputy."""
    posts = Post.objects.filter(kind__in=THREE_ADMINISTRATORS)
    spans = [_Span(p.kind, p.since, p.until or date.max) for p in posts.filter(person=person)]
    for deputyship in Deputy.objects.filter(deputy=person):
        for post in posts.filter(person=deputyship.person_id):
            since = max(post.since, deputyship.since)
            until = min(post.until or date.max, deputyship.until)
            if since <= until:
                spans.append(_Span(post.kind, since, until))
    return spans


def _deputies_of(person: User) -> Iterable[Deputy]:
    return Deputy.objects.filter(person=person).select_related("deputy")


def _overlapping(person: User, since: date, until: date | None) -> QuerySet[Post]:
    posts = Post.objects.filter(Q(until__isnull=True) | Q(until__gte=since), person=person)
    return posts.filter(since__lte=until) if until else posts


def _demand(by: User | None, person: User) -> None:
    if by is None:
        return
    duties.demand(by, Act.MANAGE_PEOPLE, person.agency, today())
    if by.pk == person.pk:
        raise NotAllowed("不能给自己设岗位、指定代理，请由另一位安全管理员办理。")


def _demand_order(since: date, until: date | None) -> None:
    if until and until < since:
        raise NotAllowed("截止日期早于起始日期，请把截止日期改为起始日期或者以后的日期。")


def _period(since: date, until: date | None) -> str:
    return f"{chinese_date(since)}起" + (f"至{chinese_date(until)}" if until else "")


def _note(by: User | None, person: User, said: str) -> None:
    audit.note(by=by, act=Act.MANAGE_PEOPLE, about=person, agency=person.agency, said=said)
