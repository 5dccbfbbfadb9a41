"""The sums of the form, used to choose between readings of the same figures."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from gongkai.reports.reading.values import BLANK, Value

ADDENDS = 6
WIDTH = 7
_MOST_READINGS = 5000
_MOST_TORN = 6


def adds_up(values: Sequence[Value]) -> bool:
    """Whether the last figure is there and is the sum of the others, blanks counting as 0."""
    if not values or values[-1].number is None:
        return False
    return sum(value.number or 0 for value in values[:-1]) == values[-1].number


def windows(values: Sequence[Value], width: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Every stretch of `width` whose left-out cells are blank, with its start."""
    for start in range(len(values) - width + 1):
        outside = (*values[:start], *values[start + width :])
        if all(value.is_blank for value in outside):
            yield start, tuple(values[start : start + width])


def placements(values: Sequence[Value], width: int) -> Iterator[tuple[Value, ...]]:
    """Every way to set fewer figures than columns into their row, in order, blanks between."""
    for places in combinations(range(width), len(values)):
        row = [BLANK] * width
        for place, value in zip(places, values, strict=True):
            row[place] = value
        yield tuple(row)


def joinings(values: Sequence[Value], width: int) -> Iterator[tuple[Value, ...]]:
    """Every way to join neighbouring figures torn apart ("1 259") so that `width` remain."""
    surplus = len(values) - width
    if not 0 < surplus <= _MOST_TORN or any(value.unit for value in values):
        return
    for cuts in combinations(range(1, len(values)), width - 1):
        edges = (0, *cuts, len(values))
        groups = [values[a:b] for a, b in pairwise(edges)]
        if all(_joinable(group) for group in groups):
            yield tuple(_joined(group) for group in groups)


def _joinable(group: Sequence[Value]) -> bool:
    """Parts of one number: only digits, no nought before them. A blank stands for itself."""
    if len(group) == 1:
        return True
    parts = [str(value.number) for value in group]
    return parts[0] != "0" and all(part.isdecimal() for part in parts)


def _joined(group: Sequence[Value]) -> Value:
    return group[0] if len(group) == 1 else Value(int("".join(str(v.number) for v in group)))


def splittings(digits: str, width: int) -> list[tuple[Value, ...]]:
    """Every way to cut a run of digits into `width` figures of which the last is the sum.

    At most a few thousand cuts are tried; a figure has no leading nought.
    """
    found: list[tuple[Value, ...]] = []
    for tried, cuts in enumerate(combinations(range(1, len(digits)), width - 1)):
        if tried > _MOST_READINGS:
            return []
        edges = (0, *cuts, len(digits))
        parts = [digits[a:b] for a, b in pairwise(edges)]
        if any(len(part) > 1 and part[0] == "0" for part in parts):
            continue
        row = tuple(Value(int(part)) for part in parts)
        if adds_up(row):
            found.append(row)
    return found


def agreed(readings: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    """What all readings have in common; a column on which they differ is blank."""
    return tuple(
        column[0] if len({value.number for value in column}) == 1 else BLANK
        for column in zip(*readings, strict=True)
    )


def only(readings: Sequence[tuple[Value, ...]]) -> tuple[Value, ...] | None:
    """The reading if there is just one."""
    return readings[0] if len(readings) == 1 else None
