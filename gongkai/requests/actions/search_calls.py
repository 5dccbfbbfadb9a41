"""Telling units what they are asked to search: when it is asked, and while it is due."""

from collections.abc import Sequence
from datetime import date

from gongkai.accounts import queries as accounts
from gongkai.accounts.models import Unit, User
from gongkai.accounts.posts import PostKind
from gongkai.notices import actions as notices
from gongkai.notices.actions import Line
from gongkai.requests import case_queries
from gongkai.requests.models import Search
from gongkai.requests.rows import case_url
from gongkai.statute.calendar import Calendar
from gongkai.statute.wording import chinese_date

TOPIC = "searches_due"
_DUE_SOON = 1
"""From so many working days before its day on, a unit is reminded of a search."""


def tell_units(searches: Sequence[Search], *, on: date) -> None:
    """Tell whoever answers for a unit that it is asked; within the transaction of the asking."""
    for search in searches:
        until = chinese_date(search.answer_by_on)
        title = f"请检索：{search.request.number}，{until}前答复"
        for person in answering(search.unit, on):
            line = Line(f"{search.request.number}：{until}前答复检索", _url(search, person))
            topic = f"search_{search.pk}"
            notices.tell(person=person, topic=topic, on=on, title=title, lines=[line])


def remind_units(*, on: date, calendar: Calendar) -> int:
    """Tell units of searches that are due, and of late ones the handler too; gives how many."""
    lines: dict[User, list[Line]] = {}
    for search in case_queries.unanswered():
        left = calendar.between(on, search.answer_by_on)
        if left > _DUE_SOON:
            continue
        word = _word(left)
        called = answering(search.unit, on)
        if left < 0 and search.request.handler:
            called = [*called, *accounts.acting_for(search.request.handler, on)]
        text = f"{search.request.number}：{word}，{search.unit.name}还没有答复"
        for person in dict.fromkeys(called):
            line = Line(text, _url(search, person), urgent=left <= 0)
            lines.setdefault(person, []).append(line)
    return sum(
        notices.tell(
            person=person, topic=TOPIC, on=on, title=f"检索：{len(found)}件等答复", lines=found
        )
        for person, found in lines.items()
    )


def _word(left: int) -> str:
    if left < 0:
        return f"检索超期{-left}个工作日"
    return f"检索剩{left}个工作日" if left else "检索今天到期"


def answering(unit: Unit, on: date) -> list[User]:
    """Who answers for a unit on a day: its reviewers, and whoever deputises for them."""
    reviewers = accounts.holders(unit.agency, PostKind.UNIT_REVIEWER, on)
    own = [each for each in reviewers if each.unit_id == unit.pk]
    return list(dict.fromkeys(one for each in own for one in accounts.acting_for(each, on)))


def _url(search: Search, person: User) -> str:
    return case_url(search.request, person, f"search/{search.pk}")
