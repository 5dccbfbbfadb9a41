"""The pages of the worklist: what each reader sees, what its address carries, what it costs."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from gongkai.audit.models import Entry
from gongkai.requests import actions
from gongkai.requests.models import InfoRequest, SavedView
from gongkai.statute.events import Channel
from tests.cast import Cast
from tests.requests.bulk import many
from tests.requests.busy_desk import TODAY, busy_desk, plight, stand_on
from tests.requests.requests import received

LIST = "/desk/requests/"


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch)


def at_desk(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client, url: str = LIST) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


# --- who sees what ----------------------------------------------------------------------------


def test_the_worklist_shows_what_to_do_first(cast: Cast) -> None:
    busy_desk(cast)
    page = text_of(at_desk(cast.handler))
    assert "今天先办这三件" in page
    assert "2024年10月15日 星期二</time>，工作日" in page
    assert "其余7件在办" in page
    assert page.count("btn-primary") == 1


def test_strangers_log_in_and_people_without_a_post_are_told_whom_to_ask(cast: Cast) -> None:
    assert Client().get(LIST).status_code == 302
    refused = at_desk(cast.without_post).get(LIST)
    assert refused.status_code == 403


def test_requests_of_another_agency_do_not_exist(cast: Cast) -> None:
    busy_desk(cast)
    page = text_of(at_desk(cast.education_handler), f"{LIST}?due=done")
    assert "派出所警力配置方案" not in page
    assert "交通监控" not in text_of(at_desk(cast.education_handler), f"{LIST}?agency=2")


def test_a_supervisor_sees_all_agencies_below_and_which_it_is(cast: Cast) -> None:
    busy_desk(cast)
    received(cast, agency=cast.education, by=cast.education_handler)
    page = text_of(at_desk(cast.supervisor))
    assert "示例区公安局" in page
    assert "示例区教育局" in page
    assert "?agency=gongan" in page
    assert "登记来件" not in page
    only = text_of(at_desk(cast.supervisor), f"{LIST}?agency={cast.education.pk}")
    assert "2023年度旅馆业治安检查情况" in only
    assert "某些文件" not in only


# --- what each post has to do -----------------------------------------------------------------


def test_a_unit_reads_first_which_searches_wait_for_it(cast: Cast) -> None:
    asked = busy_desk(cast)["soon"]
    assert "没有等您答复的检索" in text_of(at_desk(cast.unit_reviewer))
    actions.ask_searches(
        info_request=asked,
        units=[cast.records_unit],
        question="近三年的台账",
        answer_by_on=TODAY,
        by=cast.handler,
        on=TODAY,
    )
    page = text_of(at_desk(cast.unit_reviewer))
    assert "1件检索等您答复" in page
    assert "检索要求：近三年的台账" in page
    assert f"/desk/requests/{asked.year}-{asked.serial}/search/{asked.searches.get().pk}/" in page
    assert page.count("btn-primary") == 1
    assert "等您答复" not in text_of(at_desk(cast.handler))


@pytest.mark.parametrize("post", ["signer", "secrecy_reviewer", "legal_reviewer"])
def test_who_only_reads_is_told_so_and_offered_nothing_that_is_others_to_do(
    cast: Cast, post: str
) -> None:
    busy_desk(cast)
    page = text_of(at_desk(getattr(cast, post)))
    assert "现在没有要您办的申请" in page
    assert "下一步" in page
    assert 'class="btn btn-sm" href' not in page
    assert "gk-today" not in page
    assert "btn-primary" not in page


def test_a_supervisor_reads_what_presses_below_and_does_nothing_there(cast: Cast) -> None:
    busy_desk(cast)
    page = text_of(at_desk(cast.supervisor))
    assert "期限最紧的三件" in page
    assert "请督促办理机关按期答复" in page
    assert "btn-primary" not in page


def test_what_was_looked_for_comes_before_the_things_for_today(cast: Cast) -> None:
    busy_desk(cast)
    for query in ("q=网吧", "due=waiting", "page=1"):
        assert "gk-today" not in text_of(at_desk(cast.handler), f"{LIST}?{query}")


def test_only_what_must_be_done_today_is_red(cast: Cast) -> None:
    kept = busy_desk(cast)["soon"]
    assert text_of(at_desk(cast.handler)).count('class="gk-today-now"') == 3
    InfoRequest.objects.exclude(pk=kept.pk).update(handler=cast.head_of_office)
    page = text_of(at_desk(cast.handler))
    assert "今天先办这件" in page
    assert "gk-today-now" not in page


# --- the address carries the filters ----------------------------------------------------------


def test_filters_stay_in_tabs_pages_and_exports(cast: Cast) -> None:
    many(cast, 25, TODAY)
    page = text_of(at_desk(cast.handler), f"{LIST}?q=旅馆&channel=in_person&sort=number&page=2")
    query = "q=%E6%97%85%E9%A6%86&amp;channel=in_person&amp;sort=number"
    assert f"?{query}&amp;due=overdue" in page
    assert f"?{query}&amp;page=1" in page
    assert f"export/?{query}" in page
    assert "共25件，第21至25件" in page


def test_a_tab_that_holds_nothing_says_what_to_do(cast: Cast) -> None:
    client = at_desk(cast.handler)
    assert "现在没有在办的申请" in text_of(client)
    for due, words in {
        "today": "今天没有到期的申请",
        "overdue": "没有超期的申请",
        "soon": "三个工作日内没有到期的申请",
        "waiting": "没有等待他方的申请",
        "unconfirmed": "没有待确认的来件",
        "done": "还没有办结的申请",
        "nonsense": "现在没有在办的申请",
    }.items():
        assert words in text_of(client, f"{LIST}?due={due}")


def test_one_request_stands_alone(cast: Cast) -> None:
    received(cast, on=date(2024, 10, 14))
    page = text_of(at_desk(cast.handler))
    assert "共1件，一页显示完" in page
    plight(cast, "平信", TODAY, channel=Channel.MAIL_ORDINARY)
    assert "今天先办这件" in text_of(at_desk(cast.handler))


def test_a_search_that_finds_only_what_is_done_leads_there(cast: Cast) -> None:
    busy_desk(cast)
    page = text_of(at_desk(cast.handler), f"{LIST}?q=警力")
    assert "“已办结”里有1件" in page
    assert "q=%E8%AD%A6%E5%8A%9B&amp;due=done" in page


def test_whoever_asks_by_telephone_is_found_by_the_whole_name_and_by_no_part_of_it(
    cast: Cast,
) -> None:
    received(cast, on=date(2024, 10, 14))
    found = text_of(at_desk(cast.handler), f"{LIST}?q=张小明")
    assert "2024-0001" in found
    assert "张**" in found
    assert "2024-0001" not in text_of(at_desk(cast.handler), f"{LIST}?q=张小")
    assert "2024-0001" not in text_of(at_desk(cast.handler), f"{LIST}?q=张小明 不存在的事")


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "长" * 5000,
        "handler=abc",
        "handler=99999999999999999999",
        "unit=-1",
        "agency=x",
        "channel=pigeon",
        "applicant_class=<script>",
        "state=served'--",
        "outcome=D99",
        "received_from=2024-13-45",
        "due_to=0000-00-00",
        "due_from=99999-01-01",
        "sort=;drop",
        "due=../../etc",
        "page=-5",
        "page=99999999999999999999",
        "page=x",
        "q=%FF%FE",
        "q=%F0%9F%98%80&q=a",
    ],
)
def test_hostile_filters_break_nothing(cast: Cast, query: str) -> None:
    busy_desk(cast)
    answer = at_desk(cast.handler).get(f"{LIST}?{query}")
    assert answer.status_code == 200
    assert b"<script>" not in answer.content.replace(b"<script src", b"")


@pytest.mark.parametrize("typed", ["2024-0001", "２０２４－１", "2024—0001"])
def test_a_number_is_found_however_it_is_typed(cast: Cast, typed: str) -> None:
    many(cast, 2, TODAY)
    page = text_of(at_desk(cast.handler), f"{LIST}?q={typed}")
    assert "申请，共1件" in page


@pytest.mark.parametrize("stored", ["某政发〔2021〕5号", "某政发[2021]5号", "某政发（2021）5号"])
@pytest.mark.parametrize("typed", ["某政发〔2021〕5号", "某政发[2021]5号", "【2021】5号", "政发"])
def test_a_document_number_is_found_with_any_brackets(cast: Cast, stored: str, typed: str) -> None:
    many(cast, 1, TODAY, document_number=stored)
    assert "申请，共1件" in text_of(at_desk(cast.handler), f"{LIST}?q={typed}")


def test_days_in_the_wrong_order_are_said_at_their_field(cast: Cast) -> None:
    query = "received_from=2024-09-11&received_to=2024-09-01"
    page = text_of(at_desk(cast.handler), f"{LIST}?{query}")
    assert "“到”早于“从”，请改正。" in page


def test_what_cannot_be_read_is_said_at_its_field(cast: Cast) -> None:
    page = text_of(at_desk(cast.handler), f"{LIST}?received_from=昨天")
    assert "收到日期从的写法不对" in page
    assert "is-invalid" in page


def test_htmx_fetches_tabs_and_list_alone(cast: Cast) -> None:
    busy_desk(cast)
    part = at_desk(cast.handler).get(f"{LIST}?q=警力&due=done", headers={"HX-Request": "true"})
    words = part.content.decode()
    assert "<html" not in words
    assert 'id="tabs"' in words
    assert 'id="list"' in words
    assert "派出所警力配置方案" in words


# --- what it costs ----------------------------------------------------------------------------


def cost(client: Client, url: str = LIST) -> int:
    """How many queries a page takes once the calendar is known and the session noted."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_fifty_requests_cost_as_many_queries_as_five(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.requests.desk.worklist.PAGE_SIZE", 100)
    client = at_desk(cast.handler)
    many(cast, 5, TODAY)
    few = cost(client)
    many(cast, 45, TODAY, document_number="示公规〔2024〕2号")
    assert "共50件" in text_of(client)
    assert cost(client) == few
    assert few <= 18


def test_the_calendar_costs_the_same_for_five_and_fifty(cast: Cast) -> None:
    client = at_desk(cast.handler)
    many(cast, 5, TODAY)
    few = cost(client, "/desk/requests/calendar/")
    many(cast, 45, TODAY, document_number="示公规〔2024〕2号")
    assert cost(client, "/desk/requests/calendar/") == few
    assert few <= 10


def test_a_thousand_requests_stand_on_fifty_pages(cast: Cast) -> None:
    many(cast, 1000, TODAY)
    client = at_desk(cast.handler)
    assert "共1000件，第981至1000件" in text_of(client, f"{LIST}?page=50")
    assert "旅馆业治安检查情况之777" in text_of(client, f"{LIST}?q=之777")


# --- views that somebody keeps ----------------------------------------------------------------


def test_a_view_is_kept_used_and_forgotten(cast: Cast) -> None:
    client = at_desk(cast.handler)
    kept = client.post(
        reverse("requests:save_view"), {"name": "平信", "query": "channel=mail_ordinary&page=3&q="}
    )
    assert kept.status_code == 302
    assert kept["Location"] == f"{LIST}?channel=mail_ordinary"
    assert 'href="?channel=mail_ordinary">平信</a>' in text_of(client)
    assert "平信" not in text_of(at_desk(cast.head_of_office))
    view = SavedView.objects.get()
    delete = reverse("requests:delete_view", args=[view.pk])
    assert at_desk(cast.head_of_office).post(delete).status_code == 404
    assert client.post(delete).status_code == 302
    assert not SavedView.objects.exists()


def test_the_same_name_means_the_new_filters(cast: Cast) -> None:
    client = at_desk(cast.handler)
    for query in ("q=甲", "q=乙"):
        client.post(reverse("requests:save_view"), {"name": "我的", "query": query})
    assert SavedView.objects.get().query == "q=%E4%B9%99"


@pytest.mark.parametrize(
    ("name", "query", "words"),
    [
        ("", "q=甲", "请填写名称"),
        ("我的", "", "还没有筛选条件"),
        ("我的", "q=" + "长" * 2000, "太长"),
    ],
)
def test_a_view_that_cannot_be_kept_says_why(cast: Cast, name: str, query: str, words: str) -> None:
    answer = at_desk(cast.handler).post(
        reverse("requests:save_view"), {"name": name, "query": query}
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_somebody_keeps_at_most_twenty_views(cast: Cast) -> None:
    client = at_desk(cast.handler)
    for number in range(20):
        client.post(reverse("requests:save_view"), {"name": str(number), "query": "q=a"})
    refused = client.post(reverse("requests:save_view"), {"name": "又一个", "query": "q=a"})
    assert refused.status_code == 422
    assert "最多20个" in refused.content.decode()


# --- exports ----------------------------------------------------------------------------------


def exported(client: Client, kind: str, query: str = "") -> bytes:
    answer = client.post(f"{reverse('requests:export')}?{query}", {"as": kind})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]  # either kind of answer


def test_a_csv_holds_the_filtered_list_with_masked_names(cast: Cast) -> None:
    busy_desk(cast)
    plight(cast, '=HYPERLINK("http://example.org")', TODAY)
    written = exported(at_desk(cast.handler), "csv", "q=HYPERLINK").decode()
    assert written.startswith("\ufeff编号,")
    (line,) = list(csv.DictReader(StringIO(written.removeprefix("\ufeff"))))
    assert line["信息名称"] == '\'=HYPERLINK("http://example.org")'
    assert line["申请人"] == "张**"
    assert "13800000000" not in written
    assert "110101199003070011" not in written


def test_a_workbook_holds_the_same_list(cast: Cast) -> None:
    busy_desk(cast)
    content = exported(at_desk(cast.handler), "xlsx", "due=done")
    (head, line) = (
        CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    )
    told = dict(zip(head, line, strict=True))
    assert told["信息名称"] == "派出所警力配置方案"
    assert told["收到日期"] == date(2024, 9, 3)
    assert told["办理结果"] == "D13 经检索没有所申请的信息"
    assert told["送达日期"] == date(2024, 9, 19)


def test_an_export_is_told_in_the_journal(cast: Cast) -> None:
    busy_desk(cast)
    exported(at_desk(cast.handler), "csv")
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.act, entry.said) == ("export", "导出申请列表10件（CSV，姓名已遮盖）")


def test_only_those_whose_act_it_is_export_and_only_their_own(cast: Cast) -> None:
    busy_desk(cast)
    for reader in (cast.supervisor, cast.signer, cast.without_post):
        assert at_desk(reader).post(reverse("requests:export"), {"as": "csv"}).status_code == 403
    assert "导出这" not in text_of(at_desk(cast.signer))
    assert at_desk(cast.handler).get(reverse("requests:export")).status_code == 405
    foreign = exported(at_desk(cast.education_handler), "csv").decode()
    assert foreign.count("\r\n") == 1


# --- the calendar of due dates ----------------------------------------------------------------


def test_the_calendar_shows_what_is_due_on_which_day(cast: Cast) -> None:
    busy_desk(cast)
    page = text_of(at_desk(cast.handler), "/desk/requests/calendar/")
    assert "2024年10月到期的申请" in page
    assert "本人2019年户口迁移登记材料" in page
    assert "国庆节放假" in page
    assert "调休上班" in page
    assert "派出所警力配置方案" not in page


def test_a_day_with_many_names_four_and_counts_the_rest(cast: Cast) -> None:
    many(cast, 10, TODAY)
    page = text_of(at_desk(cast.handler), "/desk/requests/calendar/?month=2024-10")
    assert "另有6件" in page
    assert "due_from=2024-10-15&amp;due_to=2024-10-15" in page


@pytest.mark.parametrize("month", ["2024-13", "x", "1999-01", "9999-12", "2024-1", "%00"])
def test_a_month_that_is_none_is_this_one(cast: Cast, month: str) -> None:
    page = text_of(at_desk(cast.handler), f"/desk/requests/calendar/?month={month}")
    assert "2024年10月到期的申请" in page


def test_the_calendar_ends_where_its_days_end(cast: Cast) -> None:
    client = at_desk(cast.handler)
    assert 'rel="prev"' not in text_of(client, "/desk/requests/calendar/?month=2019-01")
    assert 'rel="next"' not in text_of(client, "/desk/requests/calendar/?month=2034-12")
    assert "放假安排还没有公布完" in text_of(client, "/desk/requests/calendar/?month=2034-12")
