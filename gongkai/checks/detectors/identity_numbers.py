"""公民身份号码: eighteen signs that check themselves, or fifteen of the time before 1999."""

import re
from collections.abc import Iterator

from gongkai.checks.detectors.context import is_called
from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span
from gongkai.lib import identity_card

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])"
    r"(?:[1-9][0-9]{5}(?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]"
    r"|[1-9][0-9]{5}[ -](?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9][ -][0-9]{3}[0-9Xx])"
    r"(?![0-9A-Za-z])"
)
_OLD = re.compile(
    r"(?<![0-9A-Za-z.])[1-8][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}"
    r"(?![0-9A-Za-z]|\.[0-9])"
)
_CALLED = re.compile(r"身份|证件|证号")


def identity_numbers(text: str) -> Iterator[Span]:
    """Numbers that hold; of others and of old ones only those that are called so, as likely."""
    for match in _NUMBER.finditer(text):
        holds = not identity_card.fault(re.sub("[ -]", "", match[0]).upper())
        if holds or is_called(_CALLED, text, match.start()):
            yield Span(FindingKind.IDENTITY_NUMBER, *match.span(), is_certain=holds)
    for match in _OLD.finditer(text):
        if is_called(_CALLED, text, match.start()):
            yield Span(FindingKind.IDENTITY_NUMBER, *match.span(), is_certain=False)
