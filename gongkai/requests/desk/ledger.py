"""导入台账: the template, the upload, the check row by row, and all rows at once."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.accounts.duties import demand
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests import ledger as sheet
from gongkai.requests.desk.export import XLSX
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.ledger import LedgerForm
from gongkai.requests.models import LedgerImport

_SHOWN = 100


@require_GET
@duty(Act.RECEIVE)
def template(_request: DeskRequest) -> HttpResponse:
    """The workbook to fill in."""
    response = HttpResponse(sheet.template(), content_type=XLSX)
    name = content_disposition_header(True, "依申请公开台账模板.xlsx")  # noqa: FBT003 - Django takes it by place
    response["Content-Disposition"] = name or "attachment"
    return response


@require_http_methods(["GET", "POST"])
@duty(Act.RECEIVE)
def upload(request: DeskRequest) -> HttpResponse:
    """Upload a ledger; it is checked before anything is taken in."""
    on = today()
    demand(request.user, Act.RECEIVE, request.user.agency, on)
    form = LedgerForm(request.POST, request.FILES) if request.method == "POST" else LedgerForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            ledger = actions.upload_ledger(
                by=request.user, name=str(file.name), content=file.read(), on=on
            )
        except NotAllowedError as error:
            form.add_error("file", str(error))
        else:
            return redirect("requests:ledger_checked", pk=ledger.pk)
    earlier = LedgerImport.objects.filter(agency=request.user.agency, imported_at__isnull=False)
    context = {"form": form, "earlier": earlier.select_related("by")[:10]}
    status = 422 if form.is_bound else 200
    return render(request, "requests/ledger.html", context, status=status)


def _of(request: DeskRequest, pk: int) -> LedgerImport:
    return get_object_or_404(LedgerImport, pk=pk, agency=request.user.agency)


@require_GET
@duty(Act.RECEIVE)
def ledger(request: DeskRequest, pk: int) -> HttpResponse:
    """How far the check has come, and what it found."""
    return render(request, "requests/ledger_checked.html", _context(_of(request, pk)))


def _context(found: LedgerImport, refused: str = "") -> dict[str, Any]:
    rows = {each["row"] for each in found.problems}
    return {
        "ledger": found,
        "is_checked": found.checked >= found.total,
        "problems": found.problems[:_SHOWN],
        "more_problems": max(0, len(found.problems) - _SHOWN),
        "wrong_rows": len(rows),
        "refused": refused,
    }


@require_POST
@duty(Act.RECEIVE)
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """Check the next rows; the page asks again until all are checked."""
    found = actions.check_ledger(ledger=_of(request, pk), on=today())
    if request.headers.get("HX-Request"):
        return render(request, "requests/_ledger.html", _context(found))
    return redirect("requests:ledger_checked", pk=pk)


@require_POST
@duty(Act.RECEIVE)
def take_in(request: DeskRequest, pk: int) -> HttpResponse:
    """Take in all rows, or none."""
    found = _of(request, pk)
    try:
        actions.import_ledger(ledger=found, by=request.user, on=today())
    except NotAllowedError as error:
        context = _context(found, str(error))
        return render(request, "requests/ledger_checked.html", context, status=422)
    return redirect("requests:ledger_checked", pk=pk)


@require_POST
@duty(Act.RECEIVE)
def discard(request: DeskRequest, pk: int) -> HttpResponse:
    """Forget what was uploaded."""
    actions.discard_ledger(ledger=_of(request, pk))
    return redirect("requests:ledger")
