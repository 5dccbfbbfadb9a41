"""`gongkai days …`: count working days, show a year, take in a holiday notice."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from gongkai.lib import day_argument
from gongkai.lib.command_line import Command, Group
from gongkai.lib.data_folder import data_folder
from gongkai.lib.year_files import calendar_in_force, file_of, with_notice, write_file
from gongkai.overview import days_on_screen as screen
from gongkai.statute.calendar import Calendar, YearDays
from gongkai.statute.calendar.notice import doubts, read_notice
from gongkai.statute.errors import StatuteError

_JSON = click.option("--json", "as_json", is_flag=True, help="打印 JSON。")
_LARGEST = 2_000_000
_ENCODINGS = ("utf-8-sig", "gb18030")


class _Counting(Command):
    """A command that takes a negative number as a number, not as an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if any(re.fullmatch(r"-\d+", argument) for argument in args) and "--" not in args:
            options = [argument for argument in args if argument.startswith("--")]
            args = [*options, "--", *(argument for argument in args if argument not in options)]
        return super().parse_args(ctx, args)


@click.group("days", cls=Group)
def days() -> None:
    """工作日：推算期限、数天数、查看和导入放假通知。"""


@days.command("add", cls=_Counting)
@click.argument("day", metavar="日期", type=day_argument.day)
@click.argument("number", metavar="工作日数", type=day_argument.count)
@_JSON
def add(day: date, number: int, *, as_json: bool) -> None:
    """从某日起推算第几个工作日；当日不计算在内。"""
    calendar = _calendar()
    try:
        result = calendar.reckon(day, number)
    except StatuteError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        _print({"date": result.date.isoformat(), "provisional": result.provisional})
    else:
        click.echo(screen.reckoned(calendar, day, number, result))


@days.command("between")
@click.argument("after", metavar="起日", type=day_argument.day)
@click.argument("until", metavar="止日", type=day_argument.day)
@_JSON
def between(after: date, until: date, *, as_json: bool) -> None:
    """数两日之间的工作日；不含起日，含止日。"""
    calendar = _calendar()
    try:
        number = calendar.between(after, until)
        provisional = calendar.is_provisional(after, until)
    except StatuteError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        _print({"days": number, "provisional": provisional})
    else:
        click.echo(screen.counted(calendar, after, until))


@days.command("show")
@click.argument("year", metavar="年份", type=day_argument.count)
@_JSON
def show(year: int, *, as_json: bool) -> None:
    """列出一年的放假和调休，以及所依据的通知。"""
    calendar = _calendar()
    if not date.min.year <= year <= date.max.year:
        raise click.UsageError(f"没有 {year} 年，请写成 2026 这样。")
    try:
        if as_json:
            _print(screen.year_json(calendar, year))
        else:
            click.echo(screen.year(calendar, year))
    except StatuteError as error:
        raise click.ClickException(str(error)) from error


@days.command("import-notice")
@click.argument("source", metavar="通知全文", type=click.Path(path_type=Path))
@click.option("--yes", "agreed", is_flag=True, help="不再询问，直接写入。")
@_JSON
def import_notice(source: Path, *, agreed: bool, as_json: bool) -> None:
    """读取国务院办公厅放假通知的全文，列出变化，确认后写入数据文件夹。"""
    data = data_folder()
    before = _calendar()
    try:
        notice = read_notice(_text(source), before)
        kept = with_notice(data, notice)
        after = before.with_years(kept)
    except StatuteError as error:
        raise click.ClickException(f"{source}：{error}") from error
    for doubt in doubts(notice):
        click.echo(f"注意：{doubt}", err=True)
    if not as_json:
        _preview(notice, before, after)
        agreed = agreed or _confirmed(file_of(data, notice.year))
    written = _write(data, kept) if agreed else None
    if as_json:
        _print(
            {
                "year": notice.year,
                **screen.notice_json(notice),
                "changes": screen.changes_json(before, after),
                "written": str(written) if written else None,
            }
        )
    else:
        click.echo(f"已写入 {written}。" if written else "没有写入。")


def _preview(notice: YearDays, before: Calendar, after: Calendar) -> None:
    click.echo("\n".join(screen.notice(notice)))
    changes = screen.changes(before, after)
    click.echo(f"\n与现行日历相比，有 {len(changes)} 天变化{'：' if changes else '。'}")
    click.echo("".join(f"{line}\n" for line in changes), nl=False)


def _confirmed(path: Path) -> bool:
    answer: str = click.prompt(
        f"写入 {path}？写“是”确认", default="", show_default=False, prompt_suffix="："
    )
    return answer.strip().lower() in {"是", "y", "yes"}


def _write(data: Path, kept: tuple[YearDays, ...]) -> Path:
    try:
        return write_file(data, kept)
    except StatuteError as error:
        raise click.ClickException(str(error)) from error


def _calendar() -> Calendar:
    try:
        return calendar_in_force(data_folder())
    except StatuteError as error:
        raise click.ClickException(str(error)) from error


def _text(source: Path) -> str:
    """The text of a file in any encoding in which Chinese is saved."""
    try:
        if source.stat().st_size > _LARGEST:
            raise click.ClickException(f"{source} 太大，不像一份通知；请只复制通知正文。")
        content = source.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{source} 读不了（{error.strerror}），请检查路径。") from error
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise click.ClickException(f"{source} 不是文本文件；请把通知正文复制到文本文件里再导入。")


def _print(entry: dict[str, Any]) -> None:
    click.echo(json.dumps(entry, ensure_ascii=False))
