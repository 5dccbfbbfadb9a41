"""A lenient second look: letters that stand for digits in what was badly typed or scanned."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.checks.detectors.bank_cards import bank_cards
from gongkai.checks.detectors.identity_numbers import identity_numbers
from gongkai.checks.detectors.phones import mobiles
from gongkai.checks.spans import Span

_RUN = re.compile(r"(?<![0-9A-Za-z〇])[0-9OoIl〇|]{10,21}[Xx]?(?![0-9A-Za-z〇])")
_LETTER = re.compile("[OoIl〇|]")
_MOST_LETTERS = 6
_DIGITS = str.maketrans("OoIl〇|", "001101")


def misread(text: str) -> Iterator[Span]:
    """Identity numbers, cards and mobiles that hold once letters are read as digits; all likely."""
    for match in _RUN.finditer(text):
        if 0 < len(_LETTER.findall(match[0])) <= _MOST_LETTERS:
            digits = match[0].translate(_DIGITS)
            for detector in (identity_numbers, bank_cards, mobiles):
                for span in detector(digits):
                    yield replace(
                        span,
                        start=span.start + match.start(),
                        end=span.end + match.start(),
                        is_certain=False,
                    )
