"""表单和登记 at the desk: the papers of a case as PDF and as Word."""

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.letters import rendering
from gongkai.requests import actions, case_papers
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.files import file_answer
from gongkai.requests.opened import open_case


@require_safe
@never_cache
@duty(Act.READ_REQUESTS)
def papers(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Every paper that the record gives by now."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    rows = [
        {
            "paper": each,
            "files": [
                (name, opened.url("case_paper", each.key, form))
                for form, name in (("pdf", "PDF"), ("docx", "Word"))
            ],
        }
        for each in case_papers.papers(opened.info_request, on=opened.on)
    ]
    context = {"opened": opened, "rows": rows, "back": opened.url()}
    return render(request, "requests/papers.html", context)


@require_safe
@never_cache
@duty(Act.READ_REQUESTS)
def paper(request: DeskRequest, year: int, serial: int, paper: str, form: str) -> HttpResponseBase:
    """One paper, to be printed or worked on."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    found = case_papers.paper(opened.info_request, paper, on=opened.on)
    if found is None or form not in rendering.MEDIA_TYPES:
        raise Http404
    try:
        text = actions.written(found.facts)
    except NotAllowedError as error:
        messages.error(request, str(error))
        return redirect(opened.url("case_papers"))
    content = rendering.form_of(text, found.facts, form)
    name = f"{opened.info_request.number} {found.title}.{form}"
    return file_answer(content, rendering.MEDIA_TYPES[form], name)
