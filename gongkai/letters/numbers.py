"""The numbers of letters: two running numbers a year, and how they are written."""

from gongkai.accounts.models import Agency
from gongkai.letters.flow import is_reply

REPLIES, NOTICES = "reply", "notice"
"""The running numbers of a year: replies, and the letters before them."""


def series_of(kind: str) -> str:
    """The running number that a kind of letter takes."""
    return REPLIES if is_reply(kind) else NOTICES


def written(agency: Agency, series: str, year: int, serial: int) -> str:
    """发文字号 in the agency's own words: 示公开复〔2026〕1号 (GB/T 9704 clause 7.2.5)."""
    word = agency.reply_word if series == REPLIES else agency.notice_word
    return f"{agency.number_word}{word}〔{year}〕{serial}号"
