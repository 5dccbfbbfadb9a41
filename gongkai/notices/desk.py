"""我的提醒."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from gongkai.accounts.guard import DeskRequest, own
from gongkai.notices import actions, queries

PAGE_SIZE = 20


@require_GET
@own
def mine(request: DeskRequest) -> HttpResponse:
    """What the reader was told, the newest first."""
    notices = queries.of_person(request.user)
    page = Paginator(notices, PAGE_SIZE).get_page(request.GET.get("page"))
    unread = notices.filter(read_at__isnull=True).count()
    return render(request, "notices/mine.html", {"page": page, "unread": unread})


@require_POST
@own
def read_all(request: DeskRequest) -> HttpResponse:
    """Mark everything as read."""
    actions.read_all(person=request.user)
    return redirect("notices:mine")
