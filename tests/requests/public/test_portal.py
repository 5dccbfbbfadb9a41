"""Front pages: of one agency, and the choice among several."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai.accounts.models import Agency
from tests.cast import Cast, agency


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_only_agency_is_the_one_of_the_front_page(client: Client, db: None) -> None:
    agency("示例县档案局", slug="dangan")
    page = text_of(client, "/")
    assert "示例县档案局" in page
    assert reverse("requests:apply") in page


@pytest.mark.parametrize(
    "said", ["示例区公安局办公室", "示例区示例路1号", "工作日9:00至17:00", "0990-1234567"]
)
def test_the_guide_names_the_disclosure_office(client: Client, cast: Cast, said: str) -> None:
    assert said in text_of(client, f"/{cast.police.slug}/")


def test_among_several_one_chooses(client: Client, cast: Cast) -> None:
    page = text_of(client, "/")
    for each in Agency.objects.all():
        assert f'href="/{each.slug}/"' in page


def test_a_setting_names_the_agency(client: Client, cast: Cast, settings: Settings) -> None:
    settings.PUBLIC_AGENCY = cast.education.slug
    assert "<h1 class" in text_of(client, "/")
    assert "示例区教育局办公室" in text_of(client, "/")


@pytest.mark.parametrize("path", ["/login/", "/nobody/", "/help/"])
def test_a_page_of_nobody_names_the_agency_of_the_setting(
    client: Client, cast: Cast, settings: Settings, path: str
) -> None:
    settings.PUBLIC_AGENCY = cast.education.slug
    assert cast.education.name in text_of(client, path)


def test_an_unknown_agency_is_not_found(client: Client, cast: Cast) -> None:
    assert client.get("/nobody/").status_code == 404
    assert client.get("/nobody/apply/").status_code == 404


def test_no_slug_takes_the_place_of_a_page(client: Client, cast: Cast) -> None:
    Agency.objects.filter(pk=cast.education.pk).update(slug="login")
    assert "示例区教育局办公室" not in text_of(client, "/login/")


def test_before_there_is_an_agency_the_page_says_what_to_do(client: Client, db: None) -> None:
    assert "还没有登记机关" in text_of(client, "/")


def test_the_pages_of_one_of_several_lead_back_to_it(client: Client, cast: Cast) -> None:
    page = text_of(client, f"/{cast.police.slug}/apply/")
    assert f'<a class="gk-masthead-name" href="/{cast.police.slug}/">' in page
    assert f'href="/{cast.police.slug}/apply/"' in text_of(client, f"/{cast.police.slug}/")
