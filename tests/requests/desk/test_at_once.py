"""Two desks act on one request at the same moment: one wins, the other is told why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from gongkai.accounts.models import User
from gongkai.audit import queries as audit
from gongkai.audit.models import Entry
from gongkai.lib.today import today
from gongkai.requests import actions, queries
from gongkai.requests.actions import Answer
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest, SearchResult
from gongkai.statute.calendar.notice import read_notice
from gongkai.statute.events import Decided, Event, Extended
from tests.cast import Cast, assemble
from tests.days.notices import TEXT_2027
from tests.requests.desk.pages import at_desk, url
from tests.requests.requests import received


@pytest.fixture
def stage(transactional_db: None) -> Cast:
    """The cast, with real transactions."""
    return assemble()


def at_once(*deeds: Callable[[], str]) -> list[str]:
    """Do things in threads that start together; gives what each came to, in order."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], str]) -> str:
        start.wait()
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [each.result() for each in [pool.submit(run, deed) for deed in deeds]]


def recording(info_request: InfoRequest, event: Event, by: User) -> Callable[[], str]:
    def deed() -> str:
        try:
            actions.record(info_request, event, by=by, on=today())
        except NotAllowedError as error:
            return str(error)
        return "won"

    return deed


def test_of_two_decisions_one_stands(stage: Cast) -> None:
    for _ in range(5):
        request = received(stage, on=today()).info_request
        said = at_once(
            recording(request, Decided(today(), "D02"), stage.handler),
            recording(request, Decided(today(), "D13"), stage.head_of_office),
        )
        assert sorted(each == "won" for each in said) == [False, True]
        (lost,) = [each for each in said if each != "won"]
        assert "作出决定，只待送达" in lost or "别人刚刚办理" in lost
        assert [type(each) for each in queries.history(request)][1:] == [Decided]
    assert audit.broken() is None


def test_two_different_acts_may_both_be_lawful_one_after_the_other(stage: Cast) -> None:
    request = received(stage, on=today()).info_request
    said = at_once(
        recording(request, Extended(today(), 5, "王主任"), stage.head_of_office),
        recording(request, Decided(today(), "D02"), stage.handler),
    )
    history = queries.history(request)
    assert len(history) == 1 + said.count("won")
    assert Entry.objects.filter(about_name=request.number).count() == len(history)
    assert "won" in said


def test_at_two_desks_the_loser_reads_the_reason_and_keeps_what_was_typed(stage: Cast) -> None:
    request = received(stage, on=today()).info_request
    address = url(request, "case_withdraw")
    desks = [at_desk(stage.handler), at_desk(stage.head_of_office)]

    def send(number: int) -> Callable[[], str]:
        def deed() -> str:
            filled = {"on": today(), "remark": f"书面撤回，第{number}份"}
            answer = desks[number].post(address, filled)
            return "won" if answer.status_code == 302 else answer.text

        return deed

    said = at_once(send(0), send(1))
    (lost,) = [each for each in said if each != "won"]
    assert "申请人已于" in lost
    assert f"书面撤回，第{said.index(lost)}份" in lost


def test_of_two_answers_to_a_search_one_stands(stage: Cast) -> None:
    request = received(stage, on=today()).info_request
    (search,) = actions.ask_searches(
        info_request=request,
        units=[stage.records_unit],
        question="旅馆业检查",
        answer_by_on=today(),
        by=stage.handler,
        on=today(),
    )

    def answering(by: User) -> Callable[[], str]:
        def deed() -> str:
            answer = Answer(
                result=SearchResult.NOT_HELD, place="柜", method="翻", searched_by=by.name
            )
            try:
                actions.answer_search(search=search, answer=answer, files=[], by=by)
            except NotAllowedError as error:
                return str(error)
            return "won"

        return deed

    said = at_once(answering(stage.unit_reviewer), answering(stage.handler))
    assert said.count("won") == 1
    assert any("已经答复" in each for each in said)


def test_two_splits_do_not_make_four_files(stage: Cast) -> None:
    request = received(stage, on=today()).info_request
    matters = [actions.Matter("检查", ""), actions.Matter("收费", "")]

    def splitting(by: User) -> Callable[[], str]:
        def deed() -> str:
            try:
                actions.split(
                    info_request=request, matters=matters, by=by, on=today(), remark="两件事"
                )
            except NotAllowedError as error:
                return str(error)
            return "won"

        return deed

    said = at_once(splitting(stage.handler), splitting(stage.head_of_office))
    assert said.count("won") == 1
    assert InfoRequest.objects.count() == 3


def test_no_desk_waits_for_another_that_waits_for_it(stage: Cast) -> None:
    """Who holds a request and wants the journal, and who has the journal and names the request."""
    notice = read_notice(TEXT_2027, queries.calendar())
    for _ in range(6):
        request = received(stage, on=today()).info_request

        def note(request: InfoRequest = request) -> str:
            actions.write_note(info_request=request, text="档案在二楼", by=stage.handler)
            return "won"

        def arrive() -> str:
            received(stage, on=today())
            return "won"

        def holiday() -> str:
            by = stage.system_administrator
            actions.take_in_notice(notice=notice, text=TEXT_2027, by=by, on=today())
            return "won"

        extended = recording(request, Extended(today(), 5, "王主任"), stage.head_of_office)
        assert at_once(note, extended, arrive, holiday, note) == ["won"] * 5
    assert audit.broken() is None
