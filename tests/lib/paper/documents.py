"""Documents that the tests of the writers print."""

from gongkai.lib.paper.model import Align, Cell, Document, Heading, Paragraph, Table

SPANS = Table(
    "合并",
    (
        (Cell("左", rowspan=2, head=True), Cell("上", colspan=2, head=True)),
        (Cell("甲", head=True), Cell("乙", head=True)),
        (Cell("合计", head=True, align=Align.START), Cell("3", number=3), Cell("4.5", number=4.5)),
    ),
    (2.0, 1.0, 1.0),
    head_rows=2,
)


def long_table(rows: int) -> Table:
    body = tuple((Cell(f"第{n}行", head=True), Cell(str(n), number=n)) for n in range(rows))
    return Table("长表", ((Cell("名称", head=True), Cell("数", head=True)), *body), (1, 1), 1)


def document(*blocks: Heading | Paragraph | Table, title: str = "关于公开的报告") -> Document:
    return Document(title, blocks, author="临江市人民政府")
