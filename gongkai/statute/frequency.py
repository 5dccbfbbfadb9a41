"""Many requests of one applicant: the price of the next, and the steps of art 35 and art 42.

Neither article has a number for 明显超过合理范围; that an office begins to look where the tariff
has its first paid request is an inference.
"""

from dataclasses import dataclass

from gongkai.statute.citations import FEE_MEASURES, Article, Notice, Source
from gongkai.statute.fees import FREE_REQUESTS, request_rate
from gongkai.statute.standing import Standing


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often an applicant asked, what this request would cost by the piece, what may follow."""

    in_month: int
    in_year: int
    ordinal: int
    rate: int
    step: str
    sources: tuple[Source, ...]


def frequency(*, in_month: int, in_year: int, ordinal: int, standing: Standing) -> Frequency:
    """条例第三十五条、第四十二条、国办函〔2020〕109号第四条。What the number of requests allows.

    `ordinal` is the place of this request among the applicant's of the month, from 1. Raises
    NegativeAmountError below 1.
    """
    step, sources = _step(ordinal, standing)
    return Frequency(in_month, in_year, ordinal, request_rate(ordinal), step, sources)


def _step(ordinal: int, standing: Standing) -> tuple[str, tuple[Source, ...]]:
    answer = standing.reasons_answer
    if answer and answer.reasonable:
        return "理由合理但不能按期答复的，可以确定延迟答复的合理期限并告知。", (Article(35),)
    if answer:
        return "理由不合理的，可以告知不予处理。", (Article(35),)
    if standing.awaits_reasons:
        return "已经要求说明理由，等待申请人答复。", (Article(35),)
    if ordinal > FREE_REQUESTS.last:
        words = "数量、频次明显超过合理范围的，可以要求说明理由，也可以收取信息处理费。"
        return words, (Article(35), Article(42), Notice(FEE_MEASURES, "第四条"))
    return f"每月前{FREE_REQUESTS.last}件不收费，无需要求说明理由。", (
        Notice(FEE_MEASURES, "第四条"),
    )
