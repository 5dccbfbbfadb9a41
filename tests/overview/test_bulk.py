"""Histories taken in by the thousand: the same rows and words as by one act after the other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import models, transaction

from gongkai.audit import queries as audit
from gongkai.audit.models import Entry
from gongkai.lib import sealed
from gongkai.overview.sample import bulk
from gongkai.overview.sample.cast import Cast, assemble
from gongkai.requests import actions, queries
from gongkai.requests.actions import Past, Recorded
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import Enclosure, InfoRequest, Person, RequestEvent, Search
from gongkai.statute.event_records import KINDS
from gongkai.statute.events import Channel, Decided, Served, ServiceWay
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.state import Awaiting, State

TODAY = date(2026, 11, 24)
BY_CHANCE = {"id", "query_digest"}
BY_THE_MOMENT = {"recorded_at", "asked_at", "answered_at"}
TABLES: tuple[type[models.Model], ...] = (InfoRequest, Person, RequestEvent, Search, Enclosure)


@pytest.fixture
def sample(db: None) -> Cast:
    return assemble(since=date(2019, 1, 1))


def by_the_acts(cast: Cast, past: Past) -> None:
    """The same history by one act after the other."""
    made = actions.receive(
        agency=cast.police,
        submitted=past.submitted,
        wanted=past.wanted,
        people=past.people,
        by=past.by,
        on=past.entered_on,
        handler=past.handler,
    ).info_request
    for looked in past.searches:
        (search,) = actions.ask_searches(
            info_request=made,
            units=[looked.unit],
            question=looked.question,
            answer_by_on=looked.answer_by_on,
            by=looked.asked_by,
            on=past.entered_on,
        )
        if looked.answer:
            actions.answer_search(
                search=search, answer=looked.answer, files=(), by=looked.answered_by
            )
    for each in past.course:
        made = actions.record(made, each.event, by=each.by, on=each.on, remark=each.remark)
    actions.refresh(made, queries.history(made), on=TODAY)


def rows() -> Iterator[tuple[object, ...]]:
    """Every column of every row, but keys, codes, and moments of writing; all unsealed."""
    for table in TABLES:
        for row in table._default_manager.order_by("pk"):
            yield table.__name__, *(_cell(row, field) for field in table._meta.fields)


def _cell(row: models.Model, field: "models.Field[object, object]") -> object:
    if field.name in BY_CHANCE:
        return None
    value = getattr(row, field.name)
    if field.name in BY_THE_MOMENT:
        return value is not None
    if isinstance(value, models.Model):
        return str(value)
    return sealed.unseal(value) if value and field.name.endswith("_sealed") else value


def words() -> list[tuple[object, ...]]:
    entries = Entry.objects.filter(about_kind="requests.inforequest").order_by("sequence")
    return list(entries.values_list("by", "actor", "act", "about_name", "agency", "said", "detail"))


def test_fifty_cases_equal_those_of_the_acts(sample: Cast) -> None:
    drawn = bulk.histories(sample, count=2000, on=TODAY)
    ended, waiting = drawn[::50], drawn[-1:-200:-20]
    chosen = sorted([*ended, *waiting], key=lambda each: each.submitted.arrived_on)
    before = transaction.savepoint()
    actions.take_in_histories(agency=sample.police, past=chosen, on=TODAY)
    rows_at_once, words_at_once = list(rows()), words()
    transaction.savepoint_rollback(before)
    assert not words()
    for past in chosen:
        by_the_acts(sample, past)
    assert list(rows()) == rows_at_once
    assert words() == words_at_once
    assert len(chosen) == 50
    assert len({row[0] for row in rows_at_once}) == 4


def test_what_was_taken_in_is_as_varied_as_the_law(sample: Cast) -> None:
    bulk.build(sample, count=1000, on=TODAY)
    requests = InfoRequest.objects.all()
    assert {each.outcome for each in requests} == {"", *OUTCOMES}
    assert {each.state for each in requests} == set(State) - {State.SPLIT}
    assert {each.awaiting for each in requests} == {"", *Awaiting}
    kinds = set(RequestEvent.objects.values_list("kind", flat=True))
    assert kinds == KINDS.keys() - {"split"}
    again = Person.objects.values("identity_digest").annotate(count=models.Count("pk"))
    assert again.filter(count__gt=5).exists()
    assert actions.rebuild(on=TODAY) == 0
    assert audit.broken() is None


def test_a_seed_gives_the_same_histories_again(sample: Cast) -> None:
    first, again, other = (
        bulk.histories(sample, count=60, on=TODAY, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_numbers_go_on_where_the_agency_stands(sample: Cast) -> None:
    bulk.build(sample, count=30, on=TODAY, seed=1)
    bulk.build(sample, count=30, on=TODAY, seed=2)
    for year in InfoRequest.objects.values_list("year", flat=True).distinct():
        serials = sorted(InfoRequest.objects.filter(year=year).values_list("serial", flat=True))
        assert serials == list(range(1, len(serials) + 1))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Recorded(Served(TODAY, ServiceWay.POST), TODAY, None), "尚未作出决定"),
        (Recorded(Decided(TODAY, "D02"), TODAY - timedelta(1), None), "不能晚于今天"),
        (Recorded(Decided(TODAY, "D02"), TODAY + timedelta(1), None), "不能晚于今天"),
    ],
)
def test_an_unlawful_step_lets_nothing_in(sample: Cast, wrong: Recorded, told: str) -> None:
    lawful, *drawn = bulk.histories(sample, count=30, on=TODAY)
    other = next(each for each in drawn if each.submitted.channel is Channel.IN_PERSON)
    course = [each for each in other.course if not isinstance(each.event, Decided | Served)]
    with pytest.raises(NotAllowedError, match=told):
        actions.take_in_histories(
            agency=sample.police, past=[lawful, replace(other, course=[*course, wrong])], on=TODAY
        )
    assert not InfoRequest.objects.exists()
    assert not words()


def test_a_search_before_the_confirmation_is_refused(sample: Cast) -> None:
    drawn = bulk.histories(sample, count=200, on=TODAY)
    searches = next(each.searches for each in drawn if each.searches)
    unconfirmed = next(each for each in drawn if not each.course and not each.handler)
    with pytest.raises(NotAllowedError, match="尚未与申请人确认"):
        actions.take_in_histories(
            agency=sample.police, past=[replace(unconfirmed, searches=searches)], on=TODAY
        )
