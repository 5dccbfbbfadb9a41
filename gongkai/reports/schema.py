"""The JSON Schema of what the report commands print."""

from typing import Any

from gongkai.statute.report.form import FormVersion, all_cell_ids, subtotal_cells

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_CONTACT_KEYS = ("address", "postcode", "phone", "fax", "email")


def _object(properties: dict[str, Any], *, optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def report_schema() -> dict[str, Any]:
    """The schema of one report, as `read` prints it and `roll-up` writes it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        **_object(_report_properties(), optional=("file", "warnings", "provenance", "missing")),
    }


def _report_properties() -> dict[str, Any]:
    cell_ids = sorted(all_cell_ids())
    return {
        "file": {**_TEXT, "description": "读取的文件"},
        "agency": {**_TEXT_OR_NULL, "description": "文中最完整的机关名称；没有写明为 null"},
        "agency_in_title": {
            **_TEXT_OR_NULL,
            "description": "标题中的机关名称，与 agency 不同时才有",
        },
        "year": {"type": ["integer", "null"], "description": "报告年度"},
        "form": {"enum": [*(version.value for version in FormVersion), None]},
        "period": {
            "description": "统计期限的起止日",
            "oneOf": [{"type": "null"}, {**_list(_DATE), "minItems": 2, "maxItems": 2}],
        },
        "contact": {
            "oneOf": [
                {"type": "null"},
                _object(dict.fromkeys(_CONTACT_KEYS, _TEXT_OR_NULL)),
            ]
        },
        "cells": {
            "type": "object",
            "description": "单元格编号 → 数字；空白为 null；报告没有的行不出现",
            "propertyNames": {"enum": cell_ids},
            "additionalProperties": {"type": ["number", "null"]},
        },
        "lead": {**_TEXT_OR_NULL, "description": "标题与第一部分之间的文字"},
        "sections": _list(_object({"number": _TEXT_OR_NULL, "heading": _TEXT, "text": _TEXT})),
        "narrative": _list(
            _object(
                {
                    "cell": {"enum": [*cell_ids, *sorted(subtotal_cells())]},
                    "value": {"type": "number"},
                    "quote": _TEXT,
                }
            )
        ),
        "warnings": _list(_object({"code": _TEXT, "message": _TEXT})),
        "provenance": {
            "type": "object",
            "description": "汇总报告：单元格编号 → 各来源及其数字",
            "additionalProperties": _list(
                _object({"source": _TEXT, "value": {"type": ["number", "null"]}})
            ),
        },
        "missing": {**_list(_TEXT), "description": "汇总报告：尚缺报告的机关"},
    }
