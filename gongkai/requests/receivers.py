"""Who receives a letter, as lists show it before the letter itself is opened."""

from gongkai.letters.models import Letter, ReceiverRole
from gongkai.lib.masking import masked_organisation
from gongkai.requests.case_queries import shown_name
from gongkai.requests.models import InfoRequest, RectificationRequest, Role


def masked_receiver(letter: Letter, case: InfoRequest | RectificationRequest | None) -> str:
    """The receiver with his name masked; agencies are named."""
    if letter.receiver_role == ReceiverRole.AGENCY:
        return letter.receiver
    if letter.receiver_role == ReceiverRole.THIRD_PARTY or case is None:
        return masked_organisation(letter.receiver)
    people = [each for each in case.people.all() if each.role == Role.APPLICANT]
    more = f"等{len(people)}人" if len(people) > 1 else ""
    return f"{shown_name(people[0])}{more}"
