"""Pages of `docs/` that are made from the code: `make docs` writes them, a test compares them."""

from collections.abc import Iterator
from pathlib import Path

from gongkai.statute import articles
from gongkai.statute.diagram import mermaid
from gongkai.statute.index import implementations

DOCS = Path(__file__).parents[1] / "docs"


def states() -> str:
    """`docs/states.md`: the state diagram."""
    return (
        "# The states of a request\n\n"
        "Found by asking the statute, for each event, whether it may follow "
        "(`gongkai/statute/diagram.py`); `make docs` writes this page.\n"
        "A state says how far a request has come; what it waits for, if for anything, stands in "
        "the name.\n\n"
        f"```mermaid\n{mermaid()}```\n"
    )


def articles_page() -> str:
    """`docs/articles.md`: from each article to its code, or to the reason why it has none."""
    return (
        "# From the article to the code\n\n"
        "Every article of the Regulations and what implements it in `gongkai/statute/`, read from "
        "the docstrings and the data (`gongkai/statute/index.py`); `make docs` writes this page, "
        "`gongkai law ARTICLE` prints one article.\n" + "".join(_chapters())
    )


def _chapters() -> Iterator[str]:
    for chapter in articles.CHAPTERS:
        yield f"\n## {chapter.heading}\n\n| article | implemented by |\n|---|---|\n"
        for number in range(chapter.first, chapter.last + 1):
            yield f"| {articles.title(number)} | {_code(number)} |\n"


def _code(number: int) -> str:
    names = dict.fromkeys(
        found.name.removeprefix("gongkai.statute.") for found in implementations(number)
    )
    reason = articles.NOT_MODELLED.get(number, "—")
    return "<br>".join(f"`{name}`" for name in names) or reason


PAGES = {"articles.md": articles_page, "states.md": states}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
