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
    """All acts with their names, as they were given."""
    return list(_names.items())
