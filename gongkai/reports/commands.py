"""`gongkai report …`: read, check, compare, roll up and write annual reports."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from gongkai.lib.command_line import FAILED, Command, Group, RequiredOption
from gongkai.lib.paper.text import one_line
from gongkai.lib.system_errors import why
from gongkai.reports import tables_on_screen as screen
from gongkai.reports.checking import Checked, check_all
from gongkai.reports.json_form import dump, to_json
from gongkai.reports.many import read_many
from gongkai.reports.read import ReadFile, try_read, walk
from gongkai.reports.schema import output_schema
from gongkai.statute.errors import StatuteError

FILE = click.Path(path_type=Path, readable=False)
"""Whether a file can be read is found out by reading it: the others are still done."""

_PATHS = click.argument("paths", metavar="文件或文件夹…", nargs=-1, required=True, type=FILE)
_JSON = click.option("--json", "as_json", is_flag=True, help="打印 JSON，一份报告一行。")


@click.group("report", cls=Group)
def report() -> None:
    """政府信息公开工作年度报告：读取、检查、比对、汇总、生成。"""


@report.command("read")
@_PATHS
@_JSON
def read(paths: tuple[Path, ...], *, as_json: bool) -> int:
    """读取已发布的年度报告（HTML、文本、Markdown、DOCX、PDF、XLSX、JSON）。"""
    files = _files(paths)
    failed = not files
    for item in read_many(files):
        failed |= item.reading is None
        if item.reading is None:
            _complain(item)
        elif as_json:
            click.echo(dump(reading_json(item)))
        else:
            click.echo(screen.reading(item, in_full=len(files) == 1))
    return FAILED if failed else 0


@report.command("check")
@_PATHS
@click.option(
    "--previous",
    metavar="文件或文件夹",
    type=FILE,
    help="上一年的报告；是文件夹时按机关名称配对。",
)
@_JSON
def check(paths: tuple[Path, ...], previous: Path | None, *, as_json: bool) -> int:
    """按勾稽关系和常见问题检查年度报告；给出上年报告时还查结转、存量和雷同。"""
    files = _files(paths)
    items = list(read_many(files))
    before = list(read_many(_files((previous,)))) if previous else []
    for item in (*items, *before):
        if item.reading is None:
            _complain(item)
    failed = not files or any(item.reading is None for item in (*items, *before))
    failed |= previous is not None and not before
    for checked in check_all(items, before):
        failed |= bool(checked.result.errors)
        click.echo(dump(checked_json(checked)) if as_json else screen.checked(checked))
    return FAILED if failed else 0


@report.command("compare")
@click.argument("old", metavar="旧报告", type=FILE)
@click.argument("new", metavar="新报告", type=FILE)
@_JSON
@click.option("-o", "output", metavar="文件.html", type=FILE, help="写成网页。")
def compare(old: Path, new: Path, *, as_json: bool, output: Path | None) -> int:
    """逐格比对两份报告的数字，逐部分比对文字。"""
    from gongkai.reports import comparing

    if output:
        _demand_suffix(output, (".html", ".htm"))
        _demand_other_file(output, (old, new))
    items = [try_read(old), try_read(new)]
    if not _all_read(items):
        return FAILED
    comparison = comparing.compare_readings(items[0], items[1])
    if output:
        _write(output, comparing.as_html(comparison).encode())
    if as_json:
        click.echo(dump(comparing.as_json(comparison)))
    else:
        click.echo(_written(output) if output else comparing.as_text(comparison))
    return 0


@report.command("roll-up")
@_PATHS
@click.option("--agency", cls=RequiredOption, metavar="机关", help="汇总报告的机关全称。")
@click.option("--year", cls=RequiredOption, metavar="年度", type=int, help="汇总的年度，如 2025。")
@click.option("--expected", metavar="文件", type=FILE, help="应报机关名单，一行一个。")
@click.option(
    "-o",
    "output",
    metavar="文件.json",
    cls=RequiredOption,
    type=FILE,
    help="写到哪里。",
)
def roll_up(
    paths: tuple[Path, ...], agency: str, year: int, expected: Path | None, output: Path
) -> int:
    """把各单位的报告汇总成一份，每格记下来自哪里，并列出还缺谁。"""
    from gongkai.reports import rolling_up

    if not agency.strip():
        raise click.UsageError("--agency 是空的，请写明汇总报告的机关全称。")
    _demand_suffix(output, (".json",))
    _demand_other_file(output, paths)
    # What an earlier roll-up wrote among its parts is none of them.
    files = [file for file in _files(paths) if not _same_file(file, output)]
    items = list(read_many(files))
    for item in items:
        if item.reading is None:
            _complain(item)
    names = rolling_up.expected_names(expected) if expected else []
    try:
        rolled = rolling_up.roll_up_readings(items, agency=agency, year=year, expected=names)
    except StatuteError as error:
        click.echo(f"gongkai：{error}", err=True)
        return FAILED
    _write(output, (dump(rolling_up.as_json(rolled), indent=1) + "\n").encode())
    click.echo(rolling_up.as_text(rolled, items, output))
    return FAILED if any(item.reading is None for item in items) else 0


@report.command("write")
@click.argument("source", metavar="报告", type=FILE)
@click.option(
    "-o",
    "outputs",
    metavar="文件",
    cls=RequiredOption,
    multiple=True,
    type=FILE,
    help="写成的文件，按后缀定格式：.docx .pdf .html .xlsx .json .md；可写多个。",
)
def write(source: Path, outputs: tuple[Path, ...]) -> int:
    """把读到的报告按法定格式和公文版式重新写出。"""
    from gongkai.reports.writing import WRITERS, write_report

    for output in outputs:
        _demand_suffix(output, tuple(WRITERS))
        _demand_other_file(output, (source,))
    item = try_read(source)
    if item.reading is None:
        _complain(item)
        return FAILED
    for output in outputs:
        _write(output, write_report(item.reading.report, output.suffix.lower()))
        click.echo(_written(output))
    return 0


@report.command("schema")
def schema() -> None:
    """打印 read、check、compare、roll-up 所写 JSON 的 JSON Schema。"""
    click.echo(dump(output_schema(), indent=2))


@report.command("demo", cls=Command)
@click.option(
    "--examples",
    metavar="文件夹",
    default="examples/reports",
    type=FILE,
    help="示例报告所在的文件夹，默认 examples/reports。",
)
@click.option(
    "--out",
    metavar="文件夹",
    default="out",
    type=FILE,
    help="写到哪里，默认 out。",
)
def demo(examples: Path, out: Path) -> int:
    """读取示例报告，列出读到和查到的内容，并把第一份重新写成各种格式。"""
    from gongkai.reports.writing import WRITERS, write_report

    items = list(read_many(_files((examples,))))
    if not _all_read(items) or not items:
        return FAILED
    click.echo(screen.overview(items, check_all(items, [])))
    first = items[0]
    if first.reading is not None:
        for suffix in WRITERS:
            target = out / f"{first.path.parent.name}{suffix}"
            _write(target, write_report(first.reading.report, suffix))
            click.echo(_written(target))
    return 0


# --- shared -----------------------------------------------------------------------------------


def reading_json(item: ReadFile) -> dict[str, Any]:
    """The object that `read --json` prints for a file that was read."""
    if item.reading is None:
        raise ValueError("a file that was not read has no JSON")
    warnings = [{"code": w.code, "message": w.message} for w in item.reading.warnings]
    return {"file": str(item.path), **to_json(item.reading.report), "warnings": warnings}


def checked_json(checked: Checked) -> dict[str, Any]:
    """The object that `check --json` prints for a report."""
    result = checked.result
    return {
        "file": str(checked.path),
        "findings": [
            {
                "rule": found.rule,
                "severity": found.severity.value,
                "cells": list(found.cells),
                "message": found.message,
                "source": str(found.source),
            }
            for found in result.findings
        ],
        "not_judged": [
            {"rule": item.rule, "cells": list(item.cells), "message": item.message}
            for item in result.not_judged
        ],
        "not_checked": [{"rule": item.rule, "reason": item.reason} for item in result.not_checked],
    }


def _files(paths: Iterable[Path]) -> list[Path]:
    files = list(walk(tuple(paths)))
    if not files:
        click.echo("gongkai：这些文件夹里没有可读的报告文件，请检查路径。", err=True)
    return files


def _complain(item: ReadFile) -> None:
    click.echo(f"gongkai：{one_line(str(item.path))}：{item.error}", err=True)


def _all_read(items: Iterable[ReadFile]) -> bool:
    failed = [item for item in items if item.reading is None]
    for item in failed:
        _complain(item)
    return not failed


def _demand_suffix(output: Path, known: tuple[str, ...]) -> None:
    if output.suffix.lower() not in known:
        named = output.suffix or output.name
        raise click.UsageError(f"不会写 {named}，可用的后缀：{' '.join(known)}。")


def _demand_other_file(output: Path, inputs: Iterable[Path]) -> None:
    """A published report is evidence; no command writes over what it reads."""
    if any(_same_file(output, source) for source in inputs):
        raise click.UsageError(f"{output} 就是要读的报告，写出会把它盖掉，请换一个文件名。")


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _written(path: Path) -> str:
    return f"已写出 {one_line(str(path))}"


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{path} 写不进去（{why(error)}），请换一个位置。") from error
