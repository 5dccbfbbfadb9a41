"""Numbers with a space after every digit, as boxes of a form leave them."""

import re
from collections.abc import Iterator

from gongkai.checks.detectors.bank_cards import bank_cards
from gongkai.checks.detectors.identity_numbers import identity_numbers
from gongkai.checks.detectors.phones import mobiles
from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_RUN = re.compile(r"(?<![0-9A-Za-z.])[0-9](?: [0-9]){10,18}(?: [Xx])?(?! ?[0-9A-Za-z]|\.[0-9])")


def spaced(text: str) -> Iterator[Span]:
    """Runs that are one number as a whole; without a check sign only likely."""
    for match in _RUN.finditer(text):
        digits = match[0].replace(" ", "")
        for detector in (identity_numbers, bank_cards, mobiles):
            for span in detector(digits):
                if (span.start, span.end) == (0, len(digits)):
                    checked = span.kind is not FindingKind.MOBILE
                    yield Span(span.kind, *match.span(), is_certain=checked and span.is_certain)
