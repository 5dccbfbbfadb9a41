"""Text and Markdown: what is left of the tables when a page is copied, converted or recognised."""

from collections.abc import Callable

from opencc import OpenCC

from gongkai.lib.paper.grid import placed_rows
from gongkai.lib.paper.model import Cell, Table
from tests.reports.press.content import Content

TablePrinter = Callable[[Table], list[str]]
Row = tuple[Cell, ...]


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


def _labels(row: Row) -> list[str]:
    return [c.text for c in row if c.head and c.text]


def _figures(content: Content, row: Row) -> list[str]:
    return [_figure(content, c) for c in row if not c.head]


def all_labels_then_all_figures(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        figures = [" ".join(row) for row in (_figures(content, r) for r in table.rows) if row]
        return [label for row in table.rows for label in _labels(row)] + figures

    return _lines(content, printed).encode()


def figures_before_labels(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        return [" ".join(_figures(content, row) + _labels(row)) for row in table.rows]

    return _lines(content, printed).encode()


def figures_on_the_line_above(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        lines = ((" ".join(_figures(content, r)), "".join(_labels(r))) for r in table.rows)
        return [text for pair in lines for text in pair if text]

    return _lines(content, printed).encode()


def figures_on_the_line_below(content: Content) -> bytes:
    def printed(table: Table) -> list[str]:
        lines = ((*_labels(r), " ".join(_figures(content, r))) for r in table.rows)
        return [text for row in lines for text in row if text]

    return _lines(content, printed).encode()


def between_commas(content: Content) -> bytes:
    def field(cell: Cell) -> str:
        text = f"{cell.number:,}" if isinstance(cell.number, int) else _or_blank(content, cell)
        return f'"{text}"' if "," in text else text

    def printed(table: Table) -> list[str]:
        return [",".join(field(c) for c in row) for row in table.rows]

    return _lines(content, printed).encode()


def listed_with_colons(content: Content) -> bytes:
    """No tables at all: 规章：0，0，0, and table 4 one result a line."""

    def printed(table: Table) -> list[str]:
        if table.caption.startswith("表三"):
            return ["\t".join(_figure(content, c) for c in row) for row in table.rows]
        if table.caption.startswith("表二"):
            rows = ((_labels(row), _figures(content, row)) for row in table.rows)
            return ["".join(labels) + "：" * bool(row) + "，".join(row) for labels, row in rows]
        figures = [figure for row in table.rows for figure in _figures(content, row)]
        results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3
        items = [f"{name}：{figure}" for name, figure in zip(results, figures, strict=True)]
        return ["行政复议", *items[:5], "未经复议直接起诉", *items[5:10], "复议后起诉", *items[10:]]

    return _lines(content, printed).encode()


def markdown_with_spans_filled(content: Content) -> bytes:
    """A converter that knows no spans repeats a text in every cell that it covers."""

    def printed(table: Table) -> list[str]:
        grid: dict[tuple[int, int], str] = {}
        for row in placed_rows(table):
            for placed in row:
                for down in range(placed.cell.rowspan):
                    for right in range(placed.cell.colspan):
                        at = placed.row + down, placed.column + right
                        grid[at] = _or_blank(content, placed.cell).replace("\n", "")
        width = max(column for _, column in grid) + 1
        lines = [
            "| " + " | ".join(grid.get((row, column), "") for column in range(width)) + " |"
            for row in range(len(table.rows))
        ]
        return [lines[0], "| --- " * width + "|", *lines[1:]]

    return _lines(content, printed).encode()


def markdown_with_wrapped_labels(content: Content) -> bytes:
    """A recogniser gives a label's second line a row of its own, its figures in either row."""

    def printed(table: Table) -> list[str]:
        lines = []
        for number, row in enumerate(table.rows):
            labels, figures = _labels(row), _figures(content, row)
            cut = len(labels[-1]) // 2 if labels and figures and len(labels[-1]) > 10 else 0
            if cut:
                empty = [""] * len(figures)
                upper, lower = (figures, empty) if number % 2 else (empty, figures)
                lines.append([*labels[:-1], labels[-1][:cut], *upper])
                lines.append([*[""] * len(labels[:-1]), labels[-1][cut:], *lower])
            else:
                lines.append([*labels, *figures])
        return ["| " + " | ".join(line) + " |" for line in lines]

    return _lines(content, printed).encode()


def column_by_column(content: Content) -> bytes:
    """Table 3 copied downwards: all labels, then each applicant's figures."""
    applicants = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()

    def printed(table: Table) -> list[str]:
        rows = [row for row in table.rows if _figures(content, row)]
        if not table.caption.startswith("表三"):
            return [" ".join(_labels(row) + _figures(content, row)) for row in table.rows]
        lines = ["".join(_labels(row)) for row in rows]
        columns = zip(*(_figures(content, row) for row in rows), strict=True)
        for name, column in zip(applicants, columns, strict=True):
            lines += [name, *column]
        return lines

    return _lines(content, printed).encode()


def misrecognised_labels(content: Content) -> bytes:
    swaps = str.maketrans("属复密关未理", "厲夏蜜夫末埋")

    def printed(table: Table) -> list[str]:
        lines = []
        for number, row in enumerate(table.rows):
            label = "".join(_labels(row))
            if number % 3 == 1 and len(label) > 5:
                label = label.translate(swaps)
            lines.append(" ".join([label, *_figures(content, row)]))
        return lines

    return _lines(content, printed).encode()


def utf_16(content: Content) -> bytes:
    return tabs(content).decode().encode("utf-16")


TEXTS: dict[str, Callable[[Content], bytes]] = {
    function.__name__: function
    for function in (
        pipes_at_both_ends, flattened_with_pipes, tabs, one_cell_a_line, spaces,
        whole_table_on_a_line, labels_wrapped_over_lines, markdown, markdown_fragments,
        html_in_markdown, traditional, traditional_in_big5, traditional_with_pinyin,
        kangxi_radicals, utf_16, all_labels_then_all_figures, figures_before_labels,
        figures_on_the_line_above, figures_on_the_line_below, between_commas, listed_with_colons,
        column_by_column, markdown_with_spans_filled, markdown_with_wrapped_labels,
        misrecognised_labels,
    )
}  # fmt: skip
