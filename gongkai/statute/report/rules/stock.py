"""W1, W2: the stock of rules and normative documents against what was made and repealed."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.statute.citations import Article
from gongkai.statute.report.annual_report import AnnualReport, Cells, Number
from gongkai.statute.report.facts import AgencyFacts, DocumentKind
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import label_of
from gongkai.statute.report.rules.figures import held, number, stated
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked, Unjudged

SOURCE = Article(20, None, 1)


@dataclass(frozen=True, slots=True)
class _Stock:
    """The three cells of one row of 第二十条第（一）项."""

    kind: DocumentKind

    @property
    def in_force(self) -> str:
        return f"t2_{self.kind}_in_force"

    @property
    def made(self) -> str:
        return f"t2_{self.kind}_made"

    @property
    def repealed(self) -> str:
        return f"t2_{self.kind}_repealed"

    @property
    def cells(self) -> tuple[str, str, str]:
        return (self.made, self.repealed, self.in_force)


STOCKS = tuple(_Stock(kind) for kind in DocumentKind)


def _expired(facts: AgencyFacts | None, stock: _Stock) -> int:
    if facts is None:
        return 0
    rules = stock.kind is DocumentKind.RULES
    return (facts.expired_rules if rules else facts.expired_normdocs) or 0


def reconciled(case: Case) -> Iterator[Remark]:
    """W1: in_force = last year's in_force + made - repealed - expired.

    F2019's 对外公开总数量 is another quantity, so a report on 2021 has no predecessor.
    """
    last = case.last_year()
    if isinstance(last, Unchecked):
        yield last
    elif not held(last.cells, [stock.in_force for stock in STOCKS]):
        yield Unchecked(f"{last.year}年的报告没有“现行有效件数”，无法核对存量。")
    else:
        for stock in STOCKS:
            yield from _reconcile(stock, case.cells, last, _expired(case.facts, stock))


def _reconcile(stock: _Stock, cells: Cells, last: AnnualReport, expired: int) -> Iterator[Remark]:
    now, before = cells.get(stock.in_force), last.cells.get(stock.in_force)
    read = (*held(cells, stock.cells), *held(last.cells, (stock.in_force,)))
    if now is None or before is None:
        if read:
            yield Unjudged(read, f"{label_of(stock.in_force)}今年或上年没有填写，请补填。")
        return
    due = before + _or_0(cells, stock.made) - _or_0(cells, stock.repealed) - expired
    if now != due:
        lapsed = f"、失效{expired}" if expired else ""
        yield Breach(
            read,
            f"{last.year}年{label_of(stock.in_force)}为{number(before)}，"
            f"今年{stated(cells, stock.cells)}{lapsed}，推算应为{number(due)}；"
            "请核对，如有文件失效请登记并说明。",
        )


def possible_stock(case: Case) -> Iterator[Remark]:
    """W2: made ≤ in_force + repealed.

    With nothing in force and nothing repealed the made ones are nowhere: an error, unless an
    expired document is on record.
    """
    for stock in STOCKS:
        if case.cells.get(stock.in_force) is None:
            if read := held(case.cells, stock.cells):
                yield Unjudged(read, f"{label_of(stock.in_force)}没有填写，请补填（没有的填0）。")
        else:
            yield from _possible(stock, case.cells, _expired(case.facts, stock))


def _possible(stock: _Stock, cells: Cells, expired: int) -> Iterator[Remark]:
    made, repealed, in_force = (_or_0(cells, cell) for cell in stock.cells)
    if made <= in_force + repealed + expired:
        return
    impossible = in_force == repealed == expired == 0
    yield Breach(
        held(cells, stock.cells),
        f"{stated(cells, stock.cells)}，制发件数多于现行有效与废止之和，"
        "请核对，如有文件失效请登记。",
        Severity.ERROR if impossible else None,
    )


def _or_0(cells: Cells, cell: str) -> Number:
    return cells.get(cell) or 0


RULES = (
    Rule("W1", Severity.WARNING, "现行有效件数与上年存量衔接", SOURCE, reconciled),
    Rule("W2", Severity.WARNING, "制发件数不多于现行有效与废止之和", SOURCE, possible_stock),
)
