"""The grounds of withholding: must and may, kinds, overrides, what must be on file."""

import pytest

from gongkai.statute.citations import Article
from gongkai.statute.demands import Demand
from gongkai.statute.errors import KindNotOfGroundError
from gongkai.statute.exemptions import (
    EXEMPTIONS,
    KIND_NAMES,
    ExemptionKind,
    Force,
    Ground,
    Override,
    demand_kind,
    missing_demands,
    overriding,
)

ALL = tuple(Override)


def test_every_ground_is_described_once_in_the_order_of_the_law() -> None:
    assert tuple(EXEMPTIONS) == tuple(Ground)
    articles = [exemption.bases[0].number for exemption in EXEMPTIONS.values()]
    assert articles == [14, 14, 14, 15, 16, 16, 16]


def test_articles_14_and_15_must_and_article_16_may_withhold() -> None:
    for exemption in EXEMPTIONS.values():
        may = exemption.bases[0].number == 16
        assert exemption.force is (Force.MAY if may else Force.MUST)
        assert (Demand.DISCRETION_REASON in exemption.demands) == may
        assert exemption.saving_clause == (Article(16, 2) if may else None)


@pytest.mark.parametrize(
    ("ground", "number"),
    [
        (Ground.SAFETY_STABILITY, 4),
        (Ground.THIRD_PARTY, 3),
        (Ground.INTERNAL_AFFAIRS, 3),
        (Ground.PROCESS_INFO, 4),
        (Ground.STATE_SECRET, 0),
    ],
)
def test_a_ground_has_as_many_kinds_as_the_law_names(ground: Ground, number: int) -> None:
    assert len(EXEMPTIONS[ground].kinds) == number


def test_every_kind_belongs_to_one_ground_and_its_words_stand_in_the_law() -> None:
    kinds = [kind for exemption in EXEMPTIONS.values() for kind in exemption.kinds]
    assert sorted(kinds) == sorted(ExemptionKind)
    for exemption in EXEMPTIONS.values():
        for kind in set(exemption.kinds) - {ExemptionKind.OTHER_INTEREST}:
            assert KIND_NAMES[kind] in exemption.label


@pytest.mark.parametrize(
    "ground", [Ground.STATE_SECRET, Ground.LAW_FORBIDS, Ground.SAFETY_STABILITY]
)
def test_nothing_lifts_what_must_not_be_disclosed(ground: Ground) -> None:
    assert overriding(ground, ALL) == ()


def test_consent_or_public_interest_opens_what_would_harm_a_third_party() -> None:
    assert overriding(Ground.THIRD_PARTY, [Override.PUBLIC_INTEREST]) == (Override.PUBLIC_INTEREST,)
    assert overriding(Ground.THIRD_PARTY, [Override.LAW_REQUIRES]) == ()
    assert len(overriding(Ground.THIRD_PARTY, ALL)) == 2


@pytest.mark.parametrize(
    "ground", [Ground.INTERNAL_AFFAIRS, Ground.PROCESS_INFO, Ground.ENFORCEMENT_FILE]
)
def test_only_a_law_that_requires_it_opens_what_may_be_withheld(ground: Ground) -> None:
    assert overriding(ground, ALL) == (Override.LAW_REQUIRES,)


def test_a_kind_of_another_ground_is_refused_and_the_right_ones_are_named() -> None:
    with pytest.raises(KindNotOfGroundError, match="人事管理、后勤管理、内部工作流程"):
        demand_kind(Ground.INTERNAL_AFFAIRS, ExemptionKind.PROCESS_DRAFT)
    with pytest.raises(KindNotOfGroundError, match="不填类别"):
        demand_kind(Ground.STATE_SECRET, ExemptionKind.PERSONNEL)


def test_a_ground_with_kinds_needs_one_and_a_ground_without_takes_none() -> None:
    with pytest.raises(KindNotOfGroundError):
        demand_kind(Ground.PROCESS_INFO, None)
    demand_kind(Ground.PROCESS_INFO, ExemptionKind.PROCESS_DRAFT)
    demand_kind(Ground.STATE_SECRET, None)


def test_what_is_missing_is_named_and_the_optional_hint_is_not_asked_for() -> None:
    assert missing_demands(Ground.STATE_SECRET, [Demand.CLASSIFICATION]) == (Demand.SECRECY_FILE,)
    missing = missing_demands(Ground.ENFORCEMENT_FILE, [])
    assert Demand.FILE_ACCESS_RIGHTS not in missing
    assert Demand.CASE_FILE_CONTENT in missing
