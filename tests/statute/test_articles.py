"""Every article of chapters 2-4 has its code, or the sentence why not."""

import pytest

from gongkai.statute.articles import (
    CAPTIONS,
    CHAPTERS,
    MODELLED_RANGE,
    NOT_MODELLED,
    caption,
    chapter_of,
    title,
)
from gongkai.statute.errors import UnknownArticleError
from gongkai.statute.index import by_article, implementations


@pytest.mark.parametrize("number", MODELLED_RANGE)
def test_an_article_is_implemented_or_says_why_not_and_never_both(number: int) -> None:
    assert bool(implementations(number)) != (number in NOT_MODELLED)


def test_the_reasons_are_chinese_sentences_on_articles_of_chapters_2_to_4() -> None:
    assert set(NOT_MODELLED) <= set(MODELLED_RANGE)
    assert all(reason.endswith("。") for reason in NOT_MODELLED.values())


def test_the_chapters_hold_the_fifty_six_articles_without_gap() -> None:
    numbers = [n for chapter in CHAPTERS for n in range(chapter.first, chapter.last + 1)]
    assert numbers == list(CAPTIONS) == list(range(1, 57))
    assert len(set(CAPTIONS.values())) == 56
    chapters_2_to_4 = [number for number in CAPTIONS if 2 <= chapter_of(number).number <= 4]
    assert chapters_2_to_4 == list(MODELLED_RANGE)


def test_an_article_has_its_caption_and_another_number_is_refused() -> None:
    assert title(33) == "第三十三条（答复期限和延长）"
    assert chapter_of(33).heading == "依申请公开"
    for number in (0, 57):
        with pytest.raises(UnknownArticleError, match=r"，请填 1 至 56。$"):
            caption(number)


def test_the_index_names_only_articles_of_the_regulations() -> None:
    assert set(by_article()) <= set(CAPTIONS)
