"""Excerpts that let a reader find a place again without learning what stands there."""

import re

from gongkai.checks.findings import MARKS, FindingKind
from gongkai.checks.normal import normal
from gongkai.lib.masking import masked_organisation, masked_person

_ENDS = {
    FindingKind.IDENTITY_NUMBER: (4, 4),
    FindingKind.MOBILE: (3, 4),
    FindingKind.LANDLINE: (0, 2),
    FindingKind.BANK_CARD: (4, 4),
    FindingKind.CREDIT_CODE: (4, 4),
    FindingKind.PLATE: (2, 1),
    FindingKind.PASSPORT: (1, 2),
}
"""How many signs are left at the beginning and at the end."""
_LONGEST_PERSON = 4
_LONGEST_MARK = 24
_DISTRICT = re.compile(r"^.{2,12}?(?:自治县|[市区县旗])")
_FEWEST_STARS = 3
_LONG_NUMBER = re.compile(r"[0-9][0-9 -]{4,}[0-9Xx]")


def masked(kind: FindingKind, found: str) -> str:
    """The excerpt of what was found: 5001**********1234, 张**, 重庆市***, a***@example.com."""
    plain = "".join(normal(found).text.split())
    if kind in _ENDS:
        return _middle_out(re.sub(r"[^0-9A-Za-z\u4e00-\u9fff]", "", plain), *_ENDS[kind])
    if kind in MARKS:
        return plain[:_LONGEST_MARK]
    if kind is FindingKind.EMAIL:
        name, _, domain = plain.partition("@")
        return f"{name[0] if len(name) > 1 else ''}***@{domain}"
    if kind is FindingKind.ADDRESS:
        district = _DISTRICT.match(plain)
        return f"{district[0] if district else plain[:2]}***"
    return masked_name(plain)


def masked_name(name: str) -> str:
    """A name of a person or of a body."""
    return masked_person(name) if len(name) <= _LONGEST_PERSON else masked_organisation(name)


def masked_file(name: str) -> str:
    """A file name, which often says whom a file is about: its first sign and its ending."""
    stem, dot, ending = name.rpartition(".")
    return f"{(stem or ending)[:1]}***{dot}{ending[:5] if dot else ''}"


def masked_digits(text: str) -> str:
    """A label, such as the name of a sheet, without any longer number in it."""
    return _LONG_NUMBER.sub("***", normal(text).text)


def masked_text(text: str) -> str:
    """How much of a text there is; of its words nothing."""
    return f"共{len(''.join(text.split()))}字"


def _middle_out(sign: str, first: int, last: int) -> str:
    """Stars for the middle; of what is too short for its kind nothing is shown."""
    if first + last + _FEWEST_STARS > len(sign):
        return "*" * len(sign)
    return f"{sign[:first]}{'*' * (len(sign) - first - last)}{sign[-last:]}"
