"""The page on which those who apply together are named, one after the other."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongkai.requests.forms.application import MOST_OTHERS, Application
from gongkai.requests.models import Draft
from gongkai.requests.public.apply import (
    ahead,
    kept,
    next_page,
    show,
    typed_in,
    with_draft,
)
from gongkai.requests.public.journeys import APPLY
from gongkai.requests.public.which_draft import is_of_another, not_written

_TYPED = "other_typed"
_NOBODY = "请至少加上一位；没有别人的，回到上一步取消勾选。"
_TWICE = "这位申请人已经写过了；是另一位的，请核对证件号码。"
_FULL = f"网上最多写{MOST_OTHERS}位，还有更多的请当面提交申请。"


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@with_draft
def others(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Add, drop, go on; a name that is typed when going on is added first."""
    application = APPLY.application_of(draft)
    if is_of_another(request, draft):
        form = application.form("others", initial=typed_in(request, application.form("others")))
        return not_written(show(request, draft, application, "others", form))
    if not application.is_reached("others"):
        return ahead(request, draft, application, "others", _TYPED)
    if request.method != "POST":
        form = application.form("others", initial=application.typed(_TYPED) or None)
        return show(request, draft, application, "others", form)
    if "drop" in request.POST:
        return _dropped(request, draft, application)
    typed = typed_in(request, application.form("others"))
    application = kept(draft, _TYPED, typed, application)
    if "back" in request.POST:
        return APPLY.step(application.before("others"))
    return _added(request, draft, application, typed)


def _dropped(request: HttpRequest, draft: Draft, application: Application) -> HttpResponse:
    left = [
        each
        for number, each in enumerate(application.others)
        if str(number) != request.POST["drop"]
    ]
    kept(draft, "others", left, application)
    return APPLY.step("others")


def _added(
    request: HttpRequest, draft: Draft, application: Application, typed: dict[str, str]
) -> HttpResponse:
    goes_on = "add" not in request.POST
    if goes_on and application.others and not _anything(typed):
        return APPLY.step(next_page(request, application, "others"))
    form = application.form("others", data=typed)
    if goes_on and not application.others and not _anything(typed):
        form.errors.clear()
        form.add_error("name", _NOBODY)
    elif len(application.others) >= MOST_OTHERS:
        form.add_error(None, _FULL)
    if form.is_valid() and application.is_named(form.cleaned_data):
        form.add_error("identity_number", _TWICE)
    if not form.is_valid():
        return show(request, draft, application, "others", form)
    application = kept(draft, "others", [*application.others, form.cleaned_data], application)
    application = kept(draft, _TYPED, {}, application)
    page = next_page(request, application, "others") if goes_on else "others"
    return APPLY.step(page)


def _anything(typed: dict[str, str]) -> bool:
    """Whether somebody was begun; the kind of the proof is chosen from the start."""
    return bool(typed.get("name") or typed.get("identity_number"))
