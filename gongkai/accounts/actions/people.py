"""Enter people, change what is known of them, let them in or keep them out."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.accounts import duties
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import Agency, Unit, User
from gongkai.accounts.posts import Act
from gongkai.audit import actions as audit
from gongkai.lib.today import today

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def add_person(
    *,
    agency: Agency,
    username: str,
    name: str,
    unit: Unit | None = None,
    email: str = "",
    password: str = "",
    by: User | None = None,
) -> tuple[User, str]:
    """Enter a person; gives the person and the password to hand over.

    Without a password a one-time one is made, to be changed at the first login.
    """
    _demand(by, agency)
    given = password or one_time_password()
    person = User(username=username, name=name, email=email, agency=agency, unit=unit)
    person.must_change_password = not password
    if password:
        validate_password(password, person)
    person.set_password(given)
    _demand_whole(person)
    person.save()
    said = f"增加人员“{name}”（登录名 {username}）"
    audit.note(by=by, act=Act.MANAGE_PEOPLE, about=person, agency=agency, said=said)
    return person, given


@transaction.atomic
def change_person(*, person: User, name: str, unit: Unit | None, email: str, by: User) -> User:
    """Change name, unit and mail address of a person."""
    _demand(by, person.agency)
    changes = [
        f"{title}：{before or '空'} → {after or '空'}"
        for title, before, after in (
            ("姓名", person.name, name),
            ("内设机构", person.unit, unit),
            ("电子邮箱", person.email, email),
        )
        if before != after
    ]
    if changes:
        person.name, person.unit, person.email = name, unit, email
        _demand_whole(person)
        # these alone: an account that was blocked since it was read stays blocked
        person.save(update_fields=["name", "unit", "email"])
        _note(by, person, "；".join(changes))
    return person


@transaction.atomic
def block_person(*, person: User, by: User) -> None:
    """Keep a person out from now on; open sessions end with the next page."""
    _demand_other(by, person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    _note(by, person, "停用账号")


@transaction.atomic
def unblock_person(*, person: User, by: User) -> None:
    """Let a person in again."""
    _demand_other(by, person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    _note(by, person, "恢复账号")


@transaction.atomic
def reset_password(*, person: User, by: User | None) -> str:
    """Give a person a new one-time password, to be handed over and changed at the next login."""
    if by:
        _demand_other(by, person)
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    _note(by, person, "重置密码，下次登录时须修改")
    return password


def one_time_password() -> str:
    """A password of four groups that can be read out."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))


def _demand_whole(person: User) -> None:
    """Refuse a login name that is taken or that nobody could type."""
    try:
        person.full_clean()
    except ValidationError as error:
        raise NotAllowed("；".join(error.messages)) from error


def _demand(by: User | None, agency: Agency) -> None:
    if by:
        duties.demand(by, Act.MANAGE_PEOPLE, agency, today())


def _demand_other(by: User, person: User) -> None:
    _demand(by, person.agency)
    if by.pk == person.pk:
        raise NotAllowed("不能对自己的账号做这件事，请由另一位安全管理员办理。")


def _note(by: User | None, person: User, said: str) -> None:
    audit.note(by=by, act=Act.MANAGE_PEOPLE, about=person, agency=person.agency, said=said)
