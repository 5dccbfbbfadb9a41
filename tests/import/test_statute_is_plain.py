"""The statute is plain Python: the standard library, no files, no network, no wall clock."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

STATUTE = Path(__file__).parents[2] / "gongkai" / "statute"
SOURCES = sorted(STATUTE.rglob("*.py"))
OUTSIDE_WORLD = {
    *("asyncio", "glob", "http", "importlib", "io", "locale", "logging", "multiprocessing", "os"),
    *("pathlib", "random", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading"),
    *("time", "urllib", "uuid"),
}
PACKAGED_DATA = "importlib.resources"  # year files are part of the statute
FORBIDDEN_CALLS = {"open", "print", "input", "today", "now", "utcnow", "eval", "exec", "__import__"}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}"


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr


def parsed(path: Path) -> ast.AST:
    return ast.parse(path.read_text("utf-8"))


def test_there_is_a_statute_to_look_at() -> None:
    assert STATUTE / "report" / "form.py" in SOURCES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(STATUTE)))
def test_a_module_imports_only_the_standard_library_and_the_statute(path: Path) -> None:
    foreign = {
        name
        for name in imported(parsed(path))
        if not name.startswith("gongkai.statute")
        and name != PACKAGED_DATA
        and name.partition(".")[0] not in sys.stdlib_module_names - OUTSIDE_WORLD
    }
    assert not foreign


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(STATUTE)))
def test_a_module_reads_no_file_and_no_clock(path: Path) -> None:
    assert not set(called(parsed(path))) & FORBIDDEN_CALLS
