"""Whether the number of an identity proof can be right, whoever typed it."""

import re

from gongkai.lib import credit_code, identity_card
from gongkai.requests.models import IdentityKind

_PASSPORT = re.compile(r"[A-Z0-9]{5,20}")


def identity_fault(kind: IdentityKind, number: str) -> str:
    """What is wrong with a number of a kind and how to mend it; empty if it holds."""
    if kind is IdentityKind.IDENTITY_CARD:
        return identity_card.fault(number)
    if kind is IdentityKind.CREDIT_CODE:
        return credit_code.fault(number)
    if kind is IdentityKind.PASSPORT and not _PASSPORT.fullmatch(number):
        return "护照号码是5至20位字母和数字，请对照护照核对。"
    return ""
