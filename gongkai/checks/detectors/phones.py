"""Telephone numbers: mobiles, and lines with an area code or so called."""

import re
from collections.abc import Iterator

from gongkai.checks.detectors.context import is_called
from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?:(?:\+|00)?86[- ]?)?"
    r"(1[3-9][0-9](?:([- ]?)[0-9]{4}\2[0-9]{4}|[0-9]{2}[- ][0-9]{6}))"
    r"(?![0-9A-Za-z]|\.[0-9]|[- ][0-9])"
)
_COUNTED = re.compile(r"\s?(?:[余多]?[百千万亿]?[元吨件人户份公亩米]|平方|立方|号令|%)")
_NUMBERED = re.compile(r"(?:编号|流水号|单号|案号|序号|文号|批号|款码)[:为是]?\s*$")
_LINE = re.compile(
    r"(?<![0-9A-Za-z.-])(?:\(0[1-9][0-9]{1,2}\)\s?|0[1-9][0-9]{1,2}[- ])"
    r"[2-9][0-9]{2,3}[- ]?[0-9]{4}"
    r"(?:(?:-|转)[0-9]{1,5})?(?![0-9A-Za-z]|[-.][0-9])"
)
_BARE_LINE = re.compile(
    r"(?<![0-9A-Za-z.-])(?:0[1-9][0-9]{1,2})?[2-9][0-9]{6,7}(?![0-9A-Za-z]|[-.][0-9])"
)
_CALLED = re.compile(r"(?:电话|座机|传真|住宅|宅电)(?:号码)?[:为是]?\s*$")


def mobiles(text: str) -> Iterator[Span]:
    """Mobile numbers; an amount is none, and what is called a serial number is only likely one."""
    for match in _MOBILE.finditer(text):
        if not _COUNTED.match(text, match.end()):
            certain = not is_called(_NUMBERED, text, match.start())
            yield Span(FindingKind.MOBILE, *match.span(1), is_certain=certain)


def landlines(text: str) -> Iterator[Span]:
    """Lines with an area code; without one those that are called so."""
    for match in _LINE.finditer(text):
        yield Span(FindingKind.LANDLINE, *match.span())
    for match in _BARE_LINE.finditer(text):
        if is_called(_CALLED, text, match.start()):
            yield Span(FindingKind.LANDLINE, *match.span())
