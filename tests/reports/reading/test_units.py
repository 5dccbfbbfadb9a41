"""Amounts of money in the unit that the head of their column gives."""

from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.reports.read import read_report

ROWS = """青河县水务局2022年政府信息公开工作年度报告
一、总体情况
有序推进。
二、主动公开政府信息情况
第二十条第（八）项
信息内容 {head}
行政事业性收费 869186
"""


@pytest.mark.parametrize(
    ("head", "amount", "converted"),
    [
        ("本年收费金额（单位：万元）", 869186, False),
        ("本年收费金额", 869186, False),
        ("本年收费金额（单位：元）", Decimal("86.9186"), True),
        ("本年收费金额（元）", Decimal("86.9186"), True),
    ],
)
def test_an_amount_in_yuan_is_converted_and_said_so(
    head: str, amount: int | Decimal, *, converted: bool, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(ROWS.format(head=head), "utf-8")
    reading = read_report(path)
    assert reading.report.cells["t2_fee_amount_wan"] == amount
    assert ("unit_converted" in {warning.code for warning in reading.warnings}) is converted


def test_a_raised_note_number_is_no_digit(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    row = "<table><tr><td>行政事业性收费</td><td>42<sup>1</sup></td></tr></table>"
    text = ROWS.format(head="本年收费金额（单位：万元）").rpartition("行政事业性收费")[0]
    path.write_text("".join(f"<p>{line}</p>" for line in text.split("\n")) + row, "utf-8")
    assert read_report(path).report.cells["t2_fee_amount_wan"] == 42
