"""What acts are called in Chinese where the journal is read; each room names its own."""

from collections.abc import Mapping
from typing import Any

_names: dict[str, str] = {}


def name_acts(names: Mapping[Any, str]) -> None:
    """Give acts their names; a room does so in `AppConfig.ready`."""
    _names.update({str(act): name for act, name in names.items()})


def name_of(act: str) -> str:
    """The Chinese name of an act; one that nobody named is shown as it is stored."""
    return _names.get(act, act)


def named() -> list[tuple[str, str]]:
    """The names of all acts, each once, with the first act that has it."""
    first: dict[str, str] = {}
    for act, name in _names.items():
        first.setdefault(name, act)
    return [(act, name) for name, act in first.items()]


def called_alike(act: str) -> list[str]:
    """The acts with the name of this one: what somebody does, and what it makes of a request."""
    return [each for each, name in _names.items() if name == name_of(act)] or [act]
