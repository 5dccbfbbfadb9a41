"""How alike two Chinese texts are (雷同), from 0 to 1.

Texts are compared by their runs of three characters, after width forms, spaces and punctuation are
levelled and every figure is masked, so that copying with new numbers still shows.
"""

import re
import unicodedata
from functools import lru_cache
from sys import intern

_RUN = 3
_FIGURE = re.compile(r"\d+")
_NOT_TEXT = re.compile(r"[\W_]+")


@lru_cache(maxsize=256)
def bare(text: str) -> str:
    """The characters that are compared: NFKC, figures as 0, no spaces or punctuation."""
    return _NOT_TEXT.sub("", _FIGURE.sub("0", unicodedata.normalize("NFKC", text)))


def similarity(one: str, other: str) -> float:
    """The share of common three-character runs (Dice): 1.0 for equal texts, 0.0 for none in common.

    Two texts without any character are equal; a text is unlike an empty one.
    """
    left, right = _runs(one), _runs(other)
    if not left and not right:
        return 1.0
    return 2 * len(left & right) / (len(left) + len(right))


@lru_cache(maxsize=256)
def _runs(text: str) -> frozenset[str]:
    characters = bare(text)
    if len(characters) <= _RUN:
        return frozenset({characters} if characters else ())
    # Reports share most of their wording: interned, a run is kept once for all of them.
    return frozenset(intern(characters[i : i + _RUN]) for i in range(len(characters) - _RUN + 1))
