"""Names that the caller knows, searched literally; a space between characters does not hide one."""

import re
from collections.abc import Collection, Iterator

from gongkai.checks.findings import FindingKind
from gongkai.checks.normal import normal
from gongkai.checks.spans import Detector, Span

_FEWEST = 2


def known_names(names: Collection[str]) -> Detector | None:
    """A detector of these names; None if there is none to look for."""
    plain = {"".join(normal(name).text.split()) for name in names}
    wanted = sorted((name for name in plain if len(name) >= _FEWEST), key=len, reverse=True)
    if not wanted:
        return None
    pattern = re.compile("|".join(r"\s*".join(map(re.escape, name)) for name in wanted))

    def found(text: str) -> Iterator[Span]:
        for match in pattern.finditer(text):
            yield Span(FindingKind.KNOWN_NAME, *match.span())

    return found
