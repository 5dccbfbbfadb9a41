"""Thousands of lawful requests drawn from a seed, for measurements and for tests.

The same seed gives the same requests on a day; they are written in batches, with their journal.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.accounts.models import User
from gongkai.accounts.posts import PostKind
from gongkai.overview.sample import courses, crowd, stories
from gongkai.overview.sample.cast import Cast
from gongkai.overview.sample.stories import FINISHED, Story
from gongkai.overview.sample.words import MATTERS
from gongkai.requests import actions
from gongkai.requests.actions import Answer, Looked, Past, Recorded, Wanted
from gongkai.requests.models import SearchResult, WantedForm, WantedWay
from gongkai.requests.queries import calendar
from gongkai.statute.calendar import Calendar
from gongkai.statute.events import (
    Channel,
    Confirmed,
    ReasonsRequested,
    Retracted,
    Submitted,
)
from gongkai.statute.receipt import needs_confirmation

_YEARS = 5
_DAY = date.resolution
_RUNNING_FOR = 45
"""Of the last so many days come the requests that wait for something."""
_STRIDE = 17
"""How the days of arrival of those are spread: each kind soon has young and old ones."""
_ONE_IN = 40
"""One request in so many is unfinished."""
_PLACES = (
    "东街 西街 南关 北关 河东 河西 新城 老城 城南 城北 山前 山后 江口 桥头 高新 开发 站前 湖滨 "
    "示范 和平 解放 建设 人民 光明 胜利 文化 友谊 青年 红旗 朝阳"
).split()
_CHANNELS = (*Channel, Channel.ONLINE, Channel.ONLINE)
"""Most come online."""


def histories(cast: Cast, *, count: int, on: date, seed: int = 2021) -> list[Past]:
    """So many histories of the sample's bureau by the day of arrival, as known on a day."""
    chance = random.Random(seed)
    draw = _Draw(cast, on, calendar(), chance, crowd_size=max(count // 3, 1))
    drawn = [draw.unfinished(at) if at % _ONE_IN == 0 else draw.finished(at) for at in range(count)]
    return sorted(drawn, key=lambda each: each.submitted.arrived_on)


def build(cast: Cast, *, count: int, on: date, seed: int = 2021) -> int:
    """Take such histories in; gives how many."""
    past = histories(cast, count=count, on=on, seed=seed)
    return actions.take_in_histories(agency=cast.police, past=past, on=on)


@dataclass(frozen=True, slots=True)
class _Draw:
    """Draws histories for a cast, as they are known on a day."""

    cast: Cast
    on: date
    calendar: Calendar
    chance: random.Random
    crowd_size: int

    def finished(self, number: int) -> Past:
        """One that came long enough ago; each decision in its turn."""
        story = courses.finished(list(FINISHED)[number % len(FINISHED)], self.chance)
        days = self.chance.randint(_RUNNING_FOR, 365 * _YEARS)
        return self._past(self.on - days * _DAY, story, number)

    def unfinished(self, number: int) -> Past:
        """One that waits for something, or is not even confirmed."""
        turn = number // _ONE_IN
        arrived_on = self.on - _STRIDE * turn % (_RUNNING_FOR + 1) * _DAY
        is_confirmed = turn % 8 != 0
        return self._past(arrived_on, courses.unfinished(turn), number, is_confirmed=is_confirmed)

    def _past(
        self, arrived_on: date, story: Story, number: int, *, is_confirmed: bool = True
    ) -> Past:
        channel = self.chance.choice(_CHANNELS)
        received_on = arrived_on
        if needs_confirmation(channel):
            received_on += self.chance.randint(0, 2) * _DAY
        if received_on > self.on or (not is_confirmed and needs_confirmation(channel)):
            return self._unconfirmed(channel, arrived_on, number)
        at_once = not needs_confirmation(channel) or self.chance.random() < 0.5
        noted = received_on if at_once and needs_confirmation(channel) else None
        entered_on = received_on if at_once else arrived_on
        return Past(
            Submitted(channel, arrived_on, noted),
            self._wanted(number),
            crowd.applicants(self.chance, self.crowd_size),
            by=self._entered_by(channel),
            handler=self._handler(number),
            entered_on=entered_on,
            searches=self._searches(entered_on, number) if at_once else (),
            course=tuple(self._course(story, received_on, confirmed=at_once)),
        )

    def _unconfirmed(self, channel: Channel, arrived_on: date, number: int) -> Past:
        return Past(
            Submitted(channel, arrived_on),
            self._wanted(number),
            crowd.applicants(self.chance, self.crowd_size),
            by=self._entered_by(channel),
            handler=None,
            entered_on=arrived_on,
        )

    def _course(self, story: Story, received_on: date, *, confirmed: bool) -> Iterator[Recorded]:
        handler = self.cast.holder(PostKind.HANDLER)
        steps = 1
        if not confirmed:
            yield Recorded(Confirmed(received_on), received_on, handler, "电话与申请人确认。")
            steps += 1
        if self.chance.random() < 0.02:
            yield Recorded(ReasonsRequested(received_on), received_on, handler)
            wrong = Retracted(steps + 1, "登记到了另一份申请上。")
            yield Recorded(wrong, received_on, handler)
        for step, event in stories.on_days(story, received_on, self.calendar):
            if event.on > self.on:
                return
            yield Recorded(event, event.on, self.cast.holder(step.post), step.remark)

    def _wanted(self, number: int) -> Wanted:
        subject, description = MATTERS[number % len(MATTERS)]
        place, year = self.chance.choice(_PLACES), self.on.year - self.chance.randint(0, 11)
        has_number = self.chance.random() < 0.1
        return Wanted(
            subject=f"{place}片区{year}年{subject}",
            document_number=f"示公发〔{year}〕{number % 300 + 1}号" if has_number else "",
            description=f"{place}片区{year}年度：{description}",
            form=self.chance.choice(list(WantedForm)),
            way=self.chance.choice(list(WantedWay)),
        )

    def _entered_by(self, channel: Channel) -> User | None:
        return None if channel is Channel.ONLINE else self.cast.holder(PostKind.HANDLER)

    def _handler(self, number: int) -> User | None:
        """One in fifteen is not given to anybody."""
        handlers = (*[self.cast.people[name] for name in ("liqing", "zhoulan")] * 7, None)
        return handlers[number % len(handlers)]

    def _searches(self, on: date, number: int) -> tuple[Looked, ...]:
        """Every other request is searched for by a unit; a few still wait for its answer."""
        if self.chance.random() < 0.5:
            return ()
        units = list(self.cast.units.values())
        reviewer = self.cast.holder(PostKind.UNIT_REVIEWER)
        answer = Answer(
            result=self.chance.choice([SearchResult.FOUND, SearchResult.NOT_HELD]),
            place="综合档案室2019年以来的文书档案，公文系统",
            method="按题名关键词和责任者检索",
            searched_by=reviewer.name,
        )
        return (
            Looked(
                unit=units[number % len(units)],
                question="请检索申请所述信息，写明检索的地点、方法和结果。",
                answer_by_on=self.calendar.add(on, 5),
                asked_by=self.cast.holder(PostKind.HANDLER),
                answer=None if self.chance.random() < 0.05 else answer,
                answered_by=reviewer,
            ),
        )
