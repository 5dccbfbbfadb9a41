"""C1-C4: the equations inside tables 3 and 4 (国办公开办函〔2021〕30号, 表三、表四)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.statute.citations import FORM_2021, Notice
from gongkai.statute.report.annual_report import Cells
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import (
    APPLICANT_COLUMNS,
    F2021,
    REVIEW_GROUPS,
    label_of,
    request_cell_id,
)
from gongkai.statute.report.rules.figures import (
    added,
    addends_of_total,
    held,
    number,
    printed,
    stated,
)
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unjudged

TABLE_3 = Notice(FORM_2021.document_number, "表三勾稽关系")
TABLE_4 = Notice(FORM_2021.document_number, "表四")


@dataclass(frozen=True, slots=True)
class Equation:
    """Σ left = Σ right, of which `total` must be printed for the equation to say anything."""

    total: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        return (*self.left, *self.right)


def _carried(column: str) -> Equation:
    total = request_cell_id("result_total", column)
    left = (request_cell_id("new", column), request_cell_id("carry_in", column))
    return Equation(total, left, (total, request_cell_id("carry_out", column)))


def _results(column: str) -> Equation:
    total = request_cell_id("result_total", column)
    addends = (request_cell_id(row.id, column) for row in F2021.result_rows())
    return Equation(total, (total,), tuple(addends))


def _total(cell: str) -> Equation:
    return Equation(cell, (cell,), addends_of_total(cell))


_COLUMNS = tuple(column.id for column in APPLICANT_COLUMNS)
BALANCES = tuple(_carried(column) for column in _COLUMNS)
RESULT_TOTALS = tuple(_results(column) for column in _COLUMNS)
ROW_TOTALS = tuple(_total(request_cell_id(row.id, "sum")) for row in F2021.request_rows)
REMEDY_TOTALS = tuple(_total(f"t4_{group.id}_sum") for group in REVIEW_GROUPS)


def _judge(
    equations: tuple[Equation, ...], cells: Cells, explain: Callable[[Equation, Cells], str]
) -> Iterator[Remark]:
    """A blank counts as 0; without the total, or with one side all blank, nothing is judged."""
    for equation in equations:
        left, right = printed(cells, equation.left), printed(cells, equation.right)
        if not left or not right or cells.get(equation.total) is None:
            yield from _unjudged(equation, cells)
        elif sum(left) != sum(right):
            yield Breach(held(cells, equation.cells), explain(equation, cells))


def _unjudged(equation: Equation, cells: Cells) -> Iterator[Unjudged]:
    """A row or table that the report does not have is no matter at all."""
    if read := held(cells, equation.cells):
        lack = "没有填写" if cells.get(equation.total) is None else "的各加数没有填写"
        yield Unjudged(read, f"{label_of(equation.total)}{lack}，无法核对，请补填（没有的填0）。")


def _explain_balance(equation: Equation, cells: Cells) -> str:
    left, right = added(cells, equation.left), added(cells, equation.right)
    return (
        f"{stated(cells, equation.left)}，相加为{number(left)}；"
        f"{stated(cells, equation.right)}，相加为{number(right)}；"
        f"两边相差{number(max(left - right, right - left))}，请核对这一列。"
    )


def _explain_total(equation: Equation, cells: Cells) -> str:
    addends = added(cells, equation.right)
    nonzero = [cell for cell in equation.right if cells.get(cell)]
    parts = f"（{stated(cells, nonzero)}）" if nonzero else ""
    return (
        f"{stated(cells, equation.left)}，而各项{parts}相加为{number(addends)}，请核对总计和各项。"
    )


def balances(case: Case) -> Iterator[Remark]:
    """C1 per column: new + carry_in = result_total + carry_out."""
    return _judge(BALANCES, case.cells, _explain_balance)


def result_totals(case: Case) -> Iterator[Remark]:
    """C2 per column: result_total = the sum of the result rows that the report has."""
    return _judge(RESULT_TOTALS, case.cells, _explain_total)


def row_totals(case: Case) -> Iterator[Remark]:
    """C3 per row: 总计 = the six applicant classes."""
    return _judge(ROW_TOTALS, case.cells, _explain_total)


def remedy_totals(case: Case) -> Iterator[Remark]:
    """C4 per group of table 4: 总计 = the four results."""
    return _judge(REMEDY_TOTALS, case.cells, _explain_total)


RULES = (
    Rule("C1", Severity.ERROR, "新收加结转等于办结加结转下年", TABLE_3, balances),
    Rule("C2", Severity.ERROR, "办理结果总计等于各办理结果之和", TABLE_3, result_totals),
    Rule("C3", Severity.ERROR, "每行总计等于各类申请人之和", TABLE_3, row_totals),
    Rule("C4", Severity.ERROR, "复议、诉讼总计等于各结果之和", TABLE_4, remedy_totals),
)
