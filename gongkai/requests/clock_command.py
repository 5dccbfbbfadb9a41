"""`gongkai clock CASE.toml`: what the clock of a request reads, and why."""

import json
from datetime import date
from pathlib import Path

import click

from gongkai.lib import day_argument
from gongkai.lib.command_line import Command
from gongkai.lib.data_folder import data_folder
from gongkai.lib.today import today
from gongkai.lib.year_files import calendar_in_force
from gongkai.requests.case_files import CaseFileError, read_case_file
from gongkai.statute import clock as statute_clock
from gongkai.statute.citations import cite
from gongkai.statute.clock import Clock
from gongkai.statute.errors import StatuteError
from gongkai.statute.events import Retracted
from gongkai.statute.explanation import Step, explain
from gongkai.statute.state import AWAITING_NAMES, STATE_NAMES, State, demand_lawful
from gongkai.statute.wording import chinese_date


@click.command("clock", cls=Command)
@click.argument("case", metavar="案卷.toml", type=click.Path(path_type=Path))
@click.option("--on", "on", metavar="日期", type=day_argument.day, help="按哪一天计算，默认今天。")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON。")
def clock(case: Path, on: date | None, *, as_json: bool) -> None:
    """计算一份申请的答复期限，逐步说明日期、效力和依据。"""
    day = on or today()
    try:
        reading, steps = _read(case, day)
    except (CaseFileError, StatuteError) as error:
        raise click.ClickException(f"{case}：{error}") from error
    click.echo(_json(reading, steps) if as_json else _text(reading, steps, day))


def _read(case: Path, day: date) -> tuple[Clock, tuple[Step, ...]]:
    history = read_case_file(case)
    if all(isinstance(event, Retracted) or event.on > day for event in history):
        raise CaseFileError(f"到{chinese_date(day)}为止还没有收到申请，请核对 --on 的日期。")
    calendar = calendar_in_force(data_folder())
    demand_lawful(history, calendar=calendar)
    reading = statute_clock.read(history, on=day, calendar=calendar)
    return reading, explain(history, on=day, calendar=calendar)


def clock_json(reading: Clock, steps: tuple[Step, ...]) -> dict[str, object]:
    """The JSON of `gongkai clock`: days in ISO form, null where there is none."""
    return {
        "received_on": _iso(reading.received_on),
        "due_on": _iso(reading.due_on),
        "provisional": reading.provisional,
        "internal_target": _iso(reading.internal_target),
        "state": reading.state,
        "awaiting": reading.awaiting,
        "overdue": reading.overdue,
        "remaining_working_days": reading.remaining_working_days,
        "steps": [
            {
                "on": step.on.isoformat(),
                "what": step.what,
                "article": cite(step.sources),
                "effect": step.effect,
            }
            for step in steps
        ],
    }


def _json(reading: Clock, steps: tuple[Step, ...]) -> str:
    return json.dumps(clock_json(reading, steps), ensure_ascii=False)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(reading: Clock, steps: tuple[Step, ...], on: date) -> str:
    lines = [f"{name}　{value}" for name, value in _summary(reading, on)]
    for step in steps:
        lines += ["", f"{chinese_date(step.on)}　{step.what}", f"　　{step.effect}"]
        if step.sources:
            lines.append(f"　　依据：{cite(step.sources)}")
    return "\n".join(lines)


def _summary(reading: Clock, on: date) -> list[tuple[str, str]]:
    awaiting = f"，{AWAITING_NAMES[reading.awaiting]}" if reading.awaiting else ""
    return [
        ("收到之日", _written(reading.received_on, "尚未确认")),
        ("答复期限", _due(reading)),
        ("办理状态", STATE_NAMES[reading.state] + awaiting),
        (chinese_date(on), _remaining(reading)),
    ]


def _written(day: date | None, otherwise: str) -> str:
    return chinese_date(day) if day else otherwise


def _due(reading: Clock) -> str:
    due = _written(reading.due_on, "暂不计算")
    if reading.provisional and reading.internal_target:
        target = chinese_date(reading.internal_target)
        return f"{due}（预计，待国务院办公厅公布节假日安排后更新；内部目标{target}）"
    return due


def _remaining(reading: Clock) -> str:
    if reading.state is State.SERVED and reading.due_on:
        return "已逾期办结" if reading.overdue else "已在期限内办结"
    if reading.remaining_working_days is None:
        return "没有正在计算的期限"
    if reading.overdue:
        return f"已逾期{-reading.remaining_working_days}个工作日，请尽快答复"
    return f"还有{reading.remaining_working_days}个工作日"
