"""C5: counts are whole and not negative, amounts are not negative."""

from collections.abc import Iterator

from gongkai.statute.citations import FORM_2021
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import MONEY_CELLS, SIGNED_CELLS, all_cell_ids, label_of
from gongkai.statute.report.rules.figures import number
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule


def plausible_values(case: Case) -> Iterator[Remark]:
    """C5: every count an integer ≥ 0, every amount ≥ 0; F2019's 本年增/减 may be negative."""
    known = all_cell_ids()
    for cell, value in case.cells.items():
        if value is not None and cell in known and (fault := _fault(cell, value)):
            yield Breach((cell,), f"{label_of(cell)}为{number(value)}，{fault}，请更正。")


def _fault(cell: str, value: Number) -> str:
    if cell not in MONEY_CELLS and not _whole(value):
        return "件数应当是整数"
    if value < 0 and cell not in SIGNED_CELLS:
        return "不应小于零"
    return ""


def _whole(value: Number) -> bool:
    return isinstance(value, int) or value == value.to_integral_value()


RULES = (Rule("C5", Severity.ERROR, "件数为非负整数，金额不为负", FORM_2021, plausible_values),)
