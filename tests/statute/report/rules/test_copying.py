"""W12: copied texts."""

from gongkai.statute.report.rules import RuleSettings, check
from tests.statute.report.factories import YEAR, found, make_report, make_text, unchecked

OURS = (
    "本年完善公文属性源头认定机制，逐件说明不予公开的理由，组织四次专题培训，回应群众关切问题。" * 3
)
THEIRS = (
    "围绕营商环境和民生实事更新栏目，制作图解视频，举办开放日活动，邀请代表走进派出所参观座谈。" * 3
)


def test_w12_a_text_of_its_own_passes() -> None:
    report = make_report(text=make_text(OURS, "公开不及时。"))
    other = make_report(year=YEAR - 1, text=make_text(THEIRS, "解读不多。"))
    assert not found(check(report, previous=other, siblings=[other]), "W12")


def test_w12_last_years_text_with_new_figures_is_found() -> None:
    previous = make_report(year=YEAR - 1, text=make_text(OURS + "公开信息31条。"))
    report = make_report(text=make_text(OURS + "公开信息77条。"))
    (finding,) = found(check(report, previous=previous), "W12")
    assert "与2023年报告相似100%" in finding.message


def test_w12_a_siblings_text_is_found_by_name() -> None:
    sibling = make_report(agency="乙县公安局", text=make_text(OURS))
    (finding,) = found(check(make_report(text=make_text(OURS)), siblings=[sibling]), "W12")
    assert "乙县公安局" in finding.message


def test_w12_the_same_problems_as_last_year_are_found() -> None:
    previous = make_report(year=YEAR - 1, text=make_text(THEIRS, problems=OURS))
    report = make_report(text=make_text(THEIRS[::-1], problems=OURS))
    messages = [finding.message for finding in found(check(report, previous=previous), "W12")]
    assert any("第五部分" in message for message in messages)


def test_w12_short_texts_are_not_called_copied() -> None:
    text = make_text("（一）主动公开。", "无。", "无。")
    assert not found(check(make_report(text=text), siblings=[make_report(text=text)]), "W12")


def test_w12_the_threshold_is_a_setting() -> None:
    sibling = make_report(text=make_text(OURS))
    report = make_report(text=make_text(OURS))
    settings = RuleSettings(similar_to_sibling=1.1)
    assert not found(check(report, siblings=[sibling], settings=settings), "W12")


def test_w12_says_with_whom_it_could_not_compare() -> None:
    reasons = unchecked(check(make_report(text=make_text())), "W12")
    assert len(reasons) == 2
