"""表单和登记: the papers of a case, from its record, as PDF and Word."""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from pytest_django import Settings

from gongkai.letters import actions as letters
from gongkai.letters.wording import compose
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.case_papers import paper, papers
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Channel, Decided, Extended, Submitted
from gongkai.statute.wording import chinese_date
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import (
    PARTY,
    asked,
    begun,
    by_post,
    further,
    issued,
    may,
    objects,
    serve,
    signed,
    the,
    to_sign,
)
from tests.requests.requests import received

SECRET = ("110101199003070011", "13800000000", "someone@example.org", "示例区示例路8号")


def keys(found: InfoRequest) -> list[str]:
    return [each.kind for each in papers(found, on=today())]


def rows(found: InfoRequest, key: str) -> dict[str, str]:
    """What a paper says in its rows."""
    made = paper(found, key, on=today())
    assert made is not None
    return dict(compose(made.facts).rows)


def test_a_new_case_has_the_application_its_entry_and_its_receipt(cast: Cast) -> None:
    found = begun(cast, today())
    assert keys(found) == ["P01", "P02", "P03"]
    assert rows(found, "P01")["所申请信息的名称"] == found.subject
    assert rows(found, "P02")["登记机构"] == "示例区公安局办公室"
    assert rows(found, "P02")["答复期限届满日"] != "尚未起算"


def test_entry_and_receipt_bear_the_day_of_receipt_and_promise_what_was_known_then(
    cast: Cast,
) -> None:
    found = begun(cast, today())
    promised = rows(found, "P02")["答复期限届满日"].partition("（")[0]  # perhaps provisional
    found = further(cast, found, Extended(today(), 15, "孙主任"), on=today())
    later = {each.kind: each.facts for each in papers(found, on=today() + timedelta(40))}
    assert {later[kind].dated for kind in ("P02", "P03")} == {today()}
    assert f"最迟于{promised}答复" in compose(later["P03"]).body
    assert promised not in rows(found, "P02")["答复期限届满日"]


def test_a_case_that_waits_for_confirmation_says_so_in_its_receipt(cast: Cast) -> None:
    found = received(cast, on=today(), submitted=Submitted(Channel.ONLINE, today())).info_request
    receipt = paper(found, "P03", on=today())
    assert receipt is not None
    text = compose(receipt.facts)
    assert f"申请编号为{found.number}" in text.body
    assert "双方确认之日为收到申请之日" in text.body
    assert rows(found, "P02")["收到申请之日"] == "待双方确认"


def test_each_third_party_has_a_sheet_to_answer_on(cast: Cast) -> None:
    found = begun(cast, today(), asked(today()), asked(today(), "乙公司"))
    parties = [each.about for each in papers(found, on=today()) if each.kind == "P08"]
    assert parties == [PARTY, "乙公司"]
    assert rows(found, "P08-2")["第三方"] == PARTY


def test_the_sheet_of_approval_tells_who_agreed(cast: Cast) -> None:
    found = begun(cast, today(), Decided(today(), "D02"))
    assert rows(found, "P14")["拟办意见"] == "可以公开，随答复提供，制发《政府信息公开告知书》"
    assert rows(found, "P14")["承办单位审核意见"] == ""
    signed(cast, found, "D02", today())
    filled = rows(found, "P14")
    assert filled["承办单位审核意见"] == f"同意（李承办，{chinese_date(today())}）"
    assert "赵保密" in filled["保密审查意见"]
    assert filled["法制审核意见"] == filled["工作机构负责人意见"] == "／"
    assert "示公开复" in filled["签发"]
    assert "周局长" in filled["签发"]


def test_the_sheet_of_approval_tells_what_the_head_of_the_office_agreed_to(cast: Cast) -> None:
    found = begun(cast, today(), Extended(today(), 15, "孙主任"), Decided(today(), "D02"))
    said = rows(found, "P14")["工作机构负责人意见"]
    assert said == f"同意延长答复期限15个工作日（孙主任，{chinese_date(today())}）"
    assert rows(found, "P14")["法制审核意见"] == ""


def test_a_review_before_the_letter_was_sent_back_counts_no_more(cast: Cast) -> None:
    found = begun(cast, today(), Decided(today(), "D02"))
    letter = to_sign(cast, the(found, "D02"), today())
    letters.send_back(letter=letter, by=cast.signer, may=may(cast.signer, today()), reason="改理由")
    assert rows(found, "P14")["承办单位审核意见"] == ""


def test_a_proposal_to_publish_has_its_sheet(cast: Cast) -> None:
    found = begun(cast, today(), Decided(today(), "D02"))
    assert "P17" not in keys(found)
    found = actions.propose_conversion(
        info_request=found, reason="多人申请", by=cast.handler, on=today()
    )
    assert rows(found, "P17")["转为主动公开的理由"] == "多人申请"


def test_each_attempt_to_serve_has_its_proof(cast: Cast) -> None:
    found = begun(cast, today(), asked(today()), objects(today()), Decided(today(), "D02"))
    for kind in ("P10", "D02"):
        serve(cast, found, issued(cast, found, kind, today()), by_post(today()), today())
    proofs = [each for each in papers(found, on=today()) if each.kind == "P18"]
    assert {each.facts.receiver.name for each in proofs} == {PARTY, "张小明"}
    for each in proofs:
        filled = rows(found, each.key)
        assert filled["送达凭证"] == "邮政EMS，XA123456789"
        assert filled["送达方式"] == "邮寄送达"


def test_the_page_gives_each_paper_in_both_forms_without_what_nobody_may_read(
    cast: Cast,
) -> None:
    found = begun(cast, today(), asked(today()), objects(today()), Decided(today(), "D02"))
    serve(cast, found, issued(cast, found, "D02", today()), by_post(today()), today())
    desk = at_desk(cast.handler)
    assert url(found, "case_papers") in desk.get(url(found)).text
    shown = desk.get(url(found, "case_papers")).text
    for each in papers(found, on=today()):
        for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
            address = url(found, "case_paper", each.key, form)
            assert address in shown
            assert desk.get(address).getvalue().startswith(begins)
        content = desk.get(url(found, "case_paper", each.key, "pdf")).getvalue()
        with pypdfium2.PdfDocument(content) as pdf:
            text = "".join(page.get_textpage().get_text_range() for page in pdf)
        assert each.title in "".join(text.split())
        assert not [secret for secret in SECRET if secret in text]


@pytest.mark.parametrize("key", ["P07", "P14", "P17", "P08-1", "P18-1", "D02", "nothing"])
def test_a_paper_that_the_record_does_not_give_is_not_there(cast: Cast, key: str) -> None:
    found = begun(cast, today())
    assert at_desk(cast.handler).get(url(found, "case_paper", key, "pdf")).status_code == 404


def test_no_other_form_and_no_other_agency(cast: Cast) -> None:
    found = begun(cast, today())
    assert at_desk(cast.handler).get(url(found, "case_paper", "P01", "exe")).status_code == 404
    stranger = at_desk(cast.education_handler)
    for page in (url(found, "case_papers"), url(found, "case_paper", "P01", "pdf")):
        assert stranger.get(page).status_code == 404


def test_a_mistake_in_the_own_wording_is_told_on_the_page(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "P02.txt").write_text("｜编号｜{{ nobody }}\n", "utf-8")
    settings.LETTER_WORDING = tmp_path
    found = begun(cast, today())
    answer = at_desk(cast.handler).get(url(found, "case_paper", "P02", "pdf"), follow=True)
    assert "没有“nobody”这个占位词" in answer.text
