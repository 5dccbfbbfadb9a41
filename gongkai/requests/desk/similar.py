"""Earlier requests like this one, and how often this applicant asks; a part of the case page."""

from django.http import HttpResponseBase
from django.shortcuts import render

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.requests import applicant_queries, similar_queries
from gongkai.requests.opened import case_url, open_case
from gongkai.statute.citations import cite
from gongkai.statute.conversion import ENOUGH_APPLICANTS
from gongkai.statute.outcomes import OUTCOMES


@duty(Act.READ_REQUESTS)
def similar(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """What was asked before: the same by the same is a repeat, by several a case for publishing."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    info_request = opened.info_request
    found = similar_queries.similar(info_request)
    frequency = applicant_queries.frequency_of(info_request, opened.standing)
    others = {each.applicant_key for each in found if not each.same_applicant}
    context = {
        "opened": opened,
        "case": info_request,
        "back": opened.url(),
        "found": [
            (
                each,
                case_url(each.info_request, opened.reader),
                OUTCOMES[each.info_request.outcome].situation if each.info_request.outcome else "",
            )
            for each in found
        ],
        "repeats": [each for each in found if each.same_applicant and each.info_request.served_on],
        "is_asked_by_several": len(others) + 1 >= ENOUGH_APPLICANTS,
        "frequency": frequency,
        "law": cite(frequency.sources),
    }
    partly = request.headers.get("HX-Request")
    return render(request, f"requests/{'_similar' if partly else 'similar'}.html", context)
