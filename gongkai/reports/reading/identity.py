"""Whose report it is and on which year: from the title, the lead, or the first sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.reports.normal import key
from gongkai.reports.reading import names
from gongkai.reports.reading.years import plausible_year, with_plain_years

_KIND = (
    r"(?:政府|政务)?信息(?:公开)?(?:工作)?(?:的)?"
    r"(?:年度(?:工作)?(?:情况)?(?:的)?报告|年度工作总结|年报|工作年度报告|工作(?:情况)?报告)"
)
_YEAR = r"(?P<{0}>20\d{{2}})(?:年度|年)?"
_TITLE = re.compile(
    rf"^(?:关于)?(?:{_YEAR.format('y1')})?(?:关于)?(?P<agency>[^,，。;；!！?？]{{0,40}}?)(?:关于)?(?:{_YEAR.format('y2')})?(?:关于)?"
    rf"(?:本级)?{_KIND}(?:[(（【].{{0,20}})?$"
)
_IN_PROSE = re.compile(
    rf"(?P<agency>[\u4e00-\u9fff·（）()]{{2,40}}?)(?:{_YEAR.format('y2')}){_KIND}"
    rf"|(?:{_YEAR.format('y1')})(?P<agency1>[\u4e00-\u9fff·（）()]{{2,40}}?){_KIND}"
)
_MAKER = re.compile(
    rf"(?P<a>[\u4e00-\u9fff]{{1,34}}?(?:{names.SUFFIX}))"
    r"(?:(?:根据|按照|依据|结合|负责|组织|认真|特|现)[^。]{0,150}?)?"
    r"(?P<sum>汇总)?(?:编制|制作|编写|撰写|汇编|公布|发布)"
)
_SUBJECT = re.compile(
    r"(?:^|[。\n])(?:(?P<y>20\d{2})年(?:度|以来|来|全年)?[,，]?|截[至止]?20\d{2}年底?[,，]?|一年来[,，]?)?"
    r"(?P<a>[\u4e00-\u9fff]{2,34}?)"
    r"(?=(?:始终|坚持|以(?!来)|认真|全面|深入|严格|按照|高度|紧紧|紧扣|积极|持续|切实|在(?!线)|坚决|坚定|贯彻|围绕|依托|扎实|不断|进一步|根据|依法|稳步|充分|深化|大力|着力|主动|聚焦|通过|政府信息公开|政务公开|政府信息|信息公开|共|紧密|牢牢|未|牢固|统筹|严把|把|对|将|继续|加强|有序|立足|准确|推进|落实|结合|秉承|秉持|利用|发布))"
)
_YEAR_SUBJECT = re.compile(
    r"(?P<y>20\d{2})年度?[,，]?(?:全|我|本|[\u4e00-\u9fff]{2,20}(?:局|镇|乡|街道|办|县|区|市|院|厅|委|部|处|政府))"
)
_YEAR_OF_REPORT = re.compile(rf"(?P<y>20\d{{2}})年度?(?:[\u4e00-\u9fff]{{0,24}}?){_KIND}")
_ANY_YEAR = re.compile(r"^[^。]{0,8}?(?P<y>20\d{2})年")
_SITE_SUFFIX = re.compile(r"[-_—|｜–].{2,30}$")
_MOST_TITLE_LINES = 3
_LONGEST_TITLE = 70


@dataclass(frozen=True, slots=True)
class Identity:
    """Agency and year as far as the text gives them."""

    agency: str | None
    agency_in_title: str | None
    year: int | None
    title: str | None


@dataclass(frozen=True, slots=True)
class _Title:
    agency: str
    year: int | None
    text: str
    index: int


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
    prose = key(with_plain_years("\n".join(lead)))
    folded_body = "\n".join(key(with_plain_years(line)) for line in body.split("\n"))
    titles = list(_titles(lead, page_title))
    best = _best_title(titles)
    in_title = best.agency if best and names.is_name(best.agency) else None
    agency = in_title or _agency_in_prose(prose) or _agency_in_body(folded_body)
    year = (
        _year_of_titles(best, titles)
        or _year_in_prose(prose)
        or period_year
        or _year_in_body(folded_body)
    )
    if agency is None:
        return Identity(None, None, year, best.text if best else None)
    fullest = names.fuller(agency, prose + "\n" + folded_body)
    fullest = _government_of(fullest, prose + folded_body)
    return Identity(
        fullest,
        in_title if in_title != fullest else None,
        year,
        best.text if best else None,
    )


# --- titles -----------------------------------------------------------------------------------


def _titles(lead: Sequence[str], page_title: str | None) -> Iterator[_Title]:
    """Every title line of the lead, broken over up to three lines, nearest to the text last."""
    if page_title:
        plain = with_plain_years(page_title)
        for text in (plain, _SITE_SUFFIX.sub("", plain)):
            if title := _parse_title(text, -1):
                yield title
                break
    for index in range(len(lead)):
        for count in range(1, _MOST_TITLE_LINES + 1):
            title = _parse_title("".join(lead[index : index + count]), index)
            if title is not None:
                yield title
                break


def _parse_title(text: str, index: int) -> _Title | None:
    folded = key(text)
    folded = re.sub(r"^(?:标题|名称|信息名称|文件名称)[:：]", "", folded)
    if len(folded) > _LONGEST_TITLE or "》" in folded:
        return None
    match = _TITLE.match(folded)
    if match is None:
        return None
    year = match["y2"] or match["y1"]
    agency = names.trimmed(match["agency"])
    return _Title(agency, plausible_year(year) if year else None, folded, index)


def _best_title(titles: Sequence[_Title]) -> _Title | None:
    """The title nearest to the text that names an agency; the page's own title only at need."""
    own = [title for title in titles if title.index >= 0]
    for group in (own, list(titles)):
        named = [title for title in group if names.is_name(title.agency)]
        if named:
            dated = [title for title in named if title.year]
            return (dated or named)[-1]
    return titles[-1] if titles else None


def _year_of_titles(best: _Title | None, titles: Sequence[_Title]) -> int | None:
    if best is None:
        return None
    if best.year:
        return best.year
    return next((title.year for title in reversed(titles) if title.year), None)


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


def mentions_report(text: str) -> bool:
    """Whether a text speaks of an annual report on open government information."""
    return bool(re.search(_KIND, key(text)))


def _year_in_prose(prose: str) -> int | None:
    match = _YEAR_OF_REPORT.search(prose)
    return plausible_year(match["y"]) if match else None


def _year_in_body(body: str) -> int | None:
    """The year that the first sentences speak of."""
    for pattern in (_YEAR_OF_REPORT, _ANY_YEAR, _YEAR_SUBJECT):
        if match := pattern.search(body):
            return plausible_year(match["y"])
    return None
