"""The page of each act: what it does is shown before it is saved, and nothing typed is lost."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.requests import actions, case_queries, letter_queries
from gongkai.requests.case_queries import Effect
from gongkai.requests.desk.act_table import ACTS, CaseAct, hindrance
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.act_form import ActForm
from gongkai.requests.forms.fee import FeeForm
from gongkai.requests.opened import Opened, open_case
from gongkai.statute.citations import cite

CaseView = Callable[[DeskRequest, int, int], HttpResponseBase]


def page(slug: str) -> CaseView:
    """The view of the act under a slug."""
    act = ACTS[slug]

    def view(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
        return _act(request, open_case(request, year, serial, act.duty), act)

    return duty(act.duty)(view)


def _act(request: DeskRequest, opened: Opened, act: CaseAct) -> HttpResponse:
    if act.slug == "serve" and (reply := letter_queries.reply_in_hand(opened.info_request)):
        messages.info(request, "答复书印发以后，在这一页登记送达。")
        return redirect(opened.url("case_letter", reply.pk))
    form = act.form(request.POST or None, opened=opened)
    reason = hindrance(act, opened)
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        if _saved(request, opened, act, form):
            return redirect(opened.url())
        reason = ""
    context = {
        "opened": opened,
        "label": act.label,
        "saying": act.saying,
        "law": cite(act.sources),
        "back": opened.url(),
        "form": form,
        "effect": effect_of(opened, form),
        "sheet": form.sheet() if isinstance(form, FeeForm) else None,
        "reason": reason if request.method != "POST" else "",
    }
    partly = request.headers.get("HX-Request") and "preview" in request.POST
    return render(request, "requests/_effect.html" if partly else "requests/act.html", context)


def _saved(request: DeskRequest, opened: Opened, act: CaseAct, form: ActForm) -> bool:
    try:
        actions.record_with_letters(
            opened.info_request,
            form.events(form.cleaned_data),
            by=opened.reader,
            on=opened.on,
            remark=form.said(),
            particulars=form.particulars(),
        )
    except NotAllowedError as error:
        form.refuse(str(error))
        return False
    messages.success(request, f"{opened.info_request.number}：“{act.label}”已登记。")
    return True


def effect_of(opened: Opened, form: ActForm) -> Effect | None:
    """What the form would do as far as it is filled in; None while it is too little."""
    if form.is_bound:
        form.is_valid()
    events = form.foreseen()
    if not events:
        return None
    return case_queries.effect(opened.history, events, on=opened.on, calendar=opened.calendar)
