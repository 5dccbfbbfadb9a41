"""The page of a letter: nothing typed is lost, and what is lacking is said while one types."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.letters import actions as letters
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.overview.sample.decision_words import said_of
from gongkai.requests import actions
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Decided
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import issued, may
from tests.requests.public.applicant import PDF
from tests.requests.requests import received


@pytest.fixture
def case(cast: Cast) -> InfoRequest:
    made = received(cast, on=today() - timedelta(2)).info_request
    event = Decided(today(), "D17")
    return actions.record_with_letters(
        made, [event], by=cast.handler, on=today(), particulars=said_of(event)
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
    letter = actions.forward_letter(case, Letter.objects.get(), by=cast.handler, on=today())
    for each in (cast.unit_reviewer, cast.secrecy_reviewer):
        letter = actions.review_letter(case, letter, by=each, on=today())
    page = at_desk(cast.signer).get(url(case, "case_letter", letter.pk)).content.decode()
    assert 'value="sign"' in page
    assert "逾期说明" not in page


def test_a_draft_that_was_sent_back_says_why_above_everything_else(
    case: InfoRequest, cast: Cast
) -> None:
    letter = letters.put_forward(letter=Letter.objects.get(), by=cast.handler)
    letters.send_back(
        letter=letter,
        by=cast.unit_reviewer,
        may=may(cast.unit_reviewer, today()),
        reason="请写明页数",
    )
    page = at_desk(cast.handler).get(url(case, "case_letter", letter.pk)).text
    assert page.index("退回修改：请写明页数") < page.index('id="text-form"')
    letters.put_forward(letter=letter, by=cast.handler)
    assert "请写明页数" not in _above_the_paper(case, cast)


def _above_the_paper(case: InfoRequest, cast: Cast) -> str:
    page = at_desk(cast.handler).get(url(case, "case_letter", Letter.objects.get().pk)).text
    return page[: page.index('id="paper-title"')]


def test_a_file_with_findings_is_not_called_checked(case: InfoRequest, cast: Cast) -> None:
    letter = Letter.objects.get()
    upload = letters.Upload("附件.pdf", PDF)
    material = letters.add_material(
        letter=letter, upload=upload, findings=["手机号码"], by=cast.handler
    )
    assert "“附件.pdf”请先看附件里该隐去的" in _above_the_paper(case, cast)
    assert "检查过了" not in _above_the_paper(case, cast)
    letters.drop_material(material=material, by=cast.handler)
    assert "检查过了" in _above_the_paper(case, cast)


def test_a_number_of_the_post_is_digits_and_letters(case: InfoRequest, cast: Cast) -> None:
    letter = issued(cast, case, "D17", today())
    given = {"act": "serve", "way": "post", "on": today(), "carrier": "中国邮政"}
    desk, at = at_desk(cast.handler), url(case, "case_letter", letter.pk)
    assert "邮件号码只有数字和字母" in desk.post(at, {**given, "tracking_number": "<b>1"}).text
    assert desk.post(at, {**given, "tracking_number": "xa 1234-5678"}).status_code == 302
    assert letter.services.get().tracking_number == "XA12345678"


def test_an_empty_file_is_told_so_once(case: InfoRequest, cast: Cast) -> None:
    sent = {"act": "material", "file": SimpleUploadedFile("空.pdf", b"")}
    page = at_desk(cast.handler).post(url(case, "case_letter", Letter.objects.get().pk), sent)
    assert "这个文件是空的" in page.text
    assert "请从案卷里选一份材料" not in page.text


def test_a_reviewer_reads_for_whom_a_draft_waits(case: InfoRequest, cast: Cast) -> None:
    page = at_desk(cast.unit_reviewer).get(url(case, "case_letter", Letter.objects.get().pk)).text
    assert "等经办人送审。" in page
