"""Who reviews an agency's decision, before and since 2024."""

from datetime import date

import pytest

from gongkai.statute.citations import Mark
from gongkai.statute.errors import ReviewOrganUnknownError
from gongkai.statute.review_organs import (
    RULES,
    VERTICAL_BODIES,
    AgencyKind,
    ReviewedAgency,
    review_organs,
)

BEFORE, SINCE = date(2023, 12, 31), date(2024, 1, 1)
POLICE = ReviewedAgency(
    "重庆市开州区公安局", AgencyKind.DEPARTMENT, "重庆市开州区人民政府", "重庆市公安局"
)


def test_a_district_police_bureau_is_reviewed_by_the_district_government_only_since_2024() -> None:
    assert review_organs(POLICE, SINCE) == ("重庆市开州区人民政府",)
    assert review_organs(POLICE, BEFORE) == ("重庆市开州区人民政府", "重庆市公安局")


@pytest.mark.parametrize(
    ("kind", "organ"),
    [
        (AgencyKind.VERTICAL, "上级"),
        (AgencyKind.GOVERNMENT, "上级"),
        (AgencyKind.PROVINCE, "自己"),
        (AgencyKind.MINISTRY, "自己"),
    ],
)
@pytest.mark.parametrize("on", [BEFORE, SINCE])
def test_others_have_one_organ_before_and_since(kind: AgencyKind, organ: str, on: date) -> None:
    assert review_organs(ReviewedAgency("自己", kind, "政府", "上级"), on) == (organ,)


def test_the_vertical_bodies_are_those_of_the_law_and_police_is_none() -> None:
    assert all(body in RULES[AgencyKind.VERTICAL].words for body in VERTICAL_BODIES)
    assert "公安" not in VERTICAL_BODIES


def test_a_missing_name_is_refused_not_left_out() -> None:
    agency = ReviewedAgency("某区公安局", AgencyKind.DEPARTMENT, "某区人民政府")
    assert review_organs(agency, SINCE) == ("某区人民政府",)
    with pytest.raises(ReviewOrganUnknownError, match=r"某区公安局.+，请.+。$"):
        review_organs(agency, BEFORE)


def test_every_kind_of_agency_has_a_rule_and_what_is_remembered_is_marked() -> None:
    assert set(RULES) == set(AgencyKind)
    marked = {kind for kind, rule in RULES.items() if rule.mark is Mark.MEMORY}
    assert marked == {AgencyKind.PROVINCE, AgencyKind.MINISTRY}


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (AgencyKind.DEPARTMENT, 12, 24),
        (AgencyKind.VERTICAL, 12, 27),
        (AgencyKind.GOVERNMENT, 13, 24),
        (AgencyKind.PROVINCE, 14, 24),
        (AgencyKind.MINISTRY, 14, 25),
    ],
)
def test_a_rule_names_its_article_of_either_law(kind: AgencyKind, old: int, new: int) -> None:
    assert [source.number for source in RULES[kind].sources] == [old, new]
