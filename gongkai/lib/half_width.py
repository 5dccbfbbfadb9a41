"""Letters and digits as a Chinese keyboard may type them, and as they are compared."""

import re

_FULL_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: 0x20}
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63]")


def half_width(text: str) -> str:
    """The text with half-width letters, digits and marks; nothing else is changed."""
    return text.translate(_FULL_WIDTH)


def plain_dashes(text: str) -> str:
    """The text with half-width signs, every dash a hyphen: for numbers, which have no other."""
    return _DASHES.sub("-", half_width(text))
