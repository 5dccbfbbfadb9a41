"""W5: what the text denies, the tables and the books do not contain."""

import re
from collections.abc import Iterator

from gongkai.statute.citations import Article
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import (
    APPLICANT_COLUMNS,
    REVIEW_RESULTS,
    request_cell_id,
)
from gongkai.statute.report.prose import plain, section_text, sentences
from gongkai.statute.report.rules.figures import held, number, stated
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked
from gongkai.statute.report.rules.structure import NO_TEXT

_NEW = tuple(request_cell_id("new", column.id) for column in APPLICANT_COLUMNS)
_REVIEWS = tuple(f"t4_rev_{result.id}" for result in REVIEW_RESULTS)
_LAWSUITS = tuple(
    f"t4_{group}_{result.id}" for group in ("lit_direct", "lit_after") for result in REVIEW_RESULTS
)

_NO_REQUEST = re.compile(r"(?:未|没有|未曾|无)(?:收到|接到|受理|接收).{0,60}?(?:申请|公开)")
_NOT_ALL_REQUESTS = re.compile(
    r"复议|诉讼|投诉|举报|逾期|撤回|收费|缴费|网[络上]|信函|邮|传真|当面|现场|(?<!个人、)法人|企业"
)
_PART_OF_YEAR = re.compile(r"季度|\d月|[上下]半年")
_NO_REMEDY = re.compile(
    r"(?:未|未曾|无)(?:发生|出现|产生|收到|接到|引发|引起|提起|被|有|因|涉及).{0,60}?(?:复议|诉讼)"
    r"|无(?:政府信息公开|行政)?(?:复议|诉讼)|(?:没有|不存在).{0,60}?(?:复议|诉讼)"
)
_NOT_ALL_REMEDIES = re.compile(
    r"纠错|纠正|败诉|撤销|违法|责令|改判|决定|追[责究]|[未不]经|复议后|逾期|因行政复议"
)
_NO_FEE = re.compile(
    r"(?:未|没有|无|不)[^,]{0,8}(?:收取|收费|产生)|费用?(?:共计|合计|总额|为)?0(?:\.0+)?万?元"
)
_SOME_FEE = re.compile(r"信息处理费[^,\d]{0,12}([\d,]*\d(?:\.\d+)?)万?元")
_YEAR = re.compile(r"(\d{4})年")


def denials(case: Case) -> Iterator[Remark]:
    """W5: 未收到申请 with no new request, 无复议诉讼 with an empty table 4, 未收费 with no income.

    Only a plain denial of all of them in this year is taken at its word. That the text tells a
    number where the table has 0 is C7's.
    """
    if not case.report.sections:
        yield NO_TEXT
        return
    clauses = list(_clauses_of_the_year(case))
    yield from _denied(case, next(filter(_denies_requests, clauses), None), _NEW)
    for word, cells in (("复议", _REVIEWS), ("诉讼", _LAWSUITS)):
        denials_of = (each for each in clauses if word in each and _denies_remedies(each))
        yield from _denied(case, next(denials_of, None), cells)
    yield from _fees(case)


def _clauses_of_the_year(case: Case) -> Iterator[str]:
    for sentence in sentences(case.prose):
        years = set(_YEAR.findall(sentence))
        if (not years or years == {str(case.report.year)}) and not _PART_OF_YEAR.search(sentence):
            yield from sentence.split(",")


def _denies_requests(clause: str) -> bool:
    match = _NO_REQUEST.search(clause)
    return match is not None and not _NOT_ALL_REQUESTS.search(clause[match.start() :])


def _denies_remedies(clause: str) -> bool:
    return bool(_NO_REMEDY.search(clause)) and not _NOT_ALL_REMEDIES.search(clause)


def _denied(case: Case, clause: str | None, cells: tuple[str, ...]) -> Iterator[Remark]:
    filled = [cell for cell in cells if case.cells.get(cell)]
    if clause and filled:
        yield Breach(
            held(case.cells, cells),
            f"正文称“{clause}”，而{stated(case.cells, filled)}，请核对后统一。",
        )


def _fees(case: Case) -> Iterator[Remark]:
    """六 says whether and how much 信息处理费 was charged, zero included."""
    income = case.facts.fee_income if case.facts else None
    if income is None:
        yield Unchecked("没有登记信息处理费收入，请补登后再核对收费说明。")
    elif fault := _fee_fault(plain(section_text(case.report, "六")), income):
        yield Breach((), f"今年登记的信息处理费收入为{number(income)}元，而第六部分{fault}")


def _fee_fault(text: str, income: Number) -> str:
    charged = any(float(amount.replace(",", "")) > 0 for amount in _SOME_FEE.findall(text))
    denied = bool(_NO_FEE.search(text))
    if not charged and not denied:
        return "没有写明收取情况，请补写。"
    if income > 0 and not charged:
        return "称没有收取，请核对后更正。"
    if income == 0 and charged:
        return "称有收取，请核对后更正。"
    return ""


RULES = (Rule("W5", Severity.WARNING, "“未收到”“未发生”与表格一致", Article(50), denials),)
