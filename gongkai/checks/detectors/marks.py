"""Marks of secrecy, of internal use and of drafts, above all at the head of a page."""

import re
from collections.abc import Iterator

from gongkai.checks.findings import FindingKind
from gongkai.checks.spans import Span

_TERM = r"(?:[0-9]{1,2}[ \t]?(?:年|个月)|长期)"
_STAR = re.compile(rf"(?:绝密|机密|秘密|工作秘密)[ \t]*[★☆*][ \t]*{_TERM}?")
_LEVEL = re.compile(r"(?:密级|秘密等级|保密等级)[ \t]*[:为][ \t]*(?:绝密|机密|秘密)")
_ALONE = re.compile(
    r"^[ \t(\[【]*+((?:绝[ \t]*+密|机[ \t]*+密|(?:工[ \t]*+作[ \t]*+)?秘[ \t]*+密)"
    rf"(?:[ \t]*+{_TERM})?+)[ \t)\]】]*+$",
    re.MULTILINE,
)
_INTERNAL = re.compile(
    r"内部(?:资料|文件|材料|刊物)[,、;。\s]*(?:请)?(?:注意保存|妥善保管|注意保密|不得外传|严禁外传)"
    r"|(?:仅供|限)(?:机关|单位)?内部(?:使用|参阅|传阅|掌握)|(?:不得|严禁|请勿)(?:外传|对外提供|翻印)"
    r"|阅后(?:收回|销毁)|不宜公开"
)
_INTERNAL_ALONE = re.compile(
    r"^[ \t(\[【]*+(内部(?:资料|文件|材料|使用|参阅|传阅)|工作秘密|注意保密)[ \t)\]】]*+$",
    re.MULTILINE,
)
_DRAFT = re.compile(
    r"(?:征求意见|讨论|送审|报批|审议|修改|代拟|内部)稿|初稿|草稿|(?<=[(\[【])草案(?=[)\]】])"
)
_QUOTED = re.compile(r"《[^《》\n]{0,80}$")
_LONG_TITLE = 80


def secrecy_marks(text: str) -> Iterator[Span]:
    """Levels with a star, levels that are named as such, and levels on a line of their own."""
    for pattern in (_STAR, _LEVEL):
        for match in pattern.finditer(text):
            yield Span(FindingKind.SECRECY_MARK, *match.span())
    for match in _ALONE.finditer(text):
        yield Span(FindingKind.SECRECY_MARK, *match.span(1))


def internal_marks(text: str) -> Iterator[Span]:
    """What asks readers to keep a document to themselves."""
    for match in _INTERNAL.finditer(text):
        yield Span(FindingKind.INTERNAL_MARK, *match.span())
    for match in _INTERNAL_ALONE.finditer(text):
        yield Span(FindingKind.INTERNAL_MARK, *match.span(1))


def draft_marks(text: str) -> Iterator[Span]:
    """What says that a document is not final; in the title of another document it is only cited."""
    for match in _DRAFT.finditer(text):
        before = text[max(0, match.start() - _LONG_TITLE) : match.start()]
        cited = _QUOTED.search(before) is not None
        yield Span(FindingKind.DRAFT_MARK, *match.span(), is_certain=not cited)
