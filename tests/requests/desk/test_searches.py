"""Searches: several units are asked at once, each answers on one page, once."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.accounts.actions import add_unit
from gongkai.accounts.models import Unit
from gongkai.accounts.posts import PostKind
from gongkai.lib.today import today
from gongkai.notices.models import Notice
from gongkai.requests import actions
from gongkai.requests.actions import Answer
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import Enclosure, InfoRequest, Search, SearchResult
from gongkai.statute.events import Channel, Decided, Submitted
from tests.cast import Cast, person
from tests.requests.desk.pages import at_desk, url
from tests.requests.requests import received

NOT_HELD = {
    "result": "not_held",
    "place": "办公系统2020年至2023年",
    "method": "按名称检索",
    "searched_by": "李承办",
}


@pytest.fixture
def request_of_today(cast: Cast) -> InfoRequest:
    return received(cast, on=today()).info_request


@pytest.fixture
def other_unit(cast: Cast) -> Unit:
    return add_unit(agency=cast.police, name="档案室")


def ask(cast: Cast, info_request: InfoRequest, *units: Unit) -> list[Search]:
    return actions.ask_searches(
        info_request=info_request,
        units=units or (cast.records_unit,),
        question="旅馆业检查",
        answer_by_on=today() + timedelta(3),
        by=cast.handler,
        on=today(),
    )


def test_several_units_are_asked_with_an_internal_day(
    cast: Cast, request_of_today: InfoRequest, other_unit: Unit
) -> None:
    filled = {
        "units": [cast.records_unit.pk, other_unit.pk],
        "question": "旅馆业检查",
        "answer_by_on": today() + timedelta(3),
    }
    desk, address = at_desk(cast.handler), url(request_of_today, "case_search")
    assert desk.post(address, filled).status_code == 302
    assert Search.objects.count() == 2
    assert "还没有答复上一次检索" in desk.post(address, filled).text
    late = {**filled, "answer_by_on": today() + timedelta(90)}
    assert "不能晚于答复期限" in desk.post(address, late).text


def test_a_unit_answers_with_where_how_and_by_whom(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    (search,) = ask(cast, request_of_today)
    desk = at_desk(cast.unit_reviewer)
    address = url(request_of_today, "case_search_answer", search.pk)
    assert "请填写检索了哪些地方" in desk.post(address, {"result": "not_held"}).text
    assert desk.post(address, NOT_HELD).status_code == 302
    search.refresh_from_db()
    assert (search.result, search.answered_by) == (SearchResult.NOT_HELD, cast.unit_reviewer)
    assert "办公系统2020年至2023年" in desk.get(url(request_of_today)).text
    assert "已经答复" in desk.get(address).text
    assert "已经答复" in desk.post(address, NOT_HELD).text


def test_what_is_found_comes_with_its_files(cast: Cast, request_of_today: InfoRequest) -> None:
    (search,) = ask(cast, request_of_today)
    desk = at_desk(cast.unit_reviewer)
    address = url(request_of_today, "case_search_answer", search.pk)
    found = {**NOT_HELD, "result": "found"}
    assert "请上传检索到的材料" in desk.post(address, found).text
    files = [SimpleUploadedFile(f"材料{number}.pdf", b"%PDF-1.7 x") for number in (1, 2)]
    assert desk.post(address, {**found, "material": files}).status_code == 302
    assert {each.name for each in Enclosure.objects.filter(search=search)} == {
        "材料1.pdf",
        "材料2.pdf",
    }


def test_a_file_of_another_kind_is_refused_and_the_answer_with_it(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    (search,) = ask(cast, request_of_today)
    program = SimpleUploadedFile("材料.pdf", b"MZ program")
    filled = {**NOT_HELD, "result": "found", "material": [program]}
    address = url(request_of_today, "case_search_answer", search.pk)
    assert "不是PDF" in at_desk(cast.unit_reviewer).post(address, filled).text
    search.refresh_from_db()
    assert search.answered_at is None


def test_another_unit_does_not_answer_but_the_office_may(
    cast: Cast, request_of_today: InfoRequest, other_unit: Unit
) -> None:
    (search,) = ask(cast, request_of_today)
    stranger = person(cast.police, "何档案", PostKind.UNIT_REVIEWER, unit=other_unit)
    address = url(request_of_today, "case_search_answer", search.pk)
    assert "由治安管理大队答复" in at_desk(stranger).get(address).text
    assert at_desk(stranger).post(address, NOT_HELD).status_code == 403
    assert at_desk(cast.handler).post(address, NOT_HELD).status_code == 302


def test_a_need_for_an_opinion_says_whose(cast: Cast, request_of_today: InfoRequest) -> None:
    (search,) = ask(cast, request_of_today)
    filled = {**NOT_HELD, "result": "needs_opinion"}
    address = url(request_of_today, "case_search_answer", search.pk)
    assert "需要征求谁的意见" in at_desk(cast.unit_reviewer).post(address, filled).text


def test_searches_come_before_the_decision_and_after_confirmation(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    actions.record(request_of_today, Decided(today(), "D02"), by=cast.handler, on=today())
    with pytest.raises(NotAllowedError, match="已经作出决定"):
        ask(cast, request_of_today)
    arrived = received(cast, submitted=Submitted(Channel.ONLINE, today())).info_request
    with pytest.raises(NotAllowedError, match="尚未与申请人确认"):
        ask(cast, arrived)


def test_an_answer_is_given_once(cast: Cast, request_of_today: InfoRequest) -> None:
    (search,) = ask(cast, request_of_today)
    answer = Answer(result=SearchResult.NOT_HELD, place="柜", method="翻", searched_by="李")
    actions.answer_search(search=search, answer=answer, files=[], by=cast.unit_reviewer)
    with pytest.raises(NotAllowedError, match="已经答复"):
        actions.answer_search(search=search, answer=answer, files=[], by=cast.handler)


def test_whoever_answers_for_a_unit_is_told_at_once_and_finds_it_first_on_the_worklist(
    cast: Cast, request_of_today: InfoRequest, other_unit: Unit
) -> None:
    (search, _) = ask(cast, request_of_today, cast.records_unit, other_unit)
    notice = Notice.objects.get()
    assert notice.person == cast.unit_reviewer
    assert notice.title.startswith(f"请检索：{request_of_today.number}")
    desk = at_desk(cast.unit_reviewer)
    page = desk.get(reverse("requests:worklist")).text
    assert f"/search/{search.pk}/" in page
    assert desk.get(notice.lines[0]["url"]).status_code == 200
    answer = Answer(result=SearchResult.NOT_HELD, place="档案室", method="按名称", searched_by="李")
    actions.answer_search(search=search, answer=answer, files=[], by=cast.unit_reviewer)
    assert "等您单位答复的检索" in page
    assert "等您单位答复的检索" not in desk.get(reverse("requests:worklist")).text
    assert "等您单位答复的检索" not in at_desk(cast.handler).get(reverse("requests:worklist")).text


def test_the_case_offers_the_answer_only_to_whose_unit_is_asked(
    cast: Cast, request_of_today: InfoRequest, other_unit: Unit
) -> None:
    own, other = ask(cast, request_of_today, cast.records_unit, other_unit)
    page = at_desk(cast.unit_reviewer).get(url(request_of_today)).text
    assert f"/search/{own.pk}/" in page
    assert f"/search/{other.pk}/" not in page
    assert f"/search/{other.pk}/" in at_desk(cast.handler).get(url(request_of_today)).text


def test_a_unit_is_reminded_of_a_search_that_is_due_and_the_handler_of_a_late_one(
    cast: Cast,
) -> None:
    friday = date(2024, 9, 13)
    request = received(cast, on=friday).info_request
    actions.assign(info_request=request, handler=cast.handler, unit=None, by=cast.handler)
    request.refresh_from_db()
    actions.ask_searches(
        info_request=request,
        units=[cast.records_unit],
        question="旅馆业检查",
        answer_by_on=date(2024, 9, 20),
        by=cast.handler,
        on=friday,
    )

    def called(on: date) -> dict[str, str]:
        actions.remind(on=on)
        found = Notice.objects.filter(topic="searches_due", on=on).select_related("person")
        return {each.person.name: each.lines[0]["text"] for each in found}

    assert called(date(2024, 9, 18)) == {}
    due = called(date(2024, 9, 20))
    assert due == {"李承办": f"{request.number}：检索今天到期，治安管理大队还没有答复"}
    late = called(date(2024, 9, 23))
    assert set(late) == {"李承办", "陈经办"}
    assert "检索超期1个工作日" in late["陈经办"]
