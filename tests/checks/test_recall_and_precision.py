"""How much of an invented labelled set is found, and how much of what is found is right.

The figures are printed (`pytest -s`); the ones measured are asserted, so that a change that loses
something is seen.
"""

from collections import Counter
from collections.abc import Iterable

import pytest

from gongkai.checks.findings import MARKS, PERSONAL
from gongkai.checks.findings import FindingKind as K
from gongkai.checks.text import TextCheck
from tests.checks.labelled import (
    HARD_SENTENCES,
    MARKED,
    WRAPPED_KINDS,
    Text,
    lookalikes,
    texts,
)

KINDS = [kind for kind in K if kind in PERSONAL - {K.KNOWN_NAME}]


class Tally:
    """Gold, found and right spans of each kind."""

    def __init__(self, labelled: Iterable[Text]) -> None:
        self.gold: Counter[K] = Counter()
        self.found: Counter[K] = Counter()
        self.exact: Counter[K] = Counter()
        self.overlapping: Counter[K] = Counter()
        self.likely: Counter[K] = Counter()
        check = TextCheck()
        for text in labelled:
            self._count(text, check)

    def _count(self, text: Text, check: TextCheck) -> None:
        spans = check.spans(text.text)
        self.gold.update(kind for kind, _, _ in text.spans)
        self.found.update(span.kind for span in spans if span.is_certain)
        self.likely.update(span.kind for span in spans if not span.is_certain)
        for kind, start, end in text.spans:
            same = [span for span in spans if span.kind is kind]
            self.exact[kind] += any((span.start, span.end) == (start, end) for span in same)
            self.overlapping[kind] += any(span.start < end and start < span.end for span in same)

    def recall(self, kind: K) -> float:
        return self.overlapping[kind] / self.gold[kind]

    def precision(self, kind: K) -> float:
        wrong = max(0, self.found[kind] - self.overlapping[kind])
        return 1 - wrong / self.found[kind] if self.found[kind] else 1.0

    def print(self, title: str) -> None:
        print(f"\n{title:28}{'gold':>6}{'recall':>8}{'exact':>8}{'precision':>11}{'likely':>8}")
        for kind in KINDS:
            if self.gold[kind]:
                exact = self.exact[kind] / self.gold[kind]
                print(
                    f"{kind:28}{self.gold[kind]:6}{self.recall(kind):8.3f}{exact:8.3f}"
                    f"{self.precision(kind):11.3f}{self.likely[kind]:8}"
                )


@pytest.fixture(scope="module")
def plain() -> Tally:
    tally = Tally([*texts(), *lookalikes()])
    tally.print("plain and look-alikes")
    return tally


def test_the_set_has_hundreds_of_spans(plain: Tally) -> None:
    assert plain.gold.total() > 240


@pytest.mark.parametrize("kind", KINDS)
def test_everything_plain_is_found(plain: Tally, kind: K) -> None:
    assert plain.recall(kind) == 1.0


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {K.ADDRESS}))
def test_what_is_found_begins_and_ends_where_it_should(plain: Tally, kind: K) -> None:
    assert plain.exact[kind] == plain.gold[kind]


def test_nine_addresses_of_ten_begin_and_end_where_they_should(plain: Tally) -> None:
    assert plain.exact[K.ADDRESS] / plain.gold[K.ADDRESS] >= 0.9


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_certain_is_right(plain: Tally, kind: K) -> None:
    assert plain.precision(kind) == 1.0


def test_look_alikes_are_not_taken_for_personal_data() -> None:
    check = TextCheck()
    wrong = [
        (text.text, span)
        for text in lookalikes()
        for span in check.spans(text.text)
        if span.is_certain
    ]
    assert wrong == []


def test_full_width_digits_hide_nothing() -> None:
    tally = Tally(texts("full_width"))
    tally.print("full width")
    assert {kind: tally.recall(kind) for kind in KINDS} == dict.fromkeys(KINDS, 1.0)


def test_the_end_of_a_line_within_a_number_hides_nothing() -> None:
    tally = Tally(texts("wrapped"))
    tally.print("wrapped")
    measured = {kind: tally.recall(kind) for kind in KINDS if kind in WRAPPED_KINDS}
    assert min(measured.values()) >= 0.95


def test_letters_for_digits_are_found_and_marked_as_likely() -> None:
    tally = Tally(texts("misread"))
    tally.print("misread")
    assert tally.recall(K.IDENTITY_NUMBER) >= 0.95
    assert tally.recall(K.MOBILE) >= 0.95


@pytest.mark.parametrize(("kind", "page"), MARKED)
def test_a_mark_at_the_head_of_a_page_is_found(kind: K, page: str) -> None:
    found = {span.kind for span in TextCheck().spans(page) if span.is_certain}
    assert found & MARKS == {kind}


@pytest.mark.parametrize(("text", "expected"), HARD_SENTENCES)
def test_a_sentence_of_daily_work_is_understood(text: str, expected: list[tuple[K, str]]) -> None:
    spans = TextCheck().spans(text)
    found = {(span.kind, text[span.start : span.end]) for span in spans}
    certain = {(span.kind, text[span.start : span.end]) for span in spans if span.is_certain}
    assert set(expected) <= found
    assert certain <= set(expected)
