"""Table 2: the stacked blocks of article 20, in the columns of either form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from gongkai.reports.normal import key
from gongkai.reports.reading.labels import bare
from gongkai.reports.reading.sides import ONE_SIDE, Sides
from gongkai.reports.reading.strips import Strip
from gongkai.reports.reading.values import BLANK, Value, is_number
from gongkai.reports.reading.warnings import Warnings
from gongkai.statute.report.annual_report import Number
from gongkai.statute.report.form import FORMS, MONEY_CELLS, Block, Form, FormVersion, Row

_HEADS_2019 = (
    "新制作",
    "新公开",
    "对外公开",
    "上一年项目",
    "上年项目",
    "增/减",
    "增减",
    "采购",
    "对外管理服务",
)
_HEADS_2021 = ("制发件数", "废止件数", "现行有效", "收费金额", "本年处理决定")
_HEADS = re.compile(
    "^(?:第?二十条第.项|信息内容|"
    + "|".join(
        sorted(
            {
                bare(label)
                for form in FORMS.values()
                for block in form.blocks
                for column in block.columns
                for label in column.labels
            },
            key=len,
            reverse=True,
        )
    )
    + ")+(?=.)"
)
"""Heads that ran together with the label of the row below them."""
_SAME_LABEL = 84
_REPEAL_WORDS = ("失效", "废止")
_MADE_WORDS = ("修订", "新制定", "新制发", "修改")


@dataclass(slots=True)
class _PrintedRow:
    row: Row
    values: list[Value]
    strip: Strip


def printed_form(strips: Sequence[Strip]) -> FormVersion | None:
    """Which form the heads of table 2 belong to, or None where they tell nothing."""
    written = "".join(key(strip.text) for strip in strips)
    votes_2019 = sum(head in written for head in _HEADS_2019)
    votes_2021 = sum(head in written for head in _HEADS_2021)
    if votes_2019 == votes_2021:
        return None
    return FormVersion.F2019 if votes_2019 > votes_2021 else FormVersion.F2021


def read_disclosure_table(
    strips: Sequence[Strip], version: FormVersion, warnings: Warnings, *, sides: Sides = ONE_SIDE
) -> dict[str, Number | None]:
    """The cells of table 2 printed in these strips; rows that are not there are absent.

    `sides` chooses, where the table is printed twice or two years stand beside each other.
    """
    form = FORMS[version]
    printed, orphans = _printed_rows(strips, form)
    _share_out(printed, strips, form)
    _return_orphans(printed, orphans, form, warnings)
    cells: dict[str, Number | None] = {}
    for block in form.blocks:
        for row in block.rows:
            items = [item for item in printed if item.row is row]
            if items:
                item = items[min(sides.own, len(items) - 1)]
                width = len(block.columns)
                item.values = _once_each(item, width, strips) or item.values
                _store(cells, block, _of_side(item, width, sides), strips, warnings)
    return cells


def _of_side(item: _PrintedRow, width: int, sides: Sides) -> _PrintedRow:
    run = sides.run_of(item.strip)
    values = list(run.values) if run is not item.strip.run else item.values
    if len(_numbers(values)) == 2 * width == len(values):
        values = list(sides.half_of(values, width) or values)
    return _PrintedRow(item.row, values, item.strip)


# --- rows -------------------------------------------------------------------------------------


def _printed_rows(
    strips: Sequence[Strip], form: Form
) -> tuple[list[_PrintedRow], list[tuple[Value, Strip]]]:
    """Labelled rows with their figures, and loose figures that stand under no label."""
    printed: list[_PrintedRow] = []
    orphans: list[tuple[Value, Strip]] = []
    rows = [row for block in form.blocks for row in block.rows]
    for strip in strips:
        row = _row_of(strip.label, rows)
        if row is None and strip.values and not bare(strip.label):
            row = _row_of(strip.after, rows)
        if row is not None:
            printed.append(_PrintedRow(row, list(strip.values), strip))
        elif strip.values and not bare(strip.label):
            _add_loose(printed, orphans, strip, form)
        elif orphans and strip.text.startswith(("（", "(")):
            value, source = orphans[-1]
            orphans[-1] = (Value(value.number, value.unit, value.remark + strip.text), source)
    return printed, orphans


def _row_of(label: str, rows: list[Row]) -> Row | None:
    written = _HEADS.sub("", bare(label))
    if not 2 <= len(written) <= 16:
        return None
    for row in rows:
        if any(written == bare(variant) for variant in row.labels):
            return row
    best = max(rows, key=lambda row: fuzz.ratio(written, bare(row.label)))
    return best if fuzz.ratio(written, bare(best.label)) >= _SAME_LABEL else None


def _add_loose(
    printed: list[_PrintedRow], orphans: list[tuple[Value, Strip]], strip: Strip, form: Form
) -> None:
    """Figures on lines of their own belong to the label line just above, while it lacks some."""
    last = printed[-1] if printed else None
    if (
        last is not None
        and not last.strip.in_grid
        and not last.strip.values
        and len(last.values) + len(strip.values) <= _width(form, last.row)
    ):
        last.values += strip.values
    else:
        orphans += [(value, strip) for value in strip.values if not value.is_blank]


def _share_out(printed: list[_PrintedRow], strips: Sequence[Strip], form: Form) -> None:
    """Where all labels were torn from their figures and none is lost, the order tells."""
    if any(item.strip.values or item.strip.in_grid for item in printed):
        return
    loose = [v for strip in strips if not bare(strip.text) for v in strip.values]
    widths = [_width(form, item.row) for item in printed]
    if not printed or len(loose) != sum(widths):
        return
    for item, width in zip(printed, widths, strict=True):
        item.values, loose = loose[:width], loose[width:]


def _width(form: Form, row: Row) -> int:
    return next(len(block.columns) for block in form.blocks if row in block.rows)


def _return_orphans(
    printed: list[_PrintedRow],
    orphans: list[tuple[Value, Strip]],
    form: Form,
    warnings: Warnings,
) -> None:
    """Give figures that fell out of their rows back to the rows that lack just one, in order."""
    short = [
        item
        for item in printed
        if _width(form, item.row) == 3 and len(_numbers(item.values)) == len(item.values) == 2
    ]
    if not orphans or len(short) != len(orphans):
        return
    for item, (value, _) in zip(short, orphans, strict=True):
        place = 0 if _is_about(value.remark, _MADE_WORDS) and not _fits_middle(item, value) else 1
        item.values.insert(place, value)
        warnings.add(
            "figure_returned",
            f"表二“{item.row.label}”一行缺少的数字按文中散落的“{value.number}{value.remark}”补回，请对照原文。",
        )


def _is_about(remark: str, words: tuple[str, ...]) -> bool:
    return any(word in remark for word in words)


def _fits_middle(item: _PrintedRow, value: Value) -> bool:
    return _is_about(value.remark, _REPEAL_WORDS) or item.values[0].number == value.number


def _numbers(values: Sequence[Value]) -> list[Value]:
    return [value for value in values if not value.is_blank]


# --- cells ------------------------------------------------------------------------------------


def _store(
    cells: dict[str, Number | None],
    block: Block,
    item: _PrintedRow,
    strips: Sequence[Strip],
    warnings: Warnings,
) -> None:
    values = _fitted(item, len(block.columns))
    if values is None:
        values = [BLANK] * len(block.columns)
        warnings.add(
            "row_ambiguous",
            f"表二“{item.row.label}”一行的数字个数与栏数不符，无法确定属于哪一栏，请对照原文填写。",
        )
    for column, value in zip(block.columns, values, strict=True):
        cell = block.cell_id(item.row, column)
        cells[cell] = value.number
        if cell in MONEY_CELLS:
            cells[cell] = _in_wan(value, bare(column.label), strips, warnings)


def _once_each(item: _PrintedRow, width: int, strips: Sequence[Strip]) -> list[Value] | None:
    """The figures of a row whose wide cells a converter repeated in every column they span.

    The head just above says how often: its words are repeated in the same columns.
    """
    columns = item.strip.run.columns
    if not columns or len(item.values) <= width or len(columns) != len(item.values):
        return None
    for strip in reversed(strips[: _place(item.strip, strips)]):
        heads = {cell.column: key(cell.text) for cell in strip.cells}
        words = [heads.get(column, "") for column in columns]
        if all(words) and not any(map(is_number, words)):
            spans = [len(list(group)) for _, group in groupby(words)]
            return _first_of_each(item.values, spans) if len(spans) == width else None
    return None


def _place(strip: Strip, strips: Sequence[Strip]) -> int:
    return next(index for index, other in enumerate(strips) if other is strip)


def _first_of_each(values: Sequence[Value], spans: Sequence[int]) -> list[Value] | None:
    chosen: list[Value] = []
    start = 0
    for span in spans:
        part = values[start : start + span]
        if len({value.number for value in part}) != 1:
            return None
        chosen.append(part[0])
        start += span
    return chosen


def _fitted(item: _PrintedRow, width: int) -> list[Value] | None:
    values = item.values
    if len(values) > width:
        numbers = _numbers(values)
        if width == 1 and len(numbers) <= 1:
            return numbers or [BLANK]
        if all(value.is_blank for value in values[width:]):
            return values[:width]
        return numbers if len(numbers) == width else None
    if len(values) == width:
        return values
    if len(values) == 1 and values[0].printed == "0" * width:
        return [Value(0)] * width
    return _from_fewer(item, width)


def _from_fewer(item: _PrintedRow, width: int) -> list[Value] | None:
    """A row without any figures is blank; one with some of them cannot be told."""
    if item.values and not _numbers(item.values):
        return [BLANK] * width
    return [BLANK] * width if not item.values else None


def _in_wan(value: Value, head: str, strips: Sequence[Strip], warnings: Warnings) -> Number | None:
    """An amount in 万元, whether the cell or the head of its column says 元 or 万元."""
    if value.unit or value.number is None:
        return value.in_wan()
    stem = head.removesuffix("单位万元")
    printed = next((key(s.text) for s in strips if stem in bare(s.text)), "")
    unit = printed.partition(stem)[2]
    if not re.match(r"[^\u4e00-\u9fff]*(?:单位[:：]?)?元", unit):
        return value.number
    warnings.add("unit_converted", f"“{stem}”栏以元为单位，已换算为万元。")
    return Value(value.number, "元").in_wan()
