"""What the desk calls things: in words, never by the codes that the program keeps them under."""

import re

import pytest
from django.urls import reverse

from gongkai.lib.today import today
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Decided
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import asked, begun, the

_CODE = re.compile(r"(?<![A-Za-z0-9])[DP][0-3]\d(?!\d)")


@pytest.fixture
def case(cast: Cast) -> InfoRequest:
    """A request with a decision and its draft."""
    return begun(cast, today(), Decided(today(), "D02"))


def shown(cast: Cast, address: str) -> str:
    """What people read of a page."""
    page = at_desk(cast.handler).get(address)
    assert page.status_code == 200
    return re.sub(r"<[^>]*>", " ", page.text)


@pytest.mark.parametrize("page", ["case", "case_papers", "case_similar", "case_retract"])
def test_a_page_of_a_case_shows_no_code(cast: Cast, case: InfoRequest, page: str) -> None:
    assert _CODE.findall(shown(cast, url(case, page))) == []


@pytest.mark.parametrize("page", ["worklist", "letters", "letter_register", "letter_batch"])
def test_a_list_shows_no_code(cast: Cast, case: InfoRequest, page: str) -> None:
    assert case.outcome
    assert _CODE.findall(shown(cast, reverse(f"requests:{page}"))) == []


def test_a_list_names_the_reply_that_was_decided_on(cast: Cast, case: InfoRequest) -> None:
    address = f"{reverse('requests:worklist')}?q={case.number}"
    assert "<span>政府信息公开告知书</span>" in at_desk(cast.handler).get(address).text


def test_a_letter_shows_no_code(cast: Cast, case: InfoRequest) -> None:
    assert _CODE.findall(shown(cast, url(case, "case_letter", the(case, "D02").pk))) == []


@pytest.mark.parametrize("outcome", ["", "D05", "D27"])
def test_a_decision_is_chosen_by_its_words(cast: Cast, outcome: str) -> None:
    found = begun(cast, today())
    page = shown(cast, f"{url(found, 'case_decide')}?outcome={outcome}")
    assert "可以公开，随答复提供" in page
    assert _CODE.findall(page) == []
    assert "这样还不能决定" not in page or outcome == "D05"


def test_the_step_that_asked_a_party_is_told_in_words(cast: Cast) -> None:
    found = begun(cast, today(), asked(today()))
    assert _CODE.findall(shown(cast, url(found))) == []


def test_letters_that_wait_name_their_receiver_masked(cast: Cast, case: InfoRequest) -> None:
    page = shown(cast, reverse("requests:letters"))
    receiver = the(case, "D02").receiver
    assert f"致{receiver[0]}**" in page
    assert receiver not in page


def test_a_new_agency_is_asked_for_its_kind_in_words(cast: Cast) -> None:
    page = at_desk(cast.system_administrator).get(reverse("accounts:new_agency")).text
    assert "请选择" in page
    assert "-----" not in page
