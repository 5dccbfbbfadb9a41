"""Keeping and forgetting the views that somebody has of the worklist."""

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.audit.actions import note
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import SavedView

MOST_VIEWS = 20


@transaction.atomic
def save_view(*, person: User, name: str, query: str) -> SavedView:
    """Keep filters under a name; the same name again means the new filters.

    Raises NotAllowedError where there is nothing to keep, or too much already.
    """
    name = name.strip()
    if not query:
        raise NotAllowedError("还没有筛选条件，请先筛选再保存。")
    if len(query) > 1000:
        raise NotAllowedError("筛选条件太长，请减少一些再保存。")
    others = SavedView.objects.filter(person=person).exclude(name=name)
    if others.count() >= MOST_VIEWS:
        raise NotAllowedError(f"常用筛选最多{MOST_VIEWS}个，请先删除不用的。")
    view, _ = SavedView.objects.update_or_create(
        person=person, name=name, defaults={"query": query}
    )
    note(by=person, act="save_view", about=view, agency=person.agency, said=f"保存常用筛选“{name}”")
    return view


@transaction.atomic
def delete_view(*, view: SavedView) -> None:
    """Forget a view."""
    said = f"删除常用筛选“{view.name}”"
    person = view.person
    note(by=person, act="delete_view", about=view, agency=person.agency, said=said)
    view.delete()
