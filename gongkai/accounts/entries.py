"""What the bars of the pages show of people and agencies."""

from django.conf import settings
from django.http import HttpRequest

from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.ui import navigation
from gongkai.ui.context import agency_by
from gongkai.ui.navigation import Entry, Place


def add() -> None:
    """Add the entries of this room, and say whose pages they are."""
    navigation.add(Entry("人员", "accounts:people", act=Act.MANAGE_PEOPLE, order=70))
    navigation.add(Entry("机关设置", "accounts:agency", act=Act.MANAGE_AGENCY, order=80))
    navigation.add(Entry("审计日志", "accounts:journal", act=Act.READ_JOURNAL, order=90))
    navigation.add(Entry("我的账号", "accounts:me", place=Place.PERSON, order=10))
    navigation.add(Entry("退出", "accounts:logout", place=Place.PERSON, order=90, post=True))
    agency_by(agency_of)


def agency_of(request: HttpRequest) -> Agency | None:
    """The agency of whoever is logged in, else the one of the setting, else the only one."""
    user = getattr(request, "user", None)
    if isinstance(user, User):
        return user.agency
    if settings.PUBLIC_AGENCY:
        return Agency.objects.filter(slug=settings.PUBLIC_AGENCY).first()
    first = list(Agency.objects.order_by("pk")[:2])
    return first[0] if len(first) == 1 else None
