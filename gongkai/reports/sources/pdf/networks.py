"""Networks of ruling lines that touch each other: where a ruled table may be."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.reports.sources.pdf.rules import Drawing, Rule

_ONE_LINE = 1.0
_DASH_GAP = 3.5
_TOUCH = 3.0
_MOST_RULES = 1500
_LEAST_LENGTH = 4.0


@dataclass(frozen=True, slots=True)
class Network:
    """Ruling lines that hang together; lengths in points from the top left of the page."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]

    @property
    def area(self) -> float:
        across = [rule.at for rule in self.vertical]
        down = [rule.at for rule in self.horizontal]
        across += [end for rule in self.horizontal for end in (rule.start, rule.end)]
        down += [end for rule in self.vertical for end in (rule.start, rule.end)]
        return (max(across) - min(across)) * (max(down) - min(down))


def networks_of(drawing: Drawing) -> tuple[list[Network], list[Rule]]:
    """Networks of at least three lines, smallest first, and horizontal lines that stand alone."""
    if not drawing.complete:
        return [], []
    horizontal, vertical = merged(drawing.horizontal), merged(drawing.vertical)
    if len(horizontal) + len(vertical) > _MOST_RULES:
        return [], []
    networks, alone = [], []
    for across, down in _groups(horizontal, vertical):
        if down and len(across) + len(down) >= 3:
            networks.append(Network(tuple(across), tuple(down)))
        elif not down:
            alone += across
    return sorted(networks, key=lambda network: network.area), alone


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line (cell borders, dashes, lines drawn twice) as one rule each."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= _ONE_LINE:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    whole = (rule for line in lines for rule in _joined(line))
    return [rule for rule in whole if rule.end - rule.start >= _LEAST_LENGTH]


def _joined(line: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(line, key=lambda rule: rule.start):
        if joined and rule.start - joined[-1].end <= _DASH_GAP:
            last = joined[-1]
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _groups(horizontal: list[Rule], vertical: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules connected by touching: union-find over crossings."""
    parents = list(range(len(horizontal) + len(vertical)))
    places = [rule.at for rule in vertical]

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for index, rule in enumerate(horizontal):
        first = bisect_left(places, rule.start - _TOUCH)
        last = bisect_right(places, rule.end + _TOUCH)
        for other in range(first, last):
            crossing = vertical[other]
            if crossing.start - _TOUCH <= rule.at <= crossing.end + _TOUCH:
                parents[root(len(horizontal) + other)] = root(index)
    groups: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index, rule in enumerate(horizontal):
        groups[root(index)][0].append(rule)
    for index, rule in enumerate(vertical):
        groups[root(len(horizontal) + index)][1].append(rule)
    return list(groups.values())
