"""Pages of `docs/` that are made from the code: `make docs` writes them, a test compares them."""

from pathlib import Path

from gongkai.statute.diagram import mermaid

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


PAGES = {"states.md": states}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
