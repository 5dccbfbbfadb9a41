"""What stands just before or after a number and says what it is."""

import re

_REACH = 14


def before(text: str, place: int, reach: int = _REACH) -> str:
    """The last characters of the same line before a place."""
    return text[max(0, place - reach) : place].rpartition("\n")[2]


def is_called(words: re.Pattern[str], text: str, place: int, reach: int = _REACH) -> bool:
    """Whether one of the words stands just before a place."""
    return words.search(before(text, place, reach)) is not None
