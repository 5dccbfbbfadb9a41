"""Title lines: where they stand, whose report and which year they name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.reports.normal import key
from gongkai.reports.reading import names
from gongkai.reports.reading.years import plausible_year, with_plain_years

_SUBJECT = r"(?:政府信息公开|政务信息公开|信息公开|政务公开|政府信息|政务信息|信息)"
_YEARLY = (
    r"(?:年度(?:工作)?(?:情况)?(?:的)?(?:报告|总结)|年报|工作年度报告|工作总结"
    r"|(?:工作)?(?:的)?情况(?:的)?(?:年度)?(?:报告|总结)|工作(?:情况)?(?:的)?报告)"
)
KIND = rf"{_SUBJECT}(?:工作)?(?:的)?{_YEARLY}"
"""What such a report is called, without agency and year."""
KIND_IN_PROSE = rf"(?:{KIND}|{_SUBJECT}(?:工作)?(?:的)?(?:有关|相关)?情况(?=[^。,，]{{0,10}}如下))"
"""The same, or what a first sentence reports: 现将X2023年政府信息公开工作情况公布如下."""
YEAR = r"(?P<{0}>20\d{{2}})(?:年度|年)?"
_LATE_YEAR = rf"{_SUBJECT}(?:工作)?{YEAR.format('y3')}(?:工作)?(?:报告|年报|年度报告|情况报告)"
_SCHOOL_YEAR = r"(?:20\d{2}[-—至~]+20\d{2}学年度?)?"
_TITLE = re.compile(
    rf"^(?:关于)?(?:{YEAR.format('y1')})?(?:关于)?(?P<agency>[^,，。;；!！?？]{{0,40}}?)(?:关于)?"
    rf"{_SCHOOL_YEAR}(?:{YEAR.format('y2')})?(?:关于)?(?:本级)?(?:{KIND}|{_LATE_YEAR})"
    r"(?:[(（【](?P<tail>.{0,40})[)）】])?(?:[(（【].{0,20})?$"
)
_METADATA = re.compile(
    r"^(?:发布|发文|制发|索引号|来源|信息来源|公开主体|责任|文号|分类|主题)[^:]{0,6}:"
)
_PREFIX = re.compile(r"^(?:标题|名称|信息名称|文件名称)[:：]?")
_SITE_SUFFIX = re.compile(r"[-_—|｜–](?P<site>.{2,30})$")
_INCOMPLETE = re.compile(
    r"^(?:(?:经济|技术|高新|产业|工业|旅游|风景|名胜|示范)*(?:开发区|园区|新区|区)?(?:管理|工作)?委员会|管委会"
    r"|(?:街道)?办事处|人民政府(?:办公[室厅])?|办公室|街道|[局厅])"
)
_MOST_LINES = 4
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Title:
    """A title as read; `index` is its first line in the lead, -1 for the page's own title."""

    agency: str
    year: int | None
    text: str
    index: int
    count: int = 1


def is_metadata(line: str) -> bool:
    """Whether a line is one of those that a site sets above an article: 发布机构：…"""
    return bool(_METADATA.match(key(line)))


def find_titles(lead: Sequence[str], page_title: str | None) -> Iterator[Title]:
    """Every title of the lead, broken over up to four lines, nearest to the text last."""
    if page_title:
        plain = with_plain_years(page_title)
        for text in (plain, _SITE_SUFFIX.sub("", plain)):
            if title := _parse(text, -1):
                yield title
                break
    for index, line in enumerate(lead):
        for count in range(1, 2 if is_metadata(line) else _MOST_LINES + 1):
            title = _parse("".join(lead[index : index + count]), index, count)
            if title is not None:
                yield title
                break


def is_title(text: str) -> bool:
    """Whether a text is the title of such a report and nothing else."""
    return _parse(with_plain_years(text), 0) is not None


def _parse(text: str, index: int, count: int = 1) -> Title | None:
    folded = _PREFIX.sub("", key(text))
    if len(folded) > _LONGEST or "》" in folded:
        return None
    match = _TITLE.match(folded)
    if match is None:
        return None
    tail = match["tail"] or ""
    year = match["y2"] or match["y1"] or match["y3"] or _year_in(tail)
    agency = names.of_title(match["agency"]) or (tail if names.is_agency(tail) else "")
    return Title(agency, plausible_year(year) if year else None, folded, index, count)


def _year_in(tail: str) -> str | None:
    match = re.fullmatch(r"(20\d{2})(?:年度?)?", tail)
    return match.group(1) if match else None


def best_title(titles: Sequence[Title]) -> Title | None:
    """The title nearest to the text that names an agency; the page's own title only at need."""
    own = [title for title in titles if title.index >= 0]
    for group in (own, titles):
        named = [title for title in group if names.is_name(title.agency, in_title=True)]
        if named:
            dated = [title for title in named if title.year]
            return (dated or named)[-1]
    return titles[-1] if titles else None


def agency_of(title: Title, lead: Sequence[str]) -> str | None:
    """The agency that a title names, or that stands alone in the line above or below it."""
    if names.is_name(title.agency, in_title=True):
        return _completed(title, lead)
    if title.index < 0:
        return None
    for index in (title.index - 1, title.index + title.count, title.index + title.count + 1):
        line = key(lead[index]) if 0 <= index < len(lead) else ""
        if names.is_agency(line):
            return line
    return None


def _completed(title: Title, lead: Sequence[str]) -> str:
    """A name whose beginning was left in the line above: 高新技术产业 / 开发区管理委员会."""
    above = key(lead[title.index - 1]) if title.index > 0 else ""
    whole = above + title.agency
    return whole if _INCOMPLETE.match(title.agency) and names.is_agency(whole) else title.agency


def year_near(title: Title, lead: Sequence[str]) -> int | None:
    """The year in a line of its own below a title: (2023年)."""
    below = title.index + title.count
    line = key(lead[below]) if title.index >= 0 and below < len(lead) else ""
    year = _year_in(line.strip("()[]【】〔〕—-"))
    return plausible_year(year) if year else None


def site_of(page_title: str | None) -> str | None:
    """The site that a page's own title names after its subject: …年度报告_刁东乡人民政府."""
    match = _SITE_SUFFIX.search(key(page_title or ""))
    return match["site"] if match else None
