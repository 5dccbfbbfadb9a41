"""C8: one year throughout."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.statute.report.findings import Severity
from gongkai.statute.report.rules import check
from tests.statute.report.factories import YEAR, figure, found, make_report, make_text, unchecked


def test_c8_the_whole_year_of_the_title_passes() -> None:
    assert not found(check(make_report()), "C8")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2024, 1, 1), date(2024, 12, 20)),
        (date(2024, 2, 1), date(2024, 12, 31)),
        (date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_c8_another_period_is_an_error(start: date, end: date) -> None:
    report = replace(make_report(), period=(start, end))
    (finding,) = found(check(report), "C8")
    assert finding.severity is Severity.ERROR
    assert f"{end.year}年{end.month}月{end.day}日" in finding.message


def test_c8_problems_of_a_year_to_come_are_an_error() -> None:
    report = make_report(text=make_text(problems="2025年存在的主要问题：公开不及时。"))
    assert found(check(report), "C8")


@pytest.mark.parametrize("year", [YEAR, YEAR - 1])
def test_c8_problems_of_this_or_last_year_pass(year: int) -> None:
    problems = f"{year}年存在的问题：公开不及时。\n2025年改进措施：加强培训。"
    assert not found(check(make_report(text=make_text(problems=problems))), "C8")


def test_c8_a_sentence_of_another_year_is_a_warning() -> None:
    said = figure("t3_new_sum", 0, "2023年，我局共收到申请0件")
    (finding,) = found(check(make_report(narrative=[said])), "C8")
    assert finding.severity is Severity.WARNING
    assert finding.cells == ("t3_new_sum",)


@pytest.mark.parametrize(
    ("cell", "quote"),
    [
        ("t3_new_sum", "2024年，我局共收到申请0件"),
        ("t3_new_sum", "收到申请0件，2023年为3件"),
        ("t3_carry_in_sum", "2023年收到的申请结转0件"),
    ],
)
def test_c8_rightful_years_pass(cell: str, quote: str) -> None:
    assert not found(check(make_report(narrative=[figure(cell, 0, quote)])), "C8")


def test_c8_a_missing_year_or_period_is_not_checked() -> None:
    assert unchecked(check(make_report(year=None)), "C8")
    assert unchecked(check(replace(make_report(), period=None)), "C8")
