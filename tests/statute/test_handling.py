"""The smaller duties of chapter 4: contents, form, stages, rectification, conversion."""

import pytest

from gongkai.statute.application import (
    DIFFICULTY_WORDS,
    REQUIRED_CONTENTS,
    Difficulty,
    RequestItem,
    missing_from_request,
)
from gongkai.statute.citations import Article
from gongkai.statute.conversion import GrantedRequest, conversion_prompts
from gongkai.statute.errors import ApplicantUnknownError, NotVerifiedError
from gongkai.statute.provision import (
    FORM_NAMES,
    FORM_REASON_NAMES,
    FormReason,
    ProvisionForm,
    obstacle_to_form,
)
from gongkai.statute.rectification import (
    RECTIFICATION_NAMES,
    RectificationRequest,
    RectificationResult,
    rectify,
)
from gongkai.statute.stages import STAGE_NAMES, Stage, stage_of_letter

# --- contents of a request --------------------------------------------------------------------


@pytest.mark.parametrize(
    "item", [RequestItem.INFO_NAME, RequestItem.DOCUMENT_NUMBER, RequestItem.DESCRIPTION]
)
def test_a_name_or_a_number_or_a_description_tells_what_is_asked_for(item: RequestItem) -> None:
    given = {
        RequestItem.APPLICANT_NAME,
        RequestItem.IDENTITY_PROOF,
        RequestItem.CONTACT,
        RequestItem.FORM_WANTED,
    }
    assert missing_from_request({*given, item}) == ()
    (missing,) = missing_from_request(given)
    assert "特征性描述" in missing.words


def test_an_empty_request_lacks_everything_and_never_a_purpose() -> None:
    assert missing_from_request(()) == REQUIRED_CONTENTS
    assert not [content for content in REQUIRED_CONTENTS if "用途" in content.words]


def test_every_difficulty_is_owed_help() -> None:
    assert set(DIFFICULTY_WORDS) == set(Difficulty)
    assert all("帮助" in words for words in DIFFICULTY_WORDS.values())


# --- form of provision ------------------------------------------------------------------------

PAPER, ELECTRONIC = ProvisionForm.PAPER, ProvisionForm.ELECTRONIC
INSPECTION = ProvisionForm.INSPECTION


def test_the_form_asked_for_needs_no_reason_and_another_does() -> None:
    assert obstacle_to_form(PAPER, PAPER) is None
    assert "纸质文本" in (obstacle_to_form(PAPER, ELECTRONIC) or "")
    assert obstacle_to_form(PAPER, ELECTRONIC, FormReason.KEPT_OTHERWISE) is None


def test_inspection_instead_of_a_copy_needs_risk_or_cost() -> None:
    assert "查阅" in (obstacle_to_form(PAPER, INSPECTION, FormReason.KEPT_OTHERWISE) or "")
    for reason in (FormReason.CARRIER_AT_RISK, FormReason.COST_TOO_HIGH):
        assert obstacle_to_form(PAPER, INSPECTION, reason) is None


def test_forms_and_reasons_have_names() -> None:
    assert set(FORM_NAMES) == set(ProvisionForm)
    assert set(FORM_REASON_NAMES) == set(FormReason)


# --- stages -----------------------------------------------------------------------------------


def test_the_stages_are_those_of_the_article_in_its_order() -> None:
    assert "、".join(STAGE_NAMES[stage] for stage in Stage) == "登记、审核、办理、答复、归档"


@pytest.mark.parametrize(
    ("code", "stage"),
    [
        ("P03", Stage.REGISTERED),
        ("P04", Stage.EXAMINED),
        ("P07", Stage.HANDLED),
        ("P10", Stage.ANSWERED),
        ("D02", Stage.ANSWERED),
    ],
)
def test_a_letter_is_filed_at_its_stage(code: str, stage: Stage) -> None:
    assert stage_of_letter(code) is stage


# --- rectification ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about_applicant", "has_evidence", "competent", "verified", "can_forward", "result"),
    [
        (True, True, True, True, True, RectificationResult.RECTIFIED),
        (True, True, True, False, True, RectificationResult.NOT_RECTIFIED),
        (True, False, True, True, True, RectificationResult.NOT_RECTIFIED),
        (False, True, True, True, True, RectificationResult.NOT_RECTIFIED),
        (True, True, False, None, True, RectificationResult.FORWARDED),
        (True, True, False, None, False, RectificationResult.REFERRED),
    ],
)
def test_a_record_is_rectified_if_ours_proven_and_found_wrong(
    *,
    about_applicant: bool,
    has_evidence: bool,
    competent: bool,
    verified: bool | None,
    can_forward: bool,
    result: RectificationResult,
) -> None:
    request = RectificationRequest(about_applicant, has_evidence, competent, verified, can_forward)
    assert rectify(request) is result
    assert RECTIFICATION_NAMES[result]


def test_a_record_that_nobody_looked_at_is_neither_rectified_nor_refused() -> None:
    request = RectificationRequest(about_applicant=True, has_evidence=True, competent=True)
    with pytest.raises(NotVerifiedError, match=r"，请.+。$"):
        rectify(request)


def test_an_agency_forwards_what_is_not_its_own_unless_it_says_otherwise() -> None:
    request = RectificationRequest(about_applicant=True, has_evidence=True, competent=False)
    assert rectify(request) is RectificationResult.FORWARDED


# --- conversion -------------------------------------------------------------------------------


def test_two_applicants_for_the_same_information_prompt_its_publication() -> None:
    granted = [
        GrantedRequest("1", "甲", "规划图"),
        GrantedRequest("2", "乙", "规划图"),
        GrantedRequest("3", "甲", "批复"),
        GrantedRequest("4", "甲", "批复"),
    ]
    (prompt,) = conversion_prompts(granted)
    assert (prompt.information, prompt.requests) == ("规划图", ("1", "2"))
    assert prompt.words.startswith("2个申请人")
    assert prompt.source == Article(44, 1)


def test_a_granted_request_without_identity_is_refused() -> None:
    with pytest.raises(ApplicantUnknownError, match="申请1"):
        conversion_prompts([GrantedRequest("1", "", "批复")])
