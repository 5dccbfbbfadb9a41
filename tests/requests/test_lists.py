"""Tabs, filters and order of the worklist."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.accounts import actions as accounts
from gongkai.accounts.posts import Act
from gongkai.requests import actions, lists, queries
from gongkai.requests.lists import NOBODY, Days, Tab
from gongkai.requests.models import InfoRequest
from gongkai.requests.rows import Reader, Row, rows
from gongkai.statute.events import Channel
from tests.cast import Cast
from tests.requests.busy_desk import TODAY, busy_desk, plight
from tests.requests.requests import WANTED, received

PLIGHTS_OF = {
    Tab.TODAY: {"today"},
    Tab.OVERDUE: {"overdue"},
    Tab.SOON: {"soon"},
    Tab.WAITING: {"opinion", "supplement"},
    Tab.UNCONFIRMED: {"letter", "unconfirmed"},
    Tab.DONE: {"served"},
}


def days() -> Days:
    return Days.of(TODAY, queries.calendar())


def in_tab(tab: Tab) -> list[InfoRequest]:
    found = InfoRequest.objects.filter(lists.condition(tab, days()))
    return list(lists.ordered(found, "", tab))


def filtered(**given: str | date) -> set[str]:
    found = lists.narrowed(InfoRequest.objects.all(), given)
    return {each.subject for each in found}


def reader(cast: Cast) -> Reader:
    return Reader(cast.handler, frozenset(), TODAY, queries.calendar())


def test_each_plight_stands_in_its_tab(cast: Cast) -> None:
    desk = busy_desk(cast)
    for tab, names in PLIGHTS_OF.items():
        assert {each.pk for each in in_tab(tab)} == {desk[name].pk for name in names}, tab
    assert {each.pk for each in in_tab(Tab.ALL)} == {
        each.pk for name, each in desk.items() if name != "served"
    }


def test_a_split_request_is_done_and_its_parts_are_open(cast: Cast) -> None:
    whole = received(cast, on=TODAY).info_request
    matters = [actions.Matter("检查", ""), actions.Matter("收费", "")]
    parts = actions.split(
        info_request=whole, matters=matters, by=cast.handler, on=TODAY, remark="两件事"
    )
    (done,) = in_tab(Tab.DONE)
    assert done.pk == whole.pk
    assert {each.pk for each in in_tab(Tab.ALL)} == {each.pk for each in parts}
    shown = InfoRequest.objects.filter(pk=whole.pk)
    (row,) = rows(lists.for_rows(shown), reader(cast))
    assert (row.light.word, row.step) == ("已分件", None)


def test_counts_are_those_of_the_tabs(cast: Cast) -> None:
    busy_desk(cast)
    counts = lists.counts(InfoRequest.objects.all(), days())
    assert counts == {tab: len(in_tab(tab)) for tab in Tab}


def test_what_presses_comes_first_and_what_waits_for_others_last(cast: Cast) -> None:
    desk = busy_desk(cast)
    numbers = [each.pk for each in in_tab(Tab.ALL)]
    assert numbers[:4] == [desk[name].pk for name in ("overdue", "today", "letter", "soon")]
    assert numbers[-1] == desk["unconfirmed"].pk
    assert set(numbers[-3:-1]) == {desk["opinion"].pk, desk["supplement"].pk}


def test_a_withdrawn_request_is_never_overdue(cast: Cast) -> None:
    withdrawn = busy_desk(cast)["withdrawn"]
    later = Days.of(date(2024, 12, 2), queries.calendar())
    overdue = InfoRequest.objects.filter(lists.condition(Tab.OVERDUE, later))
    assert withdrawn not in overdue


@pytest.mark.parametrize("sort", ["due_desc", "received", "received_desc", "number"])
def test_every_order_shows_every_request(cast: Cast, sort: str) -> None:
    busy_desk(cast)
    found = InfoRequest.objects.all()
    assert lists.ordered(found, sort, Tab.ALL).count() == found.count()


def test_the_newest_receipt_comes_first_when_asked_for(cast: Cast) -> None:
    busy_desk(cast)
    found = lists.ordered(InfoRequest.objects.exclude(received_on=None), "received_desc", Tab.ALL)
    received_on = [each.received_on for each in found]
    assert received_on == sorted(received_on, key=lambda day: day or date.min, reverse=True)


# --- filters ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["监控", "采购合同", "示公规〔2024〕2号", "2024-0001", "0001", "1", "监控 合同"]
)
def test_words_find_a_request_by_what_it_is(cast: Cast, words: str) -> None:
    received(
        cast,
        wanted=replace(WANTED, subject="交通监控设备采购合同", document_number="示公规〔2024〕2号"),
    )
    received(cast, wanted=replace(WANTED, subject="网吧年度检查结果", description=""))
    assert filtered(q=words) == {"交通监控设备采购合同"}


def test_words_find_a_request_by_its_description(cast: Cast) -> None:
    received(cast, wanted=replace(WANTED, subject="某信息", description="本区旅馆业整改情况"))
    assert filtered(q="旅馆 整改") == {"某信息"}
    assert filtered(q="旅馆 网吧") == set()


@pytest.mark.parametrize("words", ["wifi", "WIFI", "wifi覆盖", "WiFi 覆盖"])
def test_letters_are_found_whether_large_or_small(cast: Cast, words: str) -> None:
    received(cast, wanted=replace(WANTED, subject="公共场所WiFi覆盖情况"))
    assert filtered(q=words) == {"公共场所WiFi覆盖情况"}


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "\\", "2024-99999999999", "9" * 30, "％"])
def test_hostile_words_find_nothing_and_break_nothing(cast: Cast, words: str) -> None:
    received(cast)
    assert filtered(q=words) == set()


def test_each_filter_lets_through_what_it_names(cast: Cast) -> None:
    desk = busy_desk(cast)
    unit = cast.records_unit
    InfoRequest.objects.filter(pk=desk["soon"].pk).update(unit=unit, handler=cast.handler)
    soon = {desk["soon"].subject}
    assert filtered(handler=str(cast.handler.pk)) == soon
    assert filtered(unit=str(unit.pk)) == soon
    assert soon.isdisjoint(filtered(handler=NOBODY) | filtered(unit=NOBODY))
    assert filtered(channel=Channel.MAIL_ORDINARY) == {desk["letter"].subject}
    assert filtered(state="withdrawn") == {desk["withdrawn"].subject}
    assert filtered(outcome="D13") == {desk["served"].subject}
    assert filtered(applicant_class="com") == set()
    assert filtered(applicant_class="nat", state="served") == {desk["served"].subject}
    assert filtered(due_from=date(2024, 10, 16), due_to=date(2024, 10, 16)) == soon
    assert filtered(received_from=date(2024, 9, 12), received_to=date(2024, 9, 12)) == soon


# --- the first things -------------------------------------------------------------------------


def first(cast: Cast, mine: set[int] | None) -> list[Row]:
    found = lists.first_things(InfoRequest.objects.all(), days(), mine)
    by_key = lists.by_key(found)
    return rows([by_key[key] for key in found], reader(cast))


def test_the_first_things_are_those_that_press_most(cast: Cast) -> None:
    desk = busy_desk(cast)
    shown = first(cast, None)
    names = ("overdue", "today", "letter")
    assert [row.info_request.pk for row in shown] == [desk[name].pk for name in names]
    assert [row.step.label for row in shown if row.step] == ["送达答复书", "作出决定", "打电话确认"]


def test_what_somebody_else_handles_is_not_among_mine(cast: Cast) -> None:
    desk = busy_desk(cast)
    InfoRequest.objects.filter(pk=desk["overdue"].pk).update(handler=cast.head_of_office)
    assert desk["overdue"].pk not in {r.info_request.pk for r in first(cast, {cast.handler.pk})}
    assert desk["overdue"].pk in {r.info_request.pk for r in first(cast, {cast.head_of_office.pk})}


def test_what_waits_for_others_is_nobodys_first_thing(cast: Cast) -> None:
    desk = busy_desk(cast)
    calm = {desk[name].pk for name in ("opinion", "supplement", "running", "served")}
    found = lists.first_things(InfoRequest.objects.filter(pk__in=calm), days(), None)
    assert not found


# --- rows -------------------------------------------------------------------------------------


def shown(cast: Cast, info_request: InfoRequest) -> Row:
    found = lists.for_rows(InfoRequest.objects.filter(pk=info_request.pk))
    return rows(found, reader(cast))[0]


@pytest.mark.parametrize(
    ("name", "state", "word", "note"),
    [
        ("overdue", "", "", "10月14日 星期一"),
        ("letter", "today", "今日须确认", "确认之前不起算"),
        ("opinion", "paused", "已暂停，已计2日", "等第三方，10月9日起"),
        ("supplement", "paused", "待补正", "补正期限10月25日，补正后重算"),
        ("unconfirmed", "unconfirmed", "待确认", "到达已4个工作日，确认之前不起算"),
        ("abandoned", "soon", "视为放弃", "期限内没有补正或者缴费"),
        ("withdrawn", "running", "申请人已撤回", "待终止办理后归档"),
        ("served", "done", "已送达", "2024年9月19日"),
    ],
)
def test_the_light_says_how_near_the_term_is(
    cast: Cast, name: str, state: str, word: str, note: str
) -> None:
    light = shown(cast, busy_desk(cast)[name]).light
    assert (light.state, light.word, light.note) == (state, word, note)


def test_a_late_letter_and_a_late_reply_say_so(cast: Cast) -> None:
    letter = plight(cast, "甲", date(2024, 10, 11), channel=Channel.MAIL_ORDINARY)
    assert shown(cast, letter).light.word == "逾3个工作日未确认"  # 12 October was worked
    assert shown(cast, busy_desk(cast)["overdue"]).light.left == -1


def test_names_are_masked_and_companions_counted(cast: Cast) -> None:
    assert shown(cast, received(cast).info_request).applicant == "张**"


def test_searching_comes_before_deciding_while_there_is_time(cast: Cast) -> None:
    desk = busy_desk(cast)
    step, hurried = shown(cast, desk["running"]).step, shown(cast, desk["soon"]).step
    assert step
    assert step.label == "选承办单位检索"
    assert hurried
    assert hurried.label == "作出决定"


def test_the_button_leads_to_the_act_only_for_those_whose_act_it_is(cast: Cast) -> None:
    today = busy_desk(cast)["today"]
    found = lists.for_rows(InfoRequest.objects.filter(pk=today.pk))
    for may, place in ((frozenset({Act.DECIDE}), "decide/"), (frozenset[Act](), "")):
        (row,) = rows(found, Reader(cast.handler, may, TODAY, queries.calendar()))
        assert row.step_url == f"/desk/requests/{today.number}/{place}"
    (row,) = rows(found, Reader(cast.supervisor, frozenset(Act), TODAY, queries.calendar()))
    assert row.step_url == f"/desk/requests/{today.number}/?agency=gongan"


def test_handlers_are_those_of_the_day(cast: Cast) -> None:
    accounts.end_post(
        post=cast.head_of_office.posts.get(), on=date(2024, 9, 30), by=cast.security_administrator
    )
    assert list(lists.handlers([cast.police], TODAY)) == [cast.handler]
