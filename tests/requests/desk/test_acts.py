"""Acts at the desk: seen before they are saved, refused with a reason, nothing typed lost."""

from datetime import timedelta

import pytest

from gongkai.lib.today import today
from gongkai.requests import actions, queries
from gongkai.requests.actions import Matter
from gongkai.requests.models import InfoRequest, Note
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    OpinionSought,
    Served,
    ServiceWay,
    Split,
    Submitted,
)
from gongkai.statute.state import State
from gongkai.statute.wording import chinese_date
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import letters_of, the
from tests.requests.requests import received

DAY = timedelta(1)


@pytest.fixture
def request_of_today(cast: Cast) -> InfoRequest:
    return received(cast, on=today()).info_request


def last(info_request: InfoRequest) -> object:
    info_request = InfoRequest.objects.get(pk=info_request.pk)
    return queries.history(info_request)[-1]


def test_an_extension_shows_the_new_day_and_carries_the_name_of_who_approves(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {"on": today(), "working_days": 10, "remark": "涉及23家单位"}
    desk = at_desk(cast.head_of_office)
    address = url(request_of_today, "case_extend")
    shown = desk.post(address, {**filled, "preview": "1"}).text
    after = queries.calendar().add(today(), 30)
    assert f'<b class="gk-nowrap">{chinese_date(after)}' in shown
    assert "涉及23家单位" in shown
    assert len(queries.history(request_of_today)) == 1
    assert desk.post(address, filled).status_code == 302
    assert last(request_of_today) == Extended(today(), 10, "王主任")


def test_with_a_script_only_the_effect_is_sent(cast: Cast, request_of_today: InfoRequest) -> None:
    filled = {"on": today(), "working_days": 10, "preview": "1"}
    answer = at_desk(cast.head_of_office).post(
        url(request_of_today, "case_extend"), filled, headers={"HX-Request": "true"}
    )
    assert "<html" not in answer.text
    assert "登记以后" in answer.text


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {"on": today(), "working_days": 21, "remark": "涉及23家单位"}
    answer = at_desk(cast.head_of_office).post(url(request_of_today, "case_extend"), filled)
    assert answer.status_code == 200
    assert "合计不超过20个工作日" in answer.text
    assert 'href="#id_working_days"' in answer.text
    assert "涉及23家单位" in answer.text
    assert len(queries.history(request_of_today)) == 1


def test_nothing_is_recorded_for_tomorrow(cast: Cast, request_of_today: InfoRequest) -> None:
    filled = {"on": today() + DAY, "remark": "书面"}
    answer = at_desk(cast.handler).post(url(request_of_today, "case_withdraw"), filled)
    assert "不能晚于今天" in answer.text


def test_several_third_parties_are_asked_at_once_or_none(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk, address = at_desk(cast.handler), url(request_of_today, "case_opinion")
    filled = {"on": today(), "of": "third_party", "parties": "甲公司\n乙公司\n\n甲公司\n"}
    assert desk.post(address, filled).status_code == 302
    asked = [each for each in queries.history(request_of_today) if isinstance(each, OpinionSought)]
    assert [each.party for each in asked] == ["甲公司", "乙公司"]
    again = desk.post(address, {**filled, "parties": "丙公司\n乙公司"})
    assert "不能重复征求" in again.text
    assert len(queries.history(InfoRequest.objects.get(pk=request_of_today.pk))) == 3


def test_the_term_of_a_third_party_runs_once_its_letter_is_delivered(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk, address = at_desk(cast.handler), url(request_of_today, "case_delivered")
    assert "没有待补登" in desk.get(address).text
    sought = {"on": today(), "of": "third_party", "parties": "甲公司"}
    desk.post(url(request_of_today, "case_opinion"), sought)
    assert "尚未登记征求意见书的送达日期" in desk.get(url(request_of_today)).text
    assert "不能晚于今天" in desk.post(address, {"letter": "2", "delivered_on": today() + DAY}).text
    filled = {"letter": "2", "delivered_on": today()}
    ends_on = queries.calendar().add(today(), 15)
    assert chinese_date(ends_on) in desk.post(address, {**filled, "preview": "1"}).text
    assert desk.post(address, filled).status_code == 302
    (still, *_) = [each for each in last_two(request_of_today) if isinstance(each, OpinionSought)]
    assert still.delivered_on == today()
    assert "没有待补登" in desk.get(address).text


def last_two(info_request: InfoRequest) -> list[Event]:
    return queries.history(InfoRequest.objects.get(pk=info_request.pk))[-2:]


def test_an_objection_needs_its_reason(cast: Cast, request_of_today: InfoRequest) -> None:
    desk = at_desk(cast.handler)
    sought = {"on": today(), "of": "third_party", "parties": "甲公司"}
    desk.post(url(request_of_today, "case_opinion"), sought)
    filled = {"on": today(), "party": "甲公司", "consents": "no"}
    address = url(request_of_today, "case_opinion_received")
    assert "请写明对方不同意公开的理由" in desk.post(address, filled).text
    assert desk.post(address, {**filled, "remark": "涉及经营信息"}).status_code == 302


def test_a_fee_is_computed_from_the_month_of_the_applicant(cast: Cast) -> None:
    requests = [received(cast, on=today()).info_request for _ in range(12)]
    desk = at_desk(cast.handler)
    filled = {"on": today(), "basis": "per_request"}
    free = desk.post(url(requests[9], "case_fee"), filled)
    assert "0元，不收费" in free.text
    assert desk.post(url(requests[11], "case_fee"), filled).status_code == 302
    assert last(requests[11]) == FeeNoticed(today(), 100)
    row = requests[11].events.last()
    assert row is not None
    assert row.particulars == {"basis": "per_request", "ordinal": 12, "lines": [[12, 12, 100, 100]]}


def test_a_fee_by_pages_shows_its_sheet(cast: Cast, request_of_today: InfoRequest) -> None:
    filled = {"on": today(), "basis": "per_page", "pages": 120}
    desk, address = at_desk(cast.handler), url(request_of_today, "case_fee")
    shown = desk.post(address, {**filled, "preview": "1"}).text
    assert "第101至120页" in shown
    assert "1100元" in shown
    assert "请填写提供的页数" in desk.post(address, {"on": today(), "basis": "per_page"}).text


def test_a_step_is_taken_back_but_never_the_first(cast: Cast) -> None:
    online = Submitted(Channel.ONLINE, today())
    request = received(cast, submitted=online).info_request
    actions.record(request, Confirmed(today()), by=cast.handler, on=today())
    desk, address = at_desk(cast.handler), url(request, "case_retract")
    assert 'value="1"' not in desk.get(address).text.split("<form")[-1].split("reason")[0]
    assert desk.post(address, {"sequence": "2", "reason": "电话打给了别人"}).status_code == 302
    request.refresh_from_db()
    assert request.state == State.ARRIVED


def test_only_what_was_served_is_archived(cast: Cast, request_of_today: InfoRequest) -> None:
    desk, address = at_desk(cast.handler), url(request_of_today, "case_archive")
    assert "送达后才能归档" in desk.get(address).text
    assert "送达后才能归档" in desk.post(address).text
    actions.record(request_of_today, Decided(today(), "D02"), by=cast.handler, on=today())
    actions.record(
        request_of_today, Served(today(), ServiceWay.IN_PERSON), by=cast.handler, on=today()
    )
    assert desk.post(address).status_code == 302
    request_of_today.refresh_from_db()
    assert request_of_today.archived_on == today()


def test_a_request_is_assigned_to_a_handler_and_a_unit_of_its_agency(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk, address = at_desk(cast.head_of_office), url(request_of_today, "case_assign")
    filled = {"handler": cast.handler.pk, "unit": cast.records_unit.pk}
    assert desk.post(address, filled).status_code == 302
    request_of_today.refresh_from_db()
    assert (request_of_today.handler, request_of_today.unit) == (cast.handler, cast.records_unit)
    assert "都没有变化" in desk.post(address, filled).text
    other = desk.post(address, {"handler": cast.education_handler.pk})
    assert other.status_code == 200


def test_a_note_stays_in_the_file(cast: Cast, request_of_today: InfoRequest) -> None:
    desk = at_desk(cast.unit_reviewer)
    desk.post(url(request_of_today, "case_note"), {"text": "档案在二楼"})
    assert Note.objects.get().text == "档案在二楼"
    assert "档案在二楼" in desk.get(url(request_of_today)).text


def test_publication_is_proposed_only_of_what_was_given(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk, address = at_desk(cast.handler), url(request_of_today, "case_conversion")
    assert "才能提议转为主动公开" in desk.get(address).text
    actions.record(request_of_today, Decided(today(), "D02"), by=cast.handler, on=today())
    assert desk.post(address, {"reason": "三人要过"}).status_code == 302
    request_of_today.refresh_from_db()
    assert request_of_today.conversion_proposed_on == today()


def test_an_application_becomes_a_file_for_each_matter(cast: Cast) -> None:
    arrived = today() - 4 * DAY
    online = Submitted(Channel.ONLINE, arrived)
    old = received(cast, submitted=online).info_request
    actions.record(old, Confirmed(arrived + 2 * DAY), by=cast.handler, on=today())
    filled = {
        "subject_1": "旅馆业检查",
        "subject_2": "停车收费",
        "description_2": "示例广场",
        "remark": "两件事",
    }
    assert at_desk(cast.handler).post(url(old, "case_split"), filled).status_code == 302
    old.refresh_from_db()
    first, second = old.split_into.order_by("serial")
    assert last(old) == Split(today(), (first.number, second.number))
    assert (old.state, first.state) == (State.SPLIT, State.RECEIVED)
    assert (second.subject, second.description) == ("停车收费", "示例广场")
    assert (first.arrived_on, first.received_on) == (arrived, arrived + 2 * DAY)
    assert first.people.get().identity_digest == old.people.get().identity_digest
    numbers = [fact.id for fact in queries.facts(cast.police, today().year)]
    assert numbers == [first.number, second.number]
    shown = at_desk(cast.handler).get(url(old)).text
    assert first.number in shown
    assert "已分件" in shown


def test_one_matter_is_not_split(cast: Cast, request_of_today: InfoRequest) -> None:
    filled = {"subject_1": "旅馆业检查", "remark": "一件事"}
    shown = at_desk(cast.handler).post(url(request_of_today, "case_split"), filled).text
    assert "第2件的信息名称" in shown
    assert InfoRequest.objects.count() == 1


@pytest.mark.parametrize("page", ["case", "case_similar", "case_decide", "case_fee", "case_split"])
def test_the_pages_of_a_split_file_open_and_count_its_parts_alone(
    cast: Cast, request_of_today: InfoRequest, page: str
) -> None:
    matters = [Matter("灯", ""), Matter("桥", "")]
    actions.split(
        info_request=request_of_today, matters=matters, by=cast.handler, on=today(), remark="两件事"
    )
    shown = at_desk(cast.handler).get(url(request_of_today, page))
    assert shown.status_code == 200
    if page == "case_similar":
        assert "2件" in shown.text


def test_a_third_party_that_is_a_person_is_addressed_as_one(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {"on": today(), "of": "third_party", "parties": "林晓月", "persons": "on"}
    desk = at_desk(cast.handler)
    assert desk.post(url(request_of_today, "case_opinion"), filled).status_code == 302
    body = the(request_of_today, "P07").body
    assert "现书面征求您的意见" in body
    assert "贵单位" not in body
    desk.post(
        url(request_of_today, "case_opinion"),
        {"on": today(), "of": "third_party", "parties": "甲公司", "persons": ""},
    )
    company = [each for each in letters_of(request_of_today) if each.receiver == "甲公司"]
    assert "现书面征求贵单位的意见" in company[0].body
