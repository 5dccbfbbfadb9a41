"""C6, W8: this year's figures against last year's published ones."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.statute.citations import FORM_2021, Article, Notice
from gongkai.statute.report.annual_report import AnnualReport, Cells, Number
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import APPLICANT_COLUMNS, label_of, request_cell_id
from gongkai.statute.report.rules.figures import held, number
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked, Unjudged

CARRIED = tuple(
    (request_cell_id("carry_in", column.id), request_cell_id("carry_out", column.id))
    for column in APPLICANT_COLUMNS
)
WATCHED = (
    "t2_license_decisions",
    "t2_penalty_decisions",
    "t2_coercion_decisions",
    "t2_fee_amount_wan",
)


def carried_over(case: Case) -> Iterator[Remark]:
    """C6 per column: carry_in = last year's carry_out, as published, whatever its form."""
    last = case.last_year()
    if isinstance(last, Unchecked):
        yield last
        return
    for carry_in, carry_out in CARRIED:
        yield from _carried(case.cells, carry_in, last, carry_out)


def _carried(cells: Cells, carry_in: str, last: AnnualReport, carry_out: str) -> Iterator[Remark]:
    now, then = cells.get(carry_in), last.cells.get(carry_out)
    read = (*held(cells, (carry_in,)), *held(last.cells, (carry_out,)))
    if now is None or then is None:
        if read:
            yield Unjudged(
                read,
                f"{label_of(carry_in)}或{last.year}年报告的{label_of(carry_out)}没有填写，"
                "无法核对结转，请补填（没有的填0）。",
            )
    elif now != then:
        yield Breach(
            read,
            f"{label_of(carry_in)}为{number(now)}，而{last.year}年报告的{label_of(carry_out)}"
            f"为{number(then)}，两者应当相等，请核对结转的申请。",
        )


def jumps(case: Case) -> Iterator[Remark]:
    """W8: a change of more than half, or to or from 0, in the four big figures asks for a reason.

    Cells that only one of the two reports prints are not compared.
    """
    last = case.last_year()
    if isinstance(last, Unchecked):
        yield last
        return
    for cell in WATCHED:
        now, then = case.cells.get(cell), last.cells.get(cell)
        if now is not None and then is not None and _jumped(then, now, case.settings.jump):
            yield Breach(
                (cell,),
                f"{label_of(cell)}由{last.year}年的{number(then)}变为{number(now)}，变化较大，"
                "请核对数据和单位，并说明原因。",
            )


def _jumped(then: Number, now: Number, limit: Decimal) -> bool:
    if then == 0 or now == 0:
        return then != now
    return abs(Decimal(now) - Decimal(then)) > limit * abs(Decimal(then))


RULES = (
    Rule(
        "C6",
        Severity.ERROR,
        "上年结转等于上一年度报告的结转下年",
        Notice(FORM_2021.document_number, "表三"),
        carried_over,
    ),
    Rule("W8", Severity.WARNING, "许可、处罚、强制、收费较上年变化较大", Article(20), jumps),
)
