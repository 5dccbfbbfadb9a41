"""The application: one thing a page; what is typed is kept at once, right or wrong."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongkai.requests import actions, drafts
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.application import PAGES, STEPS, Application
from gongkai.requests.models import Draft
from gongkai.requests.public import limits
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.portal import choose_agency
from gongkai.requests.public.visitor import COOKIE, agency_here, draft_of, hold, let_go
from gongkai.ui.parts import Step

P = ParamSpec("P")
_LONGEST = 20_000
"""Of one field no more signs are kept; no field allows a tenth of them."""


def with_draft(
    view: Callable[Concatenate[HttpRequest, Draft, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give the view the draft in hand; without one, or with one that was sent, go where one is."""

    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        draft = draft_of(request)
        if draft is None:
            if COOKIE in request.COOKIES:
                messages.info(request, "填写的内容已经过期清除，请重新填写。")
            return let_go(redirect("requests:apply"))
        if draft.request is not None:
            return redirect("requests:apply_done")
        try:
            return hold(view(request, draft, *args, **kwargs), draft)
        except NotAllowedError as refusal:
            messages.error(request, str(refusal))
            return redirect("requests:apply")

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", opened)


def application_of(draft: Draft) -> Application:
    """What a draft holds."""
    return with_files(draft, drafts.content_of(draft))


def with_files(draft: Draft, content: Mapping[str, Any]) -> Application:
    """What was typed, with the files that a draft has now."""
    return Application(content, frozenset(draft.files.values_list("kind", flat=True)))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What one should know before; begins a draft, or goes on with the one in hand."""
    agency = agency_here(slug)
    if agency is None:
        return choose_agency(request, slug)
    if request.method == "POST":
        if not limits.spend(request, limits.BEGIN):
            return limits.refusal(request, limits.BEGIN)
        _forget(draft_of(request))
        draft = actions.begin_draft(agency=agency)
        return hold(redirect("requests:apply_page", page="who"), draft)
    held = draft_of(request)
    if held and (held.request is not None or held.agency_id != agency.pk):
        held = None
    go_on = application_of(held).first_open() if held else ""
    return page_of(request, agency, "requests/apply_start.html", go_on=go_on)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest) -> HttpResponse:
    """Forget what was typed, once that is meant; or after sending the code that is shown."""
    draft = draft_of(request)
    if draft is None:
        return redirect("requests:apply")
    if request.method != "POST":
        return page_of(request, draft.agency, "requests/apply_discard.html")
    _forget(draft)
    return let_go(redirect("requests:apply"))


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
    application = application_of(draft)
    if page not in PAGES:
        raise Http404
    if not application.is_reached(page):
        return redirect("requests:apply_page", page=application.first_open())
    if request.method != "POST":
        form = application.form(page, initial=application.typed(page) or None)
        return show(request, draft, application, page, form)
    typed = typed_in(request, application.form(page))
    application = kept(draft, page, typed, application)
    if "back" in request.POST:
        return redirect("requests:apply_page", page=application.before(page) or page)
    form = application.form(page, data=typed)
    if not form.is_valid():
        return show(request, draft, application, page, form)
    return redirect("requests:apply_page", page=next_page(request, application, page))


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
    place = PAGES[page]
    reached: dict[int, str] = {}
    for key in application.pages():
        reached.setdefault(PAGES[key].step, key)
    return page_of(
        request,
        draft.agency,
        _TEMPLATES.get(page, "requests/apply_page.html"),
        application=application,
        page=place,
        form=form,
        before=application.before(page),
        steps=[Step(label, _url(reached[number])) for number, label in enumerate(STEPS, start=1)],
        step_count=len(STEPS),
        **more,
    )


def _url(page: str) -> str:
    return reverse("requests:apply_page", kwargs={"page": page})


_TEMPLATES = {
    "others": "requests/apply_others.html",
    "proofs": "requests/apply_proofs.html",
    "check": "requests/apply_check.html",
}
