"""Asking units to search, and the one page on which a unit answers."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.requests import actions, case_queries, obstacles
from gongkai.requests.actions.searches import answer_obstacle
from gongkai.requests.desk.handling import office_page
from gongkai.requests.forms import handling as forms
from gongkai.requests.opened import open_case


@duty(Act.ASK_SEARCH)
def ask(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Ask several units at once."""
    opened = open_case(request, year, serial, Act.ASK_SEARCH)
    form = forms.SearchForm(request.POST or None, opened=opened)

    def save() -> None:
        actions.ask_searches(
            info_request=opened.info_request, by=opened.reader, on=opened.on, **form.cleaned_data
        )

    return office_page(
        request,
        opened,
        form,
        "交办检索",
        save,
        reason=obstacles.to_searching(opened.info_request),
        saying="各单位的检索范围、方法和检索人都会留下记录；告知“政府信息不存在”要有这份记录。",
        law="条例第三十六条第（四）项",
    )


@duty(Act.ANSWER_SEARCH)
def answer(request: DeskRequest, year: int, serial: int, search_id: int) -> HttpResponseBase:
    """A unit says what it found, where it looked and how."""
    opened = open_case(request, year, serial, Act.ANSWER_SEARCH)
    search = case_queries.search_of(opened.info_request.agency, year, serial, search_id)
    if search is None:
        raise Http404
    reason = answer_obstacle(search, opened.reader, for_others=Act.ASK_SEARCH in opened.may)
    if reason and request.method == "POST" and not search.answered_at:
        raise PermissionDenied(reason)
    form = forms.SearchAnswerForm(
        request.POST or None, request.FILES or None, opened=opened, search=search
    )

    def save() -> None:
        actions.answer_search(
            search=search,
            answer=form.answer(),
            files=form.cleaned_data["material"],
            by=opened.reader,
        )

    return office_page(
        request,
        opened,
        form,
        "答复检索",
        save,
        reason=reason,
        template="requests/search_answer.html",
    )
