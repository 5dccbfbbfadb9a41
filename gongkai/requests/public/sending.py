"""The last pages of the application: check everything, send it, keep number and code."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.lib import sealed
from gongkai.lib.paper.pdf import write_pdf
from gongkai.lib.today import now, today
from gongkai.requests import actions
from gongkai.requests.acknowledgement import acknowledgement
from gongkai.requests.models import Draft
from gongkai.requests.public import limits
from gongkai.requests.public.apply import application_of, show, with_draft
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.proof_of_work import is_proved
from gongkai.requests.public.summary import summary
from gongkai.requests.public.visitor import draft_of, hold

CODE_SHOWN = timedelta(hours=1)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
@with_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Everything on one page with links to change it; POST sends it."""
    application = application_of(draft)
    if application.first_open() != "check":
        return redirect("requests:apply_page", page=application.first_open())
    if request.method == "POST":
        if "back" in request.POST:
            return redirect("requests:apply_page", page=application.before("check"))
        proved = is_proved(request.POST.get("altcha", ""), draft)
        limit = limits.SEND if proved else limits.SEND_WITHOUT_PROOF
        if not limits.spend(request, limit):
            return limits.refusal(request, limit)
        actions.submit(
            draft=draft, wanted=application.wanted(), people=application.people(), on=today()
        )
        return redirect("requests:apply_done")
    return show(request, draft, application, "check", None, groups=summary(application, draft))


@login_not_required
@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """The acknowledgement: the number, for an hour the code, and what comes next."""
    draft = draft_of(request)
    if draft is None or draft.request is None:
        return redirect("requests:apply")
    shown = {"case": draft.request, "code": _code(draft)}
    return page_of(request, draft.agency, "requests/apply_done.html", **shown)


@login_not_required
@never_cache
@require_safe
def done_pdf(request: HttpRequest) -> HttpResponse:
    """The acknowledgement on paper, as long as the code is shown."""
    draft = draft_of(request)
    code = _code(draft) if draft else ""
    if draft is None or draft.request is None or not code:
        return redirect("requests:apply_done")
    paper = write_pdf(acknowledgement(draft.request, code))
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{draft.request.number}.pdf"'
    return hold(response, draft)


def _code(draft: Draft) -> str:
    """The query code, empty when its hour is over."""
    if not draft.code_sealed or now() - draft.changed_at > CODE_SHOWN:
        return ""
    return sealed.unseal(draft.code_sealed)
