"""Whose address counts, and what anybody may write into a header."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from gongkai.lib.client_address import address_of


@pytest.mark.parametrize(
    ("proxies", "passed", "address"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9", "198.51.100.7"),
        (2, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "nobody", "10.0.0.1"),
    ],
)
def test_only_what_own_proxies_saw_is_believed(
    settings: Settings, proxies: int, passed: str, address: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": passed}, REMOTE_ADDR="10.0.0.1")
    assert address_of(request) == address


def test_a_subscriber_counts_once_however_many_addresses_of_ipv6_they_have() -> None:
    asked = [
        address_of(RequestFactory().get("/", REMOTE_ADDR=each))
        for each in ("2001:db8:0:7::1", "2001:db8:0:7:ffff::2", "2001:db8:0:8::1")
    ]
    assert asked == ["2001:db8:0:7::", "2001:db8:0:7::", "2001:db8:0:8::"]
