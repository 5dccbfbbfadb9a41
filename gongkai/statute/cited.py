"""Which articles of the Regulations a Chinese text cites; those of other laws are passed over."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.statute.citations import Article, chinese_numeral

NAMES = frozenset({"中华人民共和国政府信息公开条例", "政府信息公开条例", "条例"})
"""As what a letter names the Regulations; a local regulation has a longer name."""

_NUMBERS = {chinese_numeral(number): number for number in range(1, 100)}
_NUMERAL = r"([一二三四五六七八九十]+|\d{1,2})"
_TOKEN = re.compile(
    rf"《([^》]+)》|(?<=[据照依本，、；：（])(条例)(?=第)|第{_NUMERAL}条|第{_NUMERAL}款"
    rf"|第?[（(]{_NUMERAL}[）)]项?|第{_NUMERAL}项|([。\n])"
)
_JOINTS = frozenset({"", "、", "和", "及", "以及", "或者"})
"""What may stand between an article and a further paragraph or item of it."""


def articles_cited(text: str) -> tuple[Article, ...]:
    """条例第三十六条。The articles of the Regulations that a text cites, each once, in its order.

    An article belongs to the law named last before it in its sentence. Numbers may be Chinese or
    Arabic, brackets full or half width.
    """
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[Article]:
    ours, current, ended_at = False, None, -1
    for token in _TOKEN.finditer(text):
        law, short, article, paragraph, in_brackets, item, end = token.groups()
        adjoins = current is not None and text[ended_at : token.start()] in _JOINTS
        ended_at = token.end()
        if law or short or end:
            yield from _one(current)
            ours, current = (law or short) in NAMES, None
        elif article:
            yield from _one(current)
            current = Article(_number(article)) if ours else None
        elif adjoins and current:
            further = _narrower(current, paragraph, in_brackets or item)
            if _is_sibling(current, further):
                yield current
            current = further
    yield from _one(current)


def _one(article: Article | None) -> Iterator[Article]:
    if article and article.number:
        yield article


def _narrower(article: Article, paragraph: str | None, item: str | None) -> Article:
    if paragraph:
        return replace(article, paragraph=_number(paragraph), item=None)
    return replace(article, item=_number(item or "0"))


def _is_sibling(article: Article, further: Article) -> bool:
    """Whether a further paragraph or item stands beside the one before, not inside it."""
    if article.item is not None:
        return True
    return article.paragraph is not None and further.paragraph != article.paragraph


def _number(numeral: str) -> int:
    return _NUMBERS.get(numeral) or (int(numeral) if numeral.isdecimal() else 0)
