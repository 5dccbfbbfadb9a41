"""Text and Markdown: what is left of the tables when a page is copied, converted or recognised."""

from collections.abc import Callable

from opencc import OpenCC

from gongkai.lib.paper.model import Cell, Table
from tests.reports.press.content import Content

TablePrinter = Callable[[Table], list[str]]


def _lines(content: Content, printer: TablePrinter) -> str:
    lines = [content.document.title, ""]
    for block in content.document.blocks:
        lines += printer(block) if isinstance(block, Table) else [block.text]
    return "\n".join(lines)


def _figure(content: Content, cell: Cell) -> str:
    return cell.text or (content.blank or "/" if not cell.head else "")


def pipes_at_both_ends(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        return ["| " + " | ".join(_or_blank(content, c) for c in row) + " |" for row in table.rows]

    return _lines(content, printed).encode()


def _or_blank(content: Content, cell: Cell) -> str:
    return cell.text or ("" if cell.head else content.blank)


def flattened_with_pipes(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        return [
            " | ".join(_or_blank(content, c) + " |" * (c.colspan - 1) for c in row) + " |"
            for row in table.rows
        ]

    return _lines(content, printed).encode()


def tabs(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        return ["\t".join(_or_blank(content, c) for c in row) for row in table.rows]

    return _lines(content, printed).encode()


def one_cell_a_line(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        return [
            _figure(content, c) + "\n" for row in table.rows for c in row if _figure(content, c)
        ]

    return _lines(content, printed).encode()


def spaces(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        return [" ".join(_figure(content, c) for c in row) for row in table.rows]

    return _lines(content, printed).encode()


def whole_table_on_a_line(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        return [" ".join(_figure(content, c) for row in table.rows for c in row)]

    return _lines(content, printed).encode()


def labels_wrapped_over_lines(content: Content) -> bytes:
    """As text copied from a PDF: a long label's first line above its figures, its rest below."""

    def printed(table: Table) -> list[str]:
        lines = []
        for row in table.rows:
            labels = "".join(c.text for c in row if c.head)
            figures = " ".join(_figure(content, c) for c in row if not c.head)
            if figures and len(labels) > 22:
                lines += [f"{labels[:20]} {figures}", labels[20:]]
            else:
                lines.append(f"{labels} {figures}".strip())
        return [*lines[: len(lines) // 2], "- 5 -", *lines[len(lines) // 2 :]]

    return _lines(content, printed).encode()


def markdown(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        rows = [[_or_blank(content, c) for c in row for _ in range(1)] for row in table.rows]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return [f"## {table.caption}", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]

    text = _lines(content, printed)
    return text.replace(content.document.title, f"# **{content.document.title}**", 1).encode()


def markdown_fragments(content: Content) -> bytes:
    """Every few rows a table of their own, the labels of some torn off into lines above."""

    def printed(table: Table) -> list[str]:
        lines: list[str] = []
        for number, row in enumerate(table.rows):
            labels = [c.text for c in row if c.head]
            figures = [_figure(content, c) for c in row if not c.head]
            torn = figures and number % 5 == 2 and len(figures) == 7
            cells = figures if torn else [*labels, *figures]
            lines += [*labels, ""] if torn else []
            lines += ["| " + " | ".join(cells) + " |", "|---" * len(cells) + "|"]
        return lines

    return _lines(content, printed).encode()


def html_in_markdown(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        rows = (
            "<tr>"
            + "".join(
                f"<td rowspan={c.rowspan} colspan={c.colspan}>{_or_blank(content, c)}</td>"
                for c in row
            )
            + "</tr>"
            for row in table.rows
        )
        return [f"<table>{''.join(rows)}</table>"]

    return _lines(content, printed).encode()


def traditional(content: Content) -> bytes:
    return str(OpenCC("s2t").convert(tabs(content).decode())).encode()


def traditional_in_big5(content: Content) -> bytes:
    return str(OpenCC("s2tw").convert(tabs(content).decode())).encode("big5hkscs", "replace")


def traditional_with_pinyin(content: Content) -> bytes:
    text = str(OpenCC("s2t").convert(spaces(content).decode()))
    for character, sound in (
        ("機", "jī"),
        ("務", "wù"),
        ("內", "nèi"),
        ("進", "jìn"),
        ("項", "xiàng"),
        ("開", "kāi"),
    ):
        text = text.replace(character, f"{character}({sound})")
    return text.encode()


def kangxi_radicals(content: Content) -> bytes:
    swaps = str.maketrans("人行工水立文入大日月方", "⼈⾏⼯⽔⽴⽂⼊⼤⽇⽉⽅")
    return spaces(content).decode().translate(swaps).encode()


def utf_16(content: Content) -> bytes:
    return tabs(content).decode().encode("utf-16")


TEXTS: dict[str, Callable[[Content], bytes]] = {
    function.__name__: function
    for function in (
        pipes_at_both_ends, flattened_with_pipes, tabs, one_cell_a_line, spaces,
        whole_table_on_a_line, labels_wrapped_over_lines, markdown, markdown_fragments,
        html_in_markdown, traditional, traditional_in_big5, traditional_with_pinyin,
        kangxi_radicals, utf_16,
    )
}  # fmt: skip
