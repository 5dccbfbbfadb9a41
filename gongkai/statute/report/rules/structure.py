"""C9: the six sections, and the five sub-items of 一、总体情况, present and in order."""

from collections.abc import Iterator

from gongkai.statute.citations import FORM_2021
from gongkai.statute.report.annual_report import AnnualReport
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import SECTIONS
from gongkai.statute.report.headings import (
    items_in_order,
    missing_items,
    overview_lines,
    section_number,
)
from gongkai.statute.report.prose import section_text
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked

NO_TEXT = Unchecked("没有读到正文，请补上各部分文字后再核对。")


def structure(case: Case) -> Iterator[Remark]:
    """C9. A missing section is an error; a sub-item of 一 only a warning.

    Good reports often tell a sub-item under another name, which no list of words foresees. More
    sub-items than five are no fault.
    """
    if not case.report.sections:
        yield NO_TEXT
        return
    yield from _sections(case.report)
    yield from _overview(case.report)


def _sections(report: AnnualReport) -> Iterator[Remark]:
    read = [number for each in report.sections if (number := section_number(each))]
    found = list(dict.fromkeys(read))
    wanted = [section.number for section in SECTIONS]
    if missing := [section for section in SECTIONS if section.number not in found]:
        names = "、".join(f"“{each.number}、{each.heading}”" for each in missing)
        yield Breach((), f"缺少{names}部分，请按格式补写标题和内容。")
    if found != [number for number in wanted if number in found]:
        yield Breach((), f"各部分的顺序是{'、'.join(found)}，请按格式从一到六排列。")


def _overview(report: AnnualReport) -> Iterator[Remark]:
    text = section_text(report, "一")
    if not text.strip():
        return
    lines = overview_lines(text)
    if missing := missing_items(lines):
        names = "、".join(f"“{item.heading}”" for item in missing)
        yield Breach((), f"总体情况中没有找到{names}，请按格式分项写明。", Severity.WARNING)
    if not items_in_order(lines):
        yield Breach(
            (),
            "总体情况各项的顺序与格式不同，请按主动公开、依申请公开、政府信息管理、"
            "政府信息公开平台建设、监督保障排列。",
            Severity.WARNING,
        )


RULES = (Rule("C9", Severity.ERROR, "六个部分和总体情况五项齐全有序", FORM_2021, structure),)
