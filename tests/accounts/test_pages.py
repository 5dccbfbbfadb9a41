"""The pages of the three administrators."""

import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gongkai.accounts import actions
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act, PostKind
from gongkai.audit import actions as audit
from gongkai.audit.models import Entry
from gongkai.lib import credit_code
from gongkai.lib.today import today
from tests.accounts.pages import client_of, text_of
from tests.cast import Cast

PASSWORD_SHOWN = r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}"


@pytest.fixture
def security(cast: Cast) -> Client:
    return client_of(cast.security_administrator)


@pytest.fixture
def system(cast: Cast) -> Client:
    return client_of(cast.system_administrator)


@pytest.fixture
def auditor(cast: Cast) -> Client:
    return client_of(cast.audit_administrator)


def test_the_list_shows_people_with_posts_and_deputies_of_the_own_agency(
    cast: Cast, security: Client
) -> None:
    days = {"deputy-since": str(today()), "deputy-until": str(today() + timedelta(days=3))}
    url = reverse("accounts:name_deputy", args=[cast.head_of_office.pk])
    security.post(url, {"deputy-deputy": cast.signer.pk, **days})
    page = text_of(security.get(reverse("accounts:people")))
    assert "王主任 p003 不属于内设机构 工作机构负责人 周局长，" in page
    assert "卫教育" not in page


def test_the_list_narrows_by_name_and_post(cast: Cast, security: Client) -> None:
    page = text_of(security.get(reverse("accounts:people"), {"q": "经", "kind": "handler"}))
    assert "陈经办" in page
    assert "王主任" not in page
    empty = text_of(security.get(reverse("accounts:people"), {"q": "没有这个人"}))
    assert "没有符合条件的人员" in empty


def test_a_list_of_people_takes_as_many_queries_for_many_as_for_few(
    cast: Cast, security: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        security.get(reverse("accounts:people"))


def test_a_new_person_gets_a_password_that_is_shown_once(cast: Cast, security: Client) -> None:
    given = {"username": "xinren", "name": "新人", "unit": cast.records_unit.pk, "email": ""}
    shown = text_of(security.post(reverse("accounts:add_person"), given))
    found = re.search(PASSWORD_SHOWN, shown)
    person = User.objects.get(username="xinren")
    assert found
    assert person.check_password(found[0])
    assert (person.agency, person.unit) == (cast.police, cast.records_unit)


def test_what_was_typed_stays_when_it_is_refused(cast: Cast, security: Client) -> None:
    given = {"username": cast.handler.username, "name": "新人某", "email": "x@example.cn"}
    response = security.post(reverse("accounts:add_person"), given)
    assert "这个登录名已经有人用，请换一个。" in text_of(response)
    assert 'value="新人某"' in response.content.decode()


def test_a_post_is_given_and_ended_on_the_page_of_the_person(cast: Cast, security: Client) -> None:
    person = cast.without_post
    given = {"post-kind": "signer", "post-since": str(today())}
    security.post(reverse("accounts:appoint", args=[person.pk]), given)
    post = person.posts.get()
    assert (post.kind, post.since) == (PostKind.SIGNER, today())
    security.post(reverse("accounts:end_post", args=[person.pk, post.pk]))
    post.refresh_from_db()
    assert post.until == today()


def test_a_refusal_stands_on_the_page_with_the_form_as_it_was(cast: Cast, security: Client) -> None:
    given = {"post-kind": "handler", "post-since": "2026-03-01"}
    response = security.post(reverse("accounts:appoint", args=[cast.handler.pk]), given)
    assert "已经担任经办人" in text_of(response)
    assert 'value="2026-03-01"' in response.content.decode()


def test_people_of_other_agencies_do_not_exist(cast: Cast, security: Client) -> None:
    url = reverse("accounts:person", args=[cast.education_handler.pk])
    assert security.get(url).status_code == 404


def test_a_reset_password_is_shown_and_the_old_one_is_gone(cast: Cast, security: Client) -> None:
    url = reverse("accounts:reset_password", args=[cast.handler.pk])
    found = re.search(PASSWORD_SHOWN, text_of(security.post(url)))
    assert found
    assert User.objects.get(pk=cast.handler.pk).check_password(found[0])


def test_somebody_is_kept_out_and_let_in_again(cast: Cast, security: Client) -> None:
    url = reverse("accounts:access", args=[cast.handler.pk])
    active = []
    for _ in range(2):
        security.post(url)
        active.append(User.objects.get(pk=cast.handler.pk).is_active)
    assert active == [False, True]


def agency_form(agency: Agency, **changes: str) -> dict[str, str]:
    names = (
        "name kind credit_code number_word reply_word notice_word review_organ court office "
        "address hours phone slug"
    )
    return {name: getattr(agency, name) for name in names.split()} | changes


def test_the_system_administrator_changes_what_letters_say(cast: Cast, system: Client) -> None:
    given = agency_form(cast.police, court="示例市中级人民法院")
    response = system.post(reverse("accounts:agency"), given, follow=True)
    assert "机关设置已保存。" in text_of(response)
    cast.police.refresh_from_db()
    assert cast.police.court == "示例市中级人民法院"


def test_a_wrong_credit_code_is_told_with_what_to_do(cast: Cast, system: Client) -> None:
    given = agency_form(cast.police, credit_code="11990101MB00000020")
    response = system.post(reverse("accounts:agency"), given)
    assert "有一位写错了，请对照证书逐位核对。" in text_of(response)


def test_units_are_added_and_renamed_once_each(cast: Cast, system: Client) -> None:
    system.post(reverse("accounts:add_unit"), {"unit-name": "交警大队"})
    again = system.post(reverse("accounts:add_unit"), {"unit-name": "交警大队"})
    assert "已经有“交警大队”" in text_of(again)
    url = reverse("accounts:unit", args=[cast.records_unit.pk])
    assert "已经有“交警大队”" in text_of(system.post(url, {"name": "交警大队"}))
    system.post(url, {"name": "治安支队"})
    assert set(cast.police.units.values_list("name", flat=True)) == {"治安支队", "交警大队"}


def test_an_agency_below_is_set_up_with_three_passwords(cast: Cast, system: Client) -> None:
    given = agency_form(
        cast.police,
        name="示例区公安局示例路派出所",
        slug="paichusuo",
        credit_code=credit_code.with_check_sign("11990101MB8888888"),
        system_username="s1x",
        system_name="甲",
        security_username="s2x",
        security_name="乙",
        audit_username="s3x",
        audit_name="丙",
    )
    shown = text_of(system.post(reverse("accounts:new_agency"), given))
    assert len(re.findall(PASSWORD_SHOWN, shown)) == 3
    assert Agency.objects.get(slug="paichusuo").parent == cast.police


def test_the_journal_shows_the_own_agencys_entries_and_its_reading_is_one(
    cast: Cast, auditor: Client
) -> None:
    page = text_of(auditor.get(reverse("accounts:journal")))
    assert "管理人员 陈经办 增加人员“陈经办”（登录名 p001）" in page
    assert "卫教育" not in page
    entry = Entry.objects.order_by("-sequence")[0]
    assert (entry.by, entry.act) == (cast.audit_administrator, Act.READ_JOURNAL)
    assert entry.said == "查阅审计日志第1页"


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ({"q": "陈经办"}, "任经办人", "王主任"),
        ({"act": "manage_agency"}, "增设内设机构", "任经办人"),
        ({"since": "2099-01-01"}, "没有符合条件的记录", "任经办人"),
        ({"until": "2019-01-01"}, "没有符合条件的记录", "任经办人"),
    ],
)
def test_the_journal_narrows(
    cast: Cast, auditor: Client, asked: dict[str, str], there: str, not_there: str
) -> None:
    page = text_of(auditor.get(reverse("accounts:journal"), asked)).split("清除")[1]
    assert there in page
    assert not_there not in page


def test_the_journal_narrows_to_a_person_and_notes_how(cast: Cast, auditor: Client) -> None:
    auditor.get(reverse("accounts:journal"))
    asked = {"person": str(cast.audit_administrator.pk), "since": str(date(2026, 1, 2))}
    page = text_of(auditor.get(reverse("accounts:journal"), asked)).split("清除")[1]
    assert "查阅审计日志第1页" in page
    assert "任经办人" not in page
    entry = Entry.objects.order_by("-sequence")[0]
    assert entry.said == "查阅审计日志第1页（行为人：冯审计；从哪一天起：2026年1月2日）"


def test_an_act_that_two_things_are_called_by_stands_once_and_finds_both(
    cast: Cast, auditor: Client
) -> None:
    with transaction.atomic():
        for act in (Act.EXTEND, "extended"):
            agency = cast.police
            audit.note(by=cast.handler, act=act, about=agency, agency=agency, said=f"延期：{act}")
    page = text_of(auditor.get(reverse("accounts:journal"), {"act": Act.EXTEND}))
    choices, found = page.split("清除")
    assert choices.count("延期答复") == 1
    assert "延期：extend " in found
    assert "延期：extended" in found


def test_what_an_entry_says_is_found_beside_what_it_is_about(cast: Cast, auditor: Client) -> None:
    with transaction.atomic():
        agency, said = cast.police, "2026-0029《示公复〔2026〕3号》用印并印发"
        audit.note(by=cast.handler, act="issue", about=agency, agency=agency, said=said)
    page = text_of(auditor.get(reverse("accounts:journal"), {"q": "2026-0029"}))
    assert "《示公复〔2026〕3号》用印并印发" in page


def test_days_of_the_journal_in_the_wrong_order_are_told(auditor: Client) -> None:
    asked = {"since": "2026-11-01", "until": "2026-10-01"}
    page = text_of(auditor.get(reverse("accounts:journal"), asked))
    assert "止的日期早于起的日期" in page


def test_a_wrong_day_in_the_journals_filter_is_told(cast: Cast, auditor: Client) -> None:
    page = text_of(auditor.get(reverse("accounts:journal"), {"since": "昨天"}))
    assert "从哪一天起的写法不对" in page


def test_what_is_known_of_a_person_is_changed_on_the_page(cast: Cast, security: Client) -> None:
    url = reverse("accounts:change_person", args=[cast.handler.pk])
    given = {"name": "陈新名", "unit": cast.records_unit.pk, "email": "chen@example.cn"}
    assert "已保存。" in text_of(security.post(url, given, follow=True))
    cast.handler.refresh_from_db()
    assert (cast.handler.name, cast.handler.unit) == ("陈新名", cast.records_unit)


def test_a_deputyship_is_ended_on_the_page(cast: Cast, security: Client) -> None:
    named = actions.name_deputy(
        person=cast.handler,
        deputy=cast.signer,
        since=today(),
        until=today() + timedelta(days=9),
    )
    url = reverse("accounts:end_deputyship", args=[cast.handler.pk, named.pk])
    security.post(url)
    named.refresh_from_db()
    assert named.until == today()
    elsewhere = reverse("accounts:end_deputyship", args=[cast.signer.pk, named.pk])
    assert security.post(elsewhere).status_code == 404


def test_ending_a_post_twice_is_told(cast: Cast, security: Client) -> None:
    url = reverse("accounts:end_post", args=[cast.handler.pk, cast.handler.posts.get().pk])
    security.post(url)
    assert "已经结束，不必再改。" in text_of(security.post(url, follow=True))


def test_the_own_page_offers_nothing_to_do_for_oneself(cast: Cast, security: Client) -> None:
    own = cast.security_administrator
    page = text_of(security.get(reverse("accounts:person", args=[own.pk])))
    assert "由另一位安全管理员办理" in page
    assert "重置密码" not in page
    url = reverse("accounts:reset_password", args=[own.pk])
    assert "不能对自己的账号做这件事" in text_of(security.post(url, follow=True))


def test_the_own_account_tells_of_posts_and_deputies(cast: Cast) -> None:
    actions.name_deputy(
        person=cast.head_of_office,
        deputy=cast.handler,
        since=today(),
        until=today() + timedelta(days=1),
    )
    page = text_of(client_of(cast.handler).get(reverse("accounts:me")))
    assert "岗位 经办人 代理王主任，" in page
    page = text_of(client_of(cast.head_of_office).get(reverse("accounts:me")))
    assert "由陈经办代理，" in page


def test_an_agency_whose_administrators_are_not_three_is_refused_with_the_form_kept(
    cast: Cast, system: Client
) -> None:
    given = agency_form(
        cast.police,
        name="示例区公安局示例路派出所",
        slug="paichusuo",
        credit_code=credit_code.with_check_sign("11990101MB8888888"),
        system_username="s1x",
        system_name="甲",
        security_username="s1x",
        security_name="乙",
        audit_username="s3x",
        audit_name="丙",
    )
    response = system.post(reverse("accounts:new_agency"), given)
    assert "应当是三个人，登录名不能相同" in text_of(response)
    assert 'value="示例区公安局示例路派出所"' in response.content.decode()
    assert not Agency.objects.filter(slug="paichusuo").exists()


@pytest.mark.parametrize("name", ["without_post", "system_administrator", "handler"])
def test_every_link_and_search_of_the_bar_opens_for_who_sees_it(cast: Cast, name: str) -> None:
    client = client_of(getattr(cast, name))
    bar = client.get(reverse("accounts:me")).text.split("</header>")[0]
    found = re.findall(r'<a [^>]*href="([^"]*)"|<form [^>]*role="search" action="([^"]*)"', bar)
    addresses = {link or search for link, search in found}
    assert addresses
    for address in addresses:
        assert client.get(address, follow=True).status_code == 200, address


def test_who_has_no_entries_is_led_home_and_not_out_of_the_desk(cast: Cast) -> None:
    client = client_of(cast.without_post)
    assert 'class="gk-bar-name" href="/desk/' in client.get(reverse("accounts:me")).text
    refused = client.get(reverse("requests:worklist"))
    assert refused.status_code == 403
    home = re.findall(r'class="btn" href="([^"]*)"[^>]*>(?:(?!</a>).)*回到首页', refused.text)
    assert [client.get(address, follow=True).status_code for address in home] == [200]
    assert home == [reverse("accounts:home")]
