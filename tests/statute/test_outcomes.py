"""The results D01-D27 and the row of table 3 in which each is counted."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.citations import Article, Mark
from gongkai.statute.demands import DEMANDS, Demand, Where
from gongkai.statute.errors import MixedReplyError, UnknownOutcomeError, UnknownResultRowError
from gongkai.statute.exemptions import Ground
from gongkai.statute.outcomes import OUTCOMES, RESULT_ROWS, Route, outcome, row_of

CODES = tuple(f"D{number:02}" for number in range(1, 28))
SINGLE = CODES[:-1]
ROWS = {
    "D01": "granted",
    "D03": "granted",
    "D04": "partial",
    "D11": "deny_enforcement_file",
    "D12": "deny_admin_query",
    "D13": "unable_not_held",
    "D14": "unable_not_held",
    "D16": "unable_still_unclear",
    "D18": "decline_repeat",
    "D23": "other_fee_unpaid",
    "D24": "other_misc",
    "D26": "other_misc",
}
REFUSED = "第三十六条第（三）项"
PLACES = {
    "D01": ["第三十六条第（一）项"],
    "D02": ["第三十六条第（二）项", "第四十条"],
    "D03": ["第三十六条第（二）项"],
    "D04": ["第三十七条"],
    "D05": ["第十四条", REFUSED],
    "D06": ["第十四条", REFUSED],
    "D07": ["第十四条", REFUSED],
    "D08": ["第十五条", "第三十二条", REFUSED],
    "D09": ["第十六条第一款", REFUSED],
    "D10": ["第十六条第二款", REFUSED],
    "D11": ["第十六条第二款", REFUSED],
    "D12": ["第三十六条第（七）项"],
    "D13": ["第三十六条第（四）项"],
    "D14": ["第三十六条第（五）项", "第十条"],
    "D15": ["第三十八条"],
    "D16": ["第三十条"],
    "D17": ["第三十九条第一款"],
    "D18": ["第三十六条第（六）项"],
    "D19": ["第三十九条第二款"],
    "D20": ["第三十五条"],
    "D21": ["第三十六条第（六）项"],
    "D22": ["第三十条"],
    "D23": ["第四十二条"],
    "D24": [],
    "D25": ["第二条"],
    "D26": [],
    "D27": [],
}


def test_the_outcomes_are_d01_to_d27_in_order() -> None:
    assert tuple(OUTCOMES) == CODES
    assert all(outcome(code).code == code for code in CODES)


def test_every_leaf_row_of_table_3_is_reached_and_no_other() -> None:
    assert {found.row for found in OUTCOMES.values()} - {None} == set(RESULT_ROWS)
    assert len(RESULT_ROWS) == 21


@pytest.mark.parametrize(("code", "row"), ROWS.items())
def test_a_result_counts_in_its_own_row(code: str, row: str) -> None:
    assert row_of(code) == row


@pytest.mark.parametrize(("code", "places"), PLACES.items())
def test_a_letter_prints_its_article(code: str, places: list[str]) -> None:
    bases = outcome(code).bases
    assert [base.place for base in bases if isinstance(base, Article)] == places


def test_a_basis_outside_the_regulations_is_named_too_and_one_basis_is_a_choice() -> None:
    assert [str(base) for base in outcome("D23").bases][1] == "国办函〔2020〕109号第六条"
    assert [str(base) for base in outcome("D26").bases] == ["《档案法》第十五条第二款"]
    assert outcome("D21").other_bases == (Article(38),)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownOutcomeError, match=r"D28.+，请.+。$"):
        outcome("D28")


def test_each_ground_of_refusal_has_one_letter_and_its_remedy_begins_with_reconsideration() -> None:
    grounds = Counter(found.ground for found in OUTCOMES.values() if found.ground)
    assert grounds == dict.fromkeys(Ground, 1)
    for found in OUTCOMES.values():
        assert (found.ground is not None) == (found.route is Route.RECONSIDERATION_FIRST)


def test_every_refusal_gives_reasons() -> None:
    rows = ("deny_", "unable_", "decline_", "partial")
    refusals = [found for found in OUTCOMES.values() if (found.row or "").startswith(rows)]
    assert len(refusals) == 18
    assert all(Demand.REASONS in found.demands for found in refusals)


def test_what_no_text_proved_is_marked() -> None:
    marked = {found.code for found in OUTCOMES.values() if found.mark is Mark.MEMORY}
    assert marked == {"D01", "D21", "D24", "D25"}


def test_every_demand_has_chinese_words_and_is_made_by_some_outcome() -> None:
    assert set(DEMANDS) == set(Demand)
    made = {demand for found in OUTCOMES.values() for demand in found.demands}
    assert made == set(Demand)
    assert len({demand.text for demand in DEMANDS.values()}) == len(Demand)


def test_what_must_be_on_file_is_never_optional() -> None:
    assert not [
        demand for demand in DEMANDS.values() if demand.where is Where.FILE and demand.optional
    ]
    optional = {demand for demand, text in DEMANDS.items() if text.optional}
    assert Demand.COMPETENT_AGENCY in optional
    assert Demand.REASONS not in optional


# --- the reply on several matters -------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "named", "row"),
    [
        (["D13", "D14"], None, "unable_not_held"),
        (["D01", "D02"], None, "granted"),
        (["D02", "D13"], None, "partial"),
        (["D04", "D17"], None, "partial"),
        (["D05", "D10"], "deny_process_info", "deny_process_info"),
        (["D13"], "granted", "unable_not_held"),
    ],
)
def test_a_mixed_reply_counts_once(points: list[str], named: str | None, row: str) -> None:
    assert row_of("D27", points, named) == row


@pytest.mark.parametrize(
    ("code", "points", "named"),
    [
        ("D27", [], "granted"),
        ("D27", ["D27", "D01"], None),
        ("D27", ["D05", "D10"], None),
        ("D05", ["D01"], None),
        ("D05", [], "granted"),
    ],
)
def test_a_row_that_cannot_be_told_is_refused(
    code: str, points: list[str], named: str | None
) -> None:
    with pytest.raises(MixedReplyError, match=r"，请.+。$"):
        row_of(code, points, named)


def test_a_row_outside_the_form_is_refused() -> None:
    with pytest.raises(UnknownResultRowError, match="result_total"):
        row_of("D27", ["D05", "D10"], "result_total")


def test_an_agency_may_count_what_is_no_government_information_as_a_petition() -> None:
    assert row_of("D25", row="decline_petition") == "decline_petition"
    assert row_of("D25", row="other_misc") == row_of("D25") == "other_misc"


@given(st.lists(st.sampled_from(SINGLE), min_size=1, max_size=5), st.sampled_from(RESULT_ROWS))
def test_every_mixed_reply_counts_in_one_leaf_row_whatever_the_order(
    points: list[str], named: str
) -> None:
    row = row_of("D27", points, named)
    assert row in RESULT_ROWS
    assert row == row_of("D27", points[::-1], named)
