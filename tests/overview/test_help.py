"""The manual inside the site, and the links that lead to it from every page."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from playwright.sync_api import expect

from gongkai.accounts.models import User
from gongkai.overview import manual
from gongkai.overview.help_places import OF_DUTIES, OF_PAGES, url_of
from tests.addresses import ALL
from tests.browser import DESKTOP, PHONE, Visit
from tests.cast import Cast

CHAPTERS = manual.slugs()
HELP_LINK = re.compile(r'href="(/help/[^"]*)">(?:<svg.*?</svg>)?帮助')


def text_of(path: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def at_desk(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
def test_a_stranger_reads_every_chapter_with_its_pictures() -> None:
    text_of(reverse("overview:help"))
    for slug in CHAPTERS:
        text = text_of(reverse("overview:help_chapter", args=[slug]))
        for address in re.findall(r'<img src="([^"]+)"', text):
            answer = Client().get(address)
            assert answer["Content-Type"] == "image/png"
            assert answer.content.startswith(b"\x89PNG")


@pytest.mark.django_db
def test_chapters_follow_one_another() -> None:
    first, second, third = CHAPTERS[:3]
    text = text_of(reverse("overview:help_chapter", args=[second]))
    assert f'href="/help/{first}/" rel="prev"' in text
    assert f'href="/help/{third}/" rel="next"' in text
    assert f'href="/help/{first}/" rel="next"' in text_of(reverse("overview:help"))
    assert 'rel="next"' not in text_of(reverse("overview:help_chapter", args=[CHAPTERS[-1]]))


@pytest.mark.django_db
def test_links_between_chapters_lead_within_the_site() -> None:
    text = text_of(reverse("overview:help_chapter", args=["apply"]))
    assert 'href="/help/status/#' in text
    assert ".md" not in text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/help/nothing/", "/help/README/", "/help/images/nothing.png"])
def test_what_is_not_in_the_manual_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == 404


@pytest.mark.django_db
def test_a_cell_of_a_table_says_its_column_on_a_telephone() -> None:
    text = text_of(reverse("overview:help_chapter", args=["receive"]))
    assert '<td data-label="收到申请之日"><span>提交之日</span></td>' in text


def test_markup_in_a_chapter_stays_text() -> None:
    assert "<script>" not in manual._markdown().render("<script>alert(1)</script>")


def test_every_page_with_help_of_its_own_is_there() -> None:
    names = {each.name for each in ALL}
    assert [page for page in OF_PAGES if not any(each.startswith(page) for each in names)] == []
    assert get_resolver().url_patterns


@pytest.mark.parametrize("place", sorted({*OF_PAGES.values(), *OF_DUTIES.values()}))
def test_every_help_link_leads_to_a_heading(place: str) -> None:
    slug, _, heading = place.partition("#")
    anchors = {each.anchor for each in manual.chapter(slug, "/help/").headings}
    assert not heading or heading in anchors
    assert url_of(place).startswith(f"/help/{slug}/")


def test_the_public_side_leads_to_the_chapters_of_the_public(cast: Cast) -> None:
    assert HELP_LINK.search(text_of("/status/"))[1] == "/help/status/"  # type: ignore[index]  # None fails the test
    assert HELP_LINK.search(text_of("/login/"))[1] == "/help/start/"  # type: ignore[index]  # None fails the test


def test_the_worklist_leads_everyone_to_their_own_chapter(cast: Cast) -> None:
    led = {
        person: HELP_LINK.search(text_of("/desk/requests/", at_desk(person)))[1]  # type: ignore[index]  # None fails the test
        for person in (cast.handler, cast.head_of_office, cast.signer)
    }
    assert list(led.values()) == ["/help/case/", "/help/office/", "/help/signer/"]


def test_a_page_of_an_act_leads_to_its_heading(cast: Cast) -> None:
    text = text_of("/desk/requests/ledger/", at_desk(cast.handler))
    assert HELP_LINK.search(text)[1] == "/help/receive/#导入台账"  # type: ignore[index]  # None fails the test


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_chapter_fits_and_bars_nobody(visit: Visit, cast: Cast, width: int) -> None:
    visit.window(width)
    visit.open(reverse("overview:help"))
    visit.check()
    for slug in CHAPTERS:
        visit.open(reverse("overview:help_chapter", args=[slug]))
        visit.check()
        visit.shot(f"help-{slug}-{width}")


def test_somebody_signed_in_keeps_the_bar_of_the_desk(visit: Visit, cast: Cast) -> None:
    visit.sign_in(cast.handler)
    page = visit.open(reverse("overview:help_chapter", args=["case"]))
    expect(page.get_by_role("link", name="依申请公开", exact=True)).to_have_count(1)
    visit.check()
