"""The colours of the sheet, light and dark, by WCAG 2.2 AA."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[2] / "gongkai/ui/static/ui/gongkai.css"
TEXT, SHAPE = 4.5, 3.0
"""Least contrast of text, of shapes and edges that mean something."""

INKS = ("ink", "ink-2", "ink-3", "link", "brand-ink", "urgent", "soon", "good")
EDGES = ("control", "focus", "urgent-fill", "good", "brand-ink")
PAIRS = [
    *((ink, paper, TEXT) for ink in INKS for paper in ("paper", "surface")),
    *((ink, "sunken", TEXT) for ink in ("ink", "ink-2", "ink-3")),
    *((ink, "brand-soft", TEXT) for ink in ("ink", "ink-2", "brand-ink", "link")),
    *(("ink", soft, TEXT) for soft in ("urgent-soft", "soon-soft", "good-soft")),
    *(("on-brand", fill, TEXT) for fill in ("brand", "brand-deep", "urgent-fill")),
    ("urgent", "urgent-soft", TEXT),
    *((edge, paper, SHAPE) for edge in EDGES for paper in ("paper", "surface")),
]


def tokens(selector: str) -> dict[str, str]:
    """The colours of the first list under a selector."""
    text = SHEET.read_text("utf-8")
    body = text[text.index(selector) :]
    body = body[body.index("{") : body.index("}")]
    return dict(re.findall(r"--gk-([a-z0-9-]+): (#[0-9a-f]{6})", body))


LIGHT = tokens("[data-bs-theme=light]")
DARK = LIGHT | tokens("[data-bs-theme=dark]")
SYSTEM_DARK = LIGHT | tokens(":root:not([data-bs-theme])")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_contrast_is_enough(theme: dict[str, str], ink: str, paper: str, least: float) -> None:
    assert contrast(theme[ink], theme[paper]) >= least


def test_contrast_is_computed_as_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_dark_of_the_system_is_dark_by_choice() -> None:
    assert SYSTEM_DARK == DARK
    assert DARK.keys() == LIGHT.keys()
