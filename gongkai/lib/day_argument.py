"""Days and whole numbers on the command line, in the ways people write them."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

import click

_WRITTEN = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))")


def day(text: str) -> date:
    """2026-12-01, 2026/12/1, 2026年12月1日 or 20261201 → a date; else click.BadParameter."""
    written = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    parts = [int(part) for part in written.groups() if part] if written else [0, 0, 0]
    try:
        return date(*parts)
    except ValueError as error:
        raise click.BadParameter(f"“{text}”不是一个日期，请写成 2026-12-01 这样。") from error


def between(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers between two bounds; else click.BadParameter."""

    def number(text: str) -> int:
        found = count(text)
        if not least <= found <= most:
            raise click.BadParameter(f"“{text}”不在 {least} 至 {most} 之间。")
        return found

    return number


def count(text: str) -> int:
    """A whole number; else click.BadParameter."""
    try:
        return int(text)
    except ValueError as error:
        raise click.BadParameter(f"“{text}”不是一个整数，请写成 20 这样。") from error
