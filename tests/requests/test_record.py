"""One event at a time: allowed by the statute, in the journal, shown in the lists."""

from datetime import date

import pytest

from gongkai.audit.models import Entry
from gongkai.requests import actions, queries
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest, RequestEvent
from gongkai.statute.events import (
    Channel,
    Decided,
    Extended,
    Retracted,
    Served,
    ServiceWay,
    Submitted,
)
from gongkai.statute.report.facts import ApplicantClass, RequestFact
from gongkai.statute.state import State
from tests.cast import Cast
from tests.requests.requests import received

TODAY = date(2024, 9, 20)


def test_a_request_gets_its_number_code_and_clock(cast: Cast) -> None:
    first, second = received(cast, on=date(2024, 9, 11)), received(cast, on=date(2024, 9, 12))
    assert (first.info_request.number, second.info_request.number) == ("2024-0001", "2024-0002")
    assert first.query_code != second.query_code
    assert first.info_request.due_on == date(2024, 10, 15)
    assert first.info_request.state == State.RECEIVED


def test_numbers_run_by_agency_and_year(cast: Cast) -> None:
    received(cast, on=date(2023, 12, 1))
    other = received(cast, agency=cast.education, by=cast.education_handler)
    assert (other.info_request.year, other.info_request.serial) == (2024, 1)


def test_an_event_that_the_law_allows_is_stored_and_shown(cast: Cast) -> None:
    request = received(cast, on=date(2024, 9, 11)).info_request
    extended = Extended(date(2024, 9, 18), 10, "王主任")
    actions.record(request, extended, by=cast.head_of_office, on=TODAY, remark="涉及档案较多")
    request.refresh_from_db()
    assert request.due_on == date(2024, 10, 29)
    assert queries.history(request)[-1] == extended
    assert [row.remark for row in request.events.all()] == ["", "涉及档案较多"]


def test_an_event_that_the_law_refuses_leaves_nothing(cast: Cast) -> None:
    request = received(cast).info_request
    entries = Entry.objects.count()
    served = Served(date(2024, 9, 18), ServiceWay.POST)
    with pytest.raises(NotAllowedError, match="尚未作出决定"):
        actions.record(request, served, by=cast.handler, on=TODAY)
    assert request.events.count() == 1
    assert Entry.objects.count() == entries


def test_nothing_happens_tomorrow(cast: Cast) -> None:
    request = received(cast).info_request
    with pytest.raises(NotAllowedError, match="不能晚于今天"):
        actions.record(request, Extended(date(2024, 9, 21), 5), by=cast.head_of_office, on=TODAY)


def test_of_two_who_act_at_once_the_second_is_told(cast: Cast) -> None:
    request = received(cast).info_request
    event = Extended(date(2024, 9, 18), 10)
    actions.record(request, event, by=cast.head_of_office, on=TODAY)
    with pytest.raises(NotAllowedError, match="别人刚刚办理"):
        actions.append(request, event, sequence=2, by=cast.handler)
    assert RequestEvent.objects.filter(request=request).count() == 2


def test_each_event_is_told_in_the_journal_with_the_state_before_and_after(cast: Cast) -> None:
    request = received(cast, on=date(2024, 9, 11)).info_request
    decided = Decided(date(2024, 9, 18), "D02")
    actions.record(request, decided, by=cast.handler, on=TODAY)
    entry = Entry.objects.last()
    assert entry is not None
    assert entry.said == "2024-0001作出决定（2024年9月18日）；状态：办理中→已决定待送达"
    assert entry.about_name == "2024-0001"


def test_a_retracted_decision_is_gone_from_the_list(cast: Cast) -> None:
    request = received(cast, on=date(2024, 9, 11)).info_request
    actions.record(request, Decided(date(2024, 9, 18), "D02"), by=cast.handler, on=TODAY)
    actions.record(request, Retracted(2, "登记到了别的申请上"), by=cast.handler, on=TODAY)
    request.refresh_from_db()
    assert (request.state, request.outcome, request.result_row) == (State.RECEIVED, "", "")


def test_a_served_request_is_a_fact_of_its_year(cast: Cast) -> None:
    request = received(cast, on=date(2024, 9, 11)).info_request
    actions.record(request, Decided(date(2024, 9, 18), "D13"), by=cast.handler, on=TODAY)
    actions.record(request, Served(date(2024, 9, 19), ServiceWay.POST), by=cast.handler, on=TODAY)
    assert queries.facts(cast.police, 2024) == (
        RequestFact(
            "2024-0001",
            date(2024, 9, 11),
            ApplicantClass.NATURAL_PERSON,
            date(2024, 9, 19),
            "unable_not_held",
        ),
    )
    assert queries.facts(cast.police, 2025) == ()


def test_an_open_request_is_carried_into_the_next_year(cast: Cast) -> None:
    received(cast, on=date(2024, 9, 11))
    (fact,) = queries.facts(cast.police, 2025)
    assert fact.outcome is None


def test_identity_data_are_sealed_and_never_in_the_journal(cast: Cast) -> None:
    request = received(cast, identity_number="110101199003070011").info_request
    person = request.people.get()
    assert "110101199003070011" not in str(vars(person))
    assert not Entry.objects.filter(said__contains="110101199003070011").exists()
    again = received(cast, identity_number="1101 0119 9003 0700 11").info_request
    assert again.people.get().identity_digest == person.identity_digest


def test_a_refused_submission_leaves_no_request(cast: Cast) -> None:
    with pytest.raises(NotAllowedError, match="2019年5月15日"):
        received(cast, on=date(2019, 5, 1))
    assert not InfoRequest.objects.exists()


def test_an_unconfirmed_arrival_has_no_due_date(cast: Cast) -> None:
    submitted = Submitted(Channel.ONLINE, date(2024, 9, 11))
    request = received(cast, submitted=submitted).info_request
    assert (request.state, request.due_on) == (State.ARRIVED, None)
