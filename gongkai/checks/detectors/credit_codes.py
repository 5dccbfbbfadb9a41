"""统一社会信用代码: eighteen signs that check themselves."""

import re
from collections.abc import Iterator

from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span
from gongkai.lib import credit_code

_CODE = re.compile(
    r"(?<![0-9A-Za-z])[1-9A-HJ-NP-RTUWXY][0-9A-HJ-NP-RTUWXY][0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}"
    r"(?![0-9A-Za-z])",
    re.IGNORECASE,
)


def credit_codes(text: str) -> Iterator[Span]:
    """Codes that hold."""
    for match in _CODE.finditer(text):
        if not credit_code.fault(match[0].upper()):
            yield Span(FindingKind.CREDIT_CODE, *match.span())
