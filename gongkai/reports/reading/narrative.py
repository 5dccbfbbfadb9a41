"""Figures in prose and the cell each speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.reports.normal import key
from gongkai.reports.reading.values import plain
from gongkai.statute.report.annual_report import NarrativeFigure, Number, ReportSection

_COUNTER = r"(?:余)?(?:件次|人次|件|份|宗|条|起|项|例|个|次|篇|笔|人)"
_N = rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+){_COUNTER}"
_NOT_PUBLISHED = "(?<!公开)(?<!公示)(?<!发布)(?<!归集)(?<!报送)"
_REQUEST = (
    r"(?:(?:依法|有效)?(?:政府)?信息公开(?:的)?申请(?:事项|件)?|依申请公开(?:政府信息)?(?:的)?(?:申请)?(?:事项|件)?"
    r"|依申请信息公开|政府信息依申请公开|政府信息申请公开件?|公开申请|申请)"
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    cell: str
    expression: re.Pattern[str]
    value: Number | None = None
    """What the sentence says without a figure (未收到申请: 0)."""


def _pattern(cell: str, expression: str, value: Number | None = None) -> _Pattern:
    return _Pattern(cell, re.compile(expression), value)


_PATTERNS = (
    _pattern(
        "t3_new_sum",
        rf"(?:新收|收到|接收|受理|接到)(?:公民、法人(?:和|或者?|及)其他组织|社会公众|群众|申请人|各类|的|提出|提交)*{_REQUEST}(?:数量|总数|共计?|合计|为|共有)?{_N}",
    ),
    _pattern(
        "t3_new_sum", rf"(?:新收|收到|受理)(?:的)?{_N}(?:政府信息公开|依申请公开|信息公开)申请"
    ),
    _pattern(
        "t3_new_sum",
        r"(?:未|没有|无)(?:收到|接到|受理)(?:过|任何|公民、法人(?:和|或者?|及)其他组织|个人、法人或者其他组织|社会公众|群众|向本机关|的|提出|书面|要求|关于)*(?:公开)?(?:政府)?(?:信息)?(?:依申请|公开|信息|申请)(?:公开)?(?:政府信息)?(?:信息公开)?(?:的)?(?:申请)?(?!.{0,4}(?:费|投诉))",
        0,
    ),
    _pattern(
        "t3_carry_in_sum",
        rf"(?:上年度?|上一年度?|去年)结转(?:的)?(?:至本年度?)?{_REQUEST}?(?:数量)?(?:为|共)?{_N}",
    ),
    _pattern(
        "t3_result_total_sum",
        rf"(?:办结|答复)(?:政府信息公开|依申请公开)?(?:申请)?(?:件)?(?:共计?)?{_N}",
    ),
    _pattern(
        "t3_carry_out_sum",
        rf"(?:结转|转入|顺延|转)(?:至|到|入)?(?:下一?年度?|20\d\d年度?)(?:继续)?(?:办理|答复|处理)?(?:的)?(?:申请)?(?:为|共)?{_N}",
    ),
    _pattern(
        "t3_carry_out_sum",
        rf"{_N}(?:申请)?(?:按照《条例》|按规定|依法)?(?:结转|顺延|转)(?:至|到|入)?(?:下一?年度?|20\d\d年度?)",
    ),
    _pattern(
        "t3_granted_or_partial_sum",
        rf"予以公开(?:及|和|或|、|与)(?:者)?部分公开(?:的)?(?:共|为)?{_N}",
    ),
    _pattern("t3_granted_sum", rf"(?<!不)予以公开(?:的)?(?:共|为)?{_N}"),
    _pattern(
        "t3_partial_sum",
        rf"(?<!及)(?<!和)(?<!或)(?<!公开、)(?<!与)(?<!者)部分公开(?:的)?(?:共|为)?{_N}",
    ),
    _pattern("t3_deny_sum", rf"不予公开(?:的)?(?:共|为)?{_N}"),
    _pattern("t3_unable_sum", rf"无法提供(?:的)?(?:共|为)?{_N}"),
    _pattern("t3_decline_sum", rf"不予处理(?:的)?(?:共|为)?{_N}"),
    _pattern("t3_other_sum", rf"其他处理(?:的)?(?:共|为)?{_N}"),
    _pattern("t4_rev_sum", rf"行政复议(?:案件)?(?:共|为)?{_N}"),
    _pattern("t4_lit_sum", rf"(?:行政诉讼|(?<=[,，、和])诉讼)(?:案件)?(?:共|为)?{_N}"),
    _pattern(
        "t4_rev_sum",
        r"(?:未|没有|无|均未)(?:发生|出现|收到|产生|引发)?(?:因|由|涉及|有关)?[^,，。；;]{0,24}?(?:引起|引发|产生|被申请|申请|提起|提出|导致|发生)?(?:的)?行政复议(?!.{0,6}(?:纠错|纠正|撤销|败诉))",
        0,
    ),
    _pattern(
        "t4_lit_sum",
        r"(?:未|没有|无|均未)(?:发生|出现|收到|产生|引发)?(?:因|由|涉及|有关)?[^,，。；;]{0,30}?(?:引起|引发|产生|被申请|申请|提起|提出|导致|发生)?(?:的)?行政诉讼(?!.{0,6}(?:纠错|纠正|撤销|败诉))",
        0,
    ),
    _pattern("t3_carry_out_sum", r"(?:无|没有|未)(?:申请)?(?:需|有)?结转(?:至|到)?下一?年度?", 0),
    _pattern("t2_license_decisions", rf"{_NOT_PUBLISHED}行政许可(?:决定)?(?:事项)?(?:共)?{_N}"),
    _pattern("t2_penalty_decisions", rf"{_NOT_PUBLISHED}行政处罚(?:决定|案件)?(?:共)?{_N}"),
    _pattern("t2_coercion_decisions", rf"{_NOT_PUBLISHED}行政强制(?:措施|决定)?(?:共)?{_N}"),
    _pattern("t2_normdoc_repealed", rf"废止(?:行政)?规范性文件(?:共)?{_N}"),
    _pattern("t2_normdoc_repealed", rf"行政规范性文件\d+件,废止{_N}"),
    _pattern("t2_normdoc_in_force", rf"现行有效(?:的)?(?:行政)?规范性文件(?:共|为)?{_N}"),
    _pattern("t2_normdoc_in_force", rf"行政规范性文件[^。;]{{0,24}}?现行有效(?:的)?(?:共|为)?{_N}"),
    _pattern(
        "t2_normdoc_made",
        rf"(?:制发|制定|新制定|制定出台)(?:并公开|、公开)?行政规范性文件(?:共)?{_N}",
    ),
    _pattern(
        "t2_rules_made", rf"(?:制发|制定|新制定|制定出台)(?:并公开|、公开)?(?:政府)?规章(?:共)?{_N}"
    ),
    _pattern(
        "t2_fee_amount_wan", r"行政事业性收费(?:共计?|合计|金额|总额|为)*(?P<n>\d+(?:\.\d+)?)万元"
    ),
)
_OTHER_YEAR = re.compile(r"上年同期|去年同期|同比|比上年|较上年|较去年|累计|历年|历次|以来累计")
_ALL_UPHELD = re.compile(r"均(?:获得?|被|予以|得到)?(?:判决|裁决)?维持")
_UPHELD_CELLS = {"t4_rev_sum": "t4_rev_upheld", "t4_lit_sum": "t4_lit_upheld"}
_CARRIED_INTO = re.compile(r"转(?:至|到|入)?20\d{2}年")
_YEARS = re.compile(r"(20\d{2})年")


def find_narrative(
    sections: Sequence[ReportSection], year: int | None
) -> tuple[NarrativeFigure, ...]:
    """Figures about the report's own year, one for each cell, first mention first."""
    found: dict[str, NarrativeFigure] = {}
    for section in sections:
        for sentence in _sentences(section.text):
            for figure in _figures(sentence, year):
                found.setdefault(figure.cell, figure)
    return tuple(found.values())


def _sentences(text: str) -> Iterator[str]:
    """Sentences without white space; lines that a converter broke are joined."""
    joined = re.sub(r"(?<![。；;：:])\n(?![（(]?[一二三四五六七八九十\d]+[）)、.])", "", text)
    for sentence in re.split(r"[。；;\n]", joined):
        if folded := key(sentence):
            yield folded


def _figures(sentence: str, year: int | None) -> Iterator[NarrativeFigure]:
    years = _YEARS.findall(_CARRIED_INTO.sub("", sentence))
    if year is not None and any(int(other) != year for other in years):
        return
    for pattern in _PATTERNS:
        match = pattern.expression.search(sentence)
        if match is not None and not _is_about_other_year(sentence, match):
            value = pattern.value if pattern.value is not None else _number(match["n"])
            yield NarrativeFigure(pattern.cell, value, sentence)
            if pattern.cell in _UPHELD_CELLS and value and _ALL_UPHELD.search(sentence):
                yield NarrativeFigure(_UPHELD_CELLS[pattern.cell], value, sentence)


def _is_about_other_year(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[max(0, match.start() - 14) : match.start()]
    after = sentence[match.end() : match.end() + 2]
    return bool(_OTHER_YEAR.search(before)) or after.startswith("%")


def _number(text: str) -> Number:
    text = text.replace(",", "")
    return plain(Decimal(text)) if "." in text else int(text)
