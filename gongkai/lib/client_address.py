"""From which network address somebody comes."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

_NETWORK_BITS = 64
"""A subscriber of IPv6 has as many addresses as they like within one network of this length."""


def address_of(request: HttpRequest) -> str:
    """The network address of a reader; behind own proxies, what the first of these saw.

    What stands before that in X-Forwarded-For anybody may have written, and nobody believes. An
    address of IPv6 stands for its whole network, by the network's first address.
    """
    return _counted(_seen_address(request))


def _seen_address(request: HttpRequest) -> str:
    direct: str = request.META.get("REMOTE_ADDR") or ""
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    seen = [part for part in passed if part]
    if settings.PROXIES and len(seen) >= settings.PROXIES and _is_address(seen[-settings.PROXIES]):
        return seen[-settings.PROXIES]
    return direct


def _counted(text: str) -> str:
    if not _is_address(text):
        return text
    address = ip_address(text)
    if not isinstance(address, IPv6Address):
        return text
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address.packed, _NETWORK_BITS), strict=False).network_address)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
