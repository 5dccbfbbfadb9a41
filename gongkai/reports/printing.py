"""An annual report as an official document: title, lead, six sections, the three tables."""

from collections.abc import Iterator, Sequence

from gongkai.lib.paper.model import Align, Block, Cell, Document, Heading, Paragraph, Table
from gongkai.reports.normal import key
from gongkai.reports.reading.contact import find_contact
from gongkai.reports.reading.outline import section_kind
from gongkai.reports.reading.years import find_period, with_plain_years
from gongkai.statute.report.annual_report import AnnualReport, Cells, Contact, Number, ReportSection
from gongkai.statute.report.form import (
    APPLICANT_COLUMNS,
    BALANCE_NOTE,
    FORMS,
    REVIEW_GROUPS,
    REVIEW_RESULTS,
    SECTIONS,
    Form,
    FormVersion,
    Row,
    request_cell_id,
)
from gongkai.statute.report.form import Block as FormBlock

_TITLE = "政府信息公开工作年度报告"
_TITLE_LINE_CHARACTERS = 20
_KINDS_WITH_TABLE = (1, 2, 3)
_SUB_HEADING_CHARACTERS = 30


def printed_number(number: Number | None) -> str:
    """A figure as the form prints it; a blank stays blank."""
    if number is None:
        return ""
    return str(number) if isinstance(number, int) else format(number, "f")


def document_of(report: AnnualReport) -> Document:
    """The report as a document in the official layout, for any writer of `lib.paper`."""
    year = f"{report.year}年" if report.year else ""
    agency = report.agency_in_title or report.agency or ""
    between = "\n" if len(agency + year + _TITLE) > _TITLE_LINE_CHARACTERS else ""
    title = f"{agency}{between}{year}{_TITLE}"
    blocks = (*_lead(report), *_sections(report))
    return Document(title, tuple(blocks), author=report.agency or "")


# --- text -------------------------------------------------------------------------------------


def _lead(report: AnnualReport) -> Iterator[Block]:
    if report.lead:
        yield from (Paragraph(line) for line in report.lead.split("\n"))
    text = report.text()
    if report.period and find_period(key(with_plain_years(text))) != report.period:
        first, last = report.period
        yield Paragraph(
            f"本报告所列数据的统计期限自{first.year}年{first.month}月{first.day}日起"
            f"至{last.year}年{last.month}月{last.day}日止。"
        )
    if report.contact and find_contact(text.split("\n")) != report.contact:
        yield Paragraph(f"如对本报告有疑问，请与本机关联系（{_contact(report.contact)}）。")
    if report.agency and report.agency not in key(text + (report.agency_in_title or report.agency)):
        yield Paragraph(f"本报告由{report.agency}编制。")


def _contact(contact: Contact) -> str:
    labelled = (
        ("地址", contact.address),
        ("邮编", contact.postcode),
        ("电话", contact.phone),
        ("传真", contact.fax),
        ("电子邮箱", contact.email),
    )
    return "，".join(f"{label}：{value}" for label, value in labelled if value)


def _sections(report: AnnualReport) -> Iterator[Block]:
    tables = _tables(report)
    done: set[int] = set()
    for section in report.sections:
        kind = section_kind(section.heading)
        if kind is not None:
            yield from _missing(tables, done, before=kind)
        if section.heading:
            number = f"{section.number}、" if section.number else ""
            yield Heading(f"{number}{section.heading}")
        if kind in tables and kind not in done:
            done.add(kind)
            yield tables[kind]
        yield from _prose(section)
        if kind is not None:
            done.add(kind)
    yield from _missing(tables, done, before=len(SECTIONS))


def _missing(tables: dict[int, Table], done: set[int], *, before: int) -> Iterator[Block]:
    """A table whose heading the report lost stands under the official one."""
    for kind in _KINDS_WITH_TABLE:
        if kind in tables and kind not in done and kind < before:
            done.add(kind)
            yield Heading(f"{SECTIONS[kind].number}、{SECTIONS[kind].heading}")
            yield tables[kind]


def _prose(section: ReportSection) -> Iterator[Block]:
    for line in section.text.split("\n"):
        if not line:
            continue
        if (
            line.startswith(("（", "("))
            and len(line) <= _SUB_HEADING_CHARACTERS
            and "。" not in line
        ):
            yield Heading(line, level=2)
        else:
            yield Paragraph(line)


# --- tables -----------------------------------------------------------------------------------


def _tables(report: AnnualReport) -> dict[int, Table]:
    """The tables that the report has, by the section (0-5) they stand in."""
    form = _form(report)
    tables: dict[int, Table] = {}
    if any(cell.startswith("t2_") for cell in report.cells):
        tables[1] = disclosure_table(form, report.cells)
    if any(cell.startswith("t3_") for cell in report.cells):
        tables[2] = requests_table(report.cells)
    if any(cell.startswith("t4_") for cell in report.cells):
        tables[3] = reviews_table(report.cells)
    return tables


def _form(report: AnnualReport) -> Form:
    if report.form is not None:
        return FORMS[report.form]
    fits = max(FORMS.values(), key=lambda form: len(set(form.cell_ids()) & report.cells.keys()))
    return fits if report.cells else FORMS[FormVersion.F2021]


def _figure(number: Number | None) -> Cell:
    plain = None if number is None else int(number) if isinstance(number, int) else float(number)
    return Cell(printed_number(number), number=plain)


_PLACES = 6
"""Columns beside the labels of table 2: shared by one, two or three figures."""


def disclosure_table(form: Form, cells: Cells) -> Table:
    """Table 2: the stacked blocks of the form, rows that the report does not have left out."""
    rows: list[tuple[Cell, ...]] = []
    for block in form.blocks:
        printed = [
            row for row in block.rows if any(block.cell_id(row, c) in cells for c in block.columns)
        ]
        if printed:
            rows += _block_rows(block, printed, cells)
    return Table("表二 主动公开政府信息情况", tuple(rows), (3.0, *(1.0,) * _PLACES))


def _block_rows(
    block: FormBlock, printed: Sequence[Row], cells: Cells
) -> Iterator[tuple[Cell, ...]]:
    span = _PLACES // len(block.columns)
    yield (Cell(block.item, colspan=_PLACES + 1, head=True),)
    yield (
        Cell("信息内容", head=True),
        *(Cell(column.label, colspan=span, head=True) for column in block.columns),
    )
    for row in printed:
        figures = (_figure(cells.get(block.cell_id(row, column))) for column in block.columns)
        yield (
            Cell(row.label, head=True),
            *(Cell(f.text, colspan=span, number=f.number) for f in figures),
        )


def requests_table(cells: Cells) -> Table:
    """Table 3 with its merged heads and the note on 勾稽关系; rows as the report has them."""
    rows = [*_request_heads(), *_request_rows(_printed_rows(cells), cells)]
    widths = (1.0, 1.3, 3.6, *(1.0,) * len(APPLICANT_COLUMNS))
    return Table("表三 收到和处理政府信息公开申请情况", tuple(rows), widths, head_rows=3)


def _printed_rows(cells: Cells) -> list[Row]:
    divided = any(
        f"t3_{row}_sum" in cells for row in ("other_not_supplemented", "other_fee_unpaid")
    )
    form = FORMS[FormVersion.F2021 if divided else FormVersion.F2019]
    return [row for row in form.request_rows if request_cell_id(row.id, "sum") in cells]


def _request_heads() -> Iterator[tuple[Cell, ...]]:
    nat, *organisations, total = APPLICANT_COLUMNS
    yield (
        Cell(BALANCE_NOTE, rowspan=3, colspan=3, head=True),
        Cell("申请人情况", colspan=len(APPLICANT_COLUMNS), head=True),
    )
    yield (
        Cell(nat.label, rowspan=2, head=True),
        Cell("法人或其他组织", colspan=len(organisations), head=True),
        Cell(total.label, rowspan=2, head=True),
    )
    yield tuple(Cell(_in_pairs(column.label), head=True) for column in organisations)


def _in_pairs(label: str) -> str:
    """商业企业 as the form prints it in a narrow column: two characters a line."""
    return "\n".join(label[at : at + 2] for at in range(0, len(label), 2))


def _request_rows(printed: Sequence[Row], cells: Cells) -> Iterator[tuple[Cell, ...]]:
    results = [row for row in printed if row.id not in {"new", "carry_in", "carry_out"}]
    groups = [row.group for row in printed]
    for index, row in enumerate(printed):
        labels: list[Cell] = []
        if results and row is results[0]:
            labels.append(_label("三、本年度办理结果", rowspan=len(results)))
        if row.group:
            if index == 0 or groups[index - 1] != row.group:
                labels.append(_label(row.group, rowspan=groups.count(row.group)))
            labels.append(_label(row.label))
        else:
            labels.append(_label(row.label, colspan=2 if row in results else 3))
        figures = (_figure(cells.get(request_cell_id(row.id, c.id))) for c in APPLICANT_COLUMNS)
        yield (*labels, *figures)


def _label(text: str, *, rowspan: int = 1, colspan: int = 1) -> Cell:
    align = Align.START if rowspan == 1 else Align.CENTER
    return Cell(text, rowspan=rowspan, colspan=colspan, head=True, align=align)


def reviews_table(cells: Cells) -> Table:
    """Table 4: fifteen figures under three rows of heads."""
    width = len(REVIEW_RESULTS)
    review, *suits = REVIEW_GROUPS
    heads = (
        (
            Cell(review.label, colspan=width, head=True),
            Cell("行政诉讼", colspan=width * len(suits), head=True),
        ),
        (
            *(Cell(result.label, rowspan=2, head=True) for result in REVIEW_RESULTS),
            *(Cell(group.label, colspan=width, head=True) for group in suits),
        ),
        tuple(Cell(result.label, head=True) for _ in suits for result in REVIEW_RESULTS),
    )
    figures = tuple(
        _figure(cells.get(f"t4_{group.id}_{result.id}"))
        for group in REVIEW_GROUPS
        for result in REVIEW_RESULTS
    )
    widths = (1.0,) * (width * len(REVIEW_GROUPS))
    return Table(
        "表四 政府信息公开行政复议、行政诉讼情况", (*heads, figures), widths, head_rows=len(heads)
    )
