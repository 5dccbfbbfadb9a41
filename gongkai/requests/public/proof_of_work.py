"""Proof of work by the reader's browser (ALTCHA), bound to one draft, which becomes one request.

So a proof that was used needs no list: sending the same draft again gives the same request.
"""

from datetime import timedelta

import altcha
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from gongkai.lib.today import now
from gongkai.requests.models import Draft, Purpose
from gongkai.requests.public.visitor import draft_of

_ALGORITHM = "PBKDF2/SHA-256"
_COST = 500
"""Iterations a try, of which about 256 are needed: about a second on a telephone."""
_HOLDS = timedelta(hours=2)


@login_not_required
@never_cache
@require_GET
def challenge(request: HttpRequest, purpose: Purpose) -> JsonResponse:
    """A challenge for the draft in hand."""
    draft = draft_of(request, purpose)
    made = altcha.create_challenge(
        _ALGORITHM,
        _COST,
        expires_at=now() + _HOLDS,
        data={"draft": str(draft.pk) if draft else ""},
        hmac_secret=_secret(),
    )
    return JsonResponse(made.to_dict())


def is_proved(solution: str, draft: Draft) -> bool:
    """Whether a solution is right, in time and of this draft."""
    if not solution:
        return False
    try:
        payload = altcha.Payload.from_base64(solution)
        data = payload.challenge.parameters.data or {}
        proved = altcha.verify_solution(payload, _secret()).verified
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return bool(proved) and data.get("draft") == str(draft.pk)


def _secret() -> str:
    return salted_hmac(
        "gongkai.requests.proof_of_work", "challenge", algorithm="sha256"
    ).hexdigest()
