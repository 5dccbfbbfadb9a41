"""The journal: the page of the audit administrator. Reading it is an entry in it."""

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from gongkai.accounts.forms import JournalFilter
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.audit import actions as audit
from gongkai.audit import queries as journal_of
from gongkai.audit.acts import name_of
from gongkai.statute.wording import chinese_date

_A_PAGE = 50


@duty(Act.READ_JOURNAL)
@never_cache
def journal(request: DeskRequest) -> HttpResponse:
    """The entries of the own agency; the uppermost agency also sees those of the system."""
    agency = request.user.agency
    form = JournalFilter(request.GET or None, agency=agency)
    found = journal_of.entries([agency.pk], _wanted(form), of_system=agency.parent_id is None)
    page = Paginator(found.select_related("by"), _A_PAGE).get_page(request.GET.get("page"))
    rows = [(entry, name_of(entry.act)) for entry in page.object_list]
    _note(request, form, page)
    context = {"form": form, "page": page, "rows": rows}
    return render(request, "accounts/journal.html", context)


def _wanted(form: JournalFilter) -> journal_of.Wanted:
    if not form.is_valid():
        return journal_of.Wanted()
    given = form.cleaned_data
    return journal_of.Wanted(
        text=given["q"],
        by_id=given["person"].pk if given["person"] else None,
        act=given["act"],
        since=given["since"],
        until=given["until"],
    )


def _as_read(name: str, value: object) -> object:
    """What a filter asks for, as people read it."""
    if isinstance(value, date):
        return chinese_date(value)
    return name_of(str(value)) if name == "act" else value


def _note(request: DeskRequest, form: JournalFilter, page: Page[Any]) -> None:
    """Tell the journal who read it, and how they narrowed it."""
    given = form.cleaned_data if form.is_valid() else {}
    narrowed = [
        f"{form.fields[name].label}：{_as_read(name, value)}"
        for name, value in given.items()
        if value
    ]
    said = f"查阅审计日志第{page.number}页" + (f"（{'；'.join(narrowed)}）" if narrowed else "")
    with transaction.atomic():
        audit.note(
            by=request.user,
            act=Act.READ_JOURNAL,
            about=request.user.agency,
            agency=request.user.agency,
            said=said,
        )
