"""The manual inside the site: contents, chapters, pictures; readable without a login."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gongkai.overview import manual
from gongkai.ui.parts import Link

_DAY = 24 * 60 * 60


@login_not_required
@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """What the manual holds, by who one is."""
    return _page(request, manual.CONTENTS)


@login_not_required
@require_safe
def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """A chapter, with the one before and the one after."""
    if slug not in manual.slugs():
        raise Http404
    return _page(request, slug)


@login_not_required
@require_safe
@cache_control(public=True, max_age=_DAY)
def picture(_request: HttpRequest, name: str) -> HttpResponse:
    """A picture of the manual."""
    try:
        return HttpResponse(manual.picture(f"{name}.png"), content_type="image/png")
    except KeyError as error:
        raise Http404 from error


def _page(request: HttpRequest, slug: str) -> HttpResponse:
    shown = manual.chapter(slug, reverse("overview:help"))
    signed_in = request.user.is_authenticated
    context = {
        "chapter": shown,
        "text": mark_safe(shown.html),  # noqa: S308 - own files, read without HTML in them
        "is_contents": slug == manual.CONTENTS,
        "skeleton": "ui/desk.html" if signed_in else "ui/public.html",
        **_neighbours(slug),
    }
    return render(request, "overview/help.html", context)


def _neighbours(slug: str) -> dict[str, Link | None]:
    links = [
        Link(title, reverse("overview:help_chapter", args=[each]))
        for each, title in manual.titles()
    ]
    place = manual.slugs().index(slug) if slug in manual.slugs() else -1
    return {
        "before": links[place - 1] if place > 0 else None,
        "after": links[place + 1] if place + 1 < len(links) else None,
    }
