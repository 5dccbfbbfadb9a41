"""A stretch of text that a detector found, by its place only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.checks.findings import FindingKind


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`; `is_certain` is false for what somebody should look at once more."""

    kind: FindingKind
    start: int
    end: int
    is_certain: bool = True


Detector = Callable[[str], Iterator[Span]]
"""Uniform text in, spans out."""
