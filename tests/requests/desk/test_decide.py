"""The decision: each outcome asks for what it demands and shows what follows from it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from gongkai.lib.today import today
from gongkai.requests import actions, queries
from gongkai.requests.actions import Answer
from gongkai.requests.models import InfoRequest, SearchResult
from gongkai.statute.demands import DEMANDS
from gongkai.statute.events import (
    Consulted,
    Decided,
    FeeNoticed,
    OpinionReceived,
    OpinionSought,
    Served,
    ServiceWay,
    SupplementRequested,
)
from gongkai.statute.exemptions import Ground
from gongkai.statute.outcomes import OUTCOMES, outcome
from gongkai.statute.wording import chinese_date
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.letters import (
    PARTY,
    asked,
    begun,
    by_hand,
    further,
    issued,
    letters_of,
    objects,
    serve,
    signed,
    the,
)
from tests.requests.requests import received


@pytest.fixture
def request_of_today(cast: Cast) -> InfoRequest:
    return received(cast, on=today()).info_request


def last(info_request: InfoRequest) -> object:
    return queries.history(InfoRequest.objects.get(pk=info_request.pk))[-1]


def test_the_outcomes_stand_under_the_headings_of_table_three(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    shown = at_desk(cast.handler).get(url(request_of_today, "case_decide")).text
    assert shown.count('name="outcome"') == 27
    places = [
        shown.index(words) for words in ("（一）", "（二）", "（三）", "（四）", "（五）", "（六）")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("code", OUTCOMES)
def test_each_outcome_shows_its_article_row_and_remedy_and_asks_what_it_demands(
    cast: Cast, request_of_today: InfoRequest, code: str
) -> None:
    address = url(request_of_today, "case_decide")
    shown = at_desk(cast.handler).get(address, {"outcome": code}).text
    assert "年报统计行" in shown
    assert "救济途径" in shown
    assert OUTCOMES[code].title in shown
    for demand in OUTCOMES[code].demands:
        if demand != "numbered_points":
            assert DEMANDS[demand].text in shown


def test_without_what_it_demands_nothing_is_written(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {"outcome": "D13", "on": today(), "search_done": "已检索", "reasons": "没有"}
    answer = at_desk(cast.handler).post(url(request_of_today, "case_decide"), filled)
    assert "请先交办检索" in answer.text
    assert len(queries.history(request_of_today)) == 1


def test_not_held_rests_on_a_search(cast: Cast, request_of_today: InfoRequest) -> None:
    (search,) = actions.ask_searches(
        info_request=request_of_today,
        units=[cast.records_unit],
        question="旅馆业检查",
        answer_by_on=today() + timedelta(1),
        by=cast.handler,
        on=today(),
    )
    answer = Answer(
        result=SearchResult.NOT_HELD, place="办公系统", method="按名称检索", searched_by="李承办"
    )
    actions.answer_search(search=search, answer=answer, files=[], by=cast.unit_reviewer)
    desk, address = at_desk(cast.handler), url(request_of_today, "case_decide")
    assert "治安管理大队检索了办公系统，按名称检索" in desk.get(address, {"outcome": "D13"}).text
    filled = {
        "outcome": "D13",
        "on": today(),
        "search_done": "治安管理大队已检索",
        "reasons": "没有制作",
        "search_record": [str(search.pk)],
    }
    assert desk.post(address, filled).status_code == 302
    assert last(request_of_today) == Decided(today(), "D13")
    row = request_of_today.events.last()
    assert row is not None
    assert row.particulars["search_record"] == [str(search.pk)]


def test_a_third_party_protects_only_itself(cast: Cast, request_of_today: InfoRequest) -> None:
    filled = {
        "outcome": "D08",
        "on": today(),
        "reasons": "涉及经营信息",
        "third_party_interest": "business_secret",
        "third_party_objection": "甲公司不同意",
        "no_override": "没有重大影响",
        "consultation_file": "on",
    }
    desk, address = at_desk(cast.handler), url(request_of_today, "case_decide")
    refused = desk.post(address, filled).text
    assert "应当先书面征求第三方的意见" in refused
    assert "涉及经营信息" in refused
    sought = OpinionSought(today(), Consulted.THIRD_PARTY, "甲公司", today())
    actions.record(request_of_today, sought, by=cast.handler, on=today())
    answered = OpinionReceived(today(), "甲公司", consents=False)
    actions.record(request_of_today, answered, by=cast.handler, on=today())
    assert "甲公司于" in desk.get(address, {"outcome": "D08"}).text
    assert "应当先" in desk.get(address, {"outcome": "D08"}).text
    assert desk.post(address, filled).status_code == 302


def test_a_kind_belongs_to_its_ground(cast: Cast, request_of_today: InfoRequest) -> None:
    filled = {
        "outcome": "D09",
        "on": today(),
        "reasons": "内部",
        "internal_kind": "business_secret",
        "discretion_reason": "无",
    }
    answer = at_desk(cast.handler).post(url(request_of_today, "case_decide"), filled)
    assert "请在列出的" in answer.text
    assert len(queries.history(request_of_today)) == 1


def test_several_points_make_one_result(cast: Cast, request_of_today: InfoRequest) -> None:
    filled = {
        "outcome": "D27",
        "on": today(),
        "matter_1": "检查次数",
        "outcome_1": "D02",
        "reasons_1": "可以公开",
        "matter_2": "内部请示",
        "outcome_2": "D10",
        "reasons_2": "过程性信息",
    }
    desk, address = at_desk(cast.handler), url(request_of_today, "case_decide")
    shown = desk.post(address, {**filled, "preview": "1"}).text
    assert "（二）部分公开" in shown
    assert "过程性信息：对本答复不服的，应当先" in shown
    assert desk.post(address, filled).status_code == 302
    assert last(request_of_today) == Decided(today(), "D27", ("D02", "D10"))
    row = request_of_today.events.last()
    assert row is not None
    assert row.particulars["points"][1]["matter"] == "内部请示"


def test_a_point_that_gives_a_part_asks_for_the_grounds_and_its_remedy_follows(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {
        "outcome": "D27",
        "on": today(),
        "matter_1": "检查次数",
        "outcome_1": "D02",
        "reasons_1": "可以公开",
        "matter_2": "检查报告",
        "outcome_2": "D04",
        "reasons_2": "正文公开，所附讨论记录不公开",
    }
    desk, address = at_desk(cast.handler), url(request_of_today, "case_decide")
    assert "请选不予公开的部分属于哪些情形" in desk.post(address, filled).text
    chosen = {**filled, "grounds_2": ["EX6"]}
    shown = desk.post(address, {**chosen, "preview": "1"}).text
    assert f"{outcome('D04').situation}：对不予公开的部分不服的，应当先" in shown
    assert desk.post(address, chosen).status_code == 302
    letter = the(request_of_today, "D27")
    assert "第十六条第二款" in letter.body
    assert "第二项中不予公开的部分不服的" in letter.body
    assert "应当先申请行政复议" in letter.body


def test_a_point_withheld_on_no_ground_of_the_law_may_be_sued_at_once(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {
        "outcome": "D27",
        "on": today(),
        "matter_1": "检查次数",
        "outcome_1": "D02",
        "reasons_1": "可以公开",
        "matter_2": "检查报告",
        "outcome_2": "D04",
        "grounds_2": ["none"],
        "reasons_2": "正文公开，其余不是政府信息",
    }
    desk, address = at_desk(cast.handler), url(request_of_today, "case_decide")
    assert desk.post(address, filled).status_code == 302
    assert "应当先申请行政复议" not in the(request_of_today, "D27").body


def test_points_of_different_rows_need_a_row_and_a_reason(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {
        "outcome": "D27",
        "on": today(),
        "matter_1": "名单",
        "outcome_1": "D15",
        "reasons_1": "需要加工",
        "matter_2": "请示",
        "outcome_2": "D10",
        "reasons_2": "过程性信息",
    }
    desk, address = at_desk(cast.handler), url(request_of_today, "case_decide")
    assert "请写明计入哪一行" in desk.post(address, filled).text
    named = {**filled, "row": "deny_process_info"}
    assert "要写明理由" in desk.post(address, named).text
    assert desk.post(address, {**named, "row_reason": "主要事项"}).status_code == 302


def test_a_repeat_names_the_earlier_reply(cast: Cast, request_of_today: InfoRequest) -> None:
    actions.record(request_of_today, Decided(today(), "D02"), by=cast.handler, on=today())
    actions.record(request_of_today, Served(today(), ServiceWay.POST), by=cast.handler, on=today())
    again = received(cast, on=today()).info_request
    desk, address = at_desk(cast.handler), url(again, "case_decide")
    assert request_of_today.number in desk.get(address, {"outcome": "D18"}).text
    filled = {
        "outcome": "D18",
        "on": today(),
        "reasons": "相同信息",
        "earlier_request": request_of_today.number,
        "earlier_reply": "示公答〔2026〕1号",
    }
    assert desk.post(address, filled).status_code == 302
    row = again.events.last()
    assert row is not None
    assert row.particulars["earlier_request"] == request_of_today.number


def test_the_grounds_of_a_withheld_part_change_the_remedy(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    filled = {"outcome": "D04", "on": today(), "preview": "1", "grounds": ["EX4"]}
    answer = at_desk(cast.handler).post(
        url(request_of_today, "case_decide"), filled, headers={"HX-Request": "true"}
    )
    assert "对不予公开的部分不服的，应当先" in answer.text
    assert "<html" not in answer.text


def test_who_does_not_draft_does_not_decide(cast: Cast, request_of_today: InfoRequest) -> None:
    address = url(request_of_today, "case_decide")
    assert at_desk(cast.signer).get(address).status_code == 403
    assert at_desk(cast.education_handler).get(address).status_code == 404


# --- what the letters already say -------------------------------------------------------------


def test_an_unanswered_supplement_is_closed_with_the_notice_named(cast: Cast) -> None:
    came, until = today() - timedelta(60), today() - timedelta(40)
    found = begun(cast, came, SupplementRequested(came, until))
    notice = signed(cast, found, "P04", came)
    desk, address = at_desk(cast.handler), url(found, "case_decide")
    assert "视为放弃申请" in desk.get(url(found)).text
    assert "按逾期不补正终止" in desk.get(reverse("requests:worklist")).text
    shown = desk.get(address).text
    assert 'name="outcome" value="D22"' in shown
    named = f"{chinese_date(came)}《政府信息公开申请补正告知书》（{notice.number}），补正期限至"
    assert f"{named}{chinese_date(until)}" in shown
    filled = {"outcome": "D22", "on": today(), "supplement_notice": f"{named}{chinese_date(until)}"}
    assert desk.post(address, filled).status_code == 302
    assert notice.number in the(found, "D22").body


def test_an_unpaid_fee_is_closed_with_the_notice_named(cast: Cast) -> None:
    came = today() - timedelta(70)
    found = begun(cast, came, FeeNoticed(came, 100))
    notice = issued(cast, found, "P13", came)
    found = serve(cast, found, notice, by_hand(came), came)
    desk = at_desk(cast.handler)
    assert "申请人没有缴费，视为放弃申请" in desk.get(url(found)).text
    assert "按逾期不缴费终止" in desk.get(reverse("requests:worklist")).text
    shown = desk.get(url(found, "case_decide")).text
    assert 'name="outcome" value="D23"' in shown
    assert f"《政府信息公开申请收费通知书》（{notice.number}），应当缴纳100元，缴费期限至" in shown


def test_while_all_is_open_no_outcome_is_chosen(cast: Cast, request_of_today: InfoRequest) -> None:
    shown = at_desk(cast.handler).get(url(request_of_today, "case_decide")).text
    assert "选定办理结果后" in shown
    assert "checked" not in shown[shown.index('name="outcome"') :]


def test_a_repeat_takes_day_and_number_from_the_earlier_reply(
    cast: Cast, request_of_today: InfoRequest
) -> None:
    earlier = further(cast, request_of_today, Decided(today(), "D02"), on=today())
    letter = issued(cast, earlier, "D02", today())
    earlier = serve(cast, earlier, letter, by_hand(today()), today())
    again = received(cast, on=today()).info_request
    desk, address = at_desk(cast.handler), url(again, "case_decide")
    named = f"{chinese_date(today())}《政府信息公开告知书》（{letter.number}）"
    assert named in desk.get(address, {"outcome": "D18"}).text
    filled = {"outcome": "D18", "on": today(), "reasons": "相同信息", "earlier_reply": ""}
    assert "请写明它的日期和文号" in desk.post(address, {**filled, "earlier_request": "other"}).text
    filled["earlier_request"] = earlier.number
    assert desk.post(address, filled).status_code == 302
    assert f"前次答复：{named}。" in the(again, "D18").body


@pytest.mark.parametrize("code", ["D02", "D27"])
def test_what_is_given_against_an_objection_says_what_the_third_party_is_told(
    cast: Cast, code: str
) -> None:
    found = begun(cast, today(), asked(today()), objects(today()))
    filled = {
        "outcome": code,
        "on": today(),
        "attachments": "1份",
        "form_given": "电子文件",
        "matter_1": "次数",
        "outcome_1": "D02",
        "reasons_1": "可以公开",
        "matter_2": "名单",
        "outcome_2": "D10",
        "reasons_2": "过程性信息",
    }
    desk, address = at_desk(cast.handler), url(found, "case_decide")
    assert f"{PARTY}不同意公开" in desk.get(address, {"outcome": code}).text
    assert desk.post(address, filled).status_code == 200
    told = {"third_party_told_given_part": "次数", "third_party_told_reasons": "不涉及经营"}
    assert desk.post(address, {**filled, **told}).status_code == 302
    assert "理由：不涉及经营。" in the(found, "P10").body
    assert "〔待填" not in the(found, "P10").body


@pytest.mark.parametrize("code", ["D04", "D27"])
def test_a_third_party_whose_objection_is_heeded_is_told_nothing(cast: Cast, code: str) -> None:
    found = begun(cast, today(), asked(today()), objects(today()))
    filled = {
        "outcome": code,
        "on": today(),
        "given_part": "合同总价",
        "withheld_part": "技术方案",
        "reasons": "技术方案属于商业秘密",
        "grounds": [Ground.THIRD_PARTY],
        "matter_1": "总价",
        "outcome_1": "D02",
        "reasons_1": "可以公开",
        "matter_2": "技术方案",
        "outcome_2": "D08",
        "reasons_2": "属于商业秘密",
    }
    desk, address = at_desk(cast.handler), url(found, "case_decide")
    refused = desk.post(address, filled)
    assert "对方的意见已经采纳的，请在上面选上对方" in refused.text
    assert desk.post(address, {**filled, "heeded": [PARTY]}).status_code == 302
    assert [each.kind for each in letters_of(found) if each.kind in {code, "P10"}] == [code]


def test_a_refusal_asks_nothing_for_third_parties(cast: Cast) -> None:
    found = begun(cast, today(), asked(today()), objects(today()))
    shown = at_desk(cast.handler).get(url(found, "case_decide"), {"outcome": "D08"}).text
    assert "写给第三方" not in shown
