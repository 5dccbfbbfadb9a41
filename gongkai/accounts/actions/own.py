"""What people do with their own account: log in and out, password, second factor."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from gongkai.accounts import duties, second_factor
from gongkai.accounts.errors import NotAllowed
from gongkai.accounts.models import RecoveryCode, SecondFactor, User
from gongkai.accounts.posts import Act, OwnAct
from gongkai.audit import actions as audit
from gongkai.lib import sealed
from gongkai.lib.today import now, today


@transaction.atomic
def note_login(*, person: User, way: str) -> None:
    """Tell the journal that somebody came in, and how: 密码, 密码和动态口令, …"""
    _note(person, OwnAct.LOG_IN, f"登录（{way}）")


@transaction.atomic
def note_failed_login(*, username: str, why: str) -> None:
    """Tell the journal of a failed login to an account that exists."""
    if person := User.objects.filter(username=username).first():
        audit.note(
            by=None,
            actor="未登录者",
            act=OwnAct.LOG_IN_FAILED,
            about=person,
            agency=person.agency,
            said=f"登录失败：{why}",
        )


@transaction.atomic
def note_logout(*, person: User) -> None:
    """Tell the journal that somebody left."""
    _note(person, OwnAct.LOG_OUT, "退出")


@transaction.atomic
def change_password(*, person: User, password: str) -> None:
    """Give oneself a new password. Raises ValidationError where the rules are not met."""
    validate_password(password, person)
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    _note(person, OwnAct.CHANGE_PASSWORD, "修改密码")


@transaction.atomic
def begin_second_factor(*, person: User) -> str:
    """Make the secret that the person enters into the authenticator; again, until confirmed."""
    factor = SecondFactor.objects.select_for_update().filter(person=person).first()
    if factor and factor.confirmed_at:
        raise NotAllowed("动态口令已经启用，要换手机请先停用。")
    if factor:
        return sealed.unseal(factor.secret)
    secret = second_factor.new_secret()
    SecondFactor.objects.create(person=person, secret=sealed.seal(secret))
    return secret


@transaction.atomic
def confirm_second_factor(*, person: User, code: str) -> list[str]:
    """Take it into use with a first code; gives the recovery codes, which are shown once."""
    factor = SecondFactor.objects.select_for_update().get(person=person, confirmed_at=None)
    step = second_factor.step_of(sealed.unseal(factor.secret), code, now())
    if step is None:
        raise NotAllowed("口令不对。请看手机的时间是否准确，用正在显示的六位数字再试。")
    factor.confirmed_at, factor.last_step = now(), step
    factor.save()
    codes = second_factor.new_recovery_codes()
    RecoveryCode.objects.filter(person=person).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, hash=second_factor.recovery_hash(each)) for each in codes
    )
    _note(person, OwnAct.SECOND_FACTOR, "启用动态口令")
    return codes


@transaction.atomic
def use_code(*, person: User, code: str) -> bool:
    """Whether a code of the authenticator or a recovery code holds; neither holds twice.

    None holds for somebody whose second factor was dropped in the meantime.
    """
    factors = SecondFactor.objects.select_for_update().filter(person=person)
    factor = factors.filter(confirmed_at__isnull=False).first()
    if factor is None:
        return False
    step = second_factor.step_of(sealed.unseal(factor.secret), code, now())
    if step is not None and step > factor.last_step:
        factor.last_step = step
        factor.save()
        return True
    used, _ = RecoveryCode.objects.filter(
        person=person, hash=second_factor.recovery_hash(code)
    ).delete()
    if used:
        left = RecoveryCode.objects.filter(person=person).count()
        _note(person, OwnAct.SECOND_FACTOR, f"使用备用口令，还剩{left}个")
    return bool(used)


@transaction.atomic
def drop_second_factor(*, person: User, by: User) -> None:
    """Do without: the person's own wish, or the security administrator's after a lost phone."""
    if by.pk != person.pk:
        duties.demand(by, Act.MANAGE_PEOPLE, person.agency, today())
    SecondFactor.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    audit.note(
        by=by,
        act=OwnAct.SECOND_FACTOR,
        about=person,
        agency=person.agency,
        said="停用动态口令",
    )


def _note(person: User, act: OwnAct, said: str) -> None:
    audit.note(by=person, act=act, about=person, agency=person.agency, said=said)
