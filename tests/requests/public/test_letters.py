"""The letters of a request as its applicant fetches them."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.letters import actions as letters
from gongkai.letters import rendering
from gongkai.letters.models import Letter, LetterStep
from gongkai.lib.today import today
from gongkai.requests import actions, queries
from gongkai.requests.actions import Received
from gongkai.statute.events import Decided
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import asked, by_hand, by_post, further, issued, serve, signed, the
from tests.requests.public.applicant import PDF
from tests.requests.requests import received


@pytest.fixture
def decided(cast: Cast, client: Client) -> Received:
    """A request with a draft of its reply, opened by its applicant."""
    found = received(cast, on=today())
    further(cast, found.info_request, Decided(today(), "D02"), on=today())
    enter(client, found)
    return found


def enter(client: Client, found: Received) -> None:
    given = {"number": found.info_request.number, "code": found.query_code}
    assert client.post(reverse("requests:status"), given).status_code == 302


def place(found: Received, letter: Letter, page: str = "status_letter", *further: Any) -> str:
    case = found.info_request
    return reverse(f"requests:{page}", args=[case.year, case.serial, letter.pk, *further])


def test_nothing_is_read_before_it_has_left_the_house(
    cast: Cast, client: Client, decided: Received
) -> None:
    case = decided.info_request
    letter, status = the(case, "D02"), reverse("requests:status_of", args=[case.year, case.serial])
    for page in ("status_letter", "status_letter_paper"):
        assert client.get(place(decided, letter, page)).status_code == 404
    letter = signed(cast, case, "D02", today())
    assert client.get(place(decided, letter)).status_code == 404
    assert letter.number not in client.get(status).text
    letters.issue(letter=letter, by=cast.handler, on=today())
    assert client.get(place(decided, letter)).status_code == 200
    assert letter.number in client.get(status).text
    assert "正在送达。" in client.get(status).text
    assert "也可以在下面先打开看。" in client.get(status).text


def test_the_paper_is_the_one_that_was_signed(
    cast: Cast, client: Client, decided: Received
) -> None:
    letter = issued(cast, decided.info_request, "D02", today())
    answer = client.get(place(decided, letter, "status_letter_paper"))
    assert answer.getvalue() == rendering.pdf(letter)
    assert answer["Content-Type"] == "application/pdf"


def test_a_paper_that_is_not_the_one_that_was_signed_is_not_given_out(
    cast: Cast, client: Client, decided: Received
) -> None:
    letter = issued(cast, decided.info_request, "D02", today())
    Path(letter.pdf.path).write_bytes(b"%PDF-1.7 changed")
    answer = client.get(place(decided, letter, "status_letter_paper"), follow=True)
    assert "这份文书暂时不能下载，请联系" in answer.text
    assert answer.redirect_chain == [(place(decided, letter), 302)]
    desk = at_desk(cast.handler)
    answer = desk.get(url(decided.info_request, "case_letter_pdf", letter.pk), follow=True)
    assert f"{letter.number}的印发稿和签发时的不一致" in answer.text


def test_the_first_opening_is_noted_once(cast: Cast, client: Client, decided: Received) -> None:
    letter = issued(cast, decided.info_request, "D02", today())
    for page in ("status_letter", "status_letter_paper", "status_letter"):
        client.get(place(decided, letter, page))
    assert LetterStep.objects.filter(letter=letter, act="letter_read").count() == 1
    serve(cast, decided.info_request, letter, by_hand(today()), today())


def test_letters_to_others_and_of_others_are_not_found(
    cast: Cast, client: Client, decided: Received
) -> None:
    other = received(cast, on=today(), identity_number="110101199003070038")
    further(cast, other.info_request, asked(today()), on=today())
    to_party = issued(cast, other.info_request, "P07", today())
    to_other = issued(cast, other.info_request, "P09", today())
    assert client.get(place(decided, to_other)).status_code == 404
    assert client.get(place(other, to_other)).status_code == 302
    enter(client, other)
    assert client.get(place(other, to_other)).status_code == 200
    assert client.get(place(other, to_party)).status_code == 404


def test_a_voided_letter_is_not_given_out_any_more(
    cast: Cast, client: Client, decided: Received
) -> None:
    letter = issued(cast, decided.info_request, "D02", today())
    letters.void(letter=letter, by=cast.signer, reason="写错了")
    assert client.get(place(decided, letter)).status_code == 404


def test_the_files_of_a_letter_go_out_with_it(
    cast: Cast, client: Client, decided: Received
) -> None:
    letter = the(decided.info_request, "D02")
    kept = letters.add_material(
        letter=letter, upload=letters.Upload("检查情况.pdf", PDF), findings=(), by=cast.handler
    )
    address = place(decided, letter, "status_letter_material", kept.pk)
    assert client.get(address).status_code == 404
    issued(cast, decided.info_request, "D02", today())
    assert client.get(address).getvalue() == PDF
    wrong = place(decided, letter, "status_letter_material", UUID(int=1))
    assert client.get(wrong).status_code == 404


def test_the_remedy_stands_on_the_page(cast: Cast, client: Client, decided: Received) -> None:
    letter = issued(cast, decided.info_request, "D02", today())
    text = client.get(place(decided, letter)).text
    plainly = text[text.index("不服怎么办") :]
    assert "可以申请行政复议，也可以直接到法院起诉，任选一样。" in plainly
    assert "向示例区人民政府提出，收到之日起60日内" in plainly
    assert "示例区人民法院" in text
    assert not [each for each in ("110101199003070011", "13800000000") if each in text]
    assert queries.matter_of(decided.info_request) == letter.matter


def test_a_reply_that_came_back_is_not_said_to_have_arrived(
    cast: Cast, client: Client, decided: Received
) -> None:
    case = decided.info_request
    status = reverse("requests:status_of", args=[case.year, case.serial])
    letter = issued(cast, case, "D02", today())
    serve(cast, case, letter, by_post(today()), today())
    assert "已经答复您" in client.get(status).text
    actions.take_back_letter(
        case, letter, returned_on=today(), reason="查无此人", by=cast.handler, on=today()
    )
    shown = client.get(status).text
    assert "答复书被退回，没有送到。" in shown
    assert "已经答复您" not in shown
    assert letter.number in shown
    read = client.get(place(decided, letter)).text
    assert "不服怎么办" in read
    assert "送达推算" not in read


def test_a_letter_that_was_voided_is_told_until_another_is_out(
    cast: Cast, client: Client, decided: Received
) -> None:
    case = decided.info_request
    status = reverse("requests:status_of", args=[case.year, case.serial])
    wrong = issued(cast, case, "D02", today())
    serve(cast, case, wrong, by_hand(today()), today())
    letters.replace(letter=wrong, by=cast.head_of_office, reason="日期写错")
    assert f"（{wrong.number}）已经作废，不再算数。我们正在重新制发" in client.get(status).text
    assert "原来的答复书已经作废。" in client.get(status).text
    assert "已经答复您" not in client.get(status).text
    right = issued(cast, case, "D02", today())
    assert wrong.number not in client.get(status).text
    assert "已经作废" not in client.get(status).text
    letters.void(letter=right, by=cast.head_of_office, reason="又写错了")
    shown = client.get(status).text
    assert f"（{right.number}）已经作废，不再算数。需要知道原因的" in shown
    assert "日期写错" not in shown
