"""催办: who may press for a request, who is told, and that it stays in the journal."""

import pytest

from gongkai.audit.models import Entry
from gongkai.lib.today import today
from gongkai.notices.models import Notice
from gongkai.requests import actions
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Decided, Served, ServiceWay
from tests.accounts.pages import text_of
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.requests import received

WORDS = {"text": "请抓紧办理，按期答复。"}


@pytest.fixture
def request_of_today(cast: Cast) -> InfoRequest:
    return received(cast, on=today()).info_request


def test_the_superior_presses_from_above_and_handler_and_head_are_told(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk = at_desk(cast.supervisor)
    named = f"?agency={cast.police.slug}"
    case = url(request_of_today)
    assert url(request_of_today, "case_urge") in desk.get(f"{case}{named}").text
    assert desk.post(f"{url(request_of_today, 'case_urge')}{named}", WORDS).status_code == 302
    notices = Notice.objects.select_related("person")
    assert {each.person.name for each in notices} == {"陈经办", "王主任"}
    (line,) = notices[0].lines
    assert line["text"] == f"{request_of_today.number}：{WORDS['text']}"
    assert Entry.objects.get(act="remind").said == f"{request_of_today.number}催办：{WORDS['text']}"


def test_the_head_is_not_told_by_the_own_pressing_and_once_a_day_is_enough(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk, page = at_desk(cast.head_of_office), url(request_of_today, "case_urge")
    desk.post(page, WORDS)
    assert Notice.objects.get().person == cast.handler
    assert "今天已经催办过" in text_of(desk.post(page, WORDS))
    assert Entry.objects.filter(act="remind").count() == 1


def test_others_may_not_and_what_has_ended_is_left_in_peace(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    page = url(request_of_today, "case_urge")
    assert at_desk(cast.handler).post(page, WORDS).status_code == 403
    actions.record(request_of_today, Decided(today(), "D02"), by=cast.handler, on=today())
    actions.record(request_of_today, Served(today(), ServiceWay.POST), by=cast.handler, on=today())
    assert "不用再催办" in text_of(at_desk(cast.head_of_office).get(page))
    with pytest.raises(NotAllowedError, match="不用再催办"):
        actions.urge(info_request=request_of_today, text="", by=cast.head_of_office, on=today())
    assert not Notice.objects.exists()
