"""The JSON Schema of what the report commands print.

Every output is a report (`read`, `roll-up`), the findings on one (`check`) or a comparison of two
(`compare`).
"""

from typing import Any

from gongkai.statute.report.compare import ChangeKind, Side
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.form import FormVersion, all_cell_ids, subtotal_cells
from gongkai.statute.report.rules import RULES

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


_NUMBER_OR_NULL = {"type": ["number", "null"]}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def output_schema() -> dict[str, Any]:
    """The schema that `report schema` prints: any output fits exactly one of its definitions."""
    kinds = {"report": report_schema, "findings": findings_schema, "comparison": comparison_schema}
    definitions = {name: schema() for name, schema in kinds.items()}
    return {
        "$schema": _DIALECT,
        "title": "gongkai report 各命令的输出",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in definitions],
        "$defs": definitions,
    }


def findings_schema() -> dict[str, Any]:
    """The schema of what `check` prints on one report."""
    cells = _list({"enum": [*sorted(all_cell_ids()), *sorted(subtotal_cells())]})
    rule = {"enum": [rule.id for rule in RULES]}
    finding = {
        "rule": rule,
        "severity": {"enum": [severity.value for severity in Severity]},
        "cells": {**cells, "description": "这条规则读过的全部单元格"},
        "message": _TEXT,
        "source": {**_TEXT, "description": "规则的出处"},
    }
    properties = {
        "file": _TEXT,
        "findings": _list(_object(finding)),
        "not_judged": {
            **_list(_object({"rule": rule, "cells": cells, "message": _TEXT})),
            "description": "因空白过多没有判断的等式",
        },
        "not_checked": {
            **_list(_object({"rule": rule, "reason": _TEXT})),
            "description": "缺少资料没有检查的规则",
        },
    }
    return {"title": "检查结果", **_object(properties)}


def comparison_schema() -> dict[str, Any]:
    """The schema of what `compare` prints."""
    cell = {
        "cell": {"enum": sorted(all_cell_ids())},
        "label": _TEXT,
        "old": _NUMBER_OR_NULL,
        "new": _NUMBER_OR_NULL,
        "change": _NUMBER_OR_NULL,
        "ratio": {**_NUMBER_OR_NULL, "description": "变化占旧值的比例，0.25 为增加四分之一"},
        "only_in": {"enum": [*(side.value for side in Side), None]},
        "differs": {"type": "boolean"},
    }
    change = {
        "kind": {"enum": [kind.value for kind in ChangeKind]},
        "old": _TEXT_OR_NULL,
        "new": _TEXT_OR_NULL,
    }
    section = {
        "number": _TEXT_OR_NULL,
        "old_heading": _TEXT_OR_NULL,
        "new_heading": _TEXT_OR_NULL,
        "similarity": {"type": "number", "minimum": 0, "maximum": 1},
        "changes": _list(_object(change)),
    }
    properties = {
        "old": {**_TEXT, "description": "旧报告的名称"},
        "new": {**_TEXT, "description": "新报告的名称"},
        "cells": _list(_object(cell)),
        "sections": _list(_object(section)),
    }
    return {"title": "比对结果", **_object(properties)}


def report_schema() -> dict[str, Any]:
    """The schema of one report, as `read` prints it and `roll-up` writes it."""
    return {
        "$schema": _DIALECT,
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
