"""Similar requests beside the case, and how often the applicant asks."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from gongkai.lib.today import today
from gongkai.requests import actions, similar_queries
from gongkai.requests.actions import Wanted
from gongkai.requests.models import InfoRequest, WantedForm, WantedWay
from gongkai.statute.events import Decided, Served, ServiceWay
from tests.cast import Cast
from tests.requests.desk.pages import at_desk, url
from tests.requests.requests import received

OTHERS = (
    "示例大道交通信号灯改造工程的中标结果",
    "2022年度部门决算",
    "居住证办理条件和所需材料",
    "滨河路12号院消防安全检查记录",
    "无人机飞行管制区域划定的依据文件",
)


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    similar_queries.forget()
    yield
    similar_queries.forget()


def asking(cast: Cast, subject: str, identity: str = "1", **more: object) -> InfoRequest:
    wanted = Wanted(subject, "", "", WantedForm.ELECTRONIC, WantedWay.EMAIL)
    return received(cast, on=today(), wanted=wanted, identity_number=identity, **more).info_request  # type: ignore[arg-type]  # whatever the test sets


def serve(cast: Cast, info_request: InfoRequest) -> None:
    actions.record(info_request, Decided(today(), "D02"), by=cast.handler, on=today())
    actions.record(info_request, Served(today(), ServiceWay.POST), by=cast.handler, on=today())


def test_a_reworded_repeat_is_found_with_what_is_alike(cast: Cast) -> None:
    for subject in OTHERS:
        asking(cast, subject, "9")
    first = asking(cast, "2023年度旅馆业治安检查情况")
    again = asking(cast, "请公开2023年本区旅馆业的治安检查次数和检查情况")
    (found,) = similar_queries.similar(again)
    assert (found.info_request, found.same_applicant) == (first, True)
    assert "治安检查" in " ".join(found.words)
    assert found.percent > 50


def test_another_year_is_another_matter(cast: Cast) -> None:
    for subject in OTHERS:
        asking(cast, subject, "9")
    asking(cast, "2023年度旅馆业治安检查情况")
    assert similar_queries.similar(asking(cast, "2021年度旅馆业治安检查情况")) == []


def test_what_came_in_since_is_known_and_other_agencies_are_not(cast: Cast) -> None:
    first = asking(cast, OTHERS[0])
    assert similar_queries.similar(first) == []
    asking(cast, OTHERS[0], agency=cast.education, by=cast.education_handler)
    assert similar_queries.similar(first) == []
    second = asking(cast, OTHERS[0], "2")
    assert [each.info_request for each in similar_queries.similar(first)] == [second]


def test_an_answered_repeat_points_to_no_second_answer_and_several_applicants_to_publication(
    cast: Cast,
) -> None:
    serve(cast, asking(cast, OTHERS[0], "1"))
    shown = at_desk(cast.handler).get(url(asking(cast, OTHERS[0], "1"), "case_similar")).text
    assert "不予重复处理" in shown
    assert "第四十四条" not in shown
    other = at_desk(cast.handler).get(url(asking(cast, OTHERS[0], "2"), "case_similar")).text
    assert "第四十四条" in other
    assert "不予重复处理" not in other
    assert "张**" in other
    assert "张小明" not in other


def test_the_eleventh_of_the_month_meets_the_tariff(cast: Cast) -> None:
    requests = [asking(cast, f"第{number}号卷宗") for number in range(11)]
    desk = at_desk(cast.handler)
    last = desk.get(url(requests[-1], "case_similar")).text
    assert "11件，本件是第11件" in last
    assert "100元" in last
    assert "要求说明理由" in last
    assert "本件是第10件" in desk.get(url(requests[-2], "case_similar")).text


def test_requests_of_other_months_count_for_the_year_alone(cast: Cast) -> None:
    received(cast, on=today().replace(day=1) - timedelta(1), identity_number="1")
    shown = at_desk(cast.handler).get(url(asking(cast, OTHERS[0]), "case_similar")).text
    assert "1件，本件是第1件" in shown


def test_without_an_identity_number_nobody_else_is_counted(cast: Cast) -> None:
    asking(cast, OTHERS[0], "")
    shown = at_desk(cast.handler).get(url(asking(cast, OTHERS[1], ""), "case_similar")).text
    assert "1件，本件是第1件" in shown


def test_a_script_gets_the_part_alone(cast: Cast) -> None:
    address = url(asking(cast, OTHERS[0]), "case_similar")
    part = at_desk(cast.handler).get(address, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "没有内容相近的申请" in part
