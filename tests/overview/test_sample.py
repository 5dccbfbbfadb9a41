"""The sample agency: lawful through and through, and with something of everything."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from gongkai.accounts.models import Agency
from gongkai.overview.sample.build import build
from gongkai.requests.models import InfoRequest, RectificationRequest
from gongkai.requests.queries import facts, history
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.report.count import count
from gongkai.statute.report.facts import Facts
from gongkai.statute.state import Awaiting, State, demand_lawful

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The sample, set up once: what a test changes is undone after it, the whole at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def sample(built: None, db: None) -> None:
    """The sample, as it was built."""


@pytest.mark.usefixtures("sample")
def test_every_decision_and_everything_awaited_is_there() -> None:
    requests = InfoRequest.objects.all()
    assert {each.outcome for each in requests} >= set(OUTCOMES)
    assert {each.awaiting for each in requests} >= {each.value for each in Awaiting}
    assert len(requests) >= 120


@pytest.mark.usefixtures("sample")
def test_one_is_overdue_one_due_today_and_some_soon() -> None:
    still_open = InfoRequest.objects.filter(state__in=(State.RECEIVED, State.DECIDED))
    dues = [each.due_on for each in still_open if each.due_on]
    assert sum(due < TODAY for due in dues) == 1
    assert dues.count(TODAY) == 1
    assert sum(TODAY < due <= date(2026, 11, 27) for due in dues) >= 3


@pytest.mark.usefixtures("sample")
def test_every_history_is_lawful() -> None:
    for info_request in InfoRequest.objects.all():
        demand_lawful(history(info_request))


@pytest.mark.usefixtures("sample")
def test_its_report_balances() -> None:
    police = Agency.objects.get(slug="gongan")
    for year in (2024, 2025):
        cells = count(year, Facts(requests=facts(police, year))).cells
        taken = cells["t3_new_sum"] + cells["t3_carry_in_sum"]
        assert taken == cells["t3_result_total_sum"] + cells["t3_carry_out_sum"] > 0


@pytest.mark.usefixtures("sample")
def test_of_the_requests_to_rectify_one_waits_one_is_decided_and_one_told() -> None:
    found = RectificationRequest.objects.order_by("pk")
    assert [each.result for each in found] == ["", "rectified", "forwarded"]
    assert [bool(each.told_on) for each in found] == [False, False, True]


@pytest.mark.usefixtures("sample")
def test_building_it_again_changes_nothing() -> None:
    before = InfoRequest.objects.count()
    build(TODAY)
    assert InfoRequest.objects.count() == before
