"""Break a title over lines as a reader would: even lines, words whole (GB/T 9704 clause 7.3.1)."""

import re
from functools import cache

from gongkai.lib.paper.text import printable

_WORDS = re.compile(
    r"《[^《》]{1,16}》|〔\d{4}〕\d*号?|第[一二三四五六七八九十百千\d]+[号条款项]|[!-~]+|\d+年"
    r"|信息化|自治[区州县]|政府信息公开|政府信息|人民政府|不予公开|依申请|征求意见|行政复议|行政机关"
    r"|(?:告知|通知|决定|意见|答复|确认|申请|回执|审批|登记|承诺)[书函表单]|呈批单|办公室|委员会"
    r"|申请|公开|延期|答复|补正|部分|说明理由|告知|收费|通知|关于|工作|年度|报告|送达|处理|更正"
    r"|[^\W\d_]{0,2}(?:公安局|教育局|财政局|分局|支队|管理局)"
)
_NOT_FIRST = frozenset("。，、；：？！）》〉」』】〕”’…—·的了和与及等 ")
_NOT_LAST = frozenset("（《〈「『【〔“‘和与及对向 ")
_TORN, _POOR = 40.0, 12.0


def title_lines(title: str, width: float) -> tuple[str, ...]:
    """The title in as few lines as fit `width` full-width characters; its own line ends stay."""
    lines = (line.strip() for line in printable(title).split("\n"))
    return tuple(part for line in lines if line for part in _broken(line, width))


@cache
def _broken(text: str, width: float) -> tuple[str, ...]:
    count = -int(-wide(text) // width)
    if count < 2:
        return (text,)
    while True:
        found = _best(text, width, count)
        if found:
            return found
        count += 1


def wide(text: str) -> float:
    """The width of a text in full-width characters."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _best(text: str, width: float, count: int) -> tuple[str, ...]:
    """The cheapest way to break the text into `count` lines, or nothing when none fits."""
    even = wide(text) / count
    costs = _costs_of_breaks(text)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number in range(1, count + 1):
        here: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, len(text) + 1):
                size = wide(text[start:end])
                if size > width:
                    break
                if (end == len(text)) == (number == count):
                    total = cost + (size - even) ** 2 + costs[end]
                    if end not in here or total < here[end][0]:
                        here[end] = (total, start)
        best.append(here)
    return _traced(text, best)


def _traced(text: str, best: list[dict[int, tuple[float, int]]]) -> tuple[str, ...]:
    end, lines = len(text), []
    for reached in reversed(best[1:]):
        if end not in reached:
            return ()
        start = reached[end][1]
        lines.append(text[start:end].strip())
        end = start
    return tuple(reversed(lines))


def _costs_of_breaks(text: str) -> list[float]:
    """What it costs to end a line before each character, and nothing at the end."""
    costs = [0.0] * (len(text) + 1)
    for word in _WORDS.finditer(text):
        for at in range(word.start() + 1, word.end()):
            costs[at] = _TORN
    for at in range(1, len(text)):
        if text[at] in _NOT_FIRST:
            costs[at] += 2 * _TORN
        if text[at - 1] in _NOT_LAST:
            costs[at] += 2 * _TORN
        if text[max(0, at - 2) : at] == "关于":
            costs[at] += _POOR
        if text[at - 1] in "的》）":
            costs[at] -= _POOR / 4
    return costs
