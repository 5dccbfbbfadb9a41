"""The status page: who gets in, what it shows, what can be done there."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.actions import Received
from gongkai.requests.actions.splitting import Matter
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    Decided,
    FeeNoticed,
    OpinionSought,
    ReasonsRequested,
    Served,
    ServiceWay,
    Submitted,
    SupplementRequested,
    Withdrawn,
)
from gongkai.statute.state import State
from tests.cast import Cast
from tests.requests.public.applicant import PDF, upload
from tests.requests.requests import received

STATUS = reverse("requests:status")


@pytest.fixture
def sent(cast: Cast) -> Received:
    return received(cast, on=today(), submitted=Submitted(Channel.ONLINE, today()))


def address(request: InfoRequest, name: str = "status_of") -> str:
    return reverse(f"requests:{name}", args=[request.year, request.serial])


def enter(client: Client, sent: Received) -> None:
    given = {"number": sent.info_request.number, "code": sent.query_code}
    assert client.post(STATUS, given)["Location"] == address(sent.info_request)


def shown(client: Client, request: InfoRequest) -> str:
    return client.get(address(request)).content.decode()


# --- who gets in ------------------------------------------------------------------------------


def full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


@pytest.mark.parametrize("write", [str.lower, lambda code: f" {code[:4]} {code[4:]} ", full_width])
def test_number_and_code_open_the_page_however_written(
    client: Client, sent: Received, write: Callable[[str], str]
) -> None:
    code = write(sent.query_code)
    number = sent.info_request.number.replace("-", "")
    answer = client.post(STATUS, {"number": number, "code": code})
    assert answer["Location"] == address(sent.info_request)
    assert client.get(address(sent.info_request)).status_code == 200


def test_a_number_typed_on_a_chinese_keyboard_opens_the_page(
    client: Client, sent: Received
) -> None:
    given = {"number": full_width(sent.info_request.number), "code": full_width(sent.query_code)}
    assert client.post(STATUS, given)["Location"] == address(sent.info_request)


def test_the_page_stays_open_and_the_code_stands_in_no_address(
    client: Client, sent: Received
) -> None:
    enter(client, sent)
    for _ in range(2):
        assert client.get(address(sent.info_request)).status_code == 200
    assert sent.query_code not in address(sent.info_request)


def test_without_the_code_nothing_is_shown(client: Client, sent: Received) -> None:
    for name in ("status_of", "status_supplement", "status_withdraw"):
        assert client.get(address(sent.info_request, name))["Location"] == STATUS
    for name in ("status_confirm", "status_withdraw"):
        client.post(address(sent.info_request, name), {"sure": "on"})
    sent.info_request.refresh_from_db()
    assert sent.info_request.applicant_confirmed_on is None
    assert sent.info_request.state == State.ARRIVED


def test_a_wrong_code_and_a_wrong_number_read_the_same(client: Client, sent: Received) -> None:
    wrong = [
        {"number": sent.info_request.number, "code": "AAAAAAAA"},
        {"number": "2024-9999", "code": sent.query_code},
    ]
    for given in wrong:
        assert "没有找到这份申请" in client.post(STATUS, given).content.decode()


def test_a_number_that_is_none_says_how_to_write_it(client: Client, db: None) -> None:
    answer = client.post(STATUS, {"number": "我的申请", "code": "A"})
    assert "例如2026-0044" in answer.content.decode()


def test_guessing_fifty_times_ends_after_ten(client: Client, sent: Received) -> None:
    guess = {"number": sent.info_request.number, "code": "AAAAAAAA"}
    answers = [client.post(STATUS, guess) for _ in range(50)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429] * 40
    assert "请过15分钟再查" in answers[-1].content.decode()
    assert answers[-1]["Retry-After"] == "900"
    right = {"number": sent.info_request.number, "code": sent.query_code}
    assert client.post(STATUS, right).status_code == 429
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert other.post(STATUS, right).status_code == 302


def test_the_same_number_of_two_agencies_is_told_apart_by_its_code(
    client: Client, cast: Cast
) -> None:
    first = received(cast, on=today())
    second = received(cast, on=today(), agency=cast.education, by=cast.education_handler)
    assert first.info_request.number == second.info_request.number
    enter(client, second)
    assert "示例区教育局" in shown(client, second.info_request)


def test_after_leaving_the_page_is_shut(client: Client, sent: Received) -> None:
    enter(client, sent)
    client.post(reverse("requests:status_leave"))
    assert client.get(address(sent.info_request))["Location"] == STATUS


def test_what_was_written_while_the_page_was_shut_is_there_again(
    client: Client, asked: Received, settings: Settings
) -> None:
    enter(client, asked)
    supplement = address(asked.info_request, "status_supplement")
    settings.IDLE_MINUTES = -1
    assert client.post(supplement, {"text": "是2023年的检查"})["Location"] == STATUS
    assert "您写的文字还在" in client.get(STATUS).text
    settings.IDLE_MINUTES = 60
    given = {"number": asked.info_request.number, "code": asked.query_code}
    assert client.post(STATUS, given)["Location"] == supplement
    assert "是2023年的检查" in client.get(supplement).text
    client.post(supplement, {"text": "是2023年的检查"})
    assert client.post(STATUS, given)["Location"] == address(asked.info_request)


def test_what_was_written_of_one_request_stands_on_no_other(
    client: Client, cast: Cast, asked: Received
) -> None:
    other = received(cast, on=today() - timedelta(1))
    event = SupplementRequested(today(), today() + timedelta(14))
    actions.record(other.info_request, event, by=cast.handler, on=today(), remark="哪一年")
    client.post(address(asked.info_request, "status_supplement"), {"text": "是2023年的检查"})
    enter(client, other)
    text = client.get(address(other.info_request, "status_supplement")).text
    assert "是2023年的检查" not in text


def test_who_is_idle_is_asked_again(client: Client, sent: Received, settings: Settings) -> None:
    enter(client, sent)
    settings.IDLE_MINUTES = -1
    assert client.get(address(sent.info_request))["Location"] == STATUS


# --- what is shown ----------------------------------------------------------------------------


def test_the_name_is_masked_and_identity_data_are_absent(client: Client, sent: Received) -> None:
    enter(client, sent)
    text = shown(client, sent.info_request)
    assert "张**" in text
    for hidden in ("张小明", "110101199003070011", "13800000000", "示例路8号", "someone@"):
        assert hidden not in text


def test_each_half_of_the_confirmation_is_told(client: Client, cast: Cast, sent: Received) -> None:
    enter(client, sent)
    request = sent.info_request
    assert "还要双方确认" in shown(client, request)
    client.post(address(request, "status_confirm"))
    text = shown(client, request)
    assert "您已确认，等待工作机构确认" in text
    assert "最迟答复日" not in text
    client.post(address(request, "status_confirm"))
    actions.record(request, Confirmed(today()), by=cast.handler, on=today())
    text = shown(client, request)
    assert re.search("正在办理。(预计)?最迟", text)
    assert "双方确认收到申请，从第二天起计算" in text


def test_a_party_that_is_asked_is_not_named(client: Client, cast: Cast, sent: Received) -> None:
    request = sent.info_request
    actions.record(request, Confirmed(today()), by=cast.handler, on=today())
    asked = OpinionSought(today(), Consulted.THIRD_PARTY, "示例旅馆有限公司", today())
    actions.record(request, asked, by=cast.handler, on=today())
    enter(client, sent)
    text = shown(client, request)
    assert "正在征求有关方面的意见" in text
    assert "示例旅馆" not in text


def test_a_decision_is_not_told_before_it_is_served(
    client: Client, cast: Cast, sent: Received
) -> None:
    request = sent.info_request
    actions.record(request, Confirmed(today()), by=cast.handler, on=today())
    decided = Decided(today(), "D13")
    actions.record(request, decided, by=cast.handler, on=today(), remark="没有检索到")
    enter(client, sent)
    text = shown(client, request)
    assert "正在送达" in text
    assert "没有检索到" not in text
    served = Served(today(), ServiceWay.ELECTRONIC)
    actions.record(request, served, by=cast.handler, on=today())
    assert "已经答复您" in shown(client, request)


def test_the_overdue_is_not_hidden(client: Client, cast: Cast) -> None:
    late = received(cast, on=today() - timedelta(90))
    enter(client, late)
    assert "答复期限已过，还没有答复" in shown(client, late.info_request)


def test_a_decision_that_is_late_to_arrive_is_not_said_to_be_in_time(
    client: Client, cast: Cast
) -> None:
    late = received(cast, on=today() - timedelta(90))
    decided = Decided(today() - timedelta(80), "D13")
    actions.record(late.info_request, decided, by=cast.handler, on=today())
    enter(client, late)
    text = shown(client, late.info_request)
    assert "还没有送达，答复期限已过" in text
    assert "投诉、举报" in text


def test_what_was_withdrawn_is_not_said_to_have_been_answered(
    client: Client, cast: Cast, sent: Received
) -> None:
    request = sent.info_request
    enter(client, sent)
    for event in (
        Withdrawn(today()),
        Decided(today(), "D24"),
        Served(today(), ServiceWay.ELECTRONIC),
    ):
        actions.record(request, event, by=cast.handler, on=today())
        text = shown(client, request)
        assert "您已撤回申请。" in text
        assert "提起行政诉讼" not in text


def test_what_was_given_up_is_not_said_to_have_been_answered(client: Client, cast: Cast) -> None:
    sent = received(cast, on=today() - timedelta(60))
    request = sent.info_request
    enter(client, sent)
    asked_on = today() - timedelta(50)
    for event in (
        SupplementRequested(asked_on, asked_on + timedelta(14)),
        Decided(today(), "D22"),
        Served(today(), ServiceWay.ELECTRONIC),
    ):
        actions.record(request, event, by=cast.handler, on=today())
    text = shown(client, request)
    assert "没有补正，申请已经终止办理。" in text
    assert "已经答复您" not in text


def test_a_split_request_leads_to_its_parts(client: Client, cast: Cast) -> None:
    whole = received(cast, on=today())
    parts = actions.split(
        info_request=whole.info_request,
        matters=[Matter("灯", ""), Matter("桥", "")],
        by=cast.handler,
        on=today(),
        remark="两件事",
    )
    enter(client, whole)
    text = shown(client, whole.info_request)
    assert "申请分成了几件，分别答复。" in text
    assert all(part.number in text for part in parts)
    given = {"number": parts[0].number, "code": whole.query_code}
    assert client.post(STATUS, given)["Location"] == address(parts[0])


def test_a_fee_is_told_with_its_last_day(client: Client, cast: Cast) -> None:
    sent = received(cast, on=today())
    noticed = FeeNoticed(today(), 720, delivered_on=today())
    actions.record(sent.info_request, noticed, by=cast.handler, on=today())
    enter(client, sent)
    assert "请缴纳信息处理费720元，最迟" in shown(client, sent.info_request)


def test_who_is_asked_for_reasons_is_told_that_the_term_goes_on(client: Client, cast: Cast) -> None:
    sent = received(cast, on=today())
    actions.record(sent.info_request, ReasonsRequested(today()), by=cast.handler, on=today())
    enter(client, sent)
    text = shown(client, sent.info_request)
    assert "请您说明理由" in text
    assert "答复期限照常计算，最迟" in text


# --- what can be done -------------------------------------------------------------------------


@pytest.fixture
def asked(cast: Cast) -> Received:
    """A request with a supplement asked for."""
    sent = received(cast, on=today() - timedelta(1))
    event = SupplementRequested(today(), today() + timedelta(14))
    actions.record(sent.info_request, event, by=cast.handler, on=today(), remark="请写明是哪一年")
    return sent


def test_what_is_asked_is_shown_and_answered(client: Client, asked: Received) -> None:
    enter(client, asked)
    assert "请写明是哪一年" in shown(client, asked.info_request)
    given = {"text": "2023年", "file": upload("补正.pdf", PDF)}
    answer = client.post(address(asked.info_request, "status_supplement"), given, follow=True)
    assert "已经收到您的补正" in answer.content.decode()
    assert asked.info_request.enclosures.get().name == "补正.pdf"
    again = client.post(address(asked.info_request, "status_supplement"), given, follow=True)
    assert "现在没有要您补正的事项" in again.content.decode()
    assert asked.info_request.enclosures.count() == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": ""}, "请写明补正的内容"),
        ({"text": "长" * 2001}, "请删去1字"),
        ({"text": "见附件", "file": "exe"}, "只收PDF"),
    ],
)
def test_a_wrong_supplement_is_refused_with_words(
    client: Client, asked: Received, given: dict[str, object], words: str
) -> None:
    enter(client, asked)
    if "file" in given:
        given = {**given, "file": upload("补正.pdf", b"MZ a program")}
    answer = client.post(address(asked.info_request, "status_supplement"), given)
    assert words in answer.content.decode()
    assert str(given["text"]) in answer.content.decode()
    assert asked.info_request.events.count() == 2


def test_withdrawing_takes_a_tick_and_happens_once(client: Client, sent: Received) -> None:
    enter(client, sent)
    address_of = address(sent.info_request, "status_withdraw")
    assert "请勾选" in client.post(address_of, {"reason": "不需要了"}).content.decode()
    client.post(address_of, {"sure": "on"})
    again = client.post(address_of, {"sure": "on"}, follow=True)
    assert "您已撤回申请" in again.content.decode()
    assert sent.info_request.events.count() == 2


def test_the_status_page_asks_few_questions(
    client: Client, asked: Received, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    enter(client, asked)
    with django_assert_max_num_queries(10):
        client.get(address(asked.info_request))
