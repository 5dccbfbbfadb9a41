"""What a reader of files hands on: text with its place, to be looked through, or a finding."""

from dataclasses import dataclass

from gongkai.checks.findings import Finding, FindingKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and where it stands; `head_lines` is how many of its lines are the head of a page."""

    where: str
    text: str
    head_lines: int = 0


Found = Passage | Finding
"""A reader gives both, in the order of the file."""


class UncheckableError(Exception):
    """A file, or the rest of it, that could not be looked at; the sentence says what to do."""


def not_checked(sentence: str, where: str = "整个文件") -> Finding:
    """The finding for what could not be looked at."""
    return Finding(FindingKind.NOT_CHECKED, where, "", sentence)
