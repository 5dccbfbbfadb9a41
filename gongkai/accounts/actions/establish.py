"""Set up an agency with its first three administrators."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from gongkai.accounts.actions.agencies import AgencyData, found_agency
from gongkai.accounts.actions.people import add_person
from gongkai.accounts.actions.posts import appoint
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import THREE_ADMINISTRATORS, PostKind
from gongkai.lib.today import today


@dataclass(frozen=True)
class NewPerson:
    """A person to be entered."""

    username: str
    name: str


@transaction.atomic
def establish(
    *,
    parent: Agency | None,
    data: AgencyData,
    administrators: Mapping[PostKind, NewPerson],
    by: User | None = None,
) -> tuple[Agency, dict[PostKind, tuple[User, str]]]:
    """Enter an agency and its system, security and audit administrators.

    Gives each administrator with a one-time password. Raises NotAllowed.
    """
    if set(administrators) != THREE_ADMINISTRATORS:
        raise NotAllowed("系统、安全、审计三名管理员缺一不可，请各填一人。")
    if len({person.username for person in administrators.values()}) < len(administrators):
        raise NotAllowed("系统、安全、审计三名管理员应当是三个人，登录名不能相同。")
    agency = found_agency(parent=parent, data=data, by=by)
    appointed = {}
    for kind, new in administrators.items():
        person, password = add_person(agency=agency, username=new.username, name=new.name)
        appoint(person=person, kind=kind, since=today())
        appointed[kind] = (person, password)
    return agency, appointed
