"""Years and dates as Chinese documents write them."""

import re
from calendar import monthrange
from datetime import date

_NUMERALS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_CHINESE_YEAR = re.compile(r"[〇○Ｏ零一二三四五六七八九0-9]{4}(?=年)")
_CHINESE_DAY = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日])")
_FIRST, _LAST = 2000, 2099

_PERIOD = re.compile(
    r"(?P<ay>\d{4})[年./-](?P<am>\d{1,2})(?:[月./-](?P<ad>\d{1,2})日?|月)(?:[0零]时|[(（]含[)）])?起?[,，]?"
    r"(?:至|到|—+|–|-+|~|～|－)"
    r"(?:(?:(?P<by>\d{4})|同|本|当)[年./-])?(?P<bm>\d{1,2})(?:[月./-](?P<bd>\d{1,2})日?|月)"
)
_ABOUT_FIGURES = re.compile(
    r"统计|数据|期限|时限|时段|时间|周期|报告期|起止|所列|年报|年度报告|报告年度"
)
_REACH = 45


def with_plain_years(text: str) -> str:
    """二〇二三年 → 2023年."""
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_NUMERALS), text)


def with_plain_dates(text: str) -> str:
    """二〇二三年十二月三十一日 → 2023年12月31日."""
    return _CHINESE_DAY.sub(lambda match: _below_hundred(match.group()), with_plain_years(text))


def _below_hundred(numeral: str) -> str:
    tens, ten, ones = numeral.rpartition("十")
    first = (tens or "1") if ten else ""
    return (first + (ones or ("0" if ten else ""))).translate(_NUMERALS)


def plausible_year(text: str) -> int | None:
    """The year if it can be one of a report."""
    year = int(text)
    return year if _FIRST <= year <= _LAST else None


def find_period(text: str) -> tuple[date, date] | None:
    """The statistics period in a folded text (no white space); without days, whole months."""
    for match in _PERIOD.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if _ABOUT_FIGURES.search(before.rpartition("。")[2]):
            period = _period(match)
            if period is not None:
                return period
    return None


def _period(match: re.Match[str]) -> tuple[date, date] | None:
    """Without days, whole months are meant."""
    year, month = int(match["ay"]), int(match["am"])
    last_year, last_month = int(match["by"] or year), int(match["bm"])
    if (match["ad"] is None) != (match["bd"] is None):
        return None
    try:
        first = date(year, month, int(match["ad"] or 1))
        last_day = match["bd"] or monthrange(last_year, last_month)[1]
        last = date(last_year, last_month, int(last_day))
    except ValueError:
        return None
    return (first, last) if first < last else None
