"""Years and dates as Chinese documents write them."""

import re
from datetime import date

_NUMERALS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_CHINESE_YEAR = re.compile(r"[〇○Ｏ零一二三四五六七八九]{4}(?=年)")
_FIRST, _LAST = 2000, 2099

_PERIOD = re.compile(
    r"(?P<ay>\d{4})[年./-](?P<am>\d{1,2})[月./-](?P<ad>\d{1,2})日?起?"
    r"(?:至|到|—+|–|-+|~|～|－)"
    r"(?:(?P<by>\d{4})[年./-])?(?P<bm>\d{1,2})[月./-](?P<bd>\d{1,2})日?"
)
_ABOUT_FIGURES = re.compile(r"统计|数据|期限|时限|时段|起止|所列|年报")
_REACH = 45


def with_plain_years(text: str) -> str:
    """二〇二三年 → 2023年."""
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_NUMERALS), text)


def plausible_year(text: str) -> int | None:
    """The year if it can be one of a report."""
    year = int(text)
    return year if _FIRST <= year <= _LAST else None


def find_period(text: str) -> tuple[date, date] | None:
    """The statistics period in a folded text (no white space), both days named; else None."""
    for match in _PERIOD.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if _ABOUT_FIGURES.search(before.rpartition("。")[2]):
            period = _period(match)
            if period is not None:
                return period
    return None


def _period(match: re.Match[str]) -> tuple[date, date] | None:
    try:
        first = date(int(match["ay"]), int(match["am"]), int(match["ad"]))
        last = date(int(match["by"] or match["ay"]), int(match["bm"]), int(match["bd"]))
    except ValueError:
        return None
    return (first, last) if first < last else None
