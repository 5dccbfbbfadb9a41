"""W12: 雷同, a text copied from last year's report or from another agency's."""

from collections.abc import Iterator

from gongkai.statute.citations import FORM_2021, Notice
from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.prose import section_text
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked
from gongkai.statute.report.rules.structure import NO_TEXT
from gongkai.statute.report.similarity import bare, similarity


def copied(case: Case) -> Iterator[Remark]:
    """W12: the text against last year's and siblings', and the problems against last year's."""
    if not case.report.sections:
        yield NO_TEXT
        return
    if case.previous is None:
        yield Unchecked("没有上一年度报告，无法比对与上年的雷同，请导入后再核对。")
    else:
        yield from _against_previous(case, case.previous)
    if not case.siblings:
        yield Unchecked("没有其他单位的报告，无法比对单位之间的雷同，请导入后再核对。")
    for sibling in case.siblings:
        yield from _against_sibling(case, sibling)


def _against_previous(case: Case, previous: AnnualReport) -> Iterator[Remark]:
    settings, year = case.settings, previous.year or "上一"
    share = _share(case, _body(case.report), _body(previous))
    if share >= settings.similar_to_previous:
        yield Breach((), f"正文与{year}年报告相似{share:.0%}，请按今年的实际工作重写雷同的段落。")
    problems = _share(case, section_text(case.report, "五"), section_text(previous, "五"))
    if problems >= settings.same_problems:
        yield Breach(
            (), f"第五部分与{year}年报告相似{problems:.0%}，请写今年的问题和上年问题的改进结果。"
        )


def _against_sibling(case: Case, sibling: AnnualReport) -> Iterator[Remark]:
    share = _share(case, _body(case.report), _body(sibling))
    if share >= case.settings.similar_to_sibling:
        name = sibling.agency or "另一单位"
        yield Breach((), f"正文与{name}的报告相似{share:.0%}，请按本单位的实际工作重写。")


def _body(report: AnnualReport) -> str:
    return "\n".join(section.text for section in report.sections)


def _share(case: Case, one: str, other: str) -> float:
    shorter = min(len(bare(one)), len(bare(other)))
    return similarity(one, other) if shorter >= case.settings.shortest_text else 0.0


RULES = (
    Rule(
        "W12",
        Severity.WARNING,
        "正文与上年或其他单位雷同",
        Notice(FORM_2021.document_number, "（四）明确责任"),
        copied,
    ),
)
