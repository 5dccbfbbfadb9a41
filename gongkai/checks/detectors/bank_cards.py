"""Bank cards: a known prefix and the check digit of Luhn; accounts by what they are called."""

import re
from collections.abc import Iterator

from gongkai.checks.detectors.context import is_called
from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_CARD = re.compile(
    r"(?<![0-9A-Za-z.-])(?:[3-9][0-9]{3}([- ])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?"
    r"|[3-9][0-9]{14,18})(?![0-9A-Za-z]|[-.][0-9])"
)
_MAKE = re.compile(
    r"62[0-9]{14,17}|9558[0-9]{15}|60[0-9]{14}|4[0-9]{15}|5[1-5][0-9]{14}|35[0-9]{14}|3[47][0-9]{13}"
)
_UNION_PAY = re.compile(r"(?:62|9558)(?![0-9]{4}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{5}$)")
"""Not with a birthday where an identity number has it: those of Gansu begin with 62 too."""
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z.-])[0-9]{9,23}(?![0-9A-Za-z]|[-.][0-9])")
_BANK = re.compile(r"卡号|银行|账[号户]|帐[号户]|信用卡|储蓄|农商行|信用社|卡[:(]|存入|转入|尾号")
_CALLED_ACCOUNT = re.compile(r"(?:账|帐)(?:号|户号?码?)(?:[:为是])?\s*$")
_LONG_REACH = 20


def bank_cards(text: str) -> Iterator[Span]:
    """Cards that hold; of foreign make only those near the name of a bank for certain."""
    for match in _CARD.finditer(text):
        digits = re.sub("[- ]", "", match[0])
        if _MAKE.fullmatch(digits) and _holds(digits):
            called = is_called(_BANK, text, match.start(), _LONG_REACH)
            certain = called or _UNION_PAY.match(digits) is not None
            yield Span(FindingKind.BANK_CARD, *match.span(), is_certain=certain)
    for match in _ACCOUNT.finditer(text):
        if is_called(_CALLED_ACCOUNT, text, match.start()):
            yield Span(FindingKind.BANK_CARD, *match.span(), is_certain=False)


def _holds(digits: str) -> bool:
    """ISO/IEC 7812-1: every second digit from the right doubled, the sum a multiple of ten."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
