"""C8: title, period and text speak of one year."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.statute.citations import Article
from gongkai.statute.report.annual_report import AnnualReport, NarrativeFigure
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.prose import plain, section_text
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule, Unchecked

_PROBLEMS_OF = re.compile(r"^(\d{4})年(?:度)?(?:工作)?(?:中)?存在的(?:主要)?问题", re.MULTILINE)
_SENTENCE_OF = re.compile(r"^(\d{4})年(?:度)?,?(?:[^\d,;]{0,12},?)(?:共|全年|收到|受理|新收)")


def one_year(case: Case) -> Iterator[Remark]:
    """C8: the period is the whole year of the title; the text does not speak of another.

    Certain faults are errors. A sentence of a figure that begins with another year is a warning,
    for it may compare the two.
    """
    report = case.report
    if report.year is None:
        yield Unchecked("没有读到报告年份，请补上年份后再核对。")
        return
    yield from _period(report, report.year)
    yield from _problems(report, report.year)
    for figure in report.narrative:
        yield from _sentence(figure, report.year)


def _period(report: AnnualReport, year: int) -> Iterator[Remark]:
    if report.period is None:
        yield Unchecked("没有读到统计期限，请写明“自1月1日起至12月31日止”。")
        return
    start, end = report.period
    if (start, end) != (date(year, 1, 1), date(year, 12, 31)):
        yield Breach(
            (),
            f"统计期限写为{_day(start)}至{_day(end)}，标题是{year}年，"
            f"应当是{year}年1月1日至{year}年12月31日，请更正。",
        )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _problems(report: AnnualReport, year: int) -> Iterator[Remark]:
    """Problems of an earlier year may be told with their mending; those of a later one cannot."""
    for told in _PROBLEMS_OF.findall(plain(section_text(report, "五"))):
        if int(told) > year:
            yield Breach((), f"第五部分写“{told}年存在的问题”，报告年份是{year}年，请更正年份。")


def _sentence(figure: NarrativeFigure, year: int) -> Iterator[Remark]:
    """上年结转 is rightly told with last year's number, so its sentences are left alone."""
    match = _SENTENCE_OF.match(plain(figure.quote))
    if match and int(match[1]) != year and "_carry_in_" not in figure.cell:
        yield Breach(
            (figure.cell,),
            f"正文“{figure.quote}”写的是{match[1]}年，报告年份是{year}年，请核对年份。",
            Severity.WARNING,
        )


RULES = (Rule("C8", Severity.ERROR, "标题、统计期限与正文年份一致", Article(49), one_year),)
