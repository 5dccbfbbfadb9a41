"""发文登记簿: every number of a year on a page and as a file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import Agency
from gongkai.accounts.posts import Act
from gongkai.letters import queries
from gongkai.lib.sheets import csv_lines
from gongkai.lib.today import today
from gongkai.requests import actions, letter_queries, letter_registers
from gongkai.requests.desk.export import XLSX
from gongkai.requests.files import file_answer
from gongkai.requests.letter_queries import requests_of
from gongkai.requests.letter_registers import Listing
from gongkai.requests.opened import agency_of

PAGE_SIZE = 100
_YEARS = 5


@require_GET
@duty(Act.READ_REQUESTS)
def register(request: DeskRequest) -> HttpResponseBase:
    """Every number of a year, voided ones too; a missing one is told as a gap."""
    on = today()
    agency = agency_of(request, on)
    year = _year(request, on.year)
    rows = queries.register(agency, year)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    letters = [row.letter for row in page.object_list if row.letter]
    urls = letter_queries.urls_of(agency, letters, request.user)
    context = {
        "page": page,
        "rows": [
            (row, urls.get(row.letter.pk, "") if row.letter else "") for row in page.object_list
        ],
        "gaps": sum(row.letter is None for row in rows),
        "year": year,
        "years": range(on.year, on.year - _YEARS, -1),
        "may_export": agency == request.user.agency and request.may(Act.EXPORT),
    }
    return render(request, "requests/letter_register.html", context)


@require_POST
@duty(Act.EXPORT)
def export(request: DeskRequest) -> HttpResponseBase:
    """The register of the own agency as XLSX or CSV; receivers are masked."""
    on = today()
    agency = request.user.agency
    duties.demand(request.user, Act.EXPORT, agency, on)
    listing = _listing(agency, _year(request, on.year))
    as_csv = request.POST.get("as") == "csv"
    kind = "CSV" if as_csv else "Excel"
    count = len(listing.rows)
    actions.note_register(by=request.user, title=listing.title, count=count, kind=kind)
    if as_csv:
        text = "".join(csv_lines(listing.columns(), listing.rows))
        return file_answer(text.encode(), "text/csv; charset=utf-8", f"{listing.title}.csv")
    return file_answer(listing.xlsx(), XLSX, f"{listing.title}.xlsx")


def _listing(agency: Agency, year: int) -> Listing:
    rows = queries.register(agency, year)
    letters = [row.letter for row in rows if row.letter]
    return letter_registers.numbers(rows, requests_of(agency, letters), year)


def _year(request: HttpRequest, this_year: int) -> int:
    given = request.POST.get("year") or request.GET.get("year", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) == 4 else this_year
