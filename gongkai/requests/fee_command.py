"""`gongkai fee`: the processing fee for so many requests of a month, or so many pages of one."""

import json
from typing import Any

import click

from gongkai.lib import day_argument
from gongkai.lib.columns import pad
from gongkai.lib.command_line import Command
from gongkai.statute.errors import StatuteError
from gongkai.statute.fees import SOURCES, Fee, FeeBasis, TierLine, per_page, per_request

_LARGEST = 1_000_000
_UNITS = {FeeBasis.PER_REQUEST: ("按件计收", "件"), FeeBasis.PER_PAGE: ("按量计收", "页")}
_WIDTHS = (20, 10, 16, 16)


@click.command("fee", cls=Command)
@click.option(
    "--requests",
    metavar="件数",
    type=day_argument.count,
    help="同一申请人一个自然月内向本机关提出的申请件数（按件计收）。",
)
@click.option(
    "--pages", metavar="页数", type=day_argument.count, help="一件申请所提供的页数（按量计收）。"
)
@click.option("--json", "as_json", is_flag=True, help="打印 JSON。")
def fee(requests: int | None, pages: int | None, *, as_json: bool) -> None:
    """按《政府信息公开信息处理费管理办法》计算信息处理费，逐档列出。"""
    try:
        computed = _computed(requests, pages)
    except StatuteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(as_object(computed)) if as_json else as_text(computed))


def _computed(requests: int | None, pages: int | None) -> Fee:
    number = pages if requests is None else requests
    if number is None or (requests is not None and pages is not None):
        raise click.UsageError("一件申请只按一种标准收费，请只给 --requests 或 --pages 之一。")
    if number > _LARGEST:
        raise click.ClickException(f"{number} 太大，请核对件数或者页数。")
    return per_page(number) if requests is None else per_request(number)


def as_object(computed: Fee) -> dict[str, Any]:
    """The object that `fee --json` prints; money in yuan."""
    lines = [
        {
            "from": line.first,
            "to": line.last,
            "number": line.number,
            "rate": line.rate,
            "amount": line.amount,
        }
        for line in computed.lines
    ]
    return {"amount": computed.amount, "lines": lines}


def as_text(computed: Fee) -> str:
    """A table: a line for each tier, the sum, the sources."""
    name, unit = _UNITS[computed.basis]
    number = sum(line.number for line in computed.lines)
    lines = [
        f"信息处理费（{name}，{number} {unit}）",
        _row("档次", f"{unit}数", f"单价（元/{unit}）", "金额（元）"),
        *(_tier(line, unit) for line in computed.lines),
        _row("合计", str(number), "", str(computed.amount)),
        f"依据：{'、'.join(str(source) for source in SOURCES[computed.basis])}。",
        "是否收取由行政机关决定；同一件申请只能按一种标准收取。",
    ]
    return "\n".join(lines)


def _tier(line: TierLine, unit: str) -> str:
    span = f"第 {line.first} {unit}"
    if line.last > line.first:
        span = f"第 {line.first} 至 {line.last} {unit}"
    return _row(span, str(line.number), str(line.rate), str(line.amount))


def _row(first: str, *others: str) -> str:
    cells = zip(others, _WIDTHS[1:], strict=True)
    return pad(first, _WIDTHS[0]) + "".join(pad(text, size, right=True) for text, size in cells)
