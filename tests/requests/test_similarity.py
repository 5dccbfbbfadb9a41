"""How well earlier requests are found, measured on labelled pairs."""

import csv
from pathlib import Path

import pytest

from gongkai.lib.bigrams import Index, rank
from gongkai.requests.similar_queries import LIKE, MOST, POLITE, RECORDS

PAIRS = Path(__file__).parents[1] / "data" / "similar" / "pairs.tsv"
AIM = 0.95


def pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_there_are_enough_pairs_of_every_kind() -> None:
    kinds = [pair["kind"] for pair in pairs()]
    assert len(kinds) >= 100
    assert {kind: kinds.count(kind) >= 20 for kind in set(kinds)} == {
        "repeat": True,
        "near": True,
        "other": True,
    }


def test_repeats_are_found_and_near_misses_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    """Every request of the set lies in the register, save the rewordings that are looked up."""
    apart = [pair["later"] for pair in pairs() if pair["kind"] != "repeat"]
    earlier = list(dict.fromkeys([*(pair["earlier"] for pair in pairs()), *apart]))
    index = Index(POLITE, RECORDS)
    for key, text in enumerate(earlier):
        index.add(key, text)
    wanted = found = returned = right = 0
    missed, wrong = [], []
    for pair in pairs():
        later = pair["later"]
        candidates = {key: earlier[key] for key in index.candidates(later) if earlier[key] != later}
        ranked = rank(later, candidates, index.rarity, POLITE)[:MOST]
        shown = [earlier[key] for key, likeness in ranked if likeness.score >= LIKE]
        returned += len(shown)
        if pair["kind"] == "repeat":
            wanted += 1
            found += pair["earlier"] in shown
            right += pair["earlier"] in shown
            missed += [] if pair["earlier"] in shown else [pair]
        wrong += [
            (later, text) for text in shown if (pair["kind"], text) != ("repeat", pair["earlier"])
        ]
    recall, precision = found / wanted, right / returned
    with capsys.disabled():
        print(f"\nwithin the first {MOST}: recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= AIM, missed
    assert precision >= AIM, wrong
