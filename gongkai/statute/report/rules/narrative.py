"""C7: what the text says and what the tables say are the same."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gongkai.statute.citations import FORM_2021, Notice
from gongkai.statute.report.annual_report import Cells, NarrativeFigure, Number
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import MONEY_CELLS, label_of
from gongkai.statute.report.rules.figures import number, worth
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked, Unjudged


def narrative_figures(case: Case) -> Iterator[Remark]:
    """C7: each figure of the text equals its cell, or the sum of cells it speaks of."""
    if not case.report.narrative:
        yield Unchecked("正文中没有找到可与表格核对的数字。")
    for figure in case.report.narrative:
        yield from _judge(figure, case.cells)


def _judge(figure: NarrativeFigure, cells: Cells) -> Iterator[Remark]:
    value, read = worth(cells, figure.cell)
    label = label_of(figure.cell)
    if value is None:
        yield Unjudged(read, f"正文称“{figure.quote}”，而{label}没有填写，无法核对，请补填表格。")
    elif not _same(figure.cell, figure.value, value):
        yield Breach(
            read,
            f"正文称“{figure.quote}”（{number(figure.value)}），而{label}为{number(value)}，"
            "请核对后统一。",
        )


def _same(cell: str, told: Number, value: Number) -> bool:
    """Equal; an amount may be told with fewer decimals than the table prints."""
    if cell not in MONEY_CELLS or not isinstance(told, Decimal):
        return told == value
    exponent = told.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return told == Decimal(value).quantize(min(step, Decimal(1)), ROUND_HALF_UP)


RULES = (
    Rule(
        "C7",
        Severity.ERROR,
        "正文数字与表格一致",
        Notice(FORM_2021.document_number, "（四）明确责任"),
        narrative_figures,
    ),
)
