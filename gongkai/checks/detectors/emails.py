"""E-mail addresses; one of an agency is only likely to tell of a person."""

import re
from collections.abc import Iterator

from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@"
    r"(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,10}(?![A-Za-z0-9-])"
)
_OF_AN_AGENCY = ".gov.cn"


def emails(text: str) -> Iterator[Span]:
    """Addresses with a domain."""
    for match in _EMAIL.finditer(text):
        certain = not match[0].lower().endswith(_OF_AN_AGENCY)
        yield Span(FindingKind.EMAIL, *match.span(), is_certain=certain)
