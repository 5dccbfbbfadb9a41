"""Who discloses what, and whom an agency asks before it publishes."""

from datetime import date

import pytest

from gongkai.statute.citations import Law
from gongkai.statute.errors import ResponsibleAgencyUnknownError
from gongkai.statute.responsibility import (
    RESPONSIBILITIES,
    Approval,
    Coordination,
    Origin,
    Provenance,
    obstacle_to_publication,
    responsible_agency,
)

ASKED = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("origin", "word"),
    [
        (Origin.MADE, "制作"),
        (Origin.FROM_CITIZEN, "保存"),
        (Origin.FROM_AGENCY, "最初获取"),
        (Origin.MADE_JOINTLY, "牵头"),
        (Origin.IN_OWN_NAME, "派出机构"),
    ],
)
def test_the_origin_says_who_discloses_and_who_is_missing(origin: Origin, word: str) -> None:
    assert responsible_agency(Provenance(origin, "某局")) == "某局"
    with pytest.raises(ResponsibleAgencyUnknownError, match=rf"{word}.+，请.+。$"):
        responsible_agency(Provenance(origin))


def test_another_competence_set_by_law_prevails_but_only_with_its_basis() -> None:
    basis = Law("档案法", 15, 2)
    by_law = Provenance(Origin.MADE, "某局", "某档案馆", basis)
    assert responsible_agency(by_law) == "某档案馆"
    assert responsible_agency(Provenance(Origin.MADE, "某局", "某档案馆")) == "某局"


def test_every_origin_has_its_rule_of_article_10() -> None:
    assert set(RESPONSIBILITIES) == set(Origin)
    places = {rule.origin: rule.source.paragraph for rule in RESPONSIBILITIES.values()}
    assert {rule.source.number for rule in RESPONSIBILITIES.values()} == {10}
    assert places == {
        Origin.MADE: 1,
        Origin.FROM_CITIZEN: 1,
        Origin.FROM_AGENCY: 1,
        Origin.IN_OWN_NAME: 2,
        Origin.MADE_JOINTLY: 3,
    }


@pytest.mark.parametrize(
    ("coordinations", "approvals", "word"),
    [
        ([Coordination("某局", ASKED)], [], "尚未答复"),
        ([Coordination("某局", ASKED, confirmed=False)], [], "未确认"),
        ([], [Approval("国务院统计机构", "统计法")], "尚未批准"),
        (
            [Coordination("某局", ASKED, confirmed=True)],
            [Approval("甲", "乙", ASKED), Approval("丙", "丁")],
            "丙",
        ),
    ],
)
def test_an_open_question_or_approval_keeps_the_information_back(
    coordinations: list[Coordination], approvals: list[Approval], word: str
) -> None:
    assert word in (obstacle_to_publication(coordinations, approvals) or "")


def test_confirmed_and_approved_information_may_be_published() -> None:
    confirmed = Coordination("某局", ASKED, confirmed=True)
    assert obstacle_to_publication([confirmed], [Approval("甲", "乙", ASKED)]) is None
    assert obstacle_to_publication() is None
