"""The process letters P01-P18."""

from datetime import date

import pytest

from gongkai.statute.citations import Article, Mark
from gongkai.statute.errors import UnknownLetterError
from gongkai.statute.events import Consulted, OpinionSought
from gongkai.statute.letters import (
    CLOCK_EFFECT_NAMES,
    LETTERS,
    PARTY_NAMES,
    ClockEffect,
    Party,
    letter,
    party_of,
)
from gongkai.statute.outcomes import Route


def test_the_letters_are_p01_to_p18_in_order() -> None:
    assert tuple(LETTERS) == tuple(f"P{number:02}" for number in range(1, 19))
    assert all(letter(code).code == code for code in LETTERS)


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(UnknownLetterError, match=r"P19.+，请.+。$"):
        letter("P19")


def test_only_the_third_party_and_who_asks_for_rectification_get_a_remedy_clause() -> None:
    assert {code for code, found in LETTERS.items() if found.route is not Route.NONE} == {
        "P10",
        "P15",
    }
    assert letter("P10").to is Party.THIRD_PARTY


@pytest.mark.parametrize(
    ("code", "effect"),
    [
        ("P03", ClockEffect.PROVES_RECEIPT),
        ("P04", ClockEffect.RESTARTS),
        ("P06", ClockEffect.EXTENDS),
        ("P07", ClockEffect.PAUSES),
        ("P08", ClockEffect.RESUMES),
        ("P09", ClockEffect.UNCHANGED),
        ("P11", ClockEffect.PAUSES),
        ("P13", ClockEffect.WAITS_FOR_PAYMENT),
        ("P16", ClockEffect.SETS_TERM),
        ("P18", ClockEffect.PROVES_SERVICE),
    ],
)
def test_a_letter_moves_the_clock_as_its_article_says(code: str, effect: ClockEffect) -> None:
    assert letter(code).effect is effect


ARTICLES = {
    "P01": [Article(29)],
    "P02": [Article(45)],
    "P03": [Article(31), Article(45)],
    "P04": [Article(30)],
    "P05": [Article(35)],
    "P06": [Article(33, 2)],
    "P07": [Article(32)],
    "P08": [Article(32)],
    "P09": [Article(33, 3)],
    "P10": [Article(32)],
    "P11": [Article(34)],
    "P12": [Article(33, 3), Article(11)],
    "P13": [Article(42)],
    "P14": [Article(17)],
    "P15": [Article(41)],
    "P16": [Article(35)],
    "P17": [Article(44)],
    "P18": [],
}


@pytest.mark.parametrize(("code", "articles"), ARTICLES.items())
def test_a_letter_rests_on_its_articles(code: str, articles: list[Article]) -> None:
    assert [base for base in letter(code).bases if isinstance(base, Article)] == articles


def test_titles_that_were_not_seen_are_marked() -> None:
    marked = {code for code, found in LETTERS.items() if found.mark is Mark.INFERENCE}
    assert marked == {"P15", "P16", "P17", "P18"}


def test_parties_and_effects_have_chinese_names() -> None:
    assert set(PARTY_NAMES) == set(Party)
    assert set(CLOCK_EFFECT_NAMES) == set(ClockEffect)


def test_who_is_asked_is_a_third_party_a_joint_maker_or_another_agency() -> None:
    asked = OpinionSought(date(2026, 10, 12), Consulted.THIRD_PARTY, "甲公司")
    other = OpinionSought(asked.on, Consulted.AGENCY, "示例区教育局")
    joint = OpinionSought(asked.on, Consulted.AGENCY, "示例区教育局", joint=True)
    found = [party_of(each) for each in (asked, joint, other)]
    assert found == [Party.THIRD_PARTY, Party.JOINT_AGENCY, Party.ASKED_AGENCY]
