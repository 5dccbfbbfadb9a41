"""The number and query code of what somebody at the desk entered last.

The code is stored nowhere else, so it is kept, sealed, in the session until the next entry begins.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from gongkai.lib import sealed
from gongkai.requests.models import InfoRequest, RectificationRequest


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What the applicant gets, and what the application still lacks."""

    year: int
    serial: int
    code: str
    """In two halves, as one reads it out."""
    lacks: Sequence[str]


def keep(
    request: HttpRequest,
    key: str,
    entered: InfoRequest | RectificationRequest,
    query_code: str,
    lacks: Sequence[str] = (),
) -> None:
    """Keep it under a key of the session."""
    told = {"year": entered.year, "serial": entered.serial, "code": query_code, "lacks": [*lacks]}
    request.session[key] = sealed.seal(json.dumps(told))


def read(request: HttpRequest, key: str) -> HandedOut | None:
    """What was kept under a key."""
    kept = request.session.get(key)
    if kept is None:
        return None
    told = json.loads(sealed.unseal(kept))
    code = told["code"]
    return HandedOut(told["year"], told["serial"], f"{code[:4]} {code[4:]}", told["lacks"])
