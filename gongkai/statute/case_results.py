"""How cases end: the article of a reconsideration or judgment → the column of table 4.

The official form gives no list that could be read; the classes follow from the statutes (an
inference). Endings of the law before 2024 and rulings without decision on the merits are
remembered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.statute.citations import Law, Mark
from gongkai.statute.errors import UnknownEndingError
from gongkai.statute.report.facts import RemedyResult


@dataclass(frozen=True, slots=True)
class Ending:
    """How a case ended or stands: its name, its article, its column (None: 尚未审结)."""

    name: str
    source: Law
    result: RemedyResult | None
    mark: Mark = Mark.INFERENCE


def _review(name: str, number: int, result: RemedyResult | None) -> Ending:
    return Ending(name, Law("行政复议法", number), result)


def _old_review(name: str, source: Law, result: RemedyResult | None) -> Ending:
    return Ending(name, source, result, Mark.MEMORY)


def _judgment(name: str, number: int, result: RemedyResult | None) -> Ending:
    return Ending(name, Law("行政诉讼法", number), result)


def _ruling(name: str, source: Law, result: RemedyResult | None) -> Ending:
    return Ending(name, source, result, Mark.MEMORY)


_OLD, _OLD_RULES = "行政复议法（1999年）", "行政复议法实施条例"
_INTERPRETATION = "最高人民法院关于适用〈行政诉讼法〉的解释"
_UPHELD, _CORRECTED, _OTHER = RemedyResult.UPHELD, RemedyResult.CORRECTED, RemedyResult.OTHER

ENDINGS: tuple[Ending, ...] = (
    _review("维持", 68, _UPHELD),
    _review("驳回行政复议请求", 69, _UPHELD),
    _review("变更", 63, _CORRECTED),
    _review("撤销或者部分撤销", 64, _CORRECTED),
    _review("确认违法", 65, _CORRECTED),
    _review("责令履行", 66, _CORRECTED),
    _review("确认无效", 67, _CORRECTED),
    _review("未按期答复举证而撤销", 70, _CORRECTED),
    _review("不予受理", 30, _OTHER),
    _review("驳回申请", 33, _OTHER),
    _review("终止", 41, _OTHER),
    _review("调解", 73, _OTHER),
    _review("和解后撤回", 74, _OTHER),
    _review("中止", 39, None),
    _old_review("维持", Law(_OLD, 28, 1, 1), _UPHELD),
    _old_review("责令履行", Law(_OLD, 28, 1, 2), _CORRECTED),
    _old_review("撤销、变更或者确认违法", Law(_OLD, 28, 1, 3), _CORRECTED),
    _old_review("未按期答复举证而撤销", Law(_OLD, 28, 1, 4), _CORRECTED),
    _old_review("不予受理", Law(_OLD, 17), _OTHER),
    _old_review("撤回后终止", Law(_OLD, 25), _OTHER),
    _old_review("驳回（没有法定职责或者已经履行）", Law(_OLD_RULES, 48, 1, 1), _UPHELD),
    _old_review("驳回（不符合受理条件）", Law(_OLD_RULES, 48, 1, 2), _OTHER),
    _judgment("驳回诉讼请求", 69, _UPHELD),
    _judgment("撤销", 70, _CORRECTED),
    _judgment("履行", 72, _CORRECTED),
    _judgment("给付", 73, _CORRECTED),
    _judgment("确认违法", 74, _CORRECTED),
    _judgment("确认无效", 75, _CORRECTED),
    _judgment("变更", 77, _CORRECTED),
    _ruling("不予立案", Law("行政诉讼法", 51), _OTHER),
    _ruling("驳回起诉", Law(_INTERPRETATION, 69), _OTHER),
    _ruling("撤诉", Law("行政诉讼法", 62), _OTHER),
    _ruling("调解", Law("行政诉讼法", 60), _OTHER),
    _ruling("移送", Law("行政诉讼法", 22), _OTHER),
    _ruling("中止", Law(_INTERPRETATION, 87), None),
)

_BY_SOURCE: Mapping[Law, Ending] = {ending.source: ending for ending in ENDINGS}


def ending_by(source: Law) -> Ending:
    """条例第五十条第一款第（三）项。How a case ended, by the article of its decision.

    Its `result` is None while the case counts as 尚未审结. Raises UnknownEndingError for an
    article by which no case ends.
    """
    if source not in _BY_SOURCE:
        raise UnknownEndingError(f"{source}不是复议、诉讼结案的依据，请核对条文。")
    return _BY_SOURCE[source]
