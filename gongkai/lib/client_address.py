"""From which network address somebody comes."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The network address of a reader; behind own proxies, what the first of these saw.

    What stands before that in X-Forwarded-For anybody may have written, and nobody believes.
    """
    direct: str = request.META.get("REMOTE_ADDR") or ""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    seen = [part for part in passed if part]
    if settings.PROXIES and len(seen) >= settings.PROXIES and _is_address(seen[-settings.PROXIES]):
        return seen[-settings.PROXIES]
    return direct


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
