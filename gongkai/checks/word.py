"""DOCX: what is printed, and what is not: hidden runs, deletions, comments, properties."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum

from lxml import etree

from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.masks import masked_name, masked_text
from gongkai.checks.office import attachments, links_out, properties
from gongkai.checks.package import Package
from gongkai.checks.passages import Found, Passage
from gongkai.checks.text import HEAD_LINES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _R, _T, _TABLE = f"{_W}p", f"{_W}r", f"{_W}t", f"{_W}tbl"
_PARTS = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
}
_PART = re.compile(rf"word/({'|'.join(_PARTS)})\d*\.xml")
_AT_HEAD = {"正文": HEAD_LINES, "页眉": HEAD_LINES}
_SPACES = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_REMOVED = frozenset({f"{_W}del", f"{_W}moveFrom"})
_TRACKED = {
    *_REMOVED,
    *(f"{_W}{name}" for name in "ins moveTo rPrChange pPrChange tblPrChange sectPrChange".split()),
}


class _State(Enum):
    PRINTED = ""
    HIDDEN = "（隐藏文字）"
    REMOVED = "（修订删去的文字）"


def word(content: bytes) -> Iterator[Found]:
    """All text of a DOCX with its place, and what is not seen on paper.

    Raises UncheckableError for a file that cannot be unpacked.
    """
    package = Package(content)
    yield from properties(package)
    for name in package.names:
        if (part := _PART.fullmatch(name)) and (root := package.tree(name)) is not None:
            yield from _part(root, _PARTS[part[1]])
    yield from attachments(package, "word")
    yield from links_out(package, "word")


def _part(root: etree._Element, where: str) -> Iterator[Found]:
    yield from _comments(root)
    yield from _changes(root, where)
    number = 0
    for paragraph in root.iter(_P):
        texts = _texts(paragraph)
        number += bool(texts)
        place = f"{where}第{number}段"
        if next(paragraph.iterancestors(_TABLE), None) is not None:
            place += "（表格内）"
        for state, text in texts.items():
            if state is _State.HIDDEN:
                yield _hidden(place, text)
            is_head = number <= _AT_HEAD.get(where, 0)
            yield Passage(place + state.value, text, HEAD_LINES if is_head else 0)


def _texts(paragraph: etree._Element) -> dict[_State, str]:
    """The text of a paragraph by what becomes of it; blank text is left out."""
    parts: dict[_State, list[str]] = {}
    for state, text in _pieces(paragraph, _State.PRINTED):
        parts.setdefault(state, []).append(text)
    texts = {state: "".join(pieces) for state, pieces in parts.items()}
    return {state: text for state, text in texts.items() if text.strip()}


def _pieces(element: etree._Element, state: _State) -> Iterator[tuple[_State, str]]:
    """Texts in order; paragraphs of text boxes within are read on their own, fallbacks never."""
    for child in element:
        if child.tag in {_P, _FALLBACK}:
            continue
        if child.tag in {_T, f"{_W}delText"}:
            yield state, child.text or ""
        elif child.tag in _SPACES:
            yield state, _SPACES[child.tag]
        elif child.tag in _REMOVED:
            yield from _pieces(child, _State.REMOVED)
        else:
            hides = child.tag == _R and state is _State.PRINTED and _is_hidden(child)
            yield from _pieces(child, _State.HIDDEN if hides else state)


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _hidden(where: str, text: str) -> Finding:
    return Finding(
        FindingKind.HIDDEN_CONTENT,
        where,
        f"隐藏文字，{masked_text(text)}",
        "隐藏的文字换个设置就能看见。请删去，或者取消隐藏。",
    )


def _comments(root: etree._Element) -> Iterator[Finding]:
    comments = list(root.iter(f"{_W}comment"))
    if comments:
        excerpt = f"共{len(comments)}条{_by(comments, '批注人')}"
        yield Finding(FindingKind.COMMENT, "批注", excerpt, "请删去批注后另存，再上传。")


def _changes(root: etree._Element, where: str) -> Iterator[Finding]:
    changes = list(root.iter(*_TRACKED))
    if changes:
        excerpt = f"共{len(changes)}处{_by(changes, '修订人')}"
        hint = "修改前后的文字都能看见。请接受或者拒绝全部修订后另存，再上传。"
        yield Finding(FindingKind.TRACKED_CHANGE, where, excerpt, hint)


_MOST_NAMED = 3


def _by(elements: list[etree._Element], role: str) -> str:
    people = Counter(element.get(f"{_W}author", "").strip() for element in elements)
    named = [masked_name(name) for name, _ in people.most_common(_MOST_NAMED) if name]
    return f"，{role}：{'、'.join(dict.fromkeys(named))}" if named else ""
