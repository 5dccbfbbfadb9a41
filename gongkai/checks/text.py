"""Personal data and marks in a text: made uniform, looked through, masked."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from gongkai.checks.detectors.addresses import addresses
from gongkai.checks.detectors.bank_cards import bank_cards
from gongkai.checks.detectors.credit_codes import credit_codes
from gongkai.checks.detectors.emails import emails
from gongkai.checks.detectors.identity_numbers import identity_numbers
from gongkai.checks.detectors.known_names import known_names as detector_of_names
from gongkai.checks.detectors.marks import draft_marks, internal_marks, secrecy_marks
from gongkai.checks.detectors.misread import misread
from gongkai.checks.detectors.passports import passports
from gongkai.checks.detectors.phones import landlines, mobiles
from gongkai.checks.detectors.plates import plates
from gongkai.checks.detectors.spaced import spaced
from gongkai.checks.findings import (
    HINTS,
    MARKS,
    NUMBERS_OF_PEOPLE,
    PLEASE_VERIFY,
    Finding,
    FindingKind,
)
from gongkai.checks.masks import masked
from gongkai.checks.normal import Normal, joined, normal
from gongkai.checks.spans import Detector, Span

HEAD_LINES = 6
"""Among how many first lines of a page a mark counts as one of the document itself."""
_DETECTORS: tuple[Detector, ...] = (
    identity_numbers,
    credit_codes,
    bank_cards,
    emails,
    mobiles,
    landlines,
    plates,
    passports,
    secrecy_marks,
    internal_marks,
    draft_marks,
    addresses,
    spaced,
    misread,
)
"""In this order: where two claim the same place, the first has it."""
_OVER_LINES: tuple[Detector, ...] = (identity_numbers, credit_codes, bank_cards, mobiles)
_WITHOUT_CHECK_SIGN = frozenset({FindingKind.MOBILE})
_SHORTEST = 2
_MOST_REMEMBERED = 1000
_REMEMBERED_LENGTH = 100


class TextCheck:
    """Looks through texts for one caller, who may know names to look for.

    Short texts that come again (cells) are remembered for as long as the check lives.
    """

    def __init__(self, known_names: Collection[str] = ()) -> None:
        names = detector_of_names(known_names)
        self._detectors = (*_DETECTORS, names) if names else _DETECTORS
        self._remembered: dict[tuple[str, int], list[Span]] = {}

    def findings(self, text: str, where: str, head_lines: int = HEAD_LINES) -> list[Finding]:
        """What stands in a text that is found at `where`; the same thing once."""
        return list(
            dict.fromkeys(_finding(span, text, where) for span in self.spans(text, head_lines))
        )

    def spans(self, text: str, head_lines: int = HEAD_LINES) -> list[Span]:
        """The places of what stands in a text, in order, none over another."""
        key = text, head_lines
        if key not in self._remembered:
            found = self._look(text, head_lines) if len(text) >= _SHORTEST else []
            if len(text) > _REMEMBERED_LENGTH or len(self._remembered) >= _MOST_REMEMBERED:
                return found
            self._remembered[key] = found
        return self._remembered[key]

    def _look(self, text: str, head_lines: int) -> list[Span]:
        uniform = normal(text)
        head = _length_of_head(uniform.text, head_lines)
        found = [
            _placed(_judged(span, uniform.text, head), uniform)
            for detector in self._detectors
            for span in detector(uniform.text)
        ]
        together = joined(uniform)
        return _apart([*_over_lines(together), *found] if together else found)


def scan_text(text: str, *, where: str, known_names: Collection[str] = ()) -> list[Finding]:
    """What stands in a text: personal data, marks, and the names that the caller knows."""
    return TextCheck(known_names).findings(text, where)


def without_numbers(text: str) -> str:
    """A text as it may be quoted: instead of numbers of people, that there was one."""
    for span in reversed(TextCheck().spans(text)):
        if span.kind in NUMBERS_OF_PEOPLE and span.is_certain:
            text = f"{text[: span.start]}（号码略）{text[span.end :]}"
    return text


def _over_lines(together: Normal) -> Iterator[Span]:
    """Numbers that run over the end of a line, back at their place."""
    for detector in _OVER_LINES:
        for span in detector(together.text):
            crossed = together.crossed(span.start, span.end)
            if crossed and _may_cross(span, crossed, together):
                yield _placed(span, together)


def _may_cross(span: Span, crossed: int, together: Normal) -> bool:
    """A number without a check sign must begin within a line: a column of figures is no number."""
    if span.kind not in _WITHOUT_CHECK_SIGN:
        return True
    begin = together.text.rfind("\n", 0, span.start) + 1
    before = together.text[begin : span.start].rstrip()
    return crossed == 1 and before != "" and not before[-1].isdigit()


def _length_of_head(text: str, lines: int) -> int:
    end = 0
    for _ in range(lines):
        end = text.find("\n", end) + 1
        if not end:
            return len(text)
    return end


def _judged(span: Span, text: str, head: int) -> Span:
    """A mark that stands alone somewhere below the head of a page is only likely one."""
    if span.kind not in MARKS or not span.is_certain:
        return span
    says_itself = "★" in text[span.start : span.end] or span.end - span.start > len("工作秘密")
    return replace(span, is_certain=span.start < head or says_itself)


def _placed(span: Span, uniform: Normal) -> Span:
    start, end = uniform.span(span.start, span.end)
    return replace(span, start=start, end=end)


def _apart(found: Iterable[Span]) -> list[Span]:
    """What is certain first, then in the order given; no two on the same place."""
    kept: list[Span] = []
    starts: list[int] = []
    for span in sorted(found, key=lambda span: not span.is_certain):
        at = bisect_left(starts, span.end)
        if at and kept[at - 1].end > span.start:
            continue
        starts.insert(at, span.start)
        kept.insert(at, span)
    return kept


def _finding(span: Span, text: str, where: str) -> Finding:
    hint = HINTS[span.kind]
    return Finding(
        span.kind,
        where,
        masked(span.kind, text[span.start : span.end]),
        hint if span.is_certain else PLEASE_VERIFY + hint,
        span.is_certain,
    )
