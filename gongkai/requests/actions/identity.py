"""Opening what is sealed about the people behind a request."""

from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import note
from gongkai.lib import sealed
from gongkai.requests.models import InfoRequest, PersonBase, RectificationRequest


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as the agency must know them to write to them."""

    role: str
    name: str
    applicant_class: str
    identity_kind: str
    identity_number: str
    phone: str
    email: str
    address: str


@transaction.atomic
def open_identity(*, info_request: InfoRequest | RectificationRequest, by: User) -> list[Identity]:
    """The people of a request in the open; the journal tells who looked."""
    note(
        by=by,
        act=Act.OPEN_IDENTITY,
        about=info_request,
        agency=info_request.agency,
        said=f"{info_request.number}查看申请人身份信息",
    )
    return [_opened(person) for person in info_request.people.all()]


def _opened(person: PersonBase) -> Identity:
    return Identity(
        person.get_role_display(),
        person.name,
        person.get_applicant_class_display(),
        person.get_identity_kind_display(),
        *(
            sealed.unseal(text) if text else ""
            for text in (
                person.identity_sealed,
                person.phone_sealed,
                person.email_sealed,
                person.address_sealed,
            )
        ),
    )
