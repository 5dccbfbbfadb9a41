"""W5: denials in the text."""

import pytest

from gongkai.statute.report.facts import AgencyFacts
from gongkai.statute.report.rules import check
from tests.statute.report.factories import found, make_report, make_text, rows, told, unchecked

NO_REQUEST = [
    "本年度未收到个人、法人或者其他组织向本机关申请公开政府信息。",
    "2024年，我镇未收到依申请公开请求；未收取任何费用。",
    "全年未收到政府信息公开申请，工作平稳。",
    "本年度未收到依申请公开件。",
    "没有收到政府信\n息公开申请。",
]
NOT_A_DENIAL = [
    "2023年未收到政府信息公开申请。",
    "未收到逾期答复的申请。",
    "未收到因申请答复引起的投诉。",
    "第一季度未收到申请。",
    "未收到网络申请。",
]


@pytest.mark.parametrize("sentence", NO_REQUEST)
def test_w5_requests_denied_and_counted_are_found(sentence: str) -> None:
    (finding,) = found(check(make_report(rows(new=2), text=told(sentence))), "W5")
    assert len(finding.cells) == 7
    assert "自然人为2" in finding.message


@pytest.mark.parametrize("sentence", NO_REQUEST)
def test_w5_requests_denied_and_not_counted_pass(sentence: str) -> None:
    assert not found(check(make_report(text=told(sentence))), "W5")


@pytest.mark.parametrize("sentence", NOT_A_DENIAL)
def test_w5_only_a_plain_denial_is_taken_at_its_word(sentence: str) -> None:
    assert not found(check(make_report(rows(new=2), text=told(sentence))), "W5")


@pytest.mark.parametrize(
    ("sentence", "cells"),
    [
        ("未发生行政复议、行政诉讼事项。", {"t4_rev_sum": 1}),
        ("无因政府信息公开申请行政复议、提起行政诉讼的案件。", {"t4_lit_after_sum": 1}),
        ("未发生行政复议，未发生行政诉讼。", {"t4_lit_direct_sum": 1}),
        ("没有发生因政府信息公开引发的行政复议等事件。", {"t4_rev_sum": 1}),
    ],
)
def test_w5_remedies_denied_and_counted_are_found(sentence: str, cells: dict[str, int]) -> None:
    (finding,) = found(check(make_report(cells, text=told(sentence))), "W5")
    assert set(cells) < set(finding.cells)


@pytest.mark.parametrize(
    "sentence",
    [
        "全年未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。",
        "未经复议直接起诉的案件已经应诉。",
        "未发生行政诉讼。",
    ],
)
def test_w5_a_denial_of_something_else_passes(sentence: str) -> None:
    assert not found(check(make_report(text=told(sentence), t4_rev_sum=1)), "W5")


@pytest.mark.parametrize(
    ("income", "statement"),
    [
        (0, "本机关未收取信息处理费。"),
        (0, "全年收取政府信息公开信息处理费 0 元。"),
        (0, "本年度政府信息公开未发生收费情况。"),
        (380, "2024年有1件申请收取信息处理费380元。"),
        (1200, "实际收取信息处理费共计1,200元。"),
    ],
)
def test_w5_a_fee_statement_that_agrees_passes(income: int, statement: str) -> None:
    report = make_report(text=make_text(other=statement))
    assert not found(check(report, facts=AgencyFacts(fee_income=income)), "W5")


@pytest.mark.parametrize(
    ("income", "statement", "fault"),
    [
        (380, "本机关未收取信息处理费。", "称没有收取"),
        (0, "收取信息处理费380元。", "称有收取"),
        (0, "无。", "没有写明"),
        (380, "无。", "没有写明"),
    ],
)
def test_w5_a_fee_statement_against_the_books_is_found(
    income: int, statement: str, fault: str
) -> None:
    report = make_report(text=make_text(other=statement))
    (finding,) = found(check(report, facts=AgencyFacts(fee_income=income)), "W5")
    assert fault in finding.message


def test_w5_unknown_fee_income_is_not_checked() -> None:
    result = check(make_report(text=make_text(other="收取信息处理费380元。")))
    assert not found(result, "W5")
    assert "信息处理费收入" in unchecked(result, "W5")[0]
