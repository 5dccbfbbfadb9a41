"""`report roll-up`: readings in, one JSON report with provenance out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from gongkai.lib.system_errors import why
from gongkai.reports.json_form import to_json
from gongkai.reports.read import ReadFile
from gongkai.reports.sources.encoding import decode
from gongkai.statute.report.roll_up import RolledUp, roll_up


def expected_names(path: Path) -> list[str]:
    """The agencies that should report, one a line. Raises UsageError if the list cannot be read."""
    try:
        lines = decode(path.read_bytes()).splitlines()
    except OSError as error:
        raise click.UsageError(
            f"应报机关名单 {path} 打不开（{why(error)}），请检查路径。"
        ) from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def roll_up_readings(
    items: Sequence[ReadFile], *, agency: str, year: int, expected: Sequence[str]
) -> RolledUp:
    """Roll up what was read. Raises the errors of statute.report.roll_up."""
    parts = [(str(item.path), item.reading.report) for item in items if item.reading]
    return roll_up(parts, agency=agency, year=year, expected_agencies=expected)


def as_json(rolled: RolledUp) -> dict[str, Any]:
    """The rolled-up report with `provenance` and `missing`; blanks of a part stand as null."""
    provenance = {
        cell: [
            *({"source": source, "value": value} for source, value in given),
            *({"source": source, "value": None} for source in rolled.blanks.get(cell, ())),
        ]
        for cell, given in rolled.provenance.items()
    }
    return {
        **to_json(rolled.report),
        "warnings": [],
        "provenance": provenance,
        "missing": list(rolled.missing),
    }


def as_text(rolled: RolledUp, items: Sequence[ReadFile], output: Path) -> str:
    """What was done, and who is missing."""
    read = sum(item.reading is not None for item in items)
    lines = [f"已汇总 {read} 份报告，写到 {output}。"]
    if rolled.missing:
        lines.append(f"还缺 {len(rolled.missing)} 家：{'、'.join(rolled.missing)}。")
    unread = [str(item.path) for item in items if item.reading is None]
    if unread:
        lines.append(f"有 {len(unread)} 个文件没有读出，未计入：{'、'.join(unread)}。")
    if rolled.blanks:
        lines.append(f"有 {len(rolled.blanks)} 个单元格在部分单位是空白，按 0 汇总，来源中已注明。")
    return "\n".join(lines)
