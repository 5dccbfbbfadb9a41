"""W10, W11: a stated total and the items listed behind it (其中…) add up.

`共48条，其中动态8条、政策9条、其他31条`. The word 其中 often picks out only some items, so a list
is judged only where it is plainly complete: of platforms, with a rest (其他…), or of
kinds of result that exceeds its total.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from gongkai.statute.citations import FORM_2021, Notice
from gongkai.statute.report.findings import Severity
from gongkai.statute.report.rules.rule import Breach, Case, Remark, Rule
from gongkai.statute.report.rules.structure import NO_TEXT

_UNIT = "件|条|篇|个|份|期|次|起|项|场|部|幅|家"
_LIST = re.compile(
    rf"(?<![\d.])(?P<total>\d{{1,9}})(?P<unit>{_UNIT})[,。:;(]?其中[:,]?(?P<listing>[^。!?\n]+)"
)
_NOUN = re.compile(r"[^,。;:!?\n\d]{0,20}\Z")
_ASIDE = re.compile(r"\([^()]*\)|[,、]?占[^,、;\d]{0,12}\d{1,3}(?:\.\d{1,4})?%")
_NESTED = re.compile(r"其中|含|包括")
_REST = re.compile(r"其[他它]|其余")
_PLATFORM = re.compile(r"(?:平台|网站|新媒体|公众号|账号)(?:账号)?[共有计合]*$")
_RESULT = re.compile(r"公开|无法提供|不予处理|其[他它]处理|结转")
_ROUGH = re.compile(r"[近约超逾余多]$")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_NAMES = re.compile(
    r"(?<!\d)(?P<total>\d{1,9})个,?[^,。;:\n\d]{0,12}分别[为是]:?(?P<names>[^,。;:\n\d]+)[。;\n]"
)
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A stated total with its noun, the items that follow it at once, and whether they are all."""

    noun: str
    total: int
    unit: str
    items: tuple[tuple[str, int], ...]
    to_the_end: bool

    @property
    def sum(self) -> int:
        return sum(value for _, value in self.items)

    @property
    def of_platforms(self) -> bool:
        return self.unit in ("个", "家") and bool(_PLATFORM.search(self.noun))

    def adds_up(self) -> bool:
        """Whether the first items of any number make the total: the sentence may go on."""
        return self.total in accumulate(value for _, value in self.items)

    def is_complete(self) -> bool:
        """Whether the items are plainly meant to be all."""
        if self.of_platforms:
            return True
        if not self.to_the_end:
            return False
        results = all(_RESULT.search(label) for label, _ in self.items)
        return any(_REST.search(label) for label, _ in self.items) or (
            results and self.sum > self.total
        )


def enumerations(text: str) -> Iterator[Enumeration]:
    """The totals of a plain text that 其中 and at least two items in the same unit follow.

    Lists with rough figures (近, 约, 余) or lists within lists are left out.
    """
    for match in _LIST.finditer(text):
        unit, listing = match["unit"], match["listing"]
        items, rest = _items(_ASIDE.sub("", listing), unit)
        rough = any(_ROUGH.search(label) for label, _ in items)
        if len(items) > 1 and not rough and not _NESTED.search(listing):
            to_the_end = not _FIGURE.search(rest)
            yield Enumeration(_noun(match), int(match["total"]), unit, items, to_the_end)


def _noun(match: re.Match[str]) -> str:
    """The words right before a total; looking back from it is quicker than forward to it."""
    found = _NOUN.search(match.string, max(0, match.start() - 20), match.start())
    return found[0] if found else ""


def _items(listing: str, unit: str) -> tuple[tuple[tuple[str, int], ...], str]:
    """The items with which a listing begins, and the rest of it."""
    item = re.compile(rf"([^,;\d]*)(\d{{1,9}}){unit}(?:[,;、和及以与)]+|$)")
    items, at = [], 0
    while match := item.match(listing, at):
        items.append((match[1], int(match[2])))
        at = match.end()
    return tuple(items), listing[at:]


def platform_counts(case: Case) -> Iterator[Remark]:
    """W10: 公开平台5个，其中网站1个，新媒体4个; 新媒体3个，分别为甲、乙、丙."""
    if not case.report.sections:
        yield NO_TEXT
        return
    text = case.prose
    yield from (_breach(each) for each in _contradictions(text) if each.of_platforms)
    yield from _named_platforms(text)


def item_sums(case: Case) -> Iterator[Remark]:
    """W11: the items of a plainly complete list add up to the stated total."""
    if not case.report.sections:
        yield NO_TEXT
        return
    text = case.prose
    yield from (_breach(each) for each in _contradictions(text) if not each.of_platforms)


def _contradictions(text: str) -> Iterator[Enumeration]:
    return (each for each in enumerations(text) if each.is_complete() and not each.adds_up())


def _named_platforms(text: str) -> Iterator[Remark]:
    """Names are parted by 、 and perhaps by 和 or 及, which may also be part of a name."""
    for match in _NAMES.finditer(text):
        noun, total, names = _noun(match), match["total"], match["names"]
        bare = _QUOTED.sub("名", names)
        least, most = len(bare.split("、")), len(re.split(r"[、和及与]", bare))
        if _PLATFORM.search(noun) and not least <= int(total) <= most:
            yield Breach((), f"正文称{noun}{total}个，而列出的是{names}，请核对个数。")


def _breach(each: Enumeration) -> Breach:
    items = "、".join(f"{label}{value}{each.unit}" for label, value in each.items)
    return Breach(
        (),
        f"正文称“{each.noun}{each.total}{each.unit}”，而所列{items}，"
        f"相加为{each.sum}{each.unit}，请核对。",
    )


_DUTY = Notice(FORM_2021.document_number, "（四）明确责任")
RULES = (
    Rule("W10", Severity.WARNING, "公开平台个数与所列一致", _DUTY, platform_counts),
    Rule("W11", Severity.WARNING, "正文分项之和等于总数", _DUTY, item_sums),
)
