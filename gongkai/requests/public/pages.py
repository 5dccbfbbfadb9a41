"""Rendering a page of an agency: whose it is, and where its front page and its forms are."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.accounts.models import Agency
from gongkai.requests.public.visitor import agency_here


def page_of(
    request: HttpRequest, agency: Agency | None, template: str, **context: Any
) -> HttpResponse:
    """A page of an agency, or of none where several live here and none is chosen."""
    own = {"agency": agency, **_addresses(agency)}
    return render(request, template, {**own, **context})


def _addresses(agency: Agency | None) -> dict[str, str]:
    """The front page and the forms; without the slug where the agency goes without saying."""
    if agency is None or agency_here() == agency:
        return {
            "portal_url": reverse("requests:portal"),
            "apply_url": reverse("requests:apply"),
            "rectify_url": reverse("requests:rectify"),
        }
    return {
        "portal_url": reverse("requests:portal_of", args=[agency.slug]),
        "apply_url": reverse("requests:apply_to", args=[agency.slug]),
        "rectify_url": reverse("requests:rectify_to", args=[agency.slug]),
    }
