"""No template of any room breaks the policy or asks for an icon that is not there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.ui.icons import icon_names

PACKAGE = Path(__file__).resolve().parents[2] / "gongkai"
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "an inline style": r"\sstyle\s*=|<style\b",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "an event attribute": r"\son[a-z]+\s*=|\shx-on",
    "a javascript address": r"javascript:",
    "an address of another host": r"https?://|(?:src|href)=[\"']//",
}
ICON = re.compile(
    r"""{%\s*icon\s+["']([^"']+)["']|\bicon=["']([^"']+)["']|icons\.svg#([a-z0-9-]+)"""
)


def names(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", TEMPLATES, ids=names)
def test_template_keeps_the_policy(path: Path) -> None:
    text = path.read_text("utf-8")
    broken = [
        what for what, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)
    ]
    assert broken == []


def icons() -> Iterator[tuple[str, str]]:
    for path in [*TEMPLATES, *PACKAGE.rglob("*.py")]:
        for found in ICON.findall(path.read_text("utf-8")):
            yield names(path), next(name for name in found if name)


def test_every_icon_is_in_the_sprite() -> None:
    assert [(path, name) for path, name in icons() if name not in icon_names()] == []


def test_the_walk_finds_templates_and_icons() -> None:
    assert len(TEMPLATES) > 20
    assert len(list(icons())) > 10


def test_own_scripts_need_no_eval_and_no_other_host() -> None:
    for path in (PACKAGE / "ui/static/ui").glob("*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"\beval\(|new Function|https?://", text), path.name
