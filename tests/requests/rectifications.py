"""Requests to rectify of the cast, made by the real actions."""

from collections.abc import Sequence
from datetime import date

from gongkai.accounts.models import User
from gongkai.requests.actions import (
    Applicant,
    Arrival,
    Claim,
    RectificationReceived,
    Upload,
    enter_rectification,
)
from gongkai.requests.models import EnclosureKind, InfoRequest
from gongkai.statute.events import Channel
from gongkai.statute.rectification import RectificationRequest
from tests.cast import Cast
from tests.requests.requests import applicant

PDF = b"%PDF-1.7 sample"
CLAIM = Claim(
    subject="常住人口登记表",
    document_number="",
    record="户籍档案",
    wrong="出生日期登记为1月3日",
    should_read="出生日期是1月8日",
    evidence="出生医学证明",
)
GROUNDED = RectificationRequest(
    about_applicant=True, has_evidence=True, competent=True, verified=True
)


def entered(
    cast: Cast,
    *,
    on: date,
    by: User | None = None,
    people: Sequence[Applicant] | None = None,
    comes_from: InfoRequest | None = None,
    received_on: date | None = None,
) -> RectificationReceived:
    """A request to rectify that came in person, with its evidence."""
    return enter_rectification(
        arrival=Arrival(Channel.IN_PERSON, received_on or on),
        claim=CLAIM,
        people=[applicant()] if people is None else people,
        enclosures={EnclosureKind.EVIDENCE: [Upload("证明.pdf", PDF)]},
        by=by or cast.handler,
        on=on,
        comes_from=comes_from,
    )
