"""`gongkai law [ARTICLE]`: what implements an article of the Regulations, or why nothing does."""

import json
import re
from collections.abc import Iterator
from typing import Any

import click

from gongkai.lib.command_line import Command
from gongkai.statute.articles import CAPTIONS, CHAPTERS, NOT_MODELLED, chapter_of, title
from gongkai.statute.citations import chinese_numeral
from gongkai.statute.errors import StatuteError
from gongkai.statute.index import Implementation, implementations

_WRITTEN = re.compile(r"(?:条例)?第?\s*(-?\d+|[一二三四五六七八九十]+)\s*条?")
_NUMERALS = {chinese_numeral(number): number for number in range(1, 100)}


def _article(text: str) -> int:
    """33, 第33条, 三十三 or 第三十三条 → 33; else click.BadParameter."""
    written = _WRITTEN.fullmatch(text.strip())
    if written and written[1] in _NUMERALS:
        return _NUMERALS[written[1]]
    if written and written[1].lstrip("-").isdecimal():
        return int(written[1])
    raise click.BadParameter(f"“{text}”不是条文的号，请写成 33 或者第三十三条。")


@click.command("law", cls=Command)
@click.argument("article", metavar="[条文]", required=False, type=_article)
@click.option("--json", "as_json", is_flag=True, help="打印 JSON。")
def law(article: int | None, *, as_json: bool) -> None:
    """查条例的一条由什么实现；不写条文则列出全部五十六条。"""
    try:
        if as_json:
            click.echo(json.dumps(_object(article), ensure_ascii=False))
        else:
            click.echo("\n".join(_overview() if article is None else _page(article)))
    except StatuteError as error:
        raise click.ClickException(str(error)) from error


def _object(article: int | None) -> dict[str, Any]:
    if article is not None:
        return article_json(article)
    return {"articles": [article_json(number) for number in CAPTIONS]}


def article_json(number: int) -> dict[str, Any]:
    """An article with its caption, its chapter and what implements it."""
    return {
        "article": number,
        "title": title(number),
        "chapter": chapter_of(number).heading,
        "implementations": [_implementation_json(item) for item in implementations(number)],
        "not_modelled": NOT_MODELLED.get(number),
    }


def _implementation_json(item: Implementation) -> dict[str, str]:
    return {
        "source": item.article.place,
        "name": item.name,
        "place": item.place,
        "summary": item.summary,
    }


def _overview() -> Iterator[str]:
    """A line for each article, chapter by chapter."""
    for chapter in CHAPTERS:
        yield f"第{chinese_numeral(chapter.number)}章　{chapter.heading}"
        for number in range(chapter.first, chapter.last + 1):
            yield f"  {title(number)}：{_extent(number)}"


def _extent(number: int) -> str:
    if found := implementations(number):
        return f"{len(found)} 处"
    return NOT_MODELLED.get(number, "没有代码")


def _page(number: int) -> Iterator[str]:
    """An article: its chapter, then each implementation with its place and what it does."""
    chapter = chapter_of(number)
    yield title(number)
    yield f"第{chinese_numeral(chapter.number)}章　{chapter.heading}"
    if not implementations(number):
        yield _extent(number)
    for item in implementations(number):
        yield ""
        yield f"{item.article.place}　{item.name}"
        yield f"  {item.place}"
        yield f"  {item.summary}"
