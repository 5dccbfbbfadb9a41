"""Passports and travel permits: a letter or two and digits, so called; else only likely."""

import re
from collections.abc import Iterator

from gongkai.checks.detectors.context import is_called
from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z-])(?:[EGDSPHMCLTW][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DSP]E[0-9]{7}"
    r"|[HM][0-9]{10}|14[0-9]{7}|15[0-9]{7})(?![0-9A-Za-z]|[-.][0-9])"
)
_LIKELY = re.compile(r"E[A-HJ-NP-Z][0-9]{7}|[EG](?!(?:19|20)[0-9]{2}[01][0-9][0-3][0-9])[0-9]{8}")
_CALLED = re.compile(r"护照|通行证|旅行证|回乡证|证件")


def passports(text: str) -> Iterator[Span]:
    """Numbers that are called so; others of the shape of a passport as likely."""
    for match in _NUMBER.finditer(text):
        called = is_called(_CALLED, text, match.start())
        if called or _LIKELY.fullmatch(match[0]):
            yield Span(FindingKind.PASSPORT, *match.span(), is_certain=called)
