"""The JSON of a report: what `read` prints, `roll-up` writes and every command reads again."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from gongkai.reports.errors import UnreadableFileError
from gongkai.statute.report.annual_report import (
    AnnualReport,
    Contact,
    NarrativeFigure,
    Number,
    ReportSection,
)
from gongkai.statute.report.form import FormVersion, all_cell_ids

Json = dict[str, Any]
T = TypeVar("T")


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


def dump(value: Any, *, indent: int | None = None) -> str:
    """One JSON text with Chinese as it is; amounts are plain numbers."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


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
    try:
        return _report(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableFileError(
            f"JSON 的内容不合格式（{error}），请对照 gongkai report schema 修改。"
        ) from error


def _report(value: Mapping[str, Any]) -> AnnualReport:
    period = value.get("period")
    contact = value.get("contact")
    return AnnualReport(
        agency=_optional(value.get("agency"), str, "agency"),
        agency_in_title=_optional(value.get("agency_in_title"), str, "agency_in_title"),
        year=_optional(value.get("year"), int, "year"),
        form=FormVersion(value["form"]) if value.get("form") else None,
        period=(date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
        contact=Contact(**contact) if contact else None,
        cells={cell: _number(cell, number) for cell, number in value["cells"].items()},
        lead=_optional(value.get("lead"), str, "lead"),
        sections=tuple(ReportSection(**section) for section in value.get("sections", ())),
        narrative=tuple(
            NarrativeFigure(item["cell"], _figure(item["value"]), item["quote"])
            for item in value.get("narrative", ())
        ),
    )


def _optional(value: Any, kind: type[T], name: str) -> T | None:
    if value is None or (isinstance(value, kind) and not isinstance(value, bool)):
        return value
    raise TypeError(f"{name} 不应是 {value!r}")


def _number(cell: str, value: Any) -> Number | None:
    if cell not in all_cell_ids():
        raise KeyError(f"没有单元格 {cell}")
    return None if value is None else _figure(value)


def _figure(value: Any) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"{value!r} 不是数字")
    return value if isinstance(value, int) else Decimal(str(value))


def parse(text: str) -> Any:
    """Parse JSON text. Raises UnreadableFileError saying where it breaks."""
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        place = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else "其中"
        raise UnreadableFileError(f"JSON {place}有错，读不出来，请检查后再试。") from error
