"""The second factor."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.accounts import actions, second_factor
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import RecoveryCode, SecondFactor
from gongkai.audit.models import Entry
from gongkai.lib.today import now
from tests.accounts.pages import client_of, text_of
from tests.cast import PASSWORD, Cast

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def next_code(secret: str) -> str:
    """The code of the next thirty seconds, which holds and was not used to confirm."""
    return second_factor.code_at(secret, now() + timedelta(seconds=second_factor.STEP))


def enrolled(cast: Cast) -> tuple[str, list[str]]:
    """The handler has a second factor: its secret and the recovery codes."""
    secret = actions.begin_second_factor(person=cast.handler)
    code = second_factor.code_at(secret, now())
    return secret, actions.confirm_second_factor(person=cast.handler, code=code)


def test_the_codes_are_those_of_rfc_6238() -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    at = datetime.fromtimestamp(1111111109, UTC)
    assert second_factor.code_at(secret, at) == "081804"


@pytest.mark.parametrize(("seconds", "holds"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_code_holds_one_step_around_its_own(seconds: int, *, holds: bool) -> None:
    secret = second_factor.new_secret()
    code = second_factor.code_at(secret, AT)
    step = second_factor.step_of(secret, code, AT + timedelta(seconds=seconds))
    assert (step is not None) is holds


def test_the_secret_is_sealed_in_the_database(cast: Cast) -> None:
    secret, _ = enrolled(cast)
    assert secret not in SecondFactor.objects.get(person=cast.handler).secret


def test_a_login_asks_for_the_code_and_the_code_leads_in(client: Client, cast: Cast) -> None:
    secret, _ = enrolled(cast)
    first = client.post("/login/", {"username": cast.handler.username, "password": PASSWORD})
    assert first["Location"] == reverse("accounts:login_code")
    assert client.get(reverse("accounts:me")).status_code == 302
    client.post(reverse("accounts:login_code"), {"code": next_code(secret)})
    assert client.get(reverse("accounts:me")).status_code == 200
    assert Entry.objects.order_by("-sequence")[0].said == "登录（密码和动态口令）"


def test_the_page_for_the_code_is_closed_without_the_password(client: Client, cast: Cast) -> None:
    enrolled(cast)
    assert client.get(reverse("accounts:login_code"))["Location"] == reverse("accounts:login")


def test_a_code_does_not_hold_twice(cast: Cast) -> None:
    secret, _ = enrolled(cast)
    code = next_code(secret)
    assert actions.use_code(person=cast.handler, code=code)
    assert not actions.use_code(person=cast.handler, code=code)


def test_a_recovery_code_holds_once_in_any_writing(cast: Cast) -> None:
    _, codes = enrolled(cast)
    written = codes[0].lower().replace("-", " ")
    assert actions.use_code(person=cast.handler, code=written)
    assert not actions.use_code(person=cast.handler, code=codes[0])
    assert Entry.objects.order_by("-sequence")[0].said == "使用备用口令，还剩9个"


def test_five_wrong_codes_lock_like_wrong_passwords(client: Client, cast: Cast) -> None:
    secret, _ = enrolled(cast)
    client.post("/login/", {"username": cast.handler.username, "password": PASSWORD})
    for _ in range(5):
        client.post(reverse("accounts:login_code"), {"code": "wrong"})
    locked = client.post(reverse("accounts:login_code"), {"code": next_code(secret)})
    assert locked.status_code == 429
    assert client.get(reverse("accounts:me")).status_code == 302


def test_a_wrong_first_code_leaves_it_off_and_says_how_to_mend(cast: Cast) -> None:
    actions.begin_second_factor(person=cast.handler)
    with pytest.raises(NotAllowed, match="请看手机的时间是否准确"):
        actions.confirm_second_factor(person=cast.handler, code="000000 ")
    assert SecondFactor.objects.get(person=cast.handler).confirmed_at is None


def test_setting_it_up_shows_secret_picture_and_recovery_codes_once(cast: Cast) -> None:
    client = client_of(cast.handler)
    page = text_of(client.get(reverse("accounts:second_factor")))
    found = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page)
    assert found
    secret = found[0].replace(" ", "")
    picture = client.get(reverse("accounts:second_factor_picture"))
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<?xml")
    code = second_factor.code_at(secret, now())
    shown = text_of(client.post(reverse("accounts:second_factor"), {"code": code}))
    codes = re.findall(r"(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}", shown)
    assert len(codes) == second_factor.RECOVERY_CODES
    kept = set(RecoveryCode.objects.values_list("hash", flat=True))
    assert kept == {second_factor.recovery_hash(code) for code in codes}
    assert client.get(reverse("accounts:second_factor")).status_code == 302


def test_where_all_need_one_nothing_opens_before_it_is_set_up(
    cast: Cast, settings: Settings
) -> None:
    settings.SECOND_FACTOR_FOR_ALL = True
    client = client_of(cast.handler)
    assert client.get(reverse("accounts:me"))["Location"] == reverse("accounts:second_factor")
    enrolled(cast)
    assert client.get(reverse("accounts:me")).status_code == 200
    client.post(reverse("accounts:drop_second_factor"))
    assert SecondFactor.objects.filter(person=cast.handler).exists()


def test_the_security_administrator_drops_that_of_somebody_who_lost_the_phone(cast: Cast) -> None:
    enrolled(cast)
    client = client_of(cast.security_administrator)
    client.post(reverse("accounts:reset_second_factor", args=[cast.handler.pk]))
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()


def test_the_picture_is_gone_once_the_factor_is_in_use(cast: Cast) -> None:
    enrolled(cast)
    answer = client_of(cast.handler).get(reverse("accounts:second_factor_picture"))
    assert answer.status_code == 404


def test_who_is_half_way_in_when_the_factor_is_dropped_begins_anew(
    client: Client, cast: Cast
) -> None:
    secret, _ = enrolled(cast)
    client.post("/login/", {"username": cast.handler.username, "password": PASSWORD})
    actions.drop_second_factor(person=cast.handler, by=cast.handler)
    answer = client.post("/login/code/", {"code": next_code(secret)})
    assert answer["Location"] == "/login/"
    assert not actions.use_code(person=cast.handler, code=next_code(secret))
