"""The pages of the acts on a request to rectify: what is typed stays until it is accepted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from gongkai.accounts import queries as accounts
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act, PostKind
from gongkai.requests import actions, obstacles
from gongkai.requests.desk.rectification import telling_barred
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms import rectification as forms
from gongkai.requests.models import EnclosureKind
from gongkai.requests.opened import OpenedRectification, open_rectification
from gongkai.statute.rectification import RECTIFICATION_NAMES


@dataclass(frozen=True, slots=True)
class Deed:
    """An act: its name, what it does once the form holds, and why it may not be done."""

    label: str
    save: Callable[[], None]
    reason: str | None = None


@duty(Act.ASSIGN)
def assign(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Give it to a handler."""
    opened = open_rectification(request, year, serial, Act.ASSIGN)
    case = opened.rectification
    form = forms.AssignRectificationForm(
        request.POST or None,
        handlers=accounts.holders(case.agency, PostKind.HANDLER, opened.on),
        initial={"handler": case.handler_id},
    )

    def save() -> None:
        actions.assign_rectification(
            rectification=case, handler=form.cleaned_data["handler"], by=opened.reader
        )

    reason = obstacles.to_assigning_rectification(case)
    return _page(request, opened, form, Deed("分办", save, reason))


@duty(Act.NOTE)
def note(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Write a note."""
    opened = open_rectification(request, year, serial, Act.NOTE)
    form = forms.NoteRectificationForm(request.POST or None)

    def save() -> None:
        actions.note_rectification(
            rectification=opened.rectification, text=form.cleaned_data["text"], by=opened.reader
        )

    return _page(request, opened, form, Deed("写办理备注", save))


@duty(Act.NOTE)
def enclose(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Put files into it."""
    opened = open_rectification(request, year, serial, Act.NOTE)
    form = forms.EncloseRectificationForm(request.POST or None, request.FILES or None)

    def save() -> None:
        actions.enclose_rectification(
            rectification=opened.rectification,
            kind=EnclosureKind(form.cleaned_data["kind"]),
            uploads=form.cleaned_data["material"],
            by=opened.reader,
        )

    return _page(request, opened, form, Deed("添加材料", save))


@duty(Act.RECTIFY)
def decide(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Answer the article's questions; what comes of them is shown before it is saved."""
    opened = open_rectification(request, year, serial, Act.RECTIFY)
    case = opened.rectification
    form = forms.DecideRectificationForm(request.POST or None, initial=forms.answers_of(case))
    if "preview" in request.POST:
        form.is_valid()
        result = form.result()
        context = {"result": RECTIFICATION_NAMES[result] if result else ""}
        if request.headers.get("HX-Request"):
            return render(request, "requests/_rectification_result.html", context)
        form = forms.DecideRectificationForm(initial=request.POST.dict())
        return _shown(request, opened, form, "作出处理", **context)

    def save() -> None:
        finding = form.finding()
        if finding is None:
            raise NotAllowedError("请先逐项回答，再作处理。")
        actions.decide_with_letter(
            rectification=case,
            finding=finding,
            reasons=form.cleaned_data["reasons"],
            other_agency=form.cleaned_data["other_agency"],
            by=opened.reader,
            on=opened.on,
        )

    deed = Deed("作出处理", save, obstacles.to_rectifying(case))
    return _page(request, opened, form, deed, result=case.get_result_display())


@duty(Act.RECTIFY)
def tell(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """The applicant was told."""
    opened = open_rectification(request, year, serial, Act.RECTIFY)
    form = forms.TellForm(request.POST or None, initial={"told_on": opened.on})

    def save() -> None:
        actions.tell_without_letter(
            rectification=opened.rectification,
            by=opened.reader,
            on=opened.on,
            **form.cleaned_data,
        )

    reason = telling_barred(opened.rectification)
    return _page(request, opened, form, Deed("告知申请人", save, reason))


def _page(
    request: DeskRequest,
    opened: OpenedRectification,
    form: django_forms.Form,
    deed: Deed,
    **more: Any,
) -> HttpResponse:
    """Show the form of an act, or do it and go back to the file."""
    if request.method == "POST" and form.is_valid():
        try:
            deed.save()
        except NotAllowedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{opened.rectification.number}：“{deed.label}”已办理。")
            return redirect(opened.url())
    barred = deed.reason if request.method != "POST" else ""
    return _shown(request, opened, form, deed.label, reason=barred, **more)


_TEMPLATES = {"作出处理": "requests/rectification_decide.html"}


def _shown(
    request: DeskRequest,
    opened: OpenedRectification,
    form: django_forms.Form,
    label: str,
    **more: Any,
) -> HttpResponse:
    context = {
        "case": opened.rectification,
        "form": form,
        "act_label": label,
        "back_url": opened.url(),
        **more,
    }
    template = _TEMPLATES.get(label, "requests/rectification_act.html")
    return render(request, template, context)
