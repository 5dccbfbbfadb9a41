"""Sealing identity data anew, as the journal has it."""

from collections.abc import Mapping

from django.db import transaction

from gongkai.accounts.models import Agency
from gongkai.audit.actions import note


@transaction.atomic
def note_rotation(*, sealed: Mapping[str, int]) -> None:
    """Note that everything sealed was sealed anew, and how much of each kind.

    It concerns the system as a whole and is told about the uppermost agency; where there is none
    yet, nothing is sealed either.
    """
    first = Agency.objects.order_by("pk").first()
    if first is None:
        return
    note(
        by=None,
        act="rotate_identity_keys",
        about=first,
        agency=None,
        said=f"更换身份信息密钥，重新加密{sum(sealed.values())}项",
        detail=dict(sealed),
    )
