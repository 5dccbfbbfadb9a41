"""The manual says nothing that is not there: pictures, labels, commands, settings, links."""

import ast
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from PIL import Image

from gongkai.config.commands import cli
from gongkai.overview import manual

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "gongkai"
MANUAL = ROOT / "docs" / "manual"
PAGES = sorted(MANUAL.glob("*.md"))
TEXTS = {path.name: path.read_text("utf-8") for path in PAGES}
MOST_BYTES = 6_000_000
PICTURE = re.compile(r"!\[([^\]]*)\]\(images/([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
LABEL = re.compile(r"[“「]([^”」]+)[”」]")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"^```\n(.*?)^```$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
SETTING = re.compile(r"\b(?:GONGKAI_[A-Z_]+|DATABASE_URL)\b")
TAG = re.compile(r"<[^>]*>|{%.*?%}|{{.*?}}", re.DOTALL)
QUOTED = re.compile(r'"([^"]+)"')
NO_PAGES = ("overview/sample/", "audit/acts.py", "accounts/posts.py", "statute/articles.py")
"""Code whose strings are not what is pressed or filled in on a page."""

each_page = pytest.mark.parametrize("page", TEXTS)


@cache
def labels() -> frozenset[str]:
    """Everything that a page may say as a whole: a run of text of a template, a string of code."""
    return frozenset({*_of_templates(), *_of_code()})


def _of_templates() -> Iterator[str]:
    for path in PACKAGE.glob("*/templates/**/*.html"):
        text = path.read_text("utf-8")
        yield from (run.strip() for run in TAG.split(text))
        for tag in TAG.findall(text):
            yield from QUOTED.findall(tag)


def _of_code() -> Iterator[str]:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).as_posix().startswith(NO_PAGES):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def code(page: str) -> Iterator[str]:
    """The lines that a page shows as typed."""
    for block, words in CODE.findall(TEXTS[page]):
        yield from (block or words).splitlines()


# --- pictures -----------------------------------------------------------------------------------


def test_no_picture_is_missing_and_none_is_left_over() -> None:
    used = {name for text in TEXTS.values() for _, name in PICTURE.findall(text)}
    assert used == {path.name for path in (MANUAL / "images").iterdir()}


def test_every_picture_is_taken_by_a_journey() -> None:
    journeys = (Path(__file__).parent / "take_pictures.py").read_text("utf-8")
    taken = set(re.findall(r'take\("([a-z-]+)"', journeys))
    taken |= set(re.findall(r'"([a-z]+-letter)"', journeys))
    assert {f"{name}.png" for name in taken} == {
        path.name for path in (MANUAL / "images").iterdir()
    }


@each_page
def test_a_picture_is_told_to_who_does_not_see_it(page: str) -> None:
    assert [name for words, name in PICTURE.findall(TEXTS[page]) if not words.strip()] == []


def test_the_pictures_have_few_colours_and_are_small_together() -> None:
    pictures = list((MANUAL / "images").iterdir())
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.mode == "P", path.name


# --- words ------------------------------------------------------------------------------------


@each_page
def test_every_label_stands_on_a_page(page: str) -> None:
    assert [label for label in LABEL.findall(TEXTS[page]) if label not in labels()] == []


def test_a_label_that_no_page_has_is_found() -> None:
    assert "提交申请" in labels()
    assert "作出决定" in labels()
    assert "提交一下这份申请吧" not in labels()


@each_page
def test_every_command_is_there_with_its_options(page: str) -> None:
    for line in code(page):
        for typed in re.findall(r"\bgongkai [^。，；]*", line):
            _demand_command(typed)


def _demand_command(typed: str) -> None:
    command: click.Command = cli
    for word in shlex.split(typed)[1:]:
        if word.startswith("--"):
            known = {option for each in command.params for option in each.opts} | {"--help"}
            assert word in known, typed
        elif isinstance(command, click.Group):
            assert word in command.commands, typed
            command = command.commands[word]


@each_page
def test_every_target_of_make_is_there(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    typed = [name for line in code(page) for name in re.findall(r"^make ([a-z-]+)", line)]
    assert [name for name in typed if name not in targets] == []


@each_page
def test_every_setting_is_read_and_described(page: str) -> None:
    described = (ROOT / "docs" / "settings.md").read_text("utf-8")
    read = "".join(path.read_text("utf-8") for path in (PACKAGE / "config").glob("*.py"))
    read += (PACKAGE / "lib" / "data_folder.py").read_text("utf-8")
    for name in SETTING.findall(TEXTS[page]):
        assert f"`{name}`" in described, name
        assert f'"{name}"' in read, name


# --- links --------------------------------------------------------------------------------------


@each_page
def test_every_link_leads_to_a_chapter_and_its_heading(page: str) -> None:
    for link in LINK.findall(TEXTS[page]):
        file, _, place = link.partition("#")
        assert not file or file in TEXTS, link
        anchors = {manual.anchor(words) for words in HEADING.findall(TEXTS[file or page])}
        assert not place or place in anchors, link


def test_the_contents_name_every_chapter_once() -> None:
    named = [link for link in LINK.findall(TEXTS["README.md"]) if link.endswith(".md")]
    assert sorted(named) == sorted(set(TEXTS) - {"README.md"})


@each_page
def test_headings_of_a_chapter_have_different_anchors(page: str) -> None:
    anchors = [manual.anchor(words) for words in HEADING.findall(TEXTS[page])]
    assert len(anchors) == len(set(anchors))


# --- the package ------------------------------------------------------------------------------


def test_an_installed_package_has_the_manual(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    own = [path.relative_to(MANUAL) for path in MANUAL.rglob("*") if path.is_file()]
    assert {f"gongkai/overview/manual_files/{path.as_posix()}" for path in own} <= held
