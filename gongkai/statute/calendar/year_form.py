"""The year file: how the notices of one year stand in TOML, to be read beside the notices."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from gongkai.statute.calendar.year_days import Holiday, YearDays, span
from gongkai.statute.citations import Notice
from gongkai.statute.errors import CalendarError, YearFileError


def read_year(text: str) -> tuple[YearDays, ...]:
    """Read a year file: its notices in order of issue, later ones amending earlier ones.

    Raises YearFileError with one sentence that says what is wrong in the file.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise YearFileError(f"不是合格的 TOML（{error}），请改正或删去后重新导入通知。") from error
    year = _number(table, "year")
    return tuple(_notice(year, entry) for entry in _tables(table, "notice"))


def write_year(notices: Sequence[YearDays]) -> str:
    """Write the notices of one year, in order of issue, as a year file."""
    lines = [f"year = {notices[0].year}"]
    for entry in notices:
        lines += ["", "[[notice]]", *_head(entry)]
        for holiday in entry.holidays:
            lines += ["", "[[notice.holiday]]", *_paragraph(holiday)]
    return "\n".join(lines) + "\n"


def _head(entry: YearDays) -> Iterator[str]:
    if entry.title:
        yield f"title = {_quoted(entry.title)}"
    if entry.notice:
        yield f"number = {_quoted(entry.notice.document_number)}"
    if entry.amends:
        yield "amends = true"


def _paragraph(holiday: Holiday) -> Iterator[str]:
    spans = (
        str(first) if first == last else f"{{ first = {first}, last = {last} }}"
        for first, last in holiday.spans()
    )
    yield f"name = {_quoted(holiday.name)}"
    yield f"off = [{', '.join(spans)}]"
    if holiday.worked:
        yield f"worked = [{', '.join(map(str, holiday.worked))}]"


def _quoted(text: str) -> str:
    # A JSON string without characters beyond the basic plane escaped is a TOML basic string.
    return json.dumps(text, ensure_ascii=False)


def _notice(year: int, entry: Mapping[str, Any]) -> YearDays:
    number = entry.get("number")
    try:
        return YearDays(
            year,
            Notice(str(number)) if number else None,
            tuple(_holiday(holiday) for holiday in _tables(entry, "holiday")),
            amends=entry.get("amends") is True,
            title=str(entry.get("title", "")),
        )
    except YearFileError:
        raise
    except CalendarError as error:
        raise YearFileError(str(error)) from error


def _holiday(entry: Mapping[str, Any]) -> Holiday:
    name = entry.get("name")
    if not (isinstance(name, str) and name):
        raise YearFileError("有一个 [[notice.holiday]] 没有写 name（节日名称），请补上。")
    worked = tuple(_day(item, name) for item in _list(entry, "worked", name))
    return Holiday(name, tuple(_days(_list(entry, "off", name), name)), worked)


def _days(items: Iterable[Any], name: str) -> Iterator[date]:
    for item in items:
        if isinstance(item, dict):
            yield from span(_day(item.get("first"), name), _day(item.get("last"), name))
        else:
            yield _day(item, name)


def _day(item: object, name: str) -> date:
    if isinstance(item, datetime) or not isinstance(item, date):
        raise YearFileError(f"“{name}”的日期写成了 {item!r}，应写成 2026-10-01 这样，不加引号。")
    return item


def _number(table: Mapping[str, Any], key: str) -> int:
    number = table.get(key)
    if type(number) is not int or not 1949 <= number <= 9999:
        raise YearFileError(f"缺少年份，请在开头写上 {key} = 2026 这样的一行。")
    return number


def _tables(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise YearFileError(f"{key} 应写成 [[{key}]] 开头的段落，请对照已有的年份文件改正。")
    if not entries:
        raise YearFileError(f"没有 [[{key}]] 段落，请对照已有的年份文件补上。")
    return entries


def _list(entry: Mapping[str, Any], key: str, name: str) -> list[Any]:
    items = entry.get(key, [])
    if not isinstance(items, list):
        raise YearFileError(f"“{name}”的 {key} 应写成方括号里的日期，如 [2026-10-01]。")
    return items
