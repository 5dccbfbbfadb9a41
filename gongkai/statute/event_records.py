"""An event as a plain record, `kind` and fields, and back: case files and stored rows share it.

Kinds are plain words, never the names of classes; days may be dates or ISO strings.
"""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from gongkai.statute.errors import EventRecordError
from gongkai.statute.events import (
    Channel,
    Confirmed,
    Consulted,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Retracted,
    Served,
    ServiceWay,
    Split,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)

KINDS: Mapping[str, type[Event]] = {
    "submitted": Submitted,
    "confirmed": Confirmed,
    "supplement_requested": SupplementRequested,
    "supplement_received": SupplementReceived,
    "opinion_sought": OpinionSought,
    "opinion_received": OpinionReceived,
    "reasons_requested": ReasonsRequested,
    "reasons_given": ReasonsGiven,
    "term_set": TermSet,
    "extended": Extended,
    "fee_noticed": FeeNoticed,
    "fee_paid": FeePaid,
    "decided": Decided,
    "served": Served,
    "withdrawn": Withdrawn,
    "split": Split,
    "retracted": Retracted,
}

_KINDS_BY_TYPE = {made: kind for kind, made in KINDS.items()}

Plain = str | int | bool | date | list[str]


def kind_of(event: Event) -> str:
    """The kind under which an event is recorded."""
    return _KINDS_BY_TYPE[type(event)]


def record_of(event: Event) -> dict[str, Plain]:
    """An event as a plain record; fields without a value are left out."""
    record: dict[str, Plain] = {"kind": kind_of(event)}
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        if value is None or value in ("", ()):
            continue
        record[field.name] = _plain(value)
    return record


def _plain(value: Any) -> Plain:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, StrEnum):
        return value.value
    plain: Plain = value
    return plain


def event_of(record: Mapping[str, object]) -> Event:
    """The event of a plain record: its `kind` and its fields.

    Raises EventRecordError that names the kind, the field and what it should be.
    """
    kind = record.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise EventRecordError(f"事项种类 kind = {kind!r} 无法识别，请改为：{'、'.join(KINDS)}。")
    made = KINDS[kind]
    types, fields = _types_of(kind), {field.name: field for field in dataclasses.fields(made)}
    if unknown := sorted(set(record) - set(fields) - {"kind"}):
        known = "、".join(fields)
        raise EventRecordError(f"{kind} 没有“{unknown[0]}”这一项，可以填写的有：{known}。")
    values = {}
    for name, field in fields.items():
        if name in record:
            values[name] = _value(kind, name, record[name], types[name])
        elif field.default is dataclasses.MISSING:
            raise EventRecordError(f"{kind} 缺少“{name}”，请补上。")
    return made(**values)


@cache
def _types_of(kind: str) -> dict[str, Any]:
    """The types of the fields of a kind; reading the annotations anew takes long."""
    return get_type_hints(KINDS[kind])


def _value(kind: str, name: str, given: object, wanted: Any) -> Any:
    accepted = [each for each in get_args(wanted) if each is not type(None)]
    wanted = accepted[0] if accepted and wanted not in _READERS else wanted
    read, should_be = _READERS[wanted]
    try:
        return read(given)
    except (TypeError, ValueError) as error:
        raise EventRecordError(f"{kind} 的“{name}”不能是 {given!r}，应当是{should_be}。") from error


def _day(given: object) -> date:
    if type(given) is date:
        return given
    if isinstance(given, str):
        return date.fromisoformat(given)
    raise TypeError(given)


def _whole(given: object) -> int:
    """A whole number, also one written as 700.0; true and false are none."""
    if type(given) is float and given.is_integer():
        return int(given)
    if type(given) is not int:
        raise TypeError(given)
    return given


def _exactly(wanted: type) -> Callable[[object], object]:
    def read(given: object) -> object:
        if type(given) is not wanted:
            raise TypeError(given)
        return given

    return read


def _codes(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise TypeError(given)
    return tuple(given)


def _choice(choices: type[StrEnum]) -> tuple[Callable[[object], object], str]:
    def read(given: object) -> StrEnum:
        return choices(str(given))

    return read, "下列之一：" + "、".join(choices)


_READERS: Mapping[Any, tuple[Callable[[object], object], str]] = {
    date: (_day, "日期，例如 2021-09-13"),
    str: (_exactly(str), "文字"),
    int: (_whole, "整数"),
    bool: (_exactly(bool), "true 或者 false"),
    tuple[str, ...]: (_codes, '文字或者代码的列表，例如 ["D02", "D13"]'),
    Channel: _choice(Channel),
    Consulted: _choice(Consulted),
    ServiceWay: _choice(ServiceWay),
}
