"""C5: plausible figures."""

from decimal import Decimal

import pytest

from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.rules import check
from tests.statute.report.factories import bare_report, found


@pytest.mark.parametrize(
    ("cell", "value", "fault"),
    [
        ("t2_license_decisions", -1, "不应小于零"),
        ("t2_license_decisions", Decimal("2.5"), "件数应当是整数"),
        ("t2_license_decisions", Decimal("NaN"), "件数应当是整数"),
        ("t2_fee_amount_wan", Decimal("-0.01"), "不应小于零"),
        ("t3_new_nat", -3, "不应小于零"),
    ],
)
def test_c5_an_impossible_figure_is_found(cell: str, value: Number, fault: str) -> None:
    (finding,) = found(check(bare_report({cell: value})), "C5")
    assert finding.cells == (cell,)
    assert fault in finding.message


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("t2_license_decisions", 0),
        ("t2_license_decisions", Decimal("3.0")),
        ("t2_license_decisions", None),
        ("t2_fee_amount_wan", Decimal("60.85")),
        ("t2_penalty_change", -12),
    ],
)
def test_c5_a_possible_figure_passes(cell: str, value: Number | None) -> None:
    assert not found(check(bare_report({cell: value})), "C5")
