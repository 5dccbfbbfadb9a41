"""A few requests to rectify for the sample: one new, one with its letter to be signed, one told."""

from datetime import date, timedelta

from gongkai.accounts.models import User
from gongkai.accounts.posts import PostKind
from gongkai.letters import actions as letters
from gongkai.letters.models import Letter
from gongkai.overview.sample.cast import Cast
from gongkai.overview.sample.words import PEOPLE
from gongkai.requests import actions
from gongkai.requests.models import IdentityKind, RectificationRequest
from gongkai.requests.rectification_queries import matter_of_rectification
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
    (
        Finding(about_applicant=True, has_evidence=True, competent=True, verified=True),
        "车身颜色由“黑色”更正为“深蓝色”",
        "",
    ),
    (
        Finding(about_applicant=True, has_evidence=True, competent=False),
        "婚姻登记档案由婚姻登记机关制作和保管",
        "示例区民政局",
    ),
)
"""What was found of each claim, the reasons, and the agency that is competent if another is."""


def make(cast: Cast, on: date) -> None:
    """Enter the claims some days ago and bring them as far as each should be by `on`."""
    handler = cast.holder(PostKind.HANDLER)
    for number, (claim, result) in enumerate(zip(_CLAIMS, _FINDINGS, strict=True)):
        received_on = on - timedelta(4 + 9 * number)
        made = _entered(claim, received_on, number, handler)
        if result is None:
            continue
        finding, reasons, other_agency = result
        decided_on = received_on + timedelta(3)
        actions.decide_with_letter(
            rectification=made,
            finding=finding,
            reasons=reasons,
            other_agency=other_agency,
            by=handler,
            on=decided_on,
        )
        letter = letters.put_forward(letter=_letter_of(made), by=handler)
        if not finding.competent:
            _tell(made, letter, cast, decided_on)


def _letter_of(rectification: RectificationRequest) -> Letter:
    return Letter.objects.get(
        agency=rectification.agency, matter=matter_of_rectification(rectification)
    )


def _tell(rectification: RectificationRequest, letter: Letter, cast: Cast, on: date) -> None:
    """Sign, issue and post the letter (P15)."""
    handler, head = cast.holder(PostKind.HANDLER), cast.holder(PostKind.HEAD_OF_OFFICE)
    signed = actions.sign_rectification_letter(rectification, letter, by=head, on=on)
    actions.serve_rectification_letter(
        rectification,
        letters.issue(letter=signed, by=handler, on=on),
        served=letters.Served(
            way=ServiceWay.POST, on=on, carrier="邮政EMS", tracking_number="XA00000000290"
        ),
        by=handler,
        on=on,
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
