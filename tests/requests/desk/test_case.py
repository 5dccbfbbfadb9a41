"""The case file: what it shows to whom, and what opens from it."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from gongkai.accounts import actions as accounts
from gongkai.accounts.models import User
from gongkai.audit.models import Entry
from gongkai.letters import actions as letters
from gongkai.lib.masking import masked_organisation
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.actions import Upload
from gongkai.requests.desk.act_table import ACTS
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import EnclosureKind, InfoRequest, SearchResult
from gongkai.statute.events import Channel, Decided, Extended, Submitted, SupplementRequested
from gongkai.statute.wording import chinese_date
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import PARTY, asked, begun, by_hand, issued, serve
from tests.requests.requests import received

PDF = b"%PDF-1.7 sample"


@pytest.fixture
def request_of_today(cast: Cast) -> InfoRequest:
    return received(cast, on=today()).info_request


def test_names_are_masked_and_numbers_are_nowhere(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    shown = at_desk(cast.handler).get(url(request_of_today)).text
    assert "张**" in shown
    for hidden in ("张小明", "110101199003070011", "13800000000", "someone@example.org"):
        assert hidden not in shown


def test_identity_opens_by_a_button_once_and_is_in_the_journal(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk = at_desk(cast.handler)
    assert desk.get(url(request_of_today, "case_identity")).status_code == 405
    opened = desk.post(url(request_of_today, "case_identity"))
    assert "110101199003070011" in opened.text
    assert "no-store" in opened["Cache-Control"]
    entry = Entry.objects.get(act="open_identity")
    assert entry.said == f"{request_of_today.number}查看申请人身份信息"
    assert entry.said in desk.get(url(request_of_today)).text


def test_who_may_not_open_identity_sees_no_button_and_leaves_no_entry(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    desk = at_desk(cast.signer)
    assert "查看会记入审计日志" not in desk.get(url(request_of_today)).text
    assert desk.post(url(request_of_today, "case_identity")).status_code == 403
    assert not Entry.objects.filter(act="open_identity").exists()


def test_other_agencies_do_not_find_it_and_the_superior_reads_it(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    address = url(request_of_today)
    assert at_desk(cast.education_handler).get(address).status_code == 404
    named = f"{address}?agency={cast.police.slug}"
    assert at_desk(cast.education_handler).get(named).status_code == 404
    read = at_desk(cast.supervisor).get(named)
    assert read.status_code == 200
    assert "由经办人、工作机构负责人办理" in read.text
    assert (
        at_desk(cast.supervisor)
        .post(f"{url(request_of_today, 'case_withdraw')}?agency={cast.police.slug}")
        .status_code
        == 403
    )


@pytest.mark.parametrize("slug", list(ACTS))
def test_every_act_is_refused_to_wrong_posts_and_other_agencies(
    cast: Cast, request_of_today: InfoRequest, slug: str
) -> None:
    address = url(request_of_today, f"case_{slug.replace('-', '_')}")
    assert at_desk(cast.signer).post(address, {}).status_code == 403
    assert at_desk(cast.without_post).get(address).status_code == 403
    expected = 403 if slug in {"extend", "term"} else 404
    assert at_desk(cast.education_handler).get(address).status_code == expected


def test_the_strip_and_the_figures_tell_the_same_day(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    shown = at_desk(cast.handler).get(url(request_of_today)).text
    assert request_of_today.due_on is not None
    assert "还剩" in shown
    assert "0 / 20" in shown
    assert shown.count("gk-day-due") == 2  # the day itself, and the key
    assert "届满" in shown


def test_an_act_that_may_not_be_done_says_why_in_the_words_of_its_refusal(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    shown = at_desk(cast.handler).get(url(request_of_today)).text
    assert "尚未作出决定，没有可以送达的答复" in shown
    assert "“延期答复”由工作机构负责人办理" in shown
    page = at_desk(cast.handler).get(url(request_of_today, "case_serve")).text
    assert "尚未作出决定，没有可以送达的答复" in page
    assert '<form class="gk-form"' not in page


def test_before_confirmation_the_page_offers_to_confirm(cast: Cast) -> None:
    submitted = Submitted(Channel.ONLINE, today())
    request = received(cast, submitted=submitted).info_request
    shown = at_desk(cast.handler).get(url(request)).text
    assert re.search(r'btn-primary" href="[^"]+/confirm/"', shown)
    assert "答复期限没有起算" in shown


def test_the_case_says_what_comes_before_the_decision(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    def primary_of(page: str) -> str:
        found = re.search(r'btn-primary" href="[^"]+/([a-z_]+)/(?:\d+/)?"', page)
        return found[1] if found else ""

    def shown_to(user: User) -> str:
        return at_desk(user).get(url(request_of_today)).text

    page = shown_to(cast.handler)
    assert "请先分办，定下经办人" in page
    assert primary_of(page) == "assign"
    actions.assign(
        info_request=request_of_today, handler=cast.handler, unit=None, by=cast.head_of_office
    )
    page = shown_to(cast.handler)
    assert "请先交办检索" in page
    assert primary_of(page) == "search"
    [asked] = actions.ask_searches(
        info_request=request_of_today,
        units=[cast.records_unit],
        question="台账",
        answer_by_on=today(),
        by=cast.handler,
        on=today(),
    )
    page = shown_to(cast.handler)
    assert "正在等治安管理大队答复检索" in page
    assert primary_of(page) == ""
    page = shown_to(cast.unit_reviewer)
    assert "您单位要在" in page
    assert primary_of(page) == "search"
    found = actions.Answer(
        result=SearchResult.NOT_HELD, place="办公系统", method="按名称检索", searched_by="李承办"
    )
    actions.answer_search(search=asked, answer=found, files=[], by=cast.unit_reviewer)
    page = shown_to(cast.handler)
    assert "检索都已答复，可以作出决定" in page
    assert primary_of(page) == "decide"
    assert primary_of(shown_to(cast.signer)) == ""


def test_the_deputy_of_the_handler_is_named(cast: Cast, request_of_today: InfoRequest) -> None:
    actions.assign(
        info_request=request_of_today, handler=cast.handler, unit=None, by=cast.head_of_office
    )
    accounts.name_deputy(
        person=cast.handler,
        deputy=cast.head_of_office,
        since=today(),
        until=today() + timedelta(5),
        by=cast.security_administrator,
    )
    assert "代理：王主任" in at_desk(cast.signer).get(url(request_of_today)).text


def test_a_page_full_of_events_takes_no_more_queries(
    cast: Cast, request_of_today: InfoRequest, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    actions.record(
        request_of_today, Extended(today(), 5, "王主任"), by=cast.head_of_office, on=today()
    )
    for number in range(6):
        actions.write_note(info_request=request_of_today, text=f"备注{number}", by=cast.handler)
    desk = at_desk(cast.handler)
    with django_assert_max_num_queries(20):
        desk.get(url(request_of_today))


def test_an_identity_proof_is_sealed_handed_out_by_button_and_noted(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    file = actions.enclose(
        request_of_today,
        actions.file_of(EnclosureKind.IDENTITY_PROOF, Upload("身份证.pdf", PDF)),
        by=None,
    )
    with file.file.open("rb") as kept:
        assert PDF not in kept.read()
    address = url(request_of_today, "case_enclosure", file.pk)
    desk = at_desk(cast.handler)
    assert desk.get(address).status_code == 405
    assert not Entry.objects.filter(act="open_identity").exists()
    answer = desk.post(address)
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert Entry.objects.filter(act="open_identity").count() == 1
    assert at_desk(cast.signer).post(address).status_code == 403
    assert at_desk(cast.education_handler).post(address).status_code == 404


def test_other_files_are_handed_out_without_a_note(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    file = actions.enclose(
        request_of_today,
        actions.file_of(EnclosureKind.OTHER, Upload("说明.pdf", PDF)),
        by=cast.handler,
    )
    answer = at_desk(cast.signer).get(url(request_of_today, "case_enclosure", file.pk))
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    assert not Entry.objects.filter(act="open_identity").exists()


def test_staff_put_scans_into_the_file(cast: Cast, request_of_today: InfoRequest) -> None:
    desk, address = at_desk(cast.handler), url(request_of_today, "case_enclose")
    scan = SimpleUploadedFile("回函.pdf", PDF)
    assert "请选择要上传的文件" in desk.post(address, {"kind": "opinion"}).text
    assert desk.post(address, {"kind": "opinion", "material": [scan]}).status_code == 302
    assert "回函.pdf" in desk.get(url(request_of_today)).text
    assert at_desk(cast.supervisor).get(f"{address}?agency=gongan").status_code == 403


def test_a_program_is_not_taken_in(cast: Cast, request_of_today: InfoRequest) -> None:
    with pytest.raises(NotAllowedError, match="不是PDF"):
        actions.enclose(
            request_of_today,
            actions.file_of(EnclosureKind.OTHER, Upload("说明.pdf", b"MZ\x90")),
            by=cast.handler,
        )


def test_a_long_history_is_told_newest_first_with_who_recorded_it(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    actions.record(
        request_of_today,
        Extended(today(), 5, "王主任"),
        by=cast.head_of_office,
        on=today(),
        remark="档案在异地",
    )
    shown = at_desk(cast.handler).get(url(request_of_today)).text
    course = shown[shown.index("办理经过") :]
    assert course.index("延期答复，延长5个工作日") < course.index("提交申请，当面提交")
    assert "档案在异地" in course


def test_what_the_applicant_confirmed_online_stands_in_the_file_and_before_the_act(
    cast: Cast,
) -> None:
    request = received(cast, submitted=Submitted(Channel.ONLINE, today())).info_request
    desk, act = at_desk(cast.handler), url(request, "case_confirm")
    assert "申请人已经确认" not in desk.get(act).text
    actions.confirm_by_applicant(request, on=today())
    assert "在网上确认，待本机关确认" in desk.get(url(request)).text
    page = desk.get(act).text
    assert "不用再打电话" in page
    assert f'value="申请人{chinese_date(today())}在网上确认"' in page


def test_what_the_applicant_supplemented_is_read_line_by_line_and_breaks_nothing(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    asked = SupplementRequested(today(), today() + timedelta(14))
    actions.record(request_of_today, asked, by=cast.handler, on=today(), remark="请写明年份")
    words = "2023年的\n<b>治安检查</b>"
    actions.supplement_by_applicant(request_of_today, text=words, files=[], on=today())
    page = at_desk(cast.handler).get(url(request_of_today)).text
    assert "2023年的<br>&lt;b&gt;治安检查&lt;/b&gt;" in page


def test_receivers_of_letters_are_masked_as_the_applicant_is(cast: Cast) -> None:
    found = begun(cast, today(), asked(today()))
    shown = at_desk(cast.handler).get(url(found)).text
    told = re.findall(r'data-label="收件人">([^<]*)', shown)
    assert sorted(told) == sorted(["张**", masked_organisation(PARTY)])


def test_what_a_party_answered_online_is_not_called_the_applicant_s(cast: Cast) -> None:
    found = begun(cast, today(), asked(today()))
    letter = issued(cast, found, "P07", today())
    answer = actions.PartyAnswer(consents=True, reason="", given_by="李经理")
    actions.answer_by_party(found, letter, answer=answer, files=(), on=today())
    shown = at_desk(cast.handler).get(url(found)).text
    newest = shown[shown.index("办理经过") :].partition("同意公开")[0]
    assert PARTY in newest
    assert "申请人" not in newest


def test_a_reply_voided_after_its_service_is_not_ready_for_the_archive(cast: Cast) -> None:
    found = begun(cast, today(), Decided(today(), "D02"))
    reply = issued(cast, found, "D02", today())
    serve(cast, found, reply, by_hand(today()), today())
    desk = at_desk(cast.handler)
    assert "核对材料后归档" in desk.get(url(found)).text
    letters.replace(letter=reply, by=cast.head_of_office, reason="日期写错")
    shown = desk.get(url(found)).text
    assert "原答复书已作废。代替它的《政府信息公开告知书》拟稿中，送达后归档。" in shown
    assert "核对材料后归档" not in shown
    again = issued(cast, found, "D02", today())
    serve(cast, found, again, by_hand(today()), today())
    assert "核对材料后归档" in desk.get(url(found)).text
    letters.void(letter=again, by=cast.head_of_office, reason="不该制发")
    assert "还没有代替它的答复书" in desk.get(url(found)).text
