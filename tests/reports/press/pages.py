"""Web pages: the official table in the ways in which sites and editors mistreat it."""

import random
import re
from collections.abc import Callable
from html import escape

from gongkai.lib.paper.model import Block, Cell, Table
from tests.reports.press.content import Content

CellPrinter = Callable[[Cell], str]
Row = tuple[Cell, ...]
NAVIGATION = (
    "<div class='top'><ul><li>首页</li><li>政务公开</li>"
    "<li>临江市人民政府2018年政府信息公开工作年度报告</li></ul>"
    "<h3>信息公开</h3></div><table class='meta'><tr><td>索引号</td><td>014316330/2024-00002</td>"
    "<td>发布机构</td>"
    "<td>信息科</td></tr><tr><td>文号</td><td></td><td>公开日期</td><td>2024-01-17</td></tr></table>"
)
FOOTER = (
    "<div class='foot'>版权所有：某某市大数据中心 地址：临江市人民路1号 "
    "邮编：400000 联系电话：023-11112222</div>"
    "<div>网站标识码3213220037 ICP备案号</div>"
)


def _text(content: Content, cell: Cell) -> str:
    return cell.text or ("" if cell.head else content.blank)


def _plain_cell(content: Content) -> CellPrinter:
    return lambda cell: escape(_text(content, cell))


def _tag(cell: Cell, text: str, name: str = "td") -> str:
    spans = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
        f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    )
    return f"<{name}{spans}>{text}</{name}>"


def _table(table: Table, printer: CellPrinter) -> str:
    rows = "".join(f"<tr>{''.join(_tag(c, printer(c)) for c in row)}</tr>" for row in table.rows)
    return f"<table border=1><tbody>{rows}</tbody></table>"


def _body(content: Content, table_printer: Callable[[Table], str], paragraph: str = "p") -> str:
    def printed(block: Block) -> str:
        if isinstance(block, Table):
            return table_printer(block)
        return f"<{paragraph}>{escape(block.text)}</{paragraph}>"

    blocks = "".join(printed(block) for block in content.document.blocks)
    return f"<h1>{escape(content.document.title)}</h1>{blocks}"


def _page(body: str, title: str = "政府信息公开") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>"
        f"<script>var a='<table><tr><td>规章</td><td>9</td></tr></table>';</script></head>"
        f"<body>{NAVIGATION}"
        f"<div id='zoom'>{body}</div>{FOOTER}</body></html>"
    )


def official(content: Content) -> bytes:
    return _page(_body(content, lambda t: _table(t, _plain_cell(content)))).encode()


def gbk(content: Content) -> bytes:
    return (
        official(content)
        .decode()
        .replace("charset='utf-8'", "charset=gb2312")
        .encode("gbk", "replace")
    )


def wrong_charset(content: Content) -> bytes:
    return official(content).decode().replace("charset='utf-8'", "charset=utf-8").encode("gb18030")


def one_character_a_line(content: Content) -> bytes:
    def printer(cell: Cell) -> str:
        text = _text(content, cell)
        return (
            "<br>".join(escape(c) for c in text) if cell.head and len(text) < 12 else escape(text)
        )

    return _page(_body(content, lambda t: _table(t, printer))).encode()


def word_markup(content: Content) -> bytes:
    def printer(cell: Cell) -> str:
        text = _text(content, cell) or "&nbsp;"
        if len(text) > 1 and text != "&nbsp;":
            middle = len(text) // 2
            left, right = escape(text[:middle]), escape(text[middle:])
            text = f"<span lang=EN-US>{left}</span><span>{right}</span>"
        return f"<p class=MsoNormal align=center><font face=宋体>\n  {text}<o:p></o:p>\n</font></p>"

    return _page(_body(content, lambda t: _table(t, printer))).encode()


def every_row_its_own_table(content: Content) -> bytes:
    def printed(table: Table) -> str:
        rows = (
            f"<table><tr>{''.join(_tag(c, escape(_text(content, c))) for c in row)}</tr></table>"
            for row in table.rows
        )
        return "".join(rows)

    return _page(_body(content, printed)).encode()


def split_with_repeated_heads(content: Content) -> bytes:
    def printed(table: Table) -> str:
        heads, rows = table.rows[: table.head_rows], table.rows[table.head_rows :]
        if len(rows) < 12:
            return _table(table, _plain_cell(content))
        parts = (rows[:7], rows[7:15], rows[15:])
        return "<p>— 4 —</p>".join(
            _table(Table(table.caption, (*heads, *part), table.widths), _plain_cell(content))
            for part in parts
        )

    return _page(_body(content, printed)).encode()


def heads_cut_off(content: Content) -> bytes:
    def printed(table: Table) -> str:
        return _table(
            Table(table.caption, table.rows[table.head_rows :], table.widths), _plain_cell(content)
        )

    # Table 4 without any head is fifteen figures that nothing names; its first head row stays.
    def or_first_head(table: Table) -> str:
        if table.caption.startswith("表四"):
            return _table(
                Table(table.caption, (table.rows[1], *table.rows[3:]), table.widths),
                _plain_cell(content),
            )
        return printed(table)

    return _page(_body(content, or_first_head)).encode()


def inside_layout_tables(content: Content) -> bytes:
    body = _body(content, lambda t: _table(t, _plain_cell(content)))
    return _page(
        f"<table width=100%><tr><td>栏目导航</td><td>"
        f"<table><tr><td>{body}</td></tr></table></td></tr></table>"
    ).encode()


def lying_colspans(content: Content) -> bytes:
    def printer_table(table: Table) -> str:
        return re.sub(r' colspan="3"', ' colspan="2"', _table(table, _plain_cell(content)))

    return _page(_body(content, printer_table)).encode()


def superfluous_blank_column(content: Content) -> bytes:
    def printed(table: Table) -> str:
        return _table(table, _plain_cell(content)).replace("</tr>", "<td></td></tr>")

    return _page(_body(content, printed)).encode()


def wide_figures_and_separators(content: Content) -> bytes:
    chance = random.Random(1)

    def printer(cell: Cell) -> str:
        if cell.number is None:
            return escape(_text(content, cell)).replace("（", "(").replace("、", "､")
        text = f"{cell.number:,}" if isinstance(cell.number, int) else cell.text
        wide = str.maketrans("0123456789,", "０１２３４５６７８９，")
        return text.translate(wide) if chance.random() < 0.5 else text

    return _page(_body(content, lambda t: _table(t, printer))).encode()


def hidden_duplicates(content: Content) -> bytes:
    body = _body(content, lambda t: _table(t, _plain_cell(content)))
    ghost = _body(content, lambda t: _table(t, lambda c: "7" if not c.head else escape(c.text)))
    return _page(f"<div style='display: none'>{ghost}</div>{body}").encode()


def headings_without_numbers(content: Content) -> bytes:
    body = official(content).decode()
    return re.sub(r"<p>[一二三四五六]、", "<p>", body).encode()


def divs_for_cells(content: Content) -> bytes:
    def printed(table: Table) -> str:
        return "".join(
            f"<div>{escape(c.text) if c.text else '0' if not c.head else ''}</div>"
            for row in table.rows
            for c in row
        )

    return _page(_body(content, printed, paragraph="div")).encode()


def rows_counted(content: Content) -> bytes:
    """A first column 序号 that merely counts the rows."""

    def printed(table: Table) -> str:
        rows = []
        for number, row in enumerate(table.rows, start=1 - table.head_rows):
            serial = str(number) if number > 0 else "序号"
            cells = "".join(_tag(c, escape(_text(content, c))) for c in row)
            rows.append(f"<tr><td>{serial}</td>{cells}</tr>")
        return f"<table>{''.join(rows)}</table>"

    return _page(_body(content, printed)).encode()


def only_the_heading_names_table_4(content: Content) -> bytes:
    def printed(table: Table) -> str:
        last = Table(table.caption, table.rows[-1:], table.widths)
        return _table(last if table.caption.startswith("表四") else table, _plain_cell(content))

    return _page(_body(content, printed)).encode()


APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip


def _otherwise(content: Content, caption: str, printer: Callable[[list[Row]], str]) -> bytes:
    """One table printed in another way, from its rows of figures; the others as ever."""

    def printed(table: Table) -> str:
        if not table.caption.startswith(caption):
            return _table(table, _plain_cell(content))
        return f"<table>{printer([r for r in table.rows if any(not c.head for c in r)])}</table>"

    return _page(_body(content, printed)).encode()


def _labels(row: Row) -> str:
    return "".join(cell.text for cell in row if cell.head)


def _figures(content: Content, row: Row) -> list[str]:
    return [_text(content, cell) for cell in row if not cell.head]


def _row(*texts: str) -> str:
    return f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in texts)}</tr>"


def totals_first(content: Content) -> bytes:
    def printed(rows: list[Row]) -> str:
        heads = _row("项目", APPLICANTS[-1], *APPLICANTS[:-1])
        figures = ((_labels(row), _figures(content, row)) for row in rows)
        return heads + "".join(_row(label, row[-1], *row[:-1]) for label, row in figures)

    return _otherwise(content, "表三", printed)


def turned_on_its_side(content: Content) -> bytes:
    def printed(rows: list[Row]) -> str:
        columns = zip(*(_figures(content, row) for row in rows), strict=True)
        lines = (_row(name, *column) for name, column in zip(APPLICANTS, columns, strict=True))
        return _row("", *map(_labels, rows)) + "".join(lines)

    return _otherwise(content, "表三", printed)


def last_columns_on_the_next_page(content: Content) -> bytes:
    def printed(rows: list[Row]) -> str:
        figures = [_figures(content, row) for row in rows]
        labels = map(_labels, rows)
        left = (_row(label, *row[:4]) for label, row in zip(labels, figures, strict=True))
        right = (_row(*row[4:]) for row in figures)
        return f"{''.join(left)}</table><p>- 5 -</p><table>{''.join(right)}"

    return _otherwise(content, "表三", printed)


def rows_merged_into_one(content: Content) -> bytes:
    """All grounds of a kind in one row, each figure on a line of its cell."""

    def printed(rows: list[Row]) -> str:
        out, group = [], list[Row]()
        for row in [*rows, ()]:
            label = row[-8].text if row else ""
            if group and (not label[:1].isdecimal() or label.startswith("1.")):
                cells = zip(*([_labels(r), *_figures(content, r)] for r in group), strict=True)
                texts = ["\n".join(text or "/" for text in cell) for cell in cells]
                out.append(_row(*texts).replace("\n", "<br>"))
                group = []
            if label[:1].isdecimal():
                group.append(row)
            elif row:
                out.append(_row(_labels(row), *_figures(content, row)))
        return "".join(out)

    return _otherwise(content, "表三", printed)


def the_whole_report_twice(content: Content) -> bytes:
    """Once for screens and once for telephones."""
    body = _body(content, lambda t: _table(t, _plain_cell(content)))
    return _page(f"<div>{body}</div><div>{body}</div>").encode()


def wrong_page_title(content: Content) -> bytes:
    return _page(
        _body(content, lambda t: _table(t, _plain_cell(content))),
        title="东山县2016年政府信息公开工作年度报告",
    ).encode()


PAGES: dict[str, Callable[[Content], bytes]] = {
    function.__name__: function
    for function in (
        official, gbk, wrong_charset, one_character_a_line, word_markup, every_row_its_own_table,
        split_with_repeated_heads, heads_cut_off, inside_layout_tables, lying_colspans,
        superfluous_blank_column, wide_figures_and_separators, hidden_duplicates,
        headings_without_numbers, wrong_page_title, rows_counted, only_the_heading_names_table_4,
        last_columns_on_the_next_page, totals_first, turned_on_its_side, rows_merged_into_one,
        the_whole_report_twice,
    )
}  # fmt: skip
