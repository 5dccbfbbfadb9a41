"""The way from an article to its code is read from docstrings and data."""

import importlib
import operator
from pathlib import Path

import pytest

from gongkai.statute.citations import Article
from gongkai.statute.index import by_article, cited, implementations

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("docstring", "articles"),
    [
        ("条例第三十三条第二款。The reply term.", [Article(33, 2)]),
        ("条例第十四条、条例第十六条第二款。Grounds.", [Article(14), Article(16, 2)]),
        ("条例第三十六条第（三）项。Refusal.", [Article(36, item=3)]),
        ("条例第三十二条、第三十三条第三款。Asked.", [Article(32), Article(33, 3)]),
        ("条例第三十七条至第三十九条。Decided.", [Article(37), Article(38), Article(39)]),
        ("行政复议法第四十八条、第五十四条。Answered.", []),
        ("条例第四十二条、国办函〔2020〕109号第四条。Fee.", [Article(42)]),
        ("行政复议法第二十条。Sixty days.", []),
        ("条例第三十三条 without a full stop", []),
        ("The term of 条例第三十三条。", []),
        ("", []),
    ],
)
def test_a_docstring_cites_what_it_begins_with(docstring: str, articles: list[Article]) -> None:
    assert list(cited(docstring)) == articles


def test_a_function_a_class_and_a_record_are_found_with_their_place_and_summary() -> None:
    names = {found.name: found for number in (23, 26) for found in implementations(number)}
    channel = names["gongkai.statute.channels.PublicationChannel"]
    assert channel.place == "gongkai/statute/channels.py"
    assert channel.summary == "The channels of publication that the article names."
    assert names["gongkai.statute.publication.publication_due"].article == Article(26)
    assert names["gongkai.statute.terms.PUBLICATION"].summary == "主动公开"


def test_a_method_is_found_with_its_class() -> None:
    names = {found.name for found in implementations(30)}
    assert "gongkai.statute.reply_term.ReplyTerm.supplement_ends_on" in names
    assert "gongkai.statute.events.SupplementReceived" in names


def test_data_within_data_is_named_by_its_key_and_keeps_its_paragraph() -> None:
    found = {item.name: item.article for item in implementations(39)}
    assert found["gongkai.statute.outcomes.OUTCOMES['D19']"] == Article(39, 2)


def test_an_article_that_nothing_implements_has_an_empty_list() -> None:
    assert implementations(56) == ()


def test_nothing_is_named_twice_for_one_place_and_everything_can_be_found_again() -> None:
    found = [item for items in by_article().values() for item in items]
    assert len({(item.name, item.article) for item in found}) == len(found)
    for item in found:
        assert (ROOT / item.place).is_file()
        assert item.summary
        module = importlib.import_module(item.place.removesuffix(".py").replace("/", "."))
        constant = item.name.removeprefix(f"{module.__name__}.").partition("[")[0]
        assert operator.attrgetter(constant)(module) is not None
