"""What was ordered to be put together: how far it is, and the file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gongkai.accounts.duties import demand
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.files import file_answer
from gongkai.requests.models import InfoRequest, Printing, PrintingKind
from gongkai.requests.opened import case_url
from gongkai.requests.printing_queries import printing_of
from gongkai.ui.parts import Pair

_MEDIA_TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


@require_GET
@never_cache
@duty(Act.EXPORT)
def printing(request: DeskRequest, printing_id: UUID) -> HttpResponseBase:
    """How far it is; the part alone where htmx asks."""
    found = _of(request, printing_id)
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    page = "requests/_printing.html" if part else "requests/printing.html"
    facts = [
        Pair("份数", f"{found.total}份"),
        Pair("大小", filesizeformat(found.size)),
        Pair("摘要（SHA-256）", found.sha256),
    ]
    of_case = found.kind == PrintingKind.CASE_BUNDLE
    context = {
        "printing": found,
        "facts": facts,
        "back": _back(found, request),
        "place": "案卷" if of_case else "批量办理",
    }
    return render(request, page, context)


@require_POST
@duty(Act.EXPORT)
def download(request: DeskRequest, printing_id: UUID) -> HttpResponseBase:
    """The file; every download is an entry in the journal."""
    found = _of(request, printing_id)
    try:
        content = actions.fetch(printing=found, by=request.user)
    except NotAllowedError as error:
        messages.error(request, str(error))
        return redirect("requests:printing", printing_id=found.pk)
    return file_answer(content, _MEDIA_TYPES[found.ending], f"{found.title}.{found.ending}")


@require_POST
@duty(Act.EXPORT)
def discard(request: DeskRequest, printing_id: UUID) -> HttpResponseBase:
    """Take it away before its day is over."""
    found = _of(request, printing_id)
    back = _back(found, request)
    actions.forget(printing=found)
    messages.success(request, "文件已删除。")
    return redirect(back)


def _of(request: DeskRequest, printing_id: UUID) -> Printing:
    """What was ordered; with identity in it only for those who may open it."""
    found = printing_of(request.user, printing_id)
    if found is None:
        raise Http404
    demand(request.user, Act.EXPORT, found.agency, today())
    if found.order.get("identity"):
        demand(request.user, Act.OPEN_IDENTITY, found.agency, today())
    return found


def _back(found: Printing, request: DeskRequest) -> str:
    if found.kind != PrintingKind.CASE_BUNDLE:
        return reverse("requests:letter_batch")
    info_request = InfoRequest.objects.select_related("agency").get(pk=found.order["request"])
    return case_url(info_request, request.user)
