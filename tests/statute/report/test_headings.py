"""Headings in the wild."""

import pytest

from gongkai.statute.report.annual_report import ReportSection
from gongkai.statute.report.form import OVERVIEW_ITEMS, SECTIONS
from gongkai.statute.report.headings import missing_items, overview_lines, section_number


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        (label, section.number)
        for section in SECTIONS
        for label in (section.heading, *section.variants)
    ],
)
def test_every_known_wording_is_recognised(heading: str, number: str) -> None:
    assert section_number(ReportSection(None, heading, "")) == number


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("政府信息公开行政复议及行政诉讼情况", "四"),
        ("2024年度收到和处理申请情况", "三"),
        ("存在的不足与改进措施", "五"),
        ("其它需要说明的事项", "六"),
        ("主 动 公 开 情 况", "二"),
        ("工作打算", None),
    ],
)
def test_other_wordings_are_known_by_their_words(heading: str, number: str | None) -> None:
    assert section_number(ReportSection(None, heading, "")) == number


def test_the_numeral_helps_only_where_the_wording_does_not() -> None:
    assert section_number(ReportSection("五", "工作打算", "")) == "五"
    assert section_number(ReportSection("五", "其他需要报告的事项", "")) == "六"


def test_prose_that_lost_its_heading_is_known_by_its_problems() -> None:
    assert section_number(ReportSection(None, "", "仍存在一些问题。")) == "五"
    assert section_number(ReportSection(None, "", "谢谢。")) is None


def test_sub_items_are_found_after_a_full_stop_too() -> None:
    text = "2019年提高透明度。（一）主动公开方面2019年公开规章。（二）依申请公开方面严格执行。"
    assert overview_lines(text) == [{"一"}, {"二"}]


def test_a_line_may_cover_two_sub_items() -> None:
    assert {"三", "四"} in overview_lines("（三）规范信息管理，加强平台建设。")


def test_prose_without_markers_has_no_sub_items() -> None:
    assert missing_items(overview_lines("全年主动公开，加强监督。")) == OVERVIEW_ITEMS
