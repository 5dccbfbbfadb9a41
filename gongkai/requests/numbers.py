"""The number of a request as people write it."""

import re

from gongkai.lib.half_width import plain_dashes

_NUMBER = re.compile(r"(?:更正)?([0-9]{4})-?([0-9]{1,7})")


def number_in(text: str) -> tuple[int, int] | None:
    """Year and serial of a number like 2026-0044, however its signs are typed; None if it is none.

    The word 更正 before the number of a request to rectify may be there or not.
    """
    plain = plain_dashes("".join(text.split()))
    found = _NUMBER.fullmatch(plain)
    return (int(found[1]), int(found[2])) if found else None
