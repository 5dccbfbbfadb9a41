"""Columns on a screen, where a Chinese character takes two places."""

import unicodedata


def width(text: str) -> int:
    """How many columns a text takes on a screen: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """A text cut or filled with blanks to so many columns."""
    while width(text) > columns:
        text = text[:-2] + "…"
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks
