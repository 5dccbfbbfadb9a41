"""Every command explains itself in Chinese."""

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from gongkai.config.commands import cli

TECHNICAL = re.compile(
    r"gongkai|days|add|between|show|import-notice|yes|report|read|check|compare|roll-up|write|schema|demo|json|html|docx|pdf|xlsx|md|out|examples|reports|version|help|agency|year|expected|previous|o|GB|T|default"
)


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", list(commands(cli)), ids=" ".join)
def test_help_holds_no_english_words(path: tuple[str, ...]) -> None:
    text = CliRunner().invoke(cli, [*path, "--help"]).output
    words = {word for word in re.findall(r"[A-Za-z-]+", text) if not word.startswith("-")}
    foreign = {word for word in words if not TECHNICAL.fullmatch(word.lower().strip("-"))}
    assert "用法" in text
    assert foreign <= {"Markdown", "JSON", "Schema", "HTML", "DOCX", "PDF", "XLSX"}
