"""What the scan finds in a file that is to go out with a letter."""

from collections.abc import Sequence

from gongkai.checks.files import scan
from gongkai.checks.findings import FINDING_NAMES


def findings(content: bytes, media_type: str, names: Sequence[str]) -> list[str]:
    """Each finding as a sentence for the page; `names` are searched for as they are written."""
    return [
        f"{FINDING_NAMES[each.kind]}（{each.where}）：{each.excerpt}。{each.hint}"
        for each in scan(content, media_type, names)
    ]
