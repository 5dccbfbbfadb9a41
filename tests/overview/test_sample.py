"""The sample agency: lawful through and through, and with something of everything."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from gongkai.accounts.models import Agency
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.letters.queries import of_matter
from gongkai.overview.sample.build import build
from gongkai.requests.case_papers import papers
from gongkai.requests.letters_due import wanting
from gongkai.requests.models import InfoRequest, RectificationRequest, Search, SearchResult
from gongkai.requests.queries import facts, history, matter_of
from gongkai.requests.rectification_queries import letters_of
from gongkai.statute.letters import LETTERS
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


def kinds_of(info_request: InfoRequest) -> set[str]:
    """The kinds of its letters and of the papers in its file; no letter is wanting."""
    kept = list(of_matter(info_request.agency, matter_of(info_request)))
    assert wanting(history(info_request), kept) == [], info_request.number
    in_file = {each.kind for each in papers(info_request, on=TODAY)}
    assert in_file >= {"P01", "P02", "P03"}
    return in_file | {each.kind for each in kept}


def amounts_of(notice: Letter) -> tuple[str, str]:
    """What a fee notice asks for in its text, and what its sheet comes to."""
    asked = re.search("^([0-9]+元)，计算过程见所附计算表。$", notice.body, re.MULTILINE)
    return asked[1] if asked else "", dict(notice.rows)["合计"]


@pytest.mark.usefixtures("sample")
def test_every_history_is_lawful() -> None:
    for info_request in InfoRequest.objects.all():
        demand_lawful(history(info_request))


@pytest.mark.usefixtures("sample")
def test_every_decision_and_every_step_in_writing_has_its_letter_or_paper() -> None:
    kinds = {each.kind for each in Letter.objects.filter(matter__startswith="rectifications/")}
    for info_request in InfoRequest.objects.all():
        kinds |= kinds_of(info_request)
    assert kinds == set(LETTERS) | set(OUTCOMES)


@pytest.mark.usefixtures("sample")
def test_the_letters_of_finished_years_were_served_and_have_their_proof() -> None:
    finished = Letter.objects.filter(dated__year__lt=TODAY.year)
    assert {each.state for each in finished} == {"served"}
    assert all(each.services.exists() for each in finished)


@pytest.mark.usefixtures("sample")
def test_a_fee_notice_and_its_sheet_name_the_same_amount() -> None:
    assert {amounts_of(each) for each in Letter.objects.filter(kind="P13")} == {("720元", "720元")}


@pytest.mark.usefixtures("sample")
def test_its_report_balances() -> None:
    police = Agency.objects.get(slug="gongan")
    for year in (2024, 2025):
        cells = count(year, Facts(requests=facts(police, year))).cells
        taken = cells["t3_new_sum"] + cells["t3_carry_in_sum"]
        assert taken == cells["t3_result_total_sum"] + cells["t3_carry_out_sum"] > 0


@pytest.mark.usefixtures("sample")
def test_of_the_requests_to_rectify_one_waits_and_the_others_have_their_letters() -> None:
    found = RectificationRequest.objects.order_by("pk")
    assert [each.result for each in found] == ["", "rectified", "forwarded"]
    assert [bool(each.told_on) for each in found] == [False, False, True]
    letters = [[(letter.kind, letter.state) for letter in letters_of(each)] for each in found]
    assert letters == [[], [("P15", "to_sign")], [("P15", "served")]]


@pytest.mark.usefixtures("sample")
def test_what_was_found_fits_what_was_decided_and_goes_out_with_it() -> None:
    found = {
        outcome: set(
            Search.objects.filter(request__outcome=outcome).values_list("result", flat=True)
        )
        for outcome in ("D02", "D13", "D17")
    }
    assert found == {"D02": {SearchResult.FOUND}, "D13": {SearchResult.NOT_HELD}, "D17": set()}
    given = Letter.objects.filter(kind="D02", state=LetterState.SERVED)
    assert given
    for letter in given:
        assert [each.findings for each in letter.materials.all()] == [[]], letter.number


@pytest.mark.usefixtures("sample")
def test_building_it_again_changes_nothing() -> None:
    before = InfoRequest.objects.count()
    build(TODAY)
    assert InfoRequest.objects.count() == before
