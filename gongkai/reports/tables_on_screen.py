"""What the commands print for people: short tables of what was read and found."""

from collections.abc import Iterable, Sequence

from gongkai.lib.columns import pad
from gongkai.lib.paper.text import one_line
from gongkai.reports.checking import Checked
from gongkai.reports.printing import printed_number
from gongkai.reports.read import ReadFile
from gongkai.statute.report.annual_report import AnnualReport, Cells
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import (
    APPLICANT_COLUMNS,
    FORMS,
    REVIEW_GROUPS,
    REVIEW_RESULTS,
    FormVersion,
    request_cell_id,
)

_SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
_LABEL_WIDTH = 44
_FIGURE_WIDTH = 9


def reading(item: ReadFile, *, in_full: bool) -> str:
    """One file that was read: a line, or everything."""
    if item.reading is None:
        return f"{one_line(str(item.path))}：{item.error}"
    report = item.reading.report
    lines = [f"{one_line(str(item.path))}：{summary(report)}"]
    if in_full:
        lines += _details(report)
    lines += (f"  注意：{warning.message}" for warning in item.reading.warnings)
    return "\n".join(lines)


def summary(report: AnnualReport) -> str:
    """Whose report, on which year, in which form, with how many figures."""
    figures = sum(value is not None for value in report.cells.values())
    return "，".join(
        (
            report.agency or "机关不明",
            f"{report.year}年" if report.year else "年度不明",
            f"{report.form.value} 格式" if report.form else "格式不明",
            f"{figures}/{len(report.cells)} 格有数字",
            f"{len(report.sections)} 个部分",
        )
    )


def _details(report: AnnualReport) -> Iterable[str]:
    if report.period:
        yield f"  统计期限：{report.period[0]} 至 {report.period[1]}"
    if report.contact:
        contact = report.contact
        given = (contact.address, contact.postcode, contact.phone, contact.fax, contact.email)
        yield f"  联系方式：{'，'.join(value for value in given if value)}"
    for section in report.sections:
        number = f"{section.number}、" if section.number else ""
        yield f"  {number}{section.heading or '（无标题）'}（{len(section.text)} 字）"
    yield from _cells(report)
    if report.narrative:
        yield "  文中的数字："
        yield from (
            f"    {figure.cell} = {printed_number(figure.value)}  {figure.quote[:40]}"
            for figure in report.narrative
        )


def _cells(report: AnnualReport) -> Iterable[str]:
    cells = report.cells
    if not cells:
        return
    form = FORMS[report.form or FormVersion.F2021]
    yield "  表二"
    for block in form.blocks:
        for row in block.rows:
            ids = [block.cell_id(row, column) for column in block.columns]
            if any(cell in cells for cell in ids):
                yield _row(row.label, ids, cells)
    yield (
        "  表三"
        + pad("", _LABEL_WIDTH - 4)
        + "".join(pad(column.label[:4], _FIGURE_WIDTH, right=True) for column in APPLICANT_COLUMNS)
    )
    for row in FORMS[FormVersion.F2021].request_rows:
        ids = [request_cell_id(row.id, column.id) for column in APPLICANT_COLUMNS]
        if ids[0] in cells:
            yield _row(row.label, ids, cells)
    yield (
        "  表四"
        + pad("", _LABEL_WIDTH - 4)
        + "".join(pad(result.label, _FIGURE_WIDTH, right=True) for result in REVIEW_RESULTS)
    )
    for group in REVIEW_GROUPS:
        ids = [f"t4_{group.id}_{result.id}" for result in REVIEW_RESULTS]
        if ids[0] in cells:
            yield _row(group.label, ids, cells)


def _row(label: str, ids: Sequence[str], cells: Cells) -> str:
    figures = "".join(
        pad(printed_number(cells.get(cell)) or "·", _FIGURE_WIDTH, right=True) for cell in ids
    )
    return f"    {pad(label, _LABEL_WIDTH - 2)}{figures}"


def checked(item: Checked) -> str:
    """One report that was checked: its findings, and what was not judged or checked."""
    result = item.result
    whose = f"{item.report.agency or '机关不明'} {item.report.year or '年度不明'}"
    lines = [
        f"{one_line(str(item.path))}：{whose}："
        f"{len(result.errors)} 处错误，{len(result.warnings)} 处提醒"
    ]
    lines += (
        f"  {_SEVERITY[f.severity]} {f.rule}：{f.message}（{f.source}）" for f in result.findings
    )
    if result.not_judged:
        lines.append(f"  因空白未判断：{len(result.not_judged)} 项（--json 列出各项）")
    if result.not_checked:
        rules = "、".join(dict.fromkeys(item.rule for item in result.not_checked))
        lines.append(f"  缺少资料未检查：{rules}（--json 列出原因）")
    return "\n".join(lines)


def overview(items: Sequence[ReadFile], checks: Iterable[Checked]) -> str:
    """A table of reports: what each says in short, and what its check found."""
    results = {item.path: item.result for item in checks}
    columns = (
        ("机关", 28),
        ("年度", 6),
        ("格式", 7),
        ("新收", 8),
        ("办结", 8),
        ("结转", 8),
        ("错误", 6),
        ("提醒", 6),
    )
    lines = ["".join(pad(name, size) for name, size in columns)]
    for item in items:
        if item.reading is None:
            continue
        report, result = item.reading.report, results[item.path]
        values = (
            report.agency or "不明",
            str(report.year or "不明"),
            report.form.value if report.form else "不明",
            *(
                printed_number(report.cells.get(f"t3_{row}_sum")) or "空白"
                for row in ("new", "result_total", "carry_out")
            ),
            str(len(result.errors)),
            str(len(result.warnings)),
        )
        lines.append(
            "".join(pad(value, size) for value, (_, size) in zip(values, columns, strict=True))
        )
    for item in items:
        if item.reading is not None:
            found = results[item.path].findings
            lines += (f"  {item.reading.report.agency}：{f.rule} {f.message}" for f in found)
    return "\n".join(lines)
