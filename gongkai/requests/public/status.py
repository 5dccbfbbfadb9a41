"""Where a request stands, for who has its number and code, and what can be done about it there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.lib.today import today
from gongkai.requests import actions, queries, rectification_queries
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.by_applicant import FindForm, SupplementForm, WithdrawForm
from gongkai.requests.models import EnclosureKind, InfoRequest, Purpose
from gongkai.requests.public import limits, unsent
from gongkai.requests.public.letters import letters_shown
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.standing import standing_of
from gongkai.requests.public.uploads import taken
from gongkai.requests.public.visitor import (
    agency_here,
    close_requests,
    draft_of,
    open_request,
    opened_request,
)

P = ParamSpec("P")
_ASK = "请先输入申请编号和查询码。"
_NOT_FOUND = "没有找到这份申请。请对照登记回执，核对申请编号和查询码。"


def with_request(
    view: Callable[Concatenate[HttpRequest, InfoRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, int, int, P], HttpResponse]:
    """Give the view the request that this reader opened; others are asked for number and code."""

    @wraps(view)
    def opened(
        request: HttpRequest, year: int, serial: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        info_request = opened_request(request, year, serial)
        if info_request is None:
            is_kept = unsent.keep(request, _place(year, serial), SupplementForm.written)
            messages.info(request, unsent.OPEN_AGAIN if is_kept else _ASK)
            return redirect("requests:status")
        return view(request, info_request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, int, int, P], HttpResponse]", opened)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; ten wrong ones from one address, and it must wait."""
    if request.method == "POST" and limits.is_spent(request, limits.GUESS):
        return limits.refusal(request, limits.GUESS)
    form = FindForm(request.POST or None, initial=_known_number(request))
    if request.method == "POST" and form.is_valid():
        year, serial = form.cleaned_data["number"]
        code = form.cleaned_data["code"]
        if found := queries.by_code(year, serial, code):
            open_request(request, found)
            if unsent.kept(request, _place(year, serial)):
                return redirect("requests:status_supplement", year=year, serial=serial)
            return _to(found)
        if rectification := rectification_queries.by_code(year, serial, code):
            open_request(request, rectification)
            return redirect("requests:rectification_status", year=year, serial=serial)
        limits.spend(request, limits.GUESS)
        form.add_error(None, _NOT_FOUND)
    return page_of(request, agency_here(), "requests/status_find.html", form=form)


def _known_number(request: HttpRequest) -> dict[str, str]:
    for purpose in Purpose:
        draft = draft_of(request, purpose)
        if draft and draft.sent:
            return {"number": draft.sent.number}
    return {}


def _place(year: int, serial: int) -> str:
    return f"request {year}-{serial}"


def _to(info_request: InfoRequest) -> HttpResponse:
    return redirect("requests:status_of", year=info_request.year, serial=info_request.serial)


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget what was opened, for computers that others use."""
    close_requests(request)
    unsent.forget(request)
    return redirect("requests:status")


@login_not_required
@never_cache
@require_safe
@with_request
def show(request: HttpRequest, info_request: InfoRequest) -> HttpResponse:
    """The status of a request."""
    letters = letters_shown(info_request)
    standing = standing_of(info_request, on=today(), **letters)
    shown = {"case": info_request, "standing": standing, "today": today(), **letters}
    return page_of(request, info_request.agency, "requests/status.html", **shown)


@login_not_required
@require_POST
@with_request
def confirm(request: HttpRequest, info_request: InfoRequest) -> HttpResponse:
    """The applicant's half of the confirmation."""
    try:
        actions.confirm_by_applicant(info_request, on=today())
        messages.success(request, "您已确认。工作机构也确认后，从第二天起计算答复期限。")
    except NotAllowedError as refusal:
        messages.info(request, str(refusal))
    return _to(info_request)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
@with_request
def supplement(request: HttpRequest, info_request: InfoRequest) -> HttpResponse:
    """What was asked, and a form to answer it once."""
    standing = standing_of(info_request, on=today())
    if not standing.may_supplement:
        messages.info(request, "现在没有要您补正的事项。")
        return _to(info_request)
    typed = unsent.kept(request, _place(info_request.year, info_request.serial))
    form = SupplementForm(request.POST or None, request.FILES or None, initial=typed)
    if request.method == "POST" and form.is_valid() and _supplemented(request, info_request, form):
        unsent.forget(request)
        messages.success(request, "已经收到您的补正，答复期限从明天起重新计算。")
        return _to(info_request)
    shown = {"case": info_request, "standing": standing, "form": form}
    return page_of(request, info_request.agency, "requests/status_supplement.html", **shown)


def _supplemented(request: HttpRequest, info_request: InfoRequest, form: SupplementForm) -> bool:
    """Send the supplement; False with an error in the form where it was refused."""
    upload = form.cleaned_data["file"]
    if upload and not limits.spend(request, limits.UPLOAD):
        form.add_error("file", "上传得太频繁，请过一小时再试。")
        return False
    try:
        files = [taken(upload, EnclosureKind.SUPPLEMENT)] if upload else []
        actions.supplement_by_applicant(
            info_request, text=form.cleaned_data["text"], files=files, on=today()
        )
    except ValidationError as refusal:
        form.add_error("file", refusal)
        return False
    except NotAllowedError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
@with_request
def withdraw(request: HttpRequest, info_request: InfoRequest) -> HttpResponse:
    """Taking the request back, on a page of its own so that nobody does it by mistake."""
    standing = standing_of(info_request, on=today())
    if standing.withdraw_obstacle:
        messages.info(request, standing.withdraw_obstacle)
        return _to(info_request)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.withdraw_by_applicant(info_request, reason=reason, on=today())
        except NotAllowedError as refusal:
            messages.info(request, str(refusal))
        else:
            messages.success(request, "申请已经撤回。")
        return _to(info_request)
    shown = {"case": info_request, "form": form}
    return page_of(request, info_request.agency, "requests/status_withdraw.html", **shown)
