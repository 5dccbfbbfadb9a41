"""How alike short Chinese texts are: by what they share, rare characters and pairs weighing more.

No dictionary and no network: pairs of neighbouring characters stand in for words, and single ones
for what is said in another order. Numbers count as wholes, for a year tells two requests apart that
read alike; a document number that both name tells that they mean the same.
"""

import re
import unicodedata
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+|\d+")
_TIED = re.compile(r"\s+")
_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
_DOCUMENT_NUMBER = re.compile(r"〔\d{4}〕\d+号")
_YEAR_IN_WORDS = re.compile(r"[〇一二三四五六七八九]{4}(?=年)")


_LIGHT = 0.2
_SINGLE = 0.7
_BOTH = 0.3
_OTHER_NUMBERS = 0.35
_SAME_DOCUMENT = 0.9
"""Set on labelled pairs; see tests/data/similar/."""


@lru_cache(maxsize=256)
def grams(text: str, without: Collection[str] = ()) -> frozenset[str]:
    """The Chinese characters of a text and their neighbouring pairs, its numbers and Latin words.

    `without` are phrases that say nothing, to be cut out first.
    """
    return grams_once(text, without)


def grams_once(text: str, without: Collection[str] = ()) -> frozenset[str]:
    """The same for a text that is not looked at again soon: nothing of it is kept."""
    plain = _TIED.sub("", unicodedata.normalize("NFKC", text).lower())
    plain = _YEAR_IN_WORDS.sub(lambda found: found[0].translate(_DIGITS), plain)
    found: set[str] = set(_DOCUMENT_NUMBER.findall(plain))
    for phrase in without:
        plain = plain.replace(phrase, "，")
    for run in _RUN.findall(plain):
        if len(run) == 1 or not _is_chinese(run):
            found.add(run)
        else:
            found.update(run)
            found.update(run[start : start + 2] for start in range(len(run) - 1))
    return frozenset(found)


def _is_chinese(run: str) -> bool:
    return run[0] >= "\u3400"


def numbers(text_grams: Iterable[str]) -> frozenset[str]:
    """The numbers among the pairs of a text."""
    return frozenset(gram for gram in text_grams if gram.isdecimal())


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, from 0 to 1, and the pairs they share, the rarest first."""

    score: float
    shared: tuple[str, ...]


@dataclass
class Rarity:
    """How many texts each pair occurs in; the rarer, the more it says.

    `light` pairs say less than their rarity, whatever it is.
    """

    light: frozenset[str] = frozenset()
    texts: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, text_grams: Iterable[str]) -> None:
        """Count one more text."""
        self.texts += 1
        for gram in text_grams:
            self.counts[gram] = self.counts.get(gram, 0) + 1

    def weight(self, gram: str) -> float:
        """What sharing a pair is worth."""
        weight = log(1 + (self.texts + 1) / (self.counts.get(gram, 0) + 0.5))
        if gram in self.light:
            weight *= _LIGHT
        return weight * _SINGLE if len(gram) == 1 and _is_chinese(gram) else weight

    def total(self, text_grams: Iterable[str]) -> float:
        """What all pairs of a text are worth together."""
        return sum(self.weight(gram) for gram in text_grams)


def likeness(one: frozenset[str], other: frozenset[str], rarity: Rarity) -> Likeness:
    """How alike two texts are, given by their pairs.

    What they share is held against both texts, and more against the shorter one: a reworded request
    is often much longer or shorter than the first. Numbers that only differ count against.
    """
    shared = one & other
    if not shared:
        return Likeness(0.0, ())
    common, first, second = (rarity.total(each) for each in (shared, one, other))
    both, shorter = common / (first * second) ** 0.5, common / min(first, second)
    score = _BOTH * both + (1 - _BOTH) * shorter
    mine, theirs = numbers(one), numbers(other)
    if mine and theirs and not mine & theirs:
        score *= _OTHER_NUMBERS
    if any(_DOCUMENT_NUMBER.fullmatch(gram) for gram in shared):
        score = max(score, _SAME_DOCUMENT)
    ranked = sorted(shared, key=lambda gram: (-rarity.weight(gram), gram))
    return Likeness(score, tuple(ranked))


def words_shared(one: str, other: str, shared: Iterable[str], most: int = 6) -> tuple[str, ...]:
    """The longest stretches of text that two texts have in common, for a reader to see why."""
    known = set(shared)
    plain = _TIED.sub("", unicodedata.normalize("NFKC", one).lower())
    there = _TIED.sub("", unicodedata.normalize("NFKC", other).lower())
    found: dict[str, None] = {}
    start = 0
    while start < len(plain) - 1:
        end = start
        while end + 2 <= len(plain) and plain[end : end + 2] in known:
            end += 1
        stretch = plain[start : end + 1]
        if end > start and stretch in there:
            found[stretch] = None
        start = max(end, start + 1)
    found |= {each: None for each in known if each.isdecimal()}
    return tuple(sorted(found, key=len, reverse=True)[:most])


class Index:
    """Texts by the pairs they hold, so that like ones are found without reading all."""

    def __init__(self, without: Collection[str] = (), light: Collection[str] = ()) -> None:
        """Phrases `without` meaning are cut out, those of `light` meaning weigh less."""
        self.without = tuple(without)
        self.rarity = Rarity(frozenset().union(*(grams(phrase) for phrase in light)))
        self._holders: dict[str, array[int]] = {}

    def add(self, key: int, text: str) -> None:
        """Take in a text under a key."""
        found = grams_once(text, self.without)
        self.rarity.add(found)
        for gram in found:
            if len(gram) == 1 and not gram.isdecimal():
                continue
            self._holders.setdefault(gram, array("I")).append(key)

    def candidates(self, text: str, most: int = 50) -> list[int]:
        """The keys that share most with a text, by weight; a pair in every fifth text says little.

        They are for a closer look with `likeness`.
        """
        weights: dict[int, float] = {}
        often = max(50, self.rarity.texts // 5)
        for gram in grams(text, self.without):
            holders = self._holders.get(gram, ())
            if len(gram) == 1 or len(holders) > often:
                continue
            weight = self.rarity.weight(gram)
            for key in holders:
                weights[key] = weights.get(key, 0.0) + weight
        return sorted(weights, key=lambda key: (-weights[key], key))[:most]


def rank(
    text: str, others: Mapping[int, str], rarity: Rarity, without: Collection[str] = ()
) -> list[tuple[int, Likeness]]:
    """Other texts by how alike they are to a text, the most alike first."""
    own = grams(text, tuple(without))
    scored = [
        (key, likeness(own, grams(other, tuple(without)), rarity)) for key, other in others.items()
    ]
    return sorted(scored, key=lambda each: (-each[1].score, each[0]))
