"""Number plates (GA 36): five signs, or six of a vehicle with new energy."""

import re
from collections.abc import Iterator

from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.•・-]?"
    r"(?:[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK]"
    r"|(?=[A-Z]*[0-9])[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领使])"
    r"(?![A-Za-z0-9])"
)


def plates(text: str) -> Iterator[Span]:
    """Plates of the mainland, with at least one digit."""
    for match in _PLATE.finditer(text):
        yield Span(FindingKind.PLATE, *match.span())
