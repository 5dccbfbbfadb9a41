"""The front page of an agency: what one can do here, and where its disclosure office is."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.accounts.models import Agency
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.visitor import agency_here
from gongkai.ui.parts import Pair


@login_not_required
@require_safe
def portal(request: HttpRequest, slug: str = "") -> HttpResponse:
    """条例第十二条。The front page; where several agencies live here, the choice among them."""
    agency = agency_here(slug)
    if agency is None:
        return choose_agency(request, slug)
    return page_of(request, agency, "requests/portal.html", guide=_guide(agency))


def choose_agency(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The agencies that one can turn to. Raises Http404 for a slug that nobody has."""
    if slug:
        raise Http404
    agencies = Agency.objects.order_by("name")
    return page_of(request, None, "requests/choose_agency.html", agencies=agencies)


def _guide(agency: Agency) -> list[Pair]:
    """What the guide must say of the disclosure office; what is not there is left out."""
    pairs = [
        Pair("工作机构名称", agency.office),
        Pair("办公地址", agency.address),
        Pair("办公时间", agency.hours),
        Pair("联系电话", agency.phone),
        Pair("传真号码", agency.fax),
        Pair("互联网联系方式", agency.email),
    ]
    return [pair for pair in pairs if pair.value]
