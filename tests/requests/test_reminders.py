"""Reminders: handler, then head, then supervisor; once a person and day; deputies in time."""

from collections.abc import Iterable
from datetime import date, datetime

import pytest
from click.testing import CliRunner
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.accounts import actions as accounts
from gongkai.accounts.models import User
from gongkai.accounts.posts import PostKind
from gongkai.config.commands import cli
from gongkai.lib.jobs.table import jobs
from gongkai.lib.today import CHINA
from gongkai.notices.models import Notice
from gongkai.requests import actions, due_jobs, lists, queries
from gongkai.requests.models import InfoRequest
from gongkai.requests.reminders import call
from gongkai.requests.rows import standing_term
from gongkai.statute.events import Channel
from tests.cast import Cast
from tests.requests.busy_desk import TODAY, busy_desk, plight
from tests.requests.requests import received

H, O, S = PostKind.HANDLER, PostKind.HEAD_OF_OFFICE, PostKind.SUPERVISOR  # noqa: E741 - as in duties


def called(info_request: InfoRequest, on: date = TODAY) -> tuple[set[PostKind], str]:
    """Whom a request calls, and in what words."""
    (found,) = lists.for_rows(InfoRequest.objects.filter(pk=info_request.pk))
    calendar = queries.calendar()
    made = call(found, standing_term(found, on, calendar), on, calendar)
    return (set(made.posts), made.text) if made else (set(), "")


def told(on: date = TODAY) -> dict[str, str]:
    """What each person was told on a day."""
    notices = Notice.objects.filter(on=on).select_related("person")
    return {each.person.name: each.title for each in notices}


def mailable(*people: User) -> None:
    for person in people:
        User.objects.filter(pk=person.pk).update(email=f"{person.username}@example.org")


# --- whom a request calls ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "posts", "words"),
    [
        (date(2024, 10, 9), set(), ""),
        (date(2024, 10, 11), {H}, "剩3个工作日"),
        (date(2024, 10, 14), {H, O}, "剩1个工作日"),
        (date(2024, 10, 15), {H, O}, "今日到期"),
        (date(2024, 10, 16), {H, O, S}, "超期1个工作日"),
    ],
)
def test_a_term_calls_more_people_the_nearer_its_end(
    cast: Cast, on: date, posts: set[PostKind], words: str
) -> None:
    request = received(cast, on=date(2024, 9, 11)).info_request
    found, text = called(request, on)
    assert found == posts
    assert words in text


@pytest.mark.parametrize(
    ("name", "posts"),
    [
        ("letter", {H}),
        ("unconfirmed", {H, O}),
        ("abandoned", {H}),
        ("withdrawn", {H}),
        ("opinion", set()),
        ("supplement", set()),
        ("running", set()),
        ("overdue", {H, O, S}),
    ],
)
def test_each_plight_calls_those_who_can_end_it(
    cast: Cast, name: str, posts: set[PostKind]
) -> None:
    assert called(busy_desk(cast)[name])[0] == posts


def test_a_letter_that_was_not_confirmed_on_its_day_calls_the_head(cast: Cast) -> None:
    letter = plight(cast, "甲", date(2024, 10, 14), channel=Channel.MAIL_ORDINARY)
    assert called(letter)[0] == {H, O}


def test_an_uncertain_due_date_is_reminded_of_by_the_safe_day(cast: Cast) -> None:
    request = received(cast, on=date(2026, 12, 21)).info_request
    assert request.provisional
    assert request.internal_target == date(2027, 1, 14)
    assert called(request, date(2027, 1, 8))[0] == set()
    assert called(request, date(2027, 1, 12))[0] == {H}


def test_the_words_name_nobody_and_nothing_asked_for(cast: Cast) -> None:
    for request in busy_desk(cast).values():
        text = called(request)[1]
        assert "张" not in text
        assert request.subject not in text


# --- one digest a person and day --------------------------------------------------------------


def test_everybody_is_told_once_a_day_what_calls_them(cast: Cast) -> None:
    busy_desk(cast)
    mailable(cast.handler, cast.supervisor)
    reminded = actions.remind(on=TODAY)
    assert (reminded.told, reminded.mailed) == (3, 2)
    assert told() == {
        "陈经办": "依申请公开：7件要办，3件今天必须办",
        "王主任": "依申请公开：4件要办，2件今天必须办",
        "褚督办": "依申请公开：1件要办，1件今天必须办",
    }
    again = actions.remind(on=TODAY)
    assert (again.told, again.mailed, len(mail.outbox)) == (0, 0, 2)
    assert actions.remind(on=date(2024, 10, 16)).told == 3


def test_a_supervisor_reads_which_agency_is_late(cast: Cast) -> None:
    busy_desk(cast)
    actions.remind(on=TODAY)
    (line,) = Notice.objects.get(person=cast.supervisor).lines
    assert line["text"] == "示例区公安局 2024-0001：超期1个工作日，送达答复书"
    assert line["url"] == "/desk/requests/2024-0001/?agency=gongan"


def test_a_mail_holds_numbers_and_no_persons_data(cast: Cast) -> None:
    busy_desk(cast)
    mailable(cast.handler)
    actions.remind(on=TODAY)
    (sent,) = mail.outbox
    assert sent.to == [f"{cast.handler.username}@example.org"]
    assert "2024-0001：超期1个工作日，送达答复书" in sent.body
    assert not any(secret in sent.body for secret in ("张小明", "138", "1101", "户口"))


def test_the_handler_of_a_request_is_told_and_not_the_others(cast: Cast) -> None:
    accounts.appoint(person=cast.without_post, kind=PostKind.HANDLER, since=date(2024, 1, 1))
    today = busy_desk(cast)["today"]
    InfoRequest.objects.update(handler=cast.handler)
    actions.remind(on=TODAY)
    assert "蒋新来" not in told()
    assert any(today.number in line["text"] for line in lines_of(cast.handler))


def lines_of(person: User, on: date = TODAY) -> Iterable[dict[str, str]]:
    lines: list[dict[str, str]] = Notice.objects.get(person=person, on=on).lines
    return lines


def test_a_deputy_is_told_for_somebody_on_leave(cast: Cast) -> None:
    busy_desk(cast)
    InfoRequest.objects.update(handler=cast.handler)
    accounts.name_deputy(
        person=cast.handler, deputy=cast.without_post, since=TODAY, until=date(2024, 10, 18)
    )
    actions.remind(on=TODAY)
    assert told()["蒋新来"] == told()["陈经办"]


def test_a_handler_who_has_left_does_not_take_the_reminder_along(cast: Cast) -> None:
    busy_desk(cast)
    InfoRequest.objects.update(handler=cast.without_post)
    User.objects.filter(pk=cast.without_post.pk).update(is_active=False)
    actions.remind(on=TODAY)
    assert "蒋新来" not in told()
    assert "陈经办" in told()


def test_nobody_is_told_anything_on_a_day_off(cast: Cast) -> None:
    busy_desk(cast)
    assert actions.remind(on=date(2024, 10, 19)).told == 0
    assert not Notice.objects.exists()


def test_where_nothing_is_due_nobody_is_told(cast: Cast) -> None:
    received(cast, on=TODAY)
    assert actions.remind(on=TODAY) == actions.Reminded(0, 0)


def test_the_same_reminder_costs_as_much_for_many_requests(cast: Cast) -> None:
    costs = []
    for _ in range(2):
        for _ in range(5):
            received(cast, on=date(2024, 9, 11))
        with CaptureQueriesContext(connection) as captured:
            actions.remind(on=TODAY)
        costs.append(len(captured))
        Notice.objects.all().delete()
    assert costs[1] <= costs[0]


# --- command and job --------------------------------------------------------------------------


def test_the_command_says_how_many_were_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.lib.today.today", lambda: TODAY)
    busy_desk(cast)
    first, second = (CliRunner().invoke(cli, ["remind"]) for _ in range(2))
    assert first.output == "提醒了3人，发出0封邮件。\n"
    assert second.output.startswith("没有新的提醒")


@pytest.mark.parametrize(("hour", "count"), [(7, 0), (8, 3)])
def test_the_job_waits_for_the_working_day_to_begin(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, hour: int, count: int
) -> None:
    busy_desk(cast)
    at = datetime(2024, 10, 15, hour, tzinfo=CHINA)
    monkeypatch.setattr(due_jobs, "now", lambda: at)
    monkeypatch.setattr(due_jobs, "today", lambda: TODAY)
    jobs()["remind"].run()
    assert Notice.objects.count() == count
