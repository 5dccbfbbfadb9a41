"""Whose report it is and on which year: from the title, the lead, or the first sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.reports.normal import key
from gongkai.reports.reading import names
from gongkai.reports.reading.titles import (
    KIND,
    KIND_IN_PROSE,
    YEAR,
    Title,
    agency_of,
    best_title,
    find_titles,
    is_metadata,
    site_of,
    year_near,
)
from gongkai.reports.reading.years import plausible_year, with_plain_years

_IN_PROSE = re.compile(
    rf"(?P<agency>[\u4e00-\u9fff·（）()]{{2,40}}?)(?:{YEAR.format('y2')}){KIND_IN_PROSE}"
    rf"|(?:{YEAR.format('y1')})(?P<agency1>[\u4e00-\u9fff·（）()]{{2,40}}?){KIND_IN_PROSE}"
)
_MAKER = re.compile(
    rf"(?P<a>[\u4e00-\u9fff]{{1,34}}?(?:{names.SUFFIX}))"
    r"(?:(?:根据|按照|依据|结合|负责|组织|认真|特|现)[^。]{0,150}?)?"
    r"(?P<sum>汇总)?(?:编制|制作|编写|撰写|汇编|公布|发布)(?!时间|日期|机构|单位|人)"
)
_SUBJECT = re.compile(
    r"(?:^|[。\n])(?:(?P<y>20\d{2})年(?:度|以来|来|全年)?[,，]?|截[至止]?20\d{2}年底?[,，]?|一年来[,，]?|本年度[,，]?)?"
    r"(?:在[^。,，]{4,40}下[,，])*"
    r"(?P<a>[\u4e00-\u9fff]{2,34}?)"
    r"(?=(?:始终|坚持|以(?!来)|认真|全面|深入|严格|按照|高度|紧紧|紧扣|积极|持续|切实|在(?!线)|坚决|坚定|贯彻|围绕|依托|扎实|不断|进一步|根据|依法|稳步|充分|深化|大力|着力|主动|聚焦|通过|政府信息公开|政务公开|政府信息|信息公开|共(?!资源|安|卫|青|建|享)|紧密|牢牢|未|牢固|统筹|严把|把|对|将(?!乐)|继续|加强|有序|立足|准确|推进|落实|结合|秉承|秉持|利用|发布))"
)
_YEAR_SUBJECT = re.compile(
    r"(?P<y>20\d{2})年度?[,，]?(?:全|我|本|[\u4e00-\u9fff]{2,20}(?:局|镇|乡|街道|办|县|区|市|院|厅|委|部|处|政府))"
)
_YEAR_OF_REPORT = re.compile(rf"(?P<y>20\d{{2}})年度?(?:[\u4e00-\u9fff]{{0,24}}?){KIND_IN_PROSE}")
_ANY_YEAR = re.compile(r"^[^。]{0,8}?(?P<y>20\d{2})年")
_PUBLISHER = re.compile(
    r"(?P<kind>发布机构|发文机关|发文机构|发布单位|制发机关|公开主体|责任部门|编制单位|报告单位|信息来源|来源)"
    r"\s*[:：|]?\s*(?P<a>[\u4e00-\u9fff()（）]{4,34})(?![\u4e00-\u9fff])"
)
_OFTEN_ANOTHERS = frozenset(("来源", "信息来源"))
_DATE_LINE = re.compile(r"^20\d{2}年\d{1,2}月\d{1,2}日$")
_SIGNED_LINES = 12


@dataclass(frozen=True, slots=True)
class Identity:
    """Agency and year as far as the text gives them."""

    agency: str | None
    agency_in_title: str | None
    year: int | None
    title: str | None


def find_identity(
    lead: Sequence[str],
    body: str,
    *,
    page_title: str | None,
    period_year: int | None,
) -> Identity:
    """Whose report, on which year.

    `lead` are the lines before the first section, `body` the text of the sections, `page_title`
    the title that the file's metadata gives.
    """
    lead = [with_plain_years(line) for line in lead]
    prose = key("\n".join(line for line in lead if not is_metadata(line)))
    folded_body = "\n".join(key(with_plain_years(line)) for line in body.split("\n"))
    titles = list(find_titles(lead, page_title))
    best = best_title(titles)
    in_title = agency_of(best, lead) if best else None
    agency = (
        in_title
        or _agency_in_prose(prose)
        or _agency_in_body(folded_body)
        or _signature(folded_body)
        or _publisher(lead, page_title, prose + folded_body)
    )
    year = (
        _year_of_titles(best, titles, lead)
        or _year_in_prose(prose)
        or period_year
        or _year_in_body(folded_body)
    )
    if agency is None:
        return Identity(None, None, year, best.text if best else None)
    fullest = names.fuller(agency, prose + "\n" + folded_body)
    fullest = _as_printed(_government_of(fullest, prose + folded_body), [*lead, body])
    return Identity(
        fullest,
        in_title if in_title != fullest else None,
        year,
        best.text if best else None,
    )


def _year_of_titles(best: Title | None, titles: Sequence[Title], lead: Sequence[str]) -> int | None:
    if best is None:
        return None
    if year := best.year or year_near(best, lead):
        return year
    return next((title.year for title in reversed(titles) if title.year), None)


# --- beside the text ----------------------------------------------------------------------------


def _signature(body: str) -> str | None:
    """An agency alone in one of the last lines, above its date."""
    lines = body.split("\n")[-_SIGNED_LINES:]
    for line, following in pairwise(lines):
        if names.is_agency(line) and _DATE_LINE.match(following):
            return line
    return None


def _publisher(lead: Sequence[str], page_title: str | None, text: str) -> str | None:
    """The agency that the page's metadata name; what the text calls itself must not gainsay it.

    A source or a site may be another's: there the text must speak for it.
    """
    own = names.own_words(text)
    named = [match for line in lead if (match := _PUBLISHER.search(line))]
    certain = [(match["a"], match["kind"] not in _OFTEN_ANOTHERS) for match in named]
    for name, by_itself in (*certain, (site_of(page_title) or "", False)):
        if names.is_agency(name) and (names.fits_own_words(name, own) or (by_itself and not own)):
            return name
    return None


# --- prose ------------------------------------------------------------------------------------


def _agency_in_prose(prose: str) -> str | None:
    """现公布X2023年政府信息公开工作年度报告 and the like, then 由X编制, X编制."""
    for match in _IN_PROSE.finditer(prose):
        name = names.without_office(names.trimmed(match["agency"] or match["agency1"]))
        if names.is_name(name) and names.is_agency(name):
            return name
    for match in _MAKER.finditer(prose):
        name = names.without_office(names.trimmed(match["a"]))
        if match["sum"] and name.endswith("人民政府办公室"):
            name = name.removesuffix("办公室")
        if names.is_agency(name):
            return name
    return None


def _agency_in_body(body: str) -> str | None:
    """The subject of one of the first sentences, if it is a full name."""
    for match in list(_SUBJECT.finditer(body))[:12]:
        name = names.trimmed(match["a"])
        if names.is_agency(name):
            return name
    return None


def _government_of(name: str, text: str) -> str:
    """唐村镇政府 is 唐村镇人民政府 where the text says so."""
    full = re.sub(r"(?<!人民)政府$", "人民政府", name)
    return full if full in text else name


def _as_printed(name: str, lines: Sequence[str]) -> str:
    """With the brackets in the width in which the text has them."""
    wide = name.replace("(", "（").replace(")", "）")
    return wide if any(wide in "".join(line.split()) for line in lines) else name


def mentions_report(text: str) -> bool:
    """Whether a text speaks of an annual report on open government information."""
    return bool(re.search(KIND, key(text)))


def _year_in_prose(prose: str) -> int | None:
    match = _YEAR_OF_REPORT.search(prose)
    return plausible_year(match["y"]) if match else None


def _year_in_body(body: str) -> int | None:
    """The year that the first sentences speak of."""
    for pattern in (_YEAR_OF_REPORT, _ANY_YEAR, _YEAR_SUBJECT):
        if match := pattern.search(body):
            return plausible_year(match["y"])
    return None
