"""Text made uniform for searching, and the way back to the places of the original."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_BREAK_IN_NUMBER = re.compile(r"(?<=[0-9A-Z])[ \t]*(?:\r\n?|\n)[ \t]*(?=[0-9A-Z])")


class _Widths(dict[int, int]):
    """NFKC for single characters where it gives one character again, one dash for all dashes.

    Filled as they come. Lengths never change here, so places stay what they are; what NFKC makes
    longer (⑽, ㎡) is no part of any number that is looked for.
    """

    def __missing__(self, code: int) -> int:
        plain = unicodedata.normalize("NFKC", chr(code))
        is_dash = unicodedata.category(plain[0]) == "Pd"
        self[code] = ord("-") if is_dash else ord(plain) if len(plain) == 1 else code
        return self[code]


_WIDTHS = _Widths()


@dataclass(frozen=True, slots=True)
class Normal:
    """A uniform text; `cuts` are its places before which something was left out."""

    text: str
    cuts: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    """How many characters were left out up to each cut, in all."""
    before: "Normal | None" = None
    """What this was made from, if not from the original itself."""

    def origin(self, place: int) -> int:
        """The place in the original of a character here."""
        at = bisect_right(self.cuts, place)
        place += self.lost[at - 1] if at else 0
        return self.before.origin(place) if self.before else place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the original, for a stretch that is not empty."""
        return self.origin(start), self.origin(end - 1) + 1

    def crossed(self, start: int, end: int) -> int:
        """Over how many cuts a stretch runs."""
        return bisect_right(self.cuts, end - 1) - bisect_right(self.cuts, start)


def normal(text: str) -> Normal:
    """The text with narrow digits and letters and without what nobody sees."""
    return _without(_INVISIBLE, text.translate(_WIDTHS))


def joined(text: Normal) -> Normal | None:
    """The text with numbers that run over the end of a line put together; None if there is none."""
    shorter = _without(_BREAK_IN_NUMBER, text.text, text)
    return shorter if shorter.cuts else None


def _without(pattern: re.Pattern[str], text: str, before: Normal | None = None) -> Normal:
    parts: list[str] = []
    cuts: list[int] = []
    lost: list[int] = []
    end = gone = 0
    for match in pattern.finditer(text):
        parts.append(text[end : match.start()])
        cuts.append(match.start() - gone)
        gone += match.end() - match.start()
        lost.append(gone)
        end = match.end()
    return Normal("".join([*parts, text[end:]]), tuple(cuts), tuple(lost), before)
