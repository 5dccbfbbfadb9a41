"""The application: one thing a page; what is typed is kept at once, right or wrong."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongkai.requests import actions
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.application import Application
from gongkai.requests.models import Draft
from gongkai.requests.public import limits
from gongkai.requests.public.journeys import Journey, journey_of
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.portal import choose_agency
from gongkai.requests.public.visitor import agency_here, draft_of, held_one, hold, let_go
from gongkai.ui.parts import Step

P = ParamSpec("P")
_LONGEST = 20_000
"""Of one field no more signs are kept; no field allows a tenth of them."""


def with_draft(
    view: Callable[Concatenate[HttpRequest, Draft, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give the view the draft in hand; without one, or with one that was sent, go where one is."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, journey: Journey, **kwargs: Any) -> HttpResponse:
        draft = draft_of(request, journey.purpose)
        if draft is None:
            if held_one(request, journey.purpose):
                messages.info(request, "填写的内容已经过期清除，请重新填写。")
            return let_go(journey.to(), journey.purpose)
        if draft.sent is not None:
            return journey.to("done")
        try:
            return hold(view(request, draft, *args, **kwargs), draft)
        except NotAllowedError as refusal:
            messages.error(request, str(refusal))
            return journey.to()

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", opened)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, slug: str = "", *, journey: Journey) -> HttpResponse:
    """What one should know before; begins a draft, or goes on with the one in hand."""
    agency = agency_here(slug)
    if agency is None:
        return choose_agency(request, slug)
    if request.method == "POST":
        if not limits.spend(request, limits.BEGIN):
            return limits.refusal(request, limits.BEGIN)
        _forget(draft_of(request, journey.purpose))
        draft = actions.begin_draft(agency=agency, purpose=journey.purpose)
        return hold(journey.step("who"), draft)
    held = draft_of(request, journey.purpose)
    if held and (held.sent is not None or held.agency_id != agency.pk):
        held = None
    first_open = journey.application_of(held).first_open() if held else ""
    go_on = journey.url("page", page=first_open) if first_open else ""
    return page_of(request, agency, f"requests/{journey.word}_start.html", go_on=go_on)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Forget what was typed, once that is meant; or after sending the code that is shown."""
    draft = draft_of(request, journey.purpose)
    if draft is None:
        return journey.to()
    if request.method != "POST":
        back = journey.url()
        return page_of(request, draft.agency, "requests/apply_discard.html", back=back)
    _forget(draft)
    return let_go(journey.to(), journey.purpose)


def _forget(draft: Draft | None) -> None:
    if draft is not None:
        actions.discard(draft=draft)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@with_draft
def page(request: HttpRequest, draft: Draft, page: str) -> HttpResponse:
    """One page of the application; a page that is not reached yet leads to the first open one."""
    journey = journey_of(draft)
    application = journey.application_of(draft)
    if page not in application.PLACES:
        raise Http404
    if not application.is_reached(page):
        return journey.step(application.first_open())
    if request.method != "POST":
        form = application.form(page, initial=application.typed(page) or None)
        return show(request, draft, application, page, form)
    typed = typed_in(request, application.form(page))
    application = kept(draft, page, typed, application)
    if "back" in request.POST:
        return journey.step(application.before(page) or page)
    form = application.form(page, data=typed)
    if not form.is_valid():
        return show(request, draft, application, page, form)
    return journey.step(next_page(request, application, page))


def typed_in(request: HttpRequest, form: forms.Form) -> dict[str, str]:
    """What was typed into the fields of a form, as it was typed."""
    return {name: request.POST[name][:_LONGEST] for name in form.fields if name in request.POST}


def kept(draft: Draft, page: str, answers: Any, application: Application) -> Application:
    """The application after keeping what a page holds."""
    content = actions.keep_page(draft=draft, page=page, answers=answers)
    return replace(application, content=content)


def next_page(request: HttpRequest, application: Application, page: str) -> str:
    """The next page; from a link of the check page straight back, if nothing else is open."""
    if request.GET.get("then") == "check" and application.first_open() == "check":
        return "check"
    return application.after(page)


def show(
    request: HttpRequest,
    draft: Draft,
    application: Application,
    page: str,
    form: forms.Form | None,
    **more: Any,
) -> HttpResponse:
    """A page of the application with its place among the others."""
    journey, places = journey_of(draft), application.PLACES
    reached: dict[int, str] = {}
    for key in application.pages():
        reached.setdefault(places[key].step, key)
    return page_of(
        request,
        draft.agency,
        _TEMPLATES.get((journey.word, page), "requests/apply_page.html"),
        application=application,
        journey=journey,
        page=places[page],
        form=form,
        before=application.before(page),
        steps=[
            Step(label, journey.url("page", page=reached[number]))
            for number, label in enumerate(application.STEPS, start=1)
        ],
        step_count=len(application.STEPS),
        aside=f"requests/_{journey.word}_aside.html",
        discard_url=journey.url("discard"),
        challenge_url=journey.url("challenge"),
        **more,
    )


_TEMPLATES = {
    ("apply", "others"): "requests/apply_others.html",
    ("apply", "proofs"): "requests/apply_proofs.html",
    ("apply", "check"): "requests/apply_check.html",
    ("rectify", "proofs"): "requests/rectify_proofs.html",
    ("rectify", "check"): "requests/rectify_check.html",
}
