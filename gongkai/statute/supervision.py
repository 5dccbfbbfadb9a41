"""Supervision: what makes liable, what may follow, when the annual report is due (arts 46-53)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import Calendar
from gongkai.statute.citations import Article


class Measure(StrEnum):
    """What follows a failure, mildest first."""

    CORRECTION_URGED = "correction_urged"
    CRITICISED = "criticised"
    SANCTION_PROPOSED = "sanction_proposed"
    CORRECTION_ORDERED = "correction_ordered"
    SANCTIONED = "sanctioned"
    PROSECUTED = "prosecuted"


MEASURE_NAMES: Mapping[Measure, str] = {
    Measure.CORRECTION_URGED: "督促整改",
    Measure.CRITICISED: "通报批评",
    Measure.SANCTION_PROPOSED: "向有权机关提出处理建议",
    Measure.CORRECTION_ORDERED: "责令改正",
    Measure.SANCTIONED: "对负有责任的领导人员和直接责任人员依法给予处分",
    Measure.PROSECUTED: "依法追究刑事责任",
}


@dataclass(frozen=True, slots=True)
class Liability:
    """A trigger of liability: its code, the failure in words, who acts, what may follow."""

    code: str
    words: str
    acted_on_by: str
    measures: tuple[Measure, ...]
    source: Article


_URGED = (Measure.CORRECTION_URGED, Measure.CRITICISED, Measure.SANCTION_PROPOSED)
_ORDERED = (Measure.CORRECTION_ORDERED, Measure.SANCTIONED)
_DEPARTMENT, _SUPERIOR = "政府信息公开工作主管部门", "上一级行政机关"

LIABILITIES: tuple[Liability, ...] = (
    Liability(
        "L47_1",
        "未按照要求开展政府信息公开工作",
        _DEPARTMENT,
        _URGED,
        Article(47, 1),
    ),
    Liability(
        "L47_2",
        "经查证未按照要求主动公开政府信息，或者对政府信息公开申请不依法答复处理",
        _DEPARTMENT,
        _URGED[:2],
        Article(47, 2),
    ),
    Liability(
        "L52",
        "未建立健全政府信息公开有关制度、机制",
        _SUPERIOR,
        _ORDERED,
        Article(52),
    ),
    Liability(
        "L53_1",
        "不依法履行政府信息公开职能",
        _SUPERIOR,
        (*_ORDERED, Measure.PROSECUTED),
        Article(53, item=1),
    ),
    Liability(
        "L53_2",
        "不及时更新公开的政府信息内容、政府信息公开指南和政府信息公开目录",
        _SUPERIOR,
        (*_ORDERED, Measure.PROSECUTED),
        Article(53, item=2),
    ),
    Liability(
        "L53_3",
        "违反条例规定的其他情形",
        _SUPERIOR,
        (*_ORDERED, Measure.PROSECUTED),
        Article(53, item=3),
    ),
)


def liabilities(article: int) -> tuple[Liability, ...]:
    """条例第四十七条、条例第五十二条、条例第五十三条。The triggers of liability of one article.

    Empty for an article that has none.
    """
    return tuple(liability for liability in LIABILITIES if liability.source.number == article)


# --- the annual report ------------------------------------------------------------------------


class ReportingBody(StrEnum):
    """Who reports: a department, or the competent department for its government."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class ReportDay:
    """By which day of the following year a report is out, in words and as month and day."""

    words: str
    month: int
    day: int
    source: Article


REPORT_DAYS: Mapping[ReportingBody, ReportDay] = {
    ReportingBody.DEPARTMENT: ReportDay("县级以上人民政府部门每年1月31日前", 1, 31, Article(49, 1)),
    ReportingBody.GOVERNMENT: ReportDay(
        "县级以上地方人民政府主管部门每年3月31日前", 3, 31, Article(49, 2)
    ),
}


def report_due(body: ReportingBody, year: int) -> date:
    """条例第四十九条。The last day to publish (departments: also to submit) the report on a year.

    An off day does not move it: the text gives no extension. Local days may be earlier.
    """
    found = REPORT_DAYS[body]
    return date(year + 1, found.month, found.day)


def report_internal_target(body: ReportingBody, year: int, calendar: Calendar) -> date:
    """条例第四十九条。The last working day that is not after the due day (an inference)."""
    due = report_due(body, year)
    until = due.replace(day=1)
    return calendar.add(until, calendar.between(until, due))
