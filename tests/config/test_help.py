"""Every command explains itself in Chinese."""

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from gongkai.config.commands import cli

FILES = {"html", "json", "docx", "pdf", "xlsx", "md", "toml", "markdown"}
NAMES = {"gongkai", "gongkai_data", "gongkai_identity_keys", "reports", "schema", "gb", "t"}
EXAMPLES = {"gongan", "department"}


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


def typed_words() -> set[str]:
    """What is typed as it stands: the names of commands and options."""
    words = set(FILES | NAMES | EXAMPLES | {"help", "version"})
    for path in commands(cli):
        words |= set(path)
        command: click.Command = cli
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        for parameter in command.params:
            words |= {option.lstrip("-") for option in parameter.opts}
    return words


@pytest.mark.parametrize("path", list(commands(cli)), ids=" ".join)
def test_help_holds_no_english_words(path: tuple[str, ...]) -> None:
    text = CliRunner().invoke(cli, [*path, "--help"]).output
    assert "用法" in text
    words = {word.strip("-").lower() for word in re.findall(r"[A-Za-z_-]+", text)}
    assert words - {""} <= typed_words()
