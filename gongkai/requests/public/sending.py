"""The last pages of the application: check everything, send it, keep number and code."""

import json
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.lib import sealed
from gongkai.lib.paper.pdf import write_pdf
from gongkai.lib.today import now, today
from gongkai.requests.forms.application import Application
from gongkai.requests.models import Draft
from gongkai.requests.public import limits
from gongkai.requests.public.apply import show, with_draft
from gongkai.requests.public.journeys import Journey, journey_of
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.proof_of_work import is_proved
from gongkai.requests.public.summary import summary
from gongkai.requests.public.visitor import draft_of, hold
from gongkai.requests.public.which_draft import mark_of

CODE_SHOWN = timedelta(hours=1)
_CHANGED = "您填写的内容在别的窗口里改过。请再核对一遍，现在显示的才是要提交的。"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
@with_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Everything on one page with links to change it; POST sends it."""
    journey = journey_of(draft)
    application = journey.application_of(draft)
    if application.first_open() != "check":
        return journey.step(application.first_open())
    if request.method == "POST":
        if "back" in request.POST:
            return journey.step(application.before("check"))
        if not constant_time_compare(request.POST.get("seen", ""), _seen(draft, application)):
            messages.warning(request, _CHANGED)
            return journey.step("check")
        proved = is_proved(request.POST.get("altcha", ""), draft)
        limit = limits.SEND if proved else limits.SEND_WITHOUT_PROOF
        if not limits.spend(request, limit):
            return limits.refusal(request, limit)
        journey.send(draft, application, today())
        return journey.to("done")
    shown = {"groups": summary(application, draft), "seen": _seen(draft, application)}
    return show(request, draft, application, "check", None, **shown)


def _seen(draft: Draft, application: Application) -> str:
    """What stands for all that the page shows: another window may change it before it is sent."""
    files = sorted(str(pk) for pk in draft.files.values_list("pk", flat=True))
    shown = json.dumps([str(draft.pk), files, application.content], sort_keys=True)
    return salted_hmac("gongkai.requests.seen", shown, algorithm="sha256").hexdigest()


@login_not_required
@never_cache
@require_safe
def done(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The acknowledgement: the number, for an hour the code, and what comes next."""
    draft = draft_of(request, journey.purpose)
    if draft is None or draft.sent is None:
        return journey.to()
    shown = {
        "case": draft.sent,
        "code": _code(draft),
        "draft_mark": mark_of(draft),
        "paper_url": journey.url("acknowledgement"),
        "discard_url": journey.url("discard"),
    }
    return page_of(request, draft.agency, f"requests/{journey.word}_done.html", **shown)


@login_not_required
@never_cache
@require_safe
def done_pdf(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The acknowledgement on paper, as long as the code is shown."""
    draft = draft_of(request, journey.purpose)
    code = _code(draft) if draft else ""
    if draft is None or draft.sent is None or not code:
        return journey.to("done")
    paper = write_pdf(journey.acknowledge(draft.sent, code))
    response = HttpResponse(paper, content_type="application/pdf")
    name = f"{draft.sent.year}-{draft.sent.serial:04d}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return hold(response, draft)


def _code(draft: Draft) -> str:
    """The query code, empty when its hour is over."""
    if not draft.code_sealed or now() - draft.changed_at > CODE_SHOWN:
        return ""
    return sealed.unseal(draft.code_sealed)
