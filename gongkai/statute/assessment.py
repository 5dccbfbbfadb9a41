"""The assessment of an agency (条例 art 46): a score sheet, what was observed, the points of each.

No national sheet exists; places weigh differently. A sheet is data: a tree of three levels whose
weights add up, with rules that deduct or add so many points a case.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gongkai.statute.errors import ObservationRefusedError, ScoreSheetError

LEVELS = 3


class RuleKind(StrEnum):
    """Whether a rule takes points away or gives them."""

    DEDUCT = "deduct"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """A rule of an indicator: so many points a case, up to `cap` (None: the indicator's weight)."""

    id: str
    words: str
    points: Decimal
    kind: RuleKind = RuleKind.DEDUCT
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with its weight: parts that add up to it, or rules that move its points.

    `bonus_cap` is the most that rules of the indicator may add beyond its weight.
    """

    id: str
    name: str
    weight: Decimal
    parts: tuple["Indicator", ...] = ()
    rules: tuple[ScoreRule, ...] = ()
    bonus_cap: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A sheet: its title, the period, the class of bodies it is for, its first-level indicators."""

    title: str
    since: date
    until: date
    body_class: str
    indicators: tuple[Indicator, ...]

    def __post_init__(self) -> None:
        _demand_sound(self)


@dataclass(frozen=True, slots=True)
class Observation:
    """Cases seen under a rule, with the evidence: a link or a file number, never empty."""

    rule: str
    evidence: str
    observed_on: date
    cases: int = 1


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one indicator: got of its weight, with the observations that moved them."""

    indicator: Indicator
    points: Decimal
    evidence: tuple[Observation, ...]
    parts: tuple["Points", ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a whole sheet."""

    sheet: ScoreSheet
    points: Decimal
    indicators: tuple[Points, ...]


def evaluate(sheet: ScoreSheet, observations: Sequence[Observation]) -> Score:
    """条例第四十六条。The points of a sheet, each with its evidence.

    An indicator begins with its weight, loses no more than it, and gains no more than its bonus;
    a rule moves no more than its cap. Raises ObservationRefusedError for an observation without
    evidence, outside the period, of fewer than one case or under a rule the sheet does not have.
    """
    _demand_observations(sheet, observations)
    by_rule: dict[str, list[Observation]] = {}
    for observation in observations:
        by_rule.setdefault(observation.rule, []).append(observation)
    indicators = tuple(_points(indicator, by_rule) for indicator in sheet.indicators)
    return Score(sheet, _total(indicators), indicators)


def _total(points: Iterable[Points]) -> Decimal:
    return sum((part.points for part in points), Decimal(0))


def _points(indicator: Indicator, by_rule: Mapping[str, list[Observation]]) -> Points:
    if indicator.parts:
        parts = tuple(_points(part, by_rule) for part in indicator.parts)
        evidence = tuple(seen for part in parts for seen in part.evidence)
        return Points(indicator, _total(parts), evidence, parts)
    seen = {rule.id: by_rule.get(rule.id, []) for rule in indicator.rules}
    lost = _moved(indicator, RuleKind.DEDUCT, seen)
    gained = _moved(indicator, RuleKind.ADD, seen)
    points = indicator.weight - min(lost, indicator.weight) + min(gained, indicator.bonus_cap)
    return Points(indicator, points, tuple(one for found in seen.values() for one in found))


def _moved(indicator: Indicator, kind: RuleKind, seen: Mapping[str, list[Observation]]) -> Decimal:
    """How many points the rules of one kind move, each up to its cap."""
    moved = Decimal(0)
    for rule in indicator.rules:
        if rule.kind is kind:
            points = rule.points * sum(observation.cases for observation in seen[rule.id])
            moved += points if rule.cap is None else min(points, rule.cap)
    return moved


# --- what is refused --------------------------------------------------------------------------


def _leaves(indicators: Iterable[Indicator], level: int = 1) -> Iterator[tuple[Indicator, int]]:
    for indicator in indicators:
        if indicator.parts:
            yield from _leaves(indicator.parts, level + 1)
        else:
            yield indicator, level


def _all(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for indicator in indicators:
        yield indicator
        yield from _all(indicator.parts)


def _demand_sound(sheet: ScoreSheet) -> None:
    if sheet.until < sheet.since:
        raise ScoreSheetError(f"“{sheet.title}”的考核期间颠倒，请核对日期。")
    ids = [indicator.id for indicator in _all(sheet.indicators)]
    ids += [rule.id for indicator in _all(sheet.indicators) for rule in indicator.rules]
    twice = sorted({found for found in ids if ids.count(found) > 1})
    if twice:
        raise ScoreSheetError(f"“{sheet.title}”中编号{'、'.join(twice)}重复，请改用不同编号。")
    if any(level > LEVELS for _, level in _leaves(sheet.indicators)):
        raise ScoreSheetError(f"“{sheet.title}”的指标超过三级，请合并。")
    for indicator in _all(sheet.indicators):
        _demand_sound_indicator(indicator)


def _demand_sound_indicator(indicator: Indicator) -> None:
    amounts = [indicator.weight, indicator.bonus_cap]
    for rule in indicator.rules:
        amounts += [rule.points, rule.points if rule.cap is None else rule.cap]
    if min(amounts) < 0:
        raise ScoreSheetError(f"指标“{indicator.name}”的分值小于零，请核对。")
    if not indicator.parts:
        return
    if indicator.rules:
        raise ScoreSheetError(f"指标“{indicator.name}”已有下级指标，请把规则放到下级。")
    parts = sum((part.weight for part in indicator.parts), Decimal(0))
    if parts != indicator.weight:
        raise ScoreSheetError(
            f"指标“{indicator.name}”为{indicator.weight}分，下级合计{parts}分，请核对。"
        )


def _demand_observations(sheet: ScoreSheet, observations: Iterable[Observation]) -> None:
    rules = {rule.id for indicator in _all(sheet.indicators) for rule in indicator.rules}
    for seen in observations:
        if seen.rule not in rules:
            raise ObservationRefusedError(f"评分表中没有规则“{seen.rule}”，请核对编号。")
        if not seen.evidence.strip():
            raise ObservationRefusedError(f"规则“{seen.rule}”的评分没有佐证，请附上链接或者材料。")
        if seen.cases < 1:
            raise ObservationRefusedError(f"规则“{seen.rule}”的次数应当从 1 起，请核对。")
        if not sheet.since <= seen.observed_on <= sheet.until:
            raise ObservationRefusedError(
                f"规则“{seen.rule}”的事实在{seen.observed_on}，不在考核期间内，请核对日期。"
            )
