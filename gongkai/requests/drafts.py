"""What is read of applications that are not sent yet."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from gongkai.lib import sealed
from gongkai.lib.today import now
from gongkai.requests.models import Draft

KEPT = timedelta(hours=24)
"""How long after the last step a draft is kept."""


def living(draft_id: str) -> Draft | None:
    """A draft that is still kept, None for one that has ended or never was."""
    try:
        wanted = UUID(draft_id)
    except ValueError:
        return None
    kept = Draft.objects.filter(pk=wanted, changed_at__gte=now() - KEPT)
    return kept.select_related("agency", "request", "rectification").first()


def content_of(draft: Draft) -> dict[str, Any]:
    """What was typed so far, page by page."""
    if not draft.content_sealed:
        return {}
    content: dict[str, Any] = json.loads(sealed.unseal(draft.content_sealed))
    return content
