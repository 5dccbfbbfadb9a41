"""Text as every writer may print it."""

import re

_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_BETWEEN_WORDS = re.compile(r"(?<=[!-~])\n+(?=[!-~])")
_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")


def printable(text: str) -> str:
    """The text without what no reader can see and XML may not hold; line ends become \\n.

    Control characters, direction overrides and lone surrogates go; a tab becomes a space.
    """
    return _INVISIBLE.sub("", _LINE_END.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """The printable text on one line: for titles and names; Chinese joins without a space."""
    return _BETWEEN_WORDS.sub(" ", printable(text)).replace("\n", "").strip()
