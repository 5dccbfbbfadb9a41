"""A notice that is entered holds at once, and every open term follows it."""

from datetime import date

from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gongkai.audit.models import Entry
from gongkai.days import queries as days
from gongkai.days.models import EnteredNotice
from gongkai.notices.models import Notice
from gongkai.requests import actions
from gongkai.statute.calendar.notice import doubts, read_notice
from tests.cast import Cast
from tests.days.notices import TEXT_2027
from tests.requests.requests import received

ON = date(2026, 11, 24)
NOTICE = read_notice(TEXT_2027)


def test_the_calendar_of_the_desk_knows_the_year_at_once(cast: Cast) -> None:
    assert 2027 not in days.calendar().years()
    actions.take_in_notice(notice=NOTICE, text=TEXT_2027, by=cast.system_administrator, on=ON)
    assert 2027 in days.calendar().years()
    assert not days.calendar().is_working_day(date(2027, 2, 11))
    assert days.calendar().is_working_day(date(2027, 1, 31))


def test_the_calendar_is_put_together_once_a_version(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actions.take_in_notice(notice=NOTICE, text=TEXT_2027, by=cast.system_administrator, on=ON)
    first = days.calendar()
    with django_assert_num_queries(1):
        assert days.calendar() is first


def test_open_terms_are_computed_anew_and_told_before_and_after(cast: Cast) -> None:
    crossing = received(cast, on=date(2027, 1, 13), identity_number="1").info_request
    untouched = received(cast, on=date(2026, 11, 2), identity_number="2").info_request
    before = crossing.due_on
    assert crossing.provisional
    changes = actions.take_in_notice(
        notice=NOTICE, text=TEXT_2027, by=cast.system_administrator, on=date(2027, 1, 14)
    )
    assert [change.info_request for change in changes] == [crossing]
    crossing.refresh_from_db()
    untouched.refresh_from_db()
    assert (crossing.provisional, crossing.due_on == before) == (False, False)
    assert untouched.due_on == date(2026, 11, 30)
    entry = Entry.objects.get(act="enter_holidays", about_kind="requests.inforequest")
    assert "（暂定） → 2027年2月" in entry.said


def test_the_handler_is_told_which_terms_moved(cast: Cast) -> None:
    crossing = received(cast, on=date(2027, 1, 13)).info_request
    actions.assign(info_request=crossing, handler=cast.handler, unit=None, by=cast.head_of_office)
    actions.take_in_notice(
        notice=NOTICE, text=TEXT_2027, by=cast.system_administrator, on=date(2027, 1, 14)
    )
    (told,) = Notice.objects.filter(topic__startswith="holidays_")
    assert told.person == cast.handler
    assert told.title == "2027年放假安排已登记，您经办的1件申请重算了答复期限"
    (line,) = told.lines
    assert line["text"].startswith("2027-0001答复期限：2027年2月")
    assert line["url"] == "/desk/requests/2027-0001/"


def test_all_or_nothing(cast: Cast) -> None:
    with transaction.atomic():
        actions.take_in_notice(notice=NOTICE, text=TEXT_2027, by=cast.system_administrator, on=ON)
        transaction.set_rollback(True)
    assert not EnteredNotice.objects.exists()
    assert 2027 not in days.calendar().years()


def test_the_page_shows_the_days_first_and_writes_only_when_confirmed(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.system_administrator, "django.contrib.auth.backends.ModelBackend")
    url = reverse("overview:holidays")
    assert "还没有登记" in client.get(url).text
    shown = client.post(url, {"text": TEXT_2027}).text
    assert "调休上班" in shown
    assert "确认生效" in shown
    assert not EnteredNotice.objects.exists()
    client.post(url, {"text": TEXT_2027, "confirm": "1"})
    assert EnteredNotice.objects.get().text.startswith("国务院办公厅")
    assert "已经生效" in client.post(url, {"text": TEXT_2027}).text


def test_a_text_that_is_no_notice_stays_in_the_field_with_the_reason(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.system_administrator, "django.contrib.auth.backends.ModelBackend")
    shown = client.post(reverse("overview:holidays"), {"text": "周五下午开会"}).text
    assert "没有认出" in shown
    assert "周五下午开会" in shown


def test_only_the_system_administrator_may(client: Client, cast: Cast) -> None:
    allowed = set()
    for person in cast.everybody():
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        if client.get(reverse("overview:holidays")).status_code == 200:
            allowed.add(person)
    assert allowed == {cast.system_administrator}


def test_the_invented_notice_is_whole() -> None:
    assert doubts(NOTICE) == ()
