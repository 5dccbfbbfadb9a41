"""The rules for passwords, in words that say how to mend."""

from django.contrib.auth import password_validation as django_rules
from django.core.exceptions import ValidationError

LEAST = 10
"""How many characters a password has at least."""


class LongEnough(django_rules.MinimumLengthValidator):
    """A password is not short."""

    def __init__(self) -> None:
        super().__init__(min_length=LEAST)

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 as called
        if len(password) < LEAST:
            short = LEAST - len(password)
            raise ValidationError(f"密码至少{LEAST}个字符，请再加{short}个。", "too_short")


class NotCommon(django_rules.CommonPasswordValidator):
    """A password is not among the twenty thousand that everybody tries."""

    def get_error_message(self) -> str:
        return "这个密码太常见，别人一猜就中，请换一个。"


class NotNumeric(django_rules.NumericPasswordValidator):
    """A password is not a number."""

    def get_error_message(self) -> str:
        return "密码不能全是数字，请加上字母或者符号。"


class NotOneself(django_rules.UserAttributeSimilarityValidator):
    """A password does not resemble the person's names."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "name", "email"))

    def get_error_message(self) -> str:
        return "密码和登录名、姓名或者邮箱太像，请换一个。"
