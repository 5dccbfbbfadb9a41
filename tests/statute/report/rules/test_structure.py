"""C9: sections and sub-items."""

from dataclasses import replace

import pytest

from gongkai.statute.report.annual_report import ReportSection
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.rules import check
from tests.statute.report.factories import OVERVIEW, found, make_report, make_text, unchecked


def test_c9_six_sections_and_five_sub_items_pass() -> None:
    assert not found(check(make_report(text=make_text())), "C9")


def test_c9_a_missing_section_is_an_error() -> None:
    text = make_text()
    (finding,) = found(check(make_report(text=text[:4] + text[5:])), "C9")
    assert finding.severity is Severity.ERROR
    assert "“五、存在的主要问题及改进情况”" in finding.message


def test_c9_sections_out_of_order_are_an_error() -> None:
    one, two, *rest = make_text()
    (finding,) = found(check(make_report(text=[two, one, *rest])), "C9")
    assert "二、一、三、四、五、六" in finding.message


def test_c9_another_wording_is_still_the_section() -> None:
    text = list(make_text())
    text[4] = ReportSection("五", "当前存在的主要问题及下步改进措施", "公开不及时。")
    text[3] = ReportSection(None, "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "")
    assert not found(check(make_report(text=text)), "C9")


def test_c9_an_unknown_heading_counts_by_its_numeral() -> None:
    text = list(make_text())
    text[4] = replace(text[4], heading="下一步打算")
    assert not found(check(make_report(text=text)), "C9")


def test_c9_a_sixth_sub_item_is_no_fault() -> None:
    more = OVERVIEW.replace("（五）", "（五）开展行政复议诉讼情况。认真应诉。\n（六）")
    assert not found(check(make_report(text=make_text(more))), "C9")


def test_c9_a_missing_sub_item_is_only_a_warning() -> None:
    less = OVERVIEW.replace("（三）政府信息管理情况。规范管理。\n", "")
    (finding,) = found(check(make_report(text=make_text(less))), "C9")
    assert finding.severity is Severity.WARNING
    assert "“政府信息管理”" in finding.message
    assert "平台" not in finding.message


def test_c9_sub_items_out_of_order_are_a_warning() -> None:
    first, second, *rest = OVERVIEW.splitlines()
    (finding,) = found(check(make_report(text=make_text("\n".join([second, first, *rest])))), "C9")
    assert finding.severity is Severity.WARNING
    assert "顺序" in finding.message


@pytest.mark.parametrize("markers", ["12345", "①②③④⑤"])
def test_c9_numbers_are_one_way_to_mark_sub_items(markers: str) -> None:
    text = OVERVIEW
    for numeral, marker in zip("一二三四五", markers, strict=True):
        text = text.replace(f"（{numeral}）", f"{marker}、")
    assert not found(check(make_report(text=make_text(text))), "C9")


def test_c9_without_sections_nothing_is_checked() -> None:
    result = check(make_report())
    assert not found(result, "C9")
    assert unchecked(result, "C9") == ["没有读到正文，请补上各部分文字后再核对。"]


def test_c9_an_empty_overview_has_no_sub_items_to_miss() -> None:
    assert not found(check(make_report(text=make_text(overview=""))), "C9")
