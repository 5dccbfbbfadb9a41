"""A few requests to rectify for the sample: one new, one decided, one told."""

from datetime import date, timedelta

from gongkai.accounts.models import User
from gongkai.accounts.posts import PostKind
from gongkai.overview.sample.cast import Cast
from gongkai.overview.sample.words import PEOPLE
from gongkai.requests import actions
from gongkai.requests.models import IdentityKind, RectificationRequest
from gongkai.statute.events import Channel, ServiceWay
from gongkai.statute.rectification import RectificationRequest as Finding

_CLAIMS = (
    actions.Claim(
        "常住人口登记表", "出生日期登记为1月3日", "出生日期是1月8日", evidence="出生医学证明"
    ),
    actions.Claim(
        "机动车登记信息", "车身颜色登记为黑色", "车身颜色是深蓝色", record="机动车登记系统"
    ),
    actions.Claim("婚姻登记档案摘录", "配偶姓名有一个错字", "照结婚证更正", evidence="结婚证"),
)
_FINDINGS = (
    None,
    Finding(about_applicant=True, has_evidence=True, competent=True, verified=True),
    Finding(about_applicant=True, has_evidence=True, competent=False),
)


def make(cast: Cast, on: date) -> None:
    """Enter the claims some days ago and bring them as far as each should be by `on`."""
    handler = cast.holder(PostKind.HANDLER)
    for number, (claim, finding) in enumerate(zip(_CLAIMS, _FINDINGS, strict=True)):
        received_on = on - timedelta(4 + 9 * number)
        made = _entered(claim, received_on, number, handler)
        if finding is None:
            continue
        decided_on = received_on + timedelta(3)
        actions.decide_rectification(
            rectification=made,
            finding=finding,
            reasons="经核对原始凭证作出处理。",
            other_agency="示例区民政局",
            by=handler,
            on=decided_on,
        )
        if not finding.competent:
            actions.tell_rectification(
                rectification=made,
                way=ServiceWay.POST,
                proof="挂号编号XA00000000002",
                told_on=decided_on,
                by=handler,
                on=decided_on,
            )


def _entered(
    claim: actions.Claim, received_on: date, number: int, handler: User
) -> RectificationRequest:
    somebody = PEOPLE[number]
    natural = somebody.applicant_class == "nat"
    return actions.enter_rectification(
        arrival=actions.Arrival(Channel.IN_PERSON, received_on),
        claim=claim,
        people=[
            actions.Applicant(
                name=somebody.name,
                applicant_class=somebody.applicant_class,
                identity_kind=IdentityKind.IDENTITY_CARD if natural else IdentityKind.CREDIT_CODE,
                identity_number=somebody.identity_number,
            )
        ],
        enclosures={},
        by=handler,
        on=received_on,
        handler=handler,
    ).rectification
