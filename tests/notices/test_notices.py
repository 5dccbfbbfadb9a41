"""What somebody is told: once, at the desk and by mail, until it is read."""

from datetime import date
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client, override_settings
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.notices import actions
from gongkai.notices.actions import Line
from gongkai.notices.models import Notice
from tests.accounts.pages import client_of, text_of
from tests.cast import Cast

ON = date(2024, 10, 15)
LINES = [Line("2024-0001：今日到期，作出决定", "/desk/requests/2024-0001/", urgent=True)]


def tell(person: User, on: date = ON) -> bool:
    return actions.tell(person=person, topic="due", on=on, title="1件要办", lines=LINES)


def mailable(person: User) -> None:
    User.objects.filter(pk=person.pk).update(email="someone@example.org")


def test_somebody_is_told_once_a_day_about_a_subject(cast: Cast) -> None:
    assert tell(cast.handler)
    assert not tell(cast.handler)
    assert tell(cast.handler, date(2024, 10, 16))
    assert tell(cast.head_of_office)


def test_a_notice_is_mailed_once(cast: Cast) -> None:
    mailable(cast.handler)
    tell(cast.handler)
    assert (actions.mail(on=ON), actions.mail(on=ON)) == (1, 0)
    (sent,) = mail.outbox
    assert sent.subject == "1件要办"
    assert "· 2024-0001：今日到期，作出决定" in sent.body
    assert "http" not in sent.body


@override_settings(CSRF_TRUSTED_ORIGINS=["https://gongkai.example.org"])
def test_a_mail_leads_to_the_address_of_the_house(cast: Cast) -> None:
    mailable(cast.handler)
    tell(cast.handler)
    actions.mail(on=ON)
    assert "https://gongkai.example.org/desk/requests/2024-0001/" in mail.outbox[0].body


def test_who_has_no_address_or_may_not_log_in_is_not_mailed(cast: Cast) -> None:
    tell(cast.handler)
    mailable(cast.head_of_office)
    tell(cast.head_of_office)
    User.objects.filter(pk=cast.head_of_office.pk).update(is_active=False)
    assert actions.mail(on=ON) == 0


@pytest.mark.parametrize("error", [SMTPException("no"), ConnectionRefusedError("no")])
def test_a_mail_that_fails_is_sent_the_next_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    mailable(cast.handler)
    tell(cast.handler)

    def fail(*_: object) -> int:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", fail)
        assert actions.mail(on=ON) == 0
    assert Notice.objects.get().mailed_at is None
    assert actions.mail(on=ON) == 1


def test_my_notices_are_mine_and_unread_until_i_say_so(cast: Cast) -> None:
    tell(cast.handler)
    tell(cast.head_of_office)
    client = client_of(cast.handler)
    page = client.get(reverse("notices:mine"))
    assert "1条未读" in text_of(page)
    assert 'href="/desk/requests/2024-0001/"' in page.content.decode()
    client.post(reverse("notices:read_all"))
    assert "都读过了" in text_of(client.get(reverse("notices:mine")))
    assert Notice.objects.filter(read_at=None).get().person == cast.head_of_office


def test_who_was_told_nothing_reads_what_will_be_here(cast: Cast) -> None:
    assert "还没有提醒" in text_of(client_of(cast.without_post).get(reverse("notices:mine")))
    assert Client().get(reverse("notices:mine")).status_code == 302
