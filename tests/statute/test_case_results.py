"""The article of a decision and its column of table 4."""

import pytest

from gongkai.statute.case_results import ENDINGS, ending_by
from gongkai.statute.citations import Law
from gongkai.statute.errors import UnknownEndingError
from gongkai.statute.report.facts import RemedyResult

UPHELD, CORRECTED, OTHER = RemedyResult.UPHELD, RemedyResult.CORRECTED, RemedyResult.OTHER
REVIEW: dict[RemedyResult | None, tuple[int, ...]] = {
    UPHELD: (68, 69),
    CORRECTED: (63, 64, 65, 66, 67, 70),
    OTHER: (30, 33, 41, 73, 74),
    None: (39,),
}
JUDGMENTS: dict[RemedyResult | None, tuple[int, ...]] = {
    UPHELD: (69,),
    CORRECTED: (70, 72, 73, 74, 75, 77),
}


def cases(law: str, table: dict[RemedyResult | None, tuple[int, ...]]) -> list[tuple[Law, object]]:
    return [(Law(law, number), result) for result, numbers in table.items() for number in numbers]


@pytest.mark.parametrize(
    ("article", "result"),
    [*cases("行政复议法", REVIEW), *cases("行政诉讼法", JUDGMENTS)],
)
def test_a_decision_counts_in_its_column(article: Law, result: RemedyResult | None) -> None:
    assert ending_by(article).result is result


@pytest.mark.parametrize(
    ("article", "result"),
    [
        (Law("行政复议法（1999年）", 28, 1, 1), UPHELD),
        (Law("行政复议法（1999年）", 28, 1, 2), CORRECTED),
        (Law("行政复议法（1999年）", 28, 1, 3), CORRECTED),
        (Law("行政复议法（1999年）", 28, 1, 4), CORRECTED),
        (Law("行政复议法（1999年）", 17), OTHER),
        (Law("行政复议法（1999年）", 25), OTHER),
        (Law("行政复议法实施条例", 48, 1, 1), UPHELD),
        (Law("行政复议法实施条例", 48, 1, 2), OTHER),
        (Law("行政诉讼法", 22), OTHER),
        (Law("行政诉讼法", 51), OTHER),
        (Law("行政诉讼法", 60), OTHER),
        (Law("行政诉讼法", 62), OTHER),
        (Law("最高人民法院关于适用〈行政诉讼法〉的解释", 69), OTHER),
        (Law("最高人民法院关于适用〈行政诉讼法〉的解释", 87), None),
    ],
)
def test_endings_of_the_old_law_and_rulings_count_too(
    article: Law, result: RemedyResult | None
) -> None:
    assert ending_by(article).result is result


def test_no_article_ends_a_case_in_two_ways() -> None:
    assert len({ending.source for ending in ENDINGS}) == len(ENDINGS)


def test_an_article_that_ends_no_case_is_refused() -> None:
    with pytest.raises(UnknownEndingError, match=r"《行政复议法》第二十三条.+，请.+。$"):
        ending_by(Law("行政复议法", 23))
