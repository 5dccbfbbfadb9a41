"""W4, W6, W7, W9: figures that presuppose a record in the agency's own files."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.statute.citations import Article, Notice
from gongkai.statute.report.facts import AgencyFacts
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import label_of
from gongkai.statute.report.rules.figures import held, number, worth
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked

FEE_RULES = Notice("国办函〔2020〕109号")
REMEDIES = Article(50, 1, 3)
_PENDING = "t4_rev_pending"


@dataclass(frozen=True, slots=True)
class _Need:
    """A figure above 0 needs at least one such record."""

    cell: str
    record: str
    recorded: int | None


def _demand(case: Case, need: _Need) -> Iterator[Remark]:
    value, read = worth(case.cells, need.cell)
    if need.recorded is None:
        yield Unchecked(f"没有登记{need.record}的数量，请补登后再核对。")
    elif value and need.recorded == 0:
        yield Breach(
            read,
            f"{label_of(need.cell)}为{number(value)}，而没有{need.record}的记录，"
            "请核对办理结果或补登记录。",
        )


def _facts(case: Case) -> AgencyFacts:
    return case.facts or AgencyFacts()


def pending_go_on(case: Case) -> Iterator[Remark]:
    """W4: the reviews that were pending last year appear in this year's table 4."""
    last = case.last_year()
    if isinstance(last, Unchecked):
        yield last
        return
    continued = _facts(case).pending_reviews_continued
    if continued is None:
        yield Unchecked("没有登记上年未审结复议案件的后续情况，请补登后再核对。")
        return
    pending = last.cells.get(_PENDING) or 0
    total, read = worth(case.cells, "t4_rev_sum")
    if pending != continued or (total is not None and total < pending):
        yield Breach(
            (*held(last.cells, (_PENDING,)), *read),
            f"{last.year}年报告的{label_of(_PENDING)}为{number(pending)}，今年登记的接续案件"
            f"{continued}件，{label_of('t4_rev_sum')}为{number(total or 0)}，请核对有无漏统。",
        )


def notices_behind_results(case: Case) -> Iterator[Remark]:
    """W6: unpaid needs a fee notice, not supplemented and still unclear a 补正 notice."""
    facts = _facts(case)
    yield from _demand(case, _Need("t3_other_fee_unpaid_sum", "收费通知", facts.fee_notices))
    supplement = "补正通知", facts.supplement_notices
    yield from _demand(case, _Need("t3_other_not_supplemented_sum", *supplement))
    if facts.supplement_notices is not None:
        yield from _demand(case, _Need("t3_unable_still_unclear_sum", *supplement))


def reasons_behind_refusal(case: Case) -> Iterator[Remark]:
    """W7: 大量反复申请 needs a letter that asked for reasons (art 35)."""
    recorded = _facts(case).reasons_letters
    yield from _demand(case, _Need("t3_decline_excessive_sum", "要求说明理由的通知", recorded))


def review_before_lawsuit(case: Case) -> Iterator[Remark]:
    """W9: a lawsuit after reconsideration needs a decision on one, this year or last."""
    recorded = _facts(case).review_decisions_this_or_last_year
    yield from _demand(case, _Need("t4_lit_after_sum", "今年或上年复议决定", recorded))


RULES = (
    Rule("W4", Severity.WARNING, "上年未审结的复议案件有下文", REMEDIES, pending_go_on),
    Rule("W6", Severity.WARNING, "逾期结果有相应通知", FEE_RULES, notices_behind_results),
    Rule("W7", Severity.WARNING, "大量反复申请有说明理由通知", Article(35), reasons_behind_refusal),
    Rule("W9", Severity.WARNING, "复议后起诉有复议决定", REMEDIES, review_before_lawsuit),
)
