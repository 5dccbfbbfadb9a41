"""The filtered list as a file."""

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.lib.sheets import Sheet, csv_lines, workbook
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests.desk.worklist import Filtered
from gongkai.requests.export import COLUMNS, lines

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@duty(Act.EXPORT)
def export(request: DeskRequest) -> HttpResponseBase:
    """The requests of the own agency that the filters in the address let through."""
    on = today()
    duties.demand(request.user, Act.EXPORT, request.user.agency, on)
    filtered = Filtered.of(request, request.GET)
    found = filtered.listed.filter(agency=request.user.agency)
    as_csv = request.POST.get("as") == "csv"
    kind = "CSV" if as_csv else "Excel"
    actions.note_export(by=request.user, count=found.count(), kind=kind)
    response: HttpResponseBase
    if as_csv:
        response = StreamingHttpResponse(
            csv_lines(COLUMNS, lines(found)), content_type="text/csv; charset=utf-8"
        )
    else:
        made = workbook([Sheet("依申请公开", COLUMNS, lines(found))])
        response = HttpResponse(made, content_type=XLSX)
    name = f"依申请公开列表{on.isoformat()}.{'csv' if as_csv else 'xlsx'}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"  # noqa: FBT003 - Django takes it by place
    return response
