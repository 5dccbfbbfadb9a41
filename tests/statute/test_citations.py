"""Sources as they are printed."""

import pytest

from gongkai.statute.citations import Article, Law, Notice, Source, chinese_numeral, cite


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")]
)
def test_numbers_are_written_as_the_law_writes_them(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


@pytest.mark.parametrize("number", [0, 100])
def test_numbers_that_no_article_has_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1-99"):
        chinese_numeral(number)


def test_an_article_is_named_down_to_its_item() -> None:
    assert str(Article(33, 2)) == "《政府信息公开条例》第三十三条第二款"
    assert str(Article(36, item=3)) == "《政府信息公开条例》第三十六条第（三）项"
    assert str(Law("行政复议法", 23, 1)) == "《行政复议法》第二十三条第一款"
    assert str(Notice("国办函〔2020〕109号", "第六条")) == "国办函〔2020〕109号第六条"


def test_a_law_is_named_once_in_a_line() -> None:
    sources: list[Source] = [
        Article(32),
        Article(33, 3),
        Law("行政复议法", 20),
        Notice("法释〔2025〕8号"),
    ]
    assert cite(sources) == (
        "《政府信息公开条例》第三十二条、第三十三条第三款、《行政复议法》第二十条、法释〔2025〕8号"
    )
    assert cite([Notice("法释〔2025〕8号"), Article(2), Article(10)]) == (
        "法释〔2025〕8号、《政府信息公开条例》第二条、第十条"
    )
    assert cite([]) == ""
