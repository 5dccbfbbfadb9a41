"""The application: one thing a page; what is typed is kept at once, right or wrong."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
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
from gongkai.requests.public.which_draft import is_of, is_of_another, mark_of, not_written
from gongkai.ui.parts import Step

P = ParamSpec("P")
_MEANWHILE = "您在别的窗口里开始填了一份，还没有清除。可以接着填，也可以重新开始。"
_CLEARS_NEW = "您在别的窗口里重新开始了，还没有清除什么。再按“清除”，清除的是新的一份。"
_CLEARED = "填写的内容已经过期清除，请重新填写。"
_CLEARED_BUT_PAGE = "以前填写的内容已经过期清除，请从这里重新填写。您刚才那一页写的还在。"
_KEPT_AHEAD = "这一页写的已经存好。前面还有没填好的，请先填这一页。"
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
            return _without_draft(request, journey, kwargs.get("page", ""))
        if draft.sent is not None:
            return journey.to("done")
        try:
            return hold(view(request, draft, *args, **kwargs), draft)
        except NotAllowedError as refusal:
            messages.error(request, str(refusal))
            return journey.to()

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", opened)


def _without_draft(request: HttpRequest, journey: Journey, page: str) -> HttpResponse:
    """To the beginning; with what a page sends that was open for longer than its draft was kept."""
    agency, application = agency_here(), journey.filled_in({})
    if request.method == "POST" and agency and page in application.PLACES:
        typed = typed_in(request, application.form(page))
        if any(text.strip() for text in typed.values()) and limits.spend(request, limits.BEGIN):
            draft = actions.begin_draft(agency=agency, purpose=journey.purpose)
            kept(draft, page, typed, application)
            messages.info(request, _CLEARED_BUT_PAGE)
            return hold(journey.step("who"), draft)
    if held_one(request, journey.purpose) or request.method == "POST":
        messages.info(request, _CLEARED)
    return let_go(journey.to(), journey.purpose)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, slug: str = "", *, journey: Journey) -> HttpResponse:
    """What one should know before; begins a draft, or goes on with the one in hand."""
    agency = agency_here(slug)
    if agency is None:
        return choose_agency(request, slug)
    held = draft_of(request, journey.purpose)
    if held and held.sent is not None:
        held = None
    if request.method == "POST":
        if held and not is_of(request, held):
            messages.warning(request, _MEANWHILE)
            return redirect(request.path)
        if not limits.spend(request, limits.BEGIN):
            return limits.refusal(request, limits.BEGIN)
        _forget(draft_of(request, journey.purpose))
        draft = actions.begin_draft(agency=agency, purpose=journey.purpose)
        return hold(journey.step("who"), draft)
    return page_of(
        request,
        agency,
        f"requests/{journey.word}_start.html",
        draft_mark=mark_of(held),
        elsewhere=held.agency if held and held.agency_id != agency.pk else None,
        go_on=_first_open(journey, held) if held else "",
    )


def _first_open(journey: Journey, draft: Draft) -> str:
    """Where one goes on with a draft."""
    return journey.url("page", page=journey.application_of(draft).first_open())


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Forget what was typed, once that is meant; or after sending the code that is shown."""
    draft = draft_of(request, journey.purpose)
    if draft is None:
        return journey.to()
    is_another = request.method == "POST" and not is_of(request, draft)
    if is_another:
        messages.warning(request, _CLEARS_NEW)
    if request.method != "POST" or is_another:
        shown = {"back": journey.url(), "draft_mark": mark_of(draft)}
        return page_of(request, draft.agency, "requests/apply_discard.html", **shown)
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
    if is_of_another(request, draft):
        typed = typed_in(request, application.form(page))
        form = application.form(page, initial=typed)
        return not_written(show(request, draft, application, page, form))
    if not application.is_reached(page):
        return ahead(request, draft, application, page)
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


def ahead(
    request: HttpRequest, draft: Draft, application: Application, page: str, name: str = ""
) -> HttpResponse:
    """To the first open page from one that is not reached; what was typed there is kept."""
    typed = typed_in(request, application.form(page)) if request.method == "POST" else {}
    if any(text.strip() for text in typed.values()):
        kept(draft, name or page, typed, application)
        messages.info(request, _KEPT_AHEAD)
    return journey_of(draft).step(application.first_open())


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
        draft_mark=mark_of(draft),
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
