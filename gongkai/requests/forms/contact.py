"""Telephone numbers and e-mail addresses as the public types them, kept in half width."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from gongkai.lib.half_width import half_width, plain_dashes

_PHONE = re.compile(r"\+?[0-9()\- ]{5,25}")
_LEAST_DIGITS = 5


class PhoneField(forms.CharField):
    """A telephone number that one can dial."""

    def to_python(self, value: Any) -> str:
        return plain_dashes(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        super().validate(value)
        digits = sum(sign.isdigit() for sign in value)
        if value and not (_PHONE.fullmatch(value) and digits >= _LEAST_DIGITS):
            raise ValidationError(
                "电话号码只写数字、横线和括号，只写一个。"
                "请写手机号码，或者区号加号码，例如0990-1234567。"
            )


class MailField(forms.EmailField):
    """An e-mail address."""

    def to_python(self, value: Any) -> str:
        return half_width(super().to_python(value) or "")
