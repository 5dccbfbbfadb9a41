"""Requests of the cast, made by the real actions."""

from datetime import date

from gongkai.accounts.models import Agency, User
from gongkai.requests.actions import Applicant, Received, Wanted, receive
from gongkai.requests.models import IdentityKind, WantedForm, WantedWay
from gongkai.statute.events import Channel, Submitted
from gongkai.statute.report.facts import ApplicantClass
from tests.cast import Cast

WANTED = Wanted(
    subject="2023年度旅馆业治安检查情况",
    document_number="",
    description="本区2023年旅馆业治安检查的次数和整改情况",
    form=WantedForm.ELECTRONIC,
    way=WantedWay.EMAIL,
)


def applicant(identity_number: str = "110101199003070011") -> Applicant:
    """An invented person."""
    return Applicant(
        name="张小明",
        applicant_class=ApplicantClass.NATURAL_PERSON,
        identity_kind=IdentityKind.IDENTITY_CARD,
        identity_number=identity_number,
        phone="13800000000",
        email="someone@example.org",
        address="示例区示例路8号",
    )


def received(
    cast: Cast,
    *,
    on: date = date(2024, 9, 11),
    agency: Agency | None = None,
    by: User | None = None,
    submitted: Submitted | None = None,
    wanted: Wanted = WANTED,
    identity_number: str = "110101199003070011",
) -> Received:
    """A request that came in person, entered by the handler on that day."""
    return receive(
        agency=agency or cast.police,
        submitted=submitted or Submitted(Channel.IN_PERSON, on),
        wanted=wanted,
        people=[applicant(identity_number)],
        by=by or cast.handler,
        on=max(on, submitted.arrived_on if submitted else on),
    )
