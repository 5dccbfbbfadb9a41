"""The disclosure attribute of a document, its reviews before publication and afterwards."""

from datetime import date

import pytest

from gongkai.statute.attributes import (
    ATTRIBUTE_NAMES,
    DECIDERS,
    DOUBTS_GO_TO,
    MARK_TEXTS,
    TRIGGERS,
    DisclosureAttribute,
    Proposal,
    ReReviewTrigger,
    Review,
    ReviewResult,
    attribute_of_forwarded,
    joint_decider,
    next_review_on,
    obstacle_to_issue,
    obstacle_to_opening,
    propose,
    reopens,
)
from gongkai.statute.calendar import packaged
from gongkai.statute.citations import Notice
from gongkai.statute.errors import AttributeUndeterminedError
from gongkai.statute.exemptions import Ground
from gongkai.statute.terms import Length, Term, Unit

PROACTIVE, ON_REQUEST, WITHHELD = DisclosureAttribute
MARCH = date(2023, 3, 1)


def test_a_draft_is_open_unless_a_ground_is_named() -> None:
    assert propose() == Proposal(PROACTIVE)
    named = propose(Ground.PROCESS_INFO)
    assert named.attribute is WITHHELD
    assert named.basis == "《政府信息公开条例》第十六条第二款"
    assert obstacle_to_issue(named) is None


@pytest.mark.parametrize(
    ("proposal", "word"),
    [
        (Proposal(None), "没有确定公开属性"),
        (Proposal(ON_REQUEST, basis="第十六条"), "理由"),
        (Proposal(WITHHELD, "过程性信息", " "), "依据"),
    ],
)
def test_a_draft_without_attribute_reason_or_basis_goes_back(proposal: Proposal, word: str) -> None:
    assert word in (obstacle_to_issue(proposal) or "")


def test_an_open_draft_needs_no_reason() -> None:
    assert obstacle_to_issue(Proposal(PROACTIVE)) is None


def test_every_attribute_has_a_name_and_a_mark() -> None:
    assert set(ATTRIBUTE_NAMES) == set(MARK_TEXTS) == set(DisclosureAttribute)
    assert all(text.startswith("（此件") for text in MARK_TEXTS.values())
    assert DECIDERS[-1].who == "签发人"


def test_a_forwarding_document_follows_the_forwarded_one() -> None:
    assert attribute_of_forwarded(WITHHELD) is WITHHELD
    with pytest.raises(AttributeUndeterminedError, match=r"，请重新认定。$"):
        attribute_of_forwarded(None)


def test_the_lead_drafter_decides_on_a_joint_document() -> None:
    assert joint_decider("甲局", ("乙局",)) == {"甲局": "确定公开属性", "乙局": "提出审核意见"}


# --- review before publication ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("review", "word"),
    [
        (None, "审查责任人"),
        (Review(" ", MARCH, ReviewResult.CLEAR), "审查责任人"),
        (Review("张三", MARCH, ReviewResult.NOT_TO_BE_OPENED), "不得公开"),
        (Review("张三", MARCH, ReviewResult.DOUBT_SECRECY), "保密行政管理部门"),
        (Review("张三", MARCH, ReviewResult.DOUBT_OTHER), "有关主管部门"),
    ],
)
def test_nothing_is_published_without_a_clear_review(review: Review | None, word: str) -> None:
    assert word in (obstacle_to_opening(review) or "")


def test_what_was_reviewed_and_found_clear_may_be_published() -> None:
    assert obstacle_to_opening(Review("张三", MARCH, ReviewResult.CLEAR)) is None
    assert ReviewResult.CLEAR not in DOUBTS_GO_TO


# --- review afterwards ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trigger", "ground"),
    [
        (ReReviewTrigger.SECRECY_ENDED, Ground.STATE_SECRET),
        (ReReviewTrigger.DECISION_TAKEN, Ground.PROCESS_INFO),
        (ReReviewTrigger.CASE_CLOSED, Ground.ENFORCEMENT_FILE),
        (ReReviewTrigger.THIRD_PARTY_CONSENTED, Ground.THIRD_PARTY),
    ],
)
def test_a_change_reopens_only_the_ground_it_ends(trigger: ReReviewTrigger, ground: Ground) -> None:
    assert {known for known in Ground if reopens(trigger, known)} == {ground}
    assert not reopens(trigger, None)


@pytest.mark.parametrize(
    "trigger",
    [
        ReReviewTrigger.PERIODIC,
        ReReviewTrigger.UNDETERMINED,
        ReReviewTrigger.REPEATEDLY_REQUESTED,
        ReReviewTrigger.REPEALED,
    ],
)
def test_other_triggers_reopen_whatever_is_not_open(trigger: ReReviewTrigger) -> None:
    assert all(reopens(trigger, ground) for ground in (None, *Ground))


def test_every_trigger_is_described() -> None:
    assert set(TRIGGERS) == set(ReReviewTrigger)


def test_the_next_review_is_in_a_year_or_as_the_setting_says() -> None:
    assert next_review_on(MARCH, packaged()).date == date(2024, 3, 1)
    half = Term("半年一评", (Length(6, Unit.MONTHS, MARCH, Notice("本机关规定")),))
    assert next_review_on(MARCH, packaged(), half).date == date(2023, 9, 1)
