"""What changes a request to rectify: who may, what the article makes of it, what is noted."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from gongkai.audit.models import Entry
from gongkai.audit.queries import broken
from gongkai.lib import sealed
from gongkai.requests import actions
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import RectificationRequest
from gongkai.statute import rectification as statute
from gongkai.statute.events import ServiceWay
from gongkai.statute.rectification import RectificationResult
from tests.cast import Cast
from tests.requests.rectifications import GROUNDED, PDF, entered
from tests.requests.requests import received

ON = date(2024, 9, 11)
LATER = ON + timedelta(3)


def decided(
    cast: Cast,
    rectification: RectificationRequest,
    finding: statute.RectificationRequest = GROUNDED,
    other_agency: str = "",
) -> RectificationRequest:
    return actions.decide_rectification(
        rectification=rectification,
        finding=finding,
        reasons="经核对原始凭证，登记有误。",
        other_agency=other_agency,
        by=cast.handler,
        on=LATER,
    )


def told(cast: Cast, rectification: RectificationRequest, on: date = LATER) -> RectificationRequest:
    return actions.tell_rectification(
        rectification=rectification,
        way=ServiceWay.POST,
        proof="挂号001",
        told_on=on,
        by=cast.handler,
        on=LATER,
    )


def test_it_has_a_number_of_its_own_beside_the_requests_for_disclosure(cast: Cast) -> None:
    received(cast, on=ON)
    first, second = (entered(cast, on=ON).rectification for _ in range(2))
    assert (first.number, second.number) == ("更正2024-0001", "更正2024-0002")


def test_identity_and_evidence_are_sealed_and_the_journal_holds_neither(cast: Cast) -> None:
    rectification = entered(cast, on=ON).rectification
    (person,) = rectification.people.all()
    assert "110101199003070011" not in person.identity_sealed
    assert sealed.unseal(person.identity_sealed) == "110101199003070011"
    (evidence,) = rectification.enclosures.all()
    with evidence.file.open("rb") as stored:
        assert PDF not in stored.read()
    said = [entry.said for entry in Entry.objects.filter(about_name=rectification.number)]
    assert said == [
        f"{rectification.number}收到更正申请（当面提交）",
        f"{rectification.number}收到材料：证据材料",
    ]
    assert broken() is None


def test_what_comes_from_a_request_for_disclosure_has_its_applicants(cast: Cast) -> None:
    request = received(cast, on=ON).info_request
    rectification = entered(cast, on=ON, people=[], comes_from=request).rectification
    old, new = request.people.get(), rectification.people.get()
    assert (new.name, new.identity_sealed, new.phone_sealed) == (
        old.name,
        old.identity_sealed,
        old.phone_sealed,
    )
    assert request.people.count() == 1
    assert list(request.rectifications.all()) == [rectification]


def test_nothing_is_entered_without_an_applicant_for_tomorrow_or_from_elsewhere(
    cast: Cast,
) -> None:
    elsewhere = received(cast, on=ON, agency=cast.education, by=cast.education_handler)
    wrong: list[dict[str, Any]] = [
        {"people": []},
        {"received_on": ON + timedelta(1)},
        {"comes_from": elsewhere.info_request},
    ]
    for changed in wrong:
        with pytest.raises(NotAllowedError):
            entered(cast, on=ON, **changed)
    with pytest.raises(PermissionDenied):
        entered(cast, on=ON, by=cast.signer)
    assert not RectificationRequest.objects.exists()


@pytest.mark.parametrize(
    ("finding", "result"),
    [
        (GROUNDED, RectificationResult.RECTIFIED),
        (
            statute.RectificationRequest(
                about_applicant=True, has_evidence=True, competent=True, verified=False
            ),
            RectificationResult.NOT_RECTIFIED,
        ),
        (
            statute.RectificationRequest(about_applicant=True, has_evidence=True, competent=False),
            RectificationResult.FORWARDED,
        ),
        (
            statute.RectificationRequest(
                about_applicant=True, has_evidence=True, competent=False, can_forward=False
            ),
            RectificationResult.REFERRED,
        ),
    ],
)
def test_the_findings_give_each_of_the_four_results(
    cast: Cast, finding: statute.RectificationRequest, result: RectificationResult
) -> None:
    rectification = decided(cast, entered(cast, on=ON).rectification, finding, "示例区民政局")
    rectification.refresh_from_db()
    assert rectification.result == result
    elsewhere = result in {RectificationResult.FORWARDED, RectificationResult.REFERRED}
    assert rectification.other_agency == ("示例区民政局" if elsewhere else "")


def test_forwarding_names_the_agency_and_an_unverified_record_is_not_rectified(cast: Cast) -> None:
    rectification = entered(cast, on=ON).rectification
    not_ours = statute.RectificationRequest(
        about_applicant=True, has_evidence=True, competent=False
    )
    with pytest.raises(NotAllowedError, match="有权更正的行政机关"):
        decided(cast, rectification, not_ours)
    unverified = statute.RectificationRequest(
        about_applicant=True, has_evidence=True, competent=True
    )
    with pytest.raises(NotAllowedError, match="请审核后再作处理"):
        decided(cast, rectification, unverified)
    rectification.refresh_from_db()
    assert rectification.result == ""


def test_the_result_may_change_until_the_applicant_is_told(cast: Cast) -> None:
    rectification = decided(cast, entered(cast, on=ON).rectification)
    without_evidence = statute.RectificationRequest(
        about_applicant=True, has_evidence=False, competent=True
    )
    decided(cast, rectification, without_evidence)
    entry = Entry.objects.filter(act="rectify").order_by("-sequence")[0]
    assert "予以更正并告知申请人 → 不予更正并告知申请人" in entry.said
    told(cast, rectification)
    with pytest.raises(NotAllowedError, match="处理结果不能再改"):
        decided(cast, rectification)
    with pytest.raises(NotAllowedError, match="告知申请人"):
        told(cast, rectification)


def test_telling_needs_a_result_and_a_day_after_it(cast: Cast) -> None:
    rectification = entered(cast, on=ON).rectification
    with pytest.raises(NotAllowedError, match="还没有作出处理"):
        told(cast, rectification)
    decided(cast, rectification)
    for day in (LATER - timedelta(1), LATER + timedelta(1)):
        with pytest.raises(NotAllowedError, match="告知日期不能"):
            told(cast, rectification, day)


def test_the_database_refuses_a_result_without_its_day(cast: Cast) -> None:
    rectification = entered(cast, on=ON).rectification
    for changed in (
        {"result": "rectified"},
        {"told_on": LATER, "told_way": "post"},
        {"result": "rectified", "reasons": "有误", "decided_on": ON - timedelta(1)},
    ):
        rows = RectificationRequest.objects.filter(pk=rectification.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changed)


def test_assigning_changes_hands_once_and_ends_with_the_telling(cast: Cast) -> None:
    rectification = entered(cast, on=ON).rectification
    give = {"handler": cast.handler, "by": cast.head_of_office}
    actions.assign_rectification(rectification=rectification, **give)
    assert Entry.objects.get(act="assign").said.endswith("经办人：未定 → 陈经办")
    with pytest.raises(NotAllowedError, match="没有变化"):
        actions.assign_rectification(rectification=rectification, **give)
    told(cast, decided(cast, rectification))
    with pytest.raises(NotAllowedError, match="已办结"):
        actions.assign_rectification(
            rectification=rectification, handler=cast.head_of_office, by=cast.head_of_office
        )
