"""`report compare`: two readings → JSON, a table on screen, a page."""

from dataclasses import asdict, dataclass
from typing import Any

from gongkai.lib.paper.html import write_html
from gongkai.lib.paper.model import Align, Block, Cell, Document, Heading, Paragraph, Table
from gongkai.reports.printing import printed_number
from gongkai.reports.read import ReadFile
from gongkai.statute.report.compare import (
    CellDifference,
    ChangeKind,
    Comparison,
    SectionDifference,
    Side,
    compare,
)

_KINDS = {ChangeKind.ADDED: "新增", ChangeKind.REMOVED: "删去", ChangeKind.CHANGED: "改动"}
_SIDES = {Side.OLD: "旧报告", Side.NEW: "新报告"}


@dataclass(frozen=True, slots=True)
class NamedComparison:
    """A comparison and what the two reports are called."""

    old: str
    new: str
    comparison: Comparison


def compare_readings(old: ReadFile, new: ReadFile) -> NamedComparison:
    """Compare two files that were read. Raises ValueError if one was not."""
    if old.reading is None or new.reading is None:
        raise ValueError("both files must have been read")
    return NamedComparison(_name(old), _name(new), compare(old.reading.report, new.reading.report))


def _name(item: ReadFile) -> str:
    report = item.reading.report if item.reading else None
    if report is None or not (report.agency or report.year):
        return item.path.name
    return f"{report.agency or ''}{f'{report.year}年' if report.year else ''}"


def as_json(named: NamedComparison) -> dict[str, Any]:
    """All cells and sections with their differences."""
    return {
        "old": named.old,
        "new": named.new,
        "cells": [{**asdict(cell), "differs": cell.differs} for cell in named.comparison.cells],
        "sections": [asdict(section) for section in named.comparison.sections],
    }


def as_text(named: NamedComparison) -> str:
    """The differences as lines."""
    changed = named.comparison.changed_cells()
    lines = [f"{named.old} → {named.new}", f"数字：{len(changed)} 格不同"]
    lines += (f"  {cell.label}：{_change(cell)}" for cell in changed)
    lines.append("文字：")
    for section in named.comparison.sections:
        lines.append(f"  {_heading(section)}：{_likeness(section)}")
    return "\n".join(lines)


def _change(cell: CellDifference) -> str:
    old = printed_number(cell.old) or "空白"
    new = printed_number(cell.new) or "空白"
    amount = _amount(cell)
    return f"{old} → {new}" + (f"（{amount}）" if amount else "")


def _amount(cell: CellDifference) -> str:
    """By how much a cell changed, or why that cannot be said; "" beside a blank."""
    if cell.only_in is not None:
        return f"只有{_SIDES[cell.only_in]}的格式有这一格"
    if cell.change is None:
        return ""
    ratio = f"，{cell.ratio * 100:+.1f}%" if cell.ratio is not None else ""
    return f"{cell.change:+}{ratio}"


def _heading(section: SectionDifference) -> str:
    heading = section.new_heading or section.old_heading or "（无标题）"
    return f"{section.number}、{heading}" if section.number else heading


def _likeness(section: SectionDifference) -> str:
    if section.old_heading is None:
        return "只有新报告有"
    if section.new_heading is None:
        return "只有旧报告有"
    return f"相似度 {section.similarity:.0%}，{len(section.changes)} 段不同"


def as_html(named: NamedComparison) -> str:
    """The comparison as a page of its own."""
    blocks: list[Block] = [Heading("一、数字"), _cell_table(named), Heading("二、文字")]
    for section in named.comparison.sections:
        blocks.append(Heading(f"{_heading(section)}：{_likeness(section)}", level=2))
        if section.changes:
            blocks.append(_text_table(named, section))
        else:
            blocks.append(Paragraph("没有不同。"))
    return write_html(Document(f"年度报告比对：{named.old}与{named.new}", tuple(blocks)))


def _cell_table(named: NamedComparison) -> Table:
    head = tuple(Cell(text, head=True) for text in ("单元格", named.old, named.new, "变化"))
    rows = [
        (
            Cell(cell.label, head=True, align=Align.START),
            Cell(printed_number(cell.old), align=Align.END),
            Cell(printed_number(cell.new), align=Align.END),
            Cell((_amount(cell) or "有空白") if cell.differs else "相同", align=Align.START),
        )
        for cell in named.comparison.cells
    ]
    return Table("逐格比对", (head, *rows), (4.0, 1.5, 1.5, 3.0), head_rows=1)


def _text_table(named: NamedComparison, section: SectionDifference) -> Table:
    head = tuple(Cell(text, head=True) for text in ("改动", named.old, named.new))
    rows = [
        (
            Cell(_KINDS[change.kind], head=True),
            Cell(change.old or "", align=Align.START),
            Cell(change.new or "", align=Align.START),
        )
        for change in section.changes
    ]
    return Table(f"{_heading(section)}逐段比对", (head, *rows), (0.7, 4.0, 4.0), head_rows=1)
