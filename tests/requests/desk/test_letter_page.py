"""The page of a letter: nothing typed is lost, and what is lacking is said while one types."""

from datetime import timedelta

import pytest

from gongkai.letters import actions as letters
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.overview.sample.decision_words import said_of
from gongkai.requests import actions
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Decided
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.requests import received

TODAY = today()


@pytest.fixture
def case(cast: Cast) -> InfoRequest:
    made = received(cast, on=TODAY - timedelta(2)).info_request
    event = Decided(TODAY, "D17")
    return actions.record_with_letters(
        made, [event], by=cast.handler, on=TODAY, particulars=said_of(event)
    )


def typed(letter: Letter, body: str, act: str = "forward") -> dict[str, object]:
    return {
        "act": act,
        "title": letter.title,
        "addressee": letter.addressee,
        "body": body,
        "version": letter.version,
    }


def test_a_draft_is_put_forward_with_what_was_typed(case: InfoRequest, cast: Cast) -> None:
    letter = Letter.objects.get()
    at_desk(cast.handler).post(
        url(case, "case_letter", letter.pk), typed(letter, f"{letter.body}\n特此告知。")
    )
    letter.refresh_from_db()
    assert letter.state == "unit_review"
    assert letter.body.endswith("特此告知。")


def test_a_draft_that_others_changed_is_not_put_forward_and_the_words_stay(
    case: InfoRequest, cast: Cast
) -> None:
    letter = Letter.objects.get()
    text = letters.Text(letter.title, letter.addressee, "别人写的", letter.rows)
    letters.rewrite(letter=letter, text=text, by=cast.head_of_office, version=letter.version)
    page = at_desk(cast.handler).post(
        url(case, "case_letter", letter.pk), typed(letter, "我写的内容")
    )
    assert "别人刚刚改过这份草稿" in page.content.decode()
    assert "我写的内容" in page.content.decode()
    letter.refresh_from_db()
    assert (letter.state, letter.body) == ("draft", "别人写的")


def test_the_preview_says_what_the_typed_words_lack(case: InfoRequest, cast: Cast) -> None:
    letter = Letter.objects.get()
    desk = at_desk(cast.handler)
    address = url(case, "case_letter_preview", letter.pk)
    whole = desk.post(address, typed(letter, letter.body)).content.decode()
    lacking = desk.post(address, typed(letter, "〔待填：理由〕")).content.decode()
    assert "检查过了" in whole
    assert "签发以前要改好" in lacking
    assert Letter.objects.get().body == letter.body


def test_a_reply_in_hand_is_served_on_its_own_page(case: InfoRequest, cast: Cast) -> None:
    letter = Letter.objects.get()
    answer = at_desk(cast.handler).post(url(case, "case_serve"), {"way": "post", "remark": "x"})
    assert answer.headers["Location"] == url(case, "case_letter", letter.pk)
    assert InfoRequest.objects.get().served_on is None


def test_only_a_late_signature_is_asked_for_its_reason(case: InfoRequest, cast: Cast) -> None:
    letter = actions.forward_letter(case, Letter.objects.get(), by=cast.handler, on=TODAY)
    for each in (cast.unit_reviewer, cast.secrecy_reviewer):
        letter = actions.review_letter(case, letter, by=each, on=TODAY)
    page = at_desk(cast.signer).get(url(case, "case_letter", letter.pk)).content.decode()
    assert 'value="sign"' in page
    assert "逾期说明" not in page
