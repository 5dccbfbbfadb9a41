"""Write a document as Markdown with pipe tables."""

import re
from collections.abc import Iterator

from gongkai.lib.paper.grid import Placed, owners_of
from gongkai.lib.paper.model import Block, Document, Heading, Table
from gongkai.lib.paper.text import one_line, printable

_MEANT_AS_MARKUP = re.compile(r"([\\`*_\[\]<>#|~]|^[-+=](?=\s|$)|^\d+(?=[.)]\s))", re.MULTILINE)


def write_markdown(document: Document) -> str:
    """The document as Markdown. Raises UnevenTableError for cells that do not fit.

    Pipe tables know no spans: a label that spans stands in each of its places; a row that is one
    cell becomes a line of its own with a new table below it.
    """
    parts = [f"# {_escaped(one_line(document.title))}", *map(_block, document.blocks)]
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return _MEANT_AS_MARKUP.sub(r"\\\1", text)


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return "\n\n".join(_table(block))
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_escaped(one_line(block.text))}"
    return _escaped(printable(block.text)).replace("\n", "  \n")


def _table(table: Table) -> Iterator[str]:
    run: list[list[Placed]] = []
    for owners in owners_of(table):
        if len(set(map(id, owners))) == 1 and len(owners) > 1:
            if run:
                yield _pipes(run)
            run = []
            yield f"**{_in_pipe(owners[0].cell.text)}**"
        else:
            run.append(owners)
    if run:
        yield _pipes(run)


def _pipes(run: list[list[Placed]]) -> str:
    """Rows as pipes; a column in which no cell begins is left out."""
    kept = sorted({owner.column for owners in run for owner in owners})
    lines = [_line([_in_pipe(owners[column].cell.text) for column in kept]) for owners in run]
    return "\n".join((lines[0], _line(["---"] * len(kept)), *lines[1:]))


def _line(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _in_pipe(text: str) -> str:
    return _escaped(printable(text)).replace("\n", "<br>")
