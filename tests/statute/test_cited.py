"""Articles are found in the text of a letter as people write them."""

import pytest

from gongkai.statute.articles import ITEMS, PARAGRAPHS, exists
from gongkai.statute.citations import Article, cite
from gongkai.statute.cited import articles_cited
from gongkai.statute.outcomes import OUTCOMES

LAW = "《中华人民共和国政府信息公开条例》"


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (f"根据{LAW}第十四条、第三十六条第（三）项的规定", [Article(14), Article(36, item=3)]),
        (f"{LAW}第33条第2款", [Article(33, 2)]),
        ("《政府信息公开条例》第三十六条第(三)项", [Article(36, item=3)]),
        ("《条例》第三十三条第二款、第三款", [Article(33, 2), Article(33, 3)]),
        ("《条例》第二十九条第二款第（三）项", [Article(29, 2, 3)]),
        ("《条例》第三十六条第（一）、（二）项和第四项", [Article(36, item=n) for n in (1, 2, 4)]),
        ("《条例》第三十六条第（二）项第二款", [Article(36, item=2), Article(36, 2)]),
        ("依照条例第三十条、本条例第三十一条", [Article(30), Article(31)]),
        (f"{LAW}（国务院令第711号）第三十条；第三十一条", [Article(30), Article(31)]),
        (f"{LAW}第三十条规定，（一）范围不明", [Article(30)]),
        (f"{LAW}第三十条，再依{LAW}第三十条", [Article(30)]),
    ],
)
def test_articles_are_found_however_they_are_written(text: str, cited: list[Article]) -> None:
    assert list(articles_cited(text)) == cited


@pytest.mark.parametrize(
    "text",
    [
        "《行政处罚法》第四十八条",
        "《某市政府信息公开条例》第九十九条",
        "不动产登记暂行条例第二十七条",
        f"{LAW}规定公开。第七十条",
        f"{LAW}、《档案法》第十五条第二款",
        "第二款、第（三）项",
        f"{LAW}第零条、第0条、第十十条",
    ],
)
def test_articles_of_other_laws_and_of_none_are_passed_over(text: str) -> None:
    assert articles_cited(text) == ()


@pytest.mark.parametrize("code", OUTCOMES)
def test_what_the_statute_prints_is_read_back(code: str) -> None:
    articles = [base for base in OUTCOMES[code].bases if isinstance(base, Article)]
    assert list(articles_cited(cite(articles))) == articles


@pytest.mark.parametrize("number", sorted({*PARAGRAPHS, *ITEMS, 1, 14, 56}))
def test_an_article_has_its_paragraphs_and_items_and_no_more(number: int) -> None:
    last = PARAGRAPHS.get(number, 1)
    assert exists(Article(number))
    assert exists(Article(number, last))
    assert not exists(Article(number, last + 1))
    paragraph, items = ITEMS.get(number, (1, 0))
    assert exists(Article(number, item=max(items, 1))) == (items > 0)
    assert not exists(Article(number, paragraph, items + 1))


def test_items_stand_in_their_own_paragraph_only() -> None:
    assert exists(Article(29, 2, 3))
    assert not exists(Article(29, 1, 3))


def test_every_article_on_which_a_result_rests_exists() -> None:
    bases = [base for each in OUTCOMES.values() for base in (*each.bases, *each.other_bases)]
    assert all(exists(base) for base in bases if isinstance(base, Article))
    assert not exists(Article(57))
