"""Lists as files that office software opens: CSV without formulas, XLSX with real days."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from gongkai.lib.paper.text import printable

Cell = str | int | date | None
BOM = "\ufeff"
_BEGINS_A_FORMULA = (*"=+-@＝＋－＠", "\t", "\r", "\n")
"""A sheet in Chinese may take the full-width signs for the plain ones."""
_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day: the same list, the same bytes


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in characters, and the words it allows, if only some."""

    head: str
    width: int = 14
    words: Sequence[str] = ()
    note: str = ""
    is_day: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: columns and rows under them; `room` rows take the allowed words."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]] = field(default_factory=list)
    room: int = 0


def csv_lines(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a CSV that Excel takes for UTF-8, piece by piece."""
    yield BOM + _line([column.head for column in columns])
    for row in rows:
        yield _line([_defused(cell) for cell in row])


def _line(cells: Sequence[str]) -> str:
    target = StringIO()
    csv.writer(target).writerow(cells)
    return target.getvalue()


def _defused(cell: Cell) -> str:
    """A cell as text; one that a sheet would take for a formula gets a sign in front."""
    if cell is None:
        return ""
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_BEGINS_A_FORMULA) else text


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """An XLSX with these sheets; text is never a formula or a link."""
    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    made = xlsxwriter.Workbook(target, options)
    made.set_properties({"created": _NEVER})
    lists = _Lists(made)
    for sheet in sheets:
        _write(made, sheet, lists)
    lists.write()
    made.close()
    return target.getvalue()


def _write(made: Any, sheet: Sheet, lists: "_Lists") -> None:
    written = made.add_worksheet(sheet.name)
    head = made.add_format(
        {"bold": True, "bg_color": "#F6F7F9", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    plain = made.add_format({"text_wrap": True, "valign": "top"})
    day = made.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    written.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        written.set_column(at, at, column.width, day if column.is_day else plain)
        written.write_string(0, at, column.head, head)
        if sheet.room:
            _guide(written, at, column, sheet.room, lists)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for at, cell in enumerate(row):
            _write_cell(written, (last, at), cell, plain, day)
    if last:
        written.autofilter(0, 0, last, len(sheet.columns) - 1)


def _guide(written: Any, at: int, column: Column, room: int, lists: "_Lists") -> None:
    """A drop-down of the allowed words, or what to write, for the cells under a head."""
    if column.words:
        rule = {
            "validate": "list",
            "source": lists.reference(column.words),
            "input_message": column.note[:255],
            "error_title": "不在列出的词中",
            "error_message": "请从下拉列表中选择。",
        }
    elif column.note:
        rule = {"validate": "any", "input_message": column.note[:255]}
    else:
        return
    written.data_validation(1, at, room, at, rule)


class _Lists:
    """A sheet that holds the words of drop-downs: a list in the rule itself has 255 letters."""

    def __init__(self, made: Any) -> None:
        self._made = made
        self._columns: list[Sequence[str]] = []

    def reference(self, words: Sequence[str]) -> str:
        """Where the words will stand."""
        self._columns.append(words)
        name = _letters(len(self._columns) - 1)
        return f"=选项!${name}$1:${name}${len(words)}"

    def write(self) -> None:
        """Write the sheet, if anything refers to it."""
        if not self._columns:
            return
        written = self._made.add_worksheet("选项")
        written.hide()
        for at, words in enumerate(self._columns):
            for row, word in enumerate(words):
                written.write_string(row, at, word)


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _write_cell(written: Any, at: tuple[int, int], cell: Cell, plain: Any, day: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        written.write_datetime(*at, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 - a sheet knows no time zones
    elif isinstance(cell, int):
        written.write_number(*at, cell, plain)
    else:
        written.write_string(*at, printable(cell), plain)
