"""From an article to what implements it: functions, classes and data of the statute.

A function or class implements the articles with which its docstring begins
(`条例第三十三条第二款。`, several joined by `、`); a record of data those that it names anywhere.
"""

import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import ModuleType
from typing import Any

import gongkai.statute
from gongkai.statute.citations import Article, chinese_numeral

_NUMBERS = {chinese_numeral(number): number for number in range(1, 100)}
_NUMERAL = "([一二三四五六七八九十]+)"
_PLACE = re.compile(f"第{_NUMERAL}条(?:第{_NUMERAL}款)?(?:第（{_NUMERAL}）项)?")
_RANGE = re.compile(f"第{_NUMERAL}条至第{_NUMERAL}条")
_LAW = "条例"


@dataclass(frozen=True, slots=True)
class Implementation:
    """What implements an article: which part of it, qualified name, file, and what it does."""

    article: Article
    name: str
    place: str
    summary: str


def implementations(number: int) -> tuple[Implementation, ...]:
    """All that implements an article, by module; empty where nothing does."""
    return by_article().get(number, ())


@cache
def by_article() -> Mapping[int, tuple[Implementation, ...]]:
    """Every article that something implements, ascending."""
    found: dict[int, list[Implementation]] = {}
    for module in _modules():
        for implementation in (*_definitions(module), *_data(module)):
            found.setdefault(implementation.article.number, []).append(implementation)
    return {number: tuple(found[number]) for number in sorted(found)}


def _modules() -> Iterator[ModuleType]:
    names = pkgutil.walk_packages(gongkai.statute.__path__, "gongkai.statute.")
    for name in sorted(module.name for module in names):
        yield pkgutil.resolve_name(name)


def _place(module: ModuleType) -> str:
    path = module.__name__.replace(".", "/")
    return f"{path}/__init__.py" if hasattr(module, "__path__") else f"{path}.py"


# --- functions and classes --------------------------------------------------------------------


def _definitions(module: ModuleType) -> Iterator[Implementation]:
    for path, item in _defined(module):
        first = (inspect.getdoc(item) or "").partition("\n")[0]
        summary = first.partition("。")[2]
        for article in cited(first):
            yield Implementation(article, f"{module.__name__}.{path}", _place(module), summary)


def _defined(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """The public functions and classes that a module defines, and the methods of the classes."""
    for name, item in vars(module).items():
        if getattr(item, "__module__", None) != module.__name__ or name.startswith("_"):
            continue
        yield name, item
        if inspect.isclass(item):
            for method, function in vars(item).items():
                if inspect.isfunction(function) and not method.startswith("_"):
                    yield f"{name}.{method}", function


def cited(docstring: str) -> tuple[Article, ...]:
    """The articles of the Regulations with which a docstring begins; other laws are passed over.

    A law is named once for the articles that follow it, and a range stands for all of its
    articles: `条例第三十二条、第三十四条。`, `条例第三十六条至第三十九条。`
    """
    head, stop, _ = docstring.partition("。")
    found: list[Article] = []
    law = ""
    for part in head.split("、") if stop else ():
        named, sign, place = part.partition("第")
        law = named or law
        if law == _LAW:
            found += _articles_at(sign + place)
    return tuple(found)


def _articles_at(place: str) -> list[Article]:
    if several := _RANGE.fullmatch(place):
        first, last = (_NUMBERS[numeral] for numeral in several.groups())
        return [Article(number) for number in range(first, last + 1)]
    if one := _PLACE.fullmatch(place):
        number, paragraph, item = one.groups()
        return [Article(_NUMBERS[number], _NUMBERS.get(paragraph), _NUMBERS.get(item))]
    return []


# --- data -------------------------------------------------------------------------------------


def _data(module: ModuleType) -> Iterator[Implementation]:
    """The records among a module's constants, each once, of kinds that the module defines."""
    seen: set[int] = set()
    for name, item in vars(module).items():
        for path, record in _records(name, item):
            is_own = type(record).__module__ == module.__name__ and not name.startswith("_")
            if is_own and id(record) not in seen:
                seen.add(id(record))
                for article in dict.fromkeys(_articles(record)):
                    qualified = f"{module.__name__}.{path}"
                    yield Implementation(article, qualified, _place(module), _label(record))


def _records(path: str, item: Any) -> Iterator[tuple[str, Any]]:
    """The records of a constant: itself, or those it holds, each with its path."""
    if is_dataclass(item) and not isinstance(item, type):
        yield path, item
    elif isinstance(item, Mapping):
        for key, value in item.items():
            yield from _records(f"{path}[{str(key)!r}]", value)
    elif isinstance(item, tuple):
        for position, value in enumerate(item):
            yield from _records(f"{path}[{position}]", value)


def _articles(item: Any) -> Iterator[Article]:
    """The articles that a record names, at any depth."""
    if isinstance(item, Article):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _articles(part)
    elif is_dataclass(item):
        for field in fields(item):
            yield from _articles(getattr(item, field.name))


def _label(record: Any) -> str:
    """The words of a record: its code, its name, what it says; labels of enumerations are left."""
    values = (getattr(record, field.name) for field in fields(record))
    return " ".join(value for value in values if type(value) is str and value)
