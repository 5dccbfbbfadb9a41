"""The JSON of a report: what `read` prints, `roll-up` writes and every command reads again."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.lib.paper.text import printable
from gongkai.reports.errors import UnreadableFileError
from gongkai.statute.report.annual_report import (
    AnnualReport,
    Contact,
    NarrativeFigure,
    Number,
    ReportSection,
)
from gongkai.statute.report.form import FormVersion, all_cell_ids, subtotal_cells

Json = dict[str, Any]
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_SHOWN_CHARACTERS = 40
_MOST_DIGITS = 15


def to_json(report: AnnualReport) -> Json:
    """The report as a JSON object, in the order of the schema."""
    return {
        "agency": report.agency,
        "agency_in_title": report.agency_in_title,
        "year": report.year,
        "form": report.form.value if report.form else None,
        "period": [day.isoformat() for day in report.period] if report.period else None,
        "contact": asdict(report.contact) if report.contact else None,
        "cells": dict(report.cells),
        "lead": report.lead,
        "sections": [asdict(section) for section in report.sections],
        "narrative": [asdict(figure) for figure in report.narrative],
    }


def dump(
    value: Any, *, indent: int | None = None, default: Callable[[Any], object] | None = None
) -> str:
    """One JSON text with Chinese as it is; amounts are plain numbers.

    Half a surrogate pair, as in a file name that is not UTF-8, has no bytes: it is escaped.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=default or _plain)
    return _HALF_PAIR.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _plain(value: object) -> float | str:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def from_json(value: object) -> AnnualReport:
    """The report in a JSON object. Raises UnreadableFileError naming the field that is wrong."""
    if not isinstance(value, dict) or "cells" not in value:
        raise UnreadableFileError(
            "JSON 里没有年度报告（缺少 cells），请用 gongkai report read --json 生成。"
        )
    return AnnualReport(
        agency=_text_or_null(value, "agency"),
        agency_in_title=_text_or_null(value, "agency_in_title"),
        year=_year(value.get("year")),
        form=_form(value.get("form")),
        period=_period(value.get("period")),
        contact=_contact(value.get("contact")),
        cells={cell: _cell(cell, number) for cell, number in _object(value, "cells").items()},
        lead=_text_or_null(value, "lead"),
        sections=tuple(_section(item) for item in _objects(value, "sections")),
        narrative=tuple(_narrative(item) for item in _objects(value, "narrative")),
    )


def warnings_in(value: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Code and message of each warning that the object carries."""
    return [(_text(item, "code"), _text(item, "message")) for item in _objects(value, "warnings")]


def _wrong(field: str, value: object, wanted: str) -> UnreadableFileError:
    shown = dump(value, default=str)
    if len(shown) > _SHOWN_CHARACTERS:
        shown = f"{shown[:_SHOWN_CHARACTERS]}…"
    return UnreadableFileError(
        f"JSON 的内容不合格式（{field} 是 {shown}，应当是{wanted}），"
        "请对照 gongkai report schema 修改。"
    )


def _text_or_null(item: Mapping[str, Any], field: str) -> str | None:
    return None if item.get(field) is None else _text(item, field)


def _text(item: Mapping[str, Any], field: str) -> str:
    value = item.get(field)
    if not isinstance(value, str):
        raise _wrong(field, value, "文字")
    return printable(value)


def _object(item: Mapping[str, Any], field: str) -> Json:
    value = item.get(field)
    if not isinstance(value, dict):
        raise _wrong(field, value, "对象")
    return value


def _objects(item: Mapping[str, Any], field: str) -> list[Json]:
    value = item.get(field, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise _wrong(field, value, "对象的数组")
    return value


def _year(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise _wrong("year", value, "整数")


def _form(value: object) -> FormVersion | None:
    versions = [version.value for version in FormVersion]
    if value is not None and value not in versions:
        raise _wrong("form", value, f" {' 或 '.join(versions)}")
    return None if value is None else FormVersion(value)


def _period(value: object) -> tuple[date, date] | None:
    if value is None:
        return None
    try:
        start, end = value if isinstance(value, list) else []
        return date.fromisoformat(start), date.fromisoformat(end)
    except (ValueError, TypeError) as error:
        raise _wrong("period", value, "两个日期，如 2021-01-01") from error


def _contact(value: object) -> Contact | None:
    names = [field.name for field in fields(Contact)]
    if value is None:
        return None
    if not isinstance(value, dict) or not set(value) <= set(names):
        raise _wrong("contact", value, f"只含 {'、'.join(names)} 的对象")
    return Contact(**{name: _text_or_null(value, name) for name in names})


def _section(item: Mapping[str, Any]) -> ReportSection:
    return ReportSection(_text_or_null(item, "number"), _text(item, "heading"), _text(item, "text"))


def _narrative(item: Mapping[str, Any]) -> NarrativeFigure:
    cell = _text(item, "cell")
    if cell not in all_cell_ids() and cell not in subtotal_cells():
        raise UnreadableFileError(_no_such_cell(cell))
    return NarrativeFigure(cell, _figure("value", item.get("value")), _text(item, "quote"))


def _cell(cell: str, value: object) -> Number | None:
    if cell not in all_cell_ids():
        raise UnreadableFileError(_no_such_cell(cell))
    return None if value is None else _figure(cell, value)


def _no_such_cell(cell: str) -> str:
    return f"JSON 的内容不合格式（没有单元格 {cell}），请对照 gongkai report schema 修改。"


def _figure(field: str, value: object) -> Number:
    """A figure a report can hold: neither truth nor text, neither NaN nor astronomical."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _wrong(field, value, "数字")
    exact = Decimal(value)
    if not exact.is_finite() or exact.adjusted() > _MOST_DIGITS or _decimals(exact) > _MOST_DIGITS:
        raise _wrong(field, value, "大小合理的数字")
    return value


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def parse(text: str) -> Any:
    """Parse JSON text. Raises UnreadableFileError saying where it breaks."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=Decimal)
    except (ValueError, RecursionError) as error:
        place = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else "里"
        raise UnreadableFileError(f"JSON {place}有错，读不出来，请检查后再试。") from error
