"""People whose names a file carries beside its text."""

from collections.abc import Iterator

from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.masks import masked_name
from gongkai.checks.passages import Found, Passage

_BODIES = ("局", "厅", "委", "委员会", "政府", "办公室", "办公厅", "办事处", "中心")
_FEWEST_OF_A_BODY = 4


def named(role: str, name: str, where: str, hint: str) -> Iterator[Found]:
    """A name with its role, masked, and the name to be looked through; a body is nobody."""
    name = name.strip("\x00 \t\r\n")
    if not name:
        return
    if len(name) < _FEWEST_OF_A_BODY or not name.endswith(_BODIES):
        yield Finding(FindingKind.PROPERTY, where, f"{role}：{masked_name(name)}", hint)
    yield Passage(where, name)
