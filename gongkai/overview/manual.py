"""The manual: Markdown files in `docs/manual/`, read and turned into pages once for a process.

The order of the chapters is that of the links in `README.md`; the title of a chapter is its first
heading. An installed package has the files beside this one (`pyproject.toml` puts them there).
"""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PLACES = (Path(__file__).parent / "manual_files", Path(__file__).parents[2] / "docs" / "manual")
FOLDER = next((place for place in _PLACES if place.is_dir()), _PLACES[0])
CONTENTS = "README"
_LINK = re.compile(r"\]\(([a-z]+)\.md\)")
_NOT_IN_ANCHORS = re.compile(r"[^\w\s-]")
_PNG_SIZE = slice(16, 24)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter: how deep, its anchor, its words."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as it is shown. `html` comes from own files alone."""

    slug: str
    title: str
    html: str
    headings: tuple[Heading, ...]


@cache
def slugs() -> tuple[str, ...]:
    """The chapters in their order, without the contents."""
    return tuple(dict.fromkeys(_LINK.findall(_text(CONTENTS))))


@cache
def chapter(slug: str, root: str) -> Chapter:
    """A chapter with its links below `root`. Raises KeyError for one that is not there."""
    if slug != CONTENTS and slug not in slugs():
        raise KeyError(slug)
    tokens = _markdown().parse(_text(slug))
    headings = tuple(_headings(tokens))
    for token in tokens:
        if token.children:
            token.children = [each for child in token.children for each in _led(child, root)]
    _name_cells(tokens)
    body = tokens[3:]  # the first heading is the page's own
    html = _markdown().renderer.render(body, _markdown().options, {})
    return Chapter(slug, headings[0].words, html, headings[1:])


@cache
def titles() -> tuple[tuple[str, str], ...]:
    """Slug and title of each chapter, in order."""
    return tuple((slug, next(_headings(_markdown().parse(_text(slug)))).words) for slug in slugs())


@cache
def pictures() -> frozenset[str]:
    """The names of the pictures that there are."""
    return frozenset(path.name for path in (FOLDER / "images").glob("*.png"))


def picture(name: str) -> bytes:
    """A picture. Raises KeyError for one that is not there."""
    if name not in pictures():
        raise KeyError(name)
    return (FOLDER / "images" / name).read_bytes()


def anchor(words: str) -> str:
    """The anchor of a heading, made as code forges make it, so that links work there too."""
    return _NOT_IN_ANCHORS.sub("", words.strip().lower()).replace(" ", "-")


def _text(slug: str) -> str:
    return (FOLDER / f"{slug}.md").read_text("utf-8")


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    """The headings; each is given its anchor on the way."""
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", anchor(words.content))
            yield Heading(int(opening.tag[1]), anchor(words.content), words.content)


def _name_cells(tokens: Sequence[Token]) -> None:
    """On a telephone a row of a table stands as a list: each cell says what its column is."""
    columns: list[str] = []
    place = 0
    for opening, words in pairwise(tokens):
        if opening.type == "table_open":
            opening.attrSet("class", "table table-mobile-md")
            columns = []
        elif opening.type == "th_open":
            columns.append(words.content)
        elif opening.type == "tr_open":
            place = 0
        elif opening.type == "td_open":
            if place:
                opening.attrSet("data-label", columns[place])
            place += 1
            # its words stay together beside the name of the column
            inner = words.children or []
            words.children = [
                Token("span_open", "span", 1),
                *inner,
                Token("span_close", "span", -1),
            ]


def _led(token: Token, root: str) -> Iterator[Token]:
    """A link leads to the page of its chapter; a picture has its size, and opens when pressed."""
    if token.type == "link_open":
        token.attrSet("href", _address(str(token.attrGet("href")), root))
    if token.type != "image":
        yield token
        return
    name = str(token.attrGet("src")).removeprefix("images/")
    width, height = struct.unpack(">II", picture(name)[_PNG_SIZE])
    address = f"{root}images/{name}"
    token.attrs |= {"src": address, "width": width, "height": height, "loading": "lazy"}
    yield Token("link_open", "a", 1, attrs={"href": address})
    yield token
    yield Token("link_close", "a", -1)


def _address(href: str, root: str) -> str:
    file, _, place = href.partition("#")
    if not file.endswith(".md"):
        return href
    slug = file.removesuffix(".md")
    page = root if slug == CONTENTS else f"{root}{slug}/"
    return f"{page}#{place}" if place else page
