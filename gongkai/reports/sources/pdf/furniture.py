"""Page numbers and running heads: printed on pages, but no part of the text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.reports.sources.pdf.lines import PrintedLine

_DASH = r"[-—–―−~～·•_\s]"
_DECORATED = re.compile(
    rf"{_DASH}+\d{{1,3}}{_DASH}+|第\s*\d{{1,3}}\s*页(?:\s*[,，/(（]?\s*共\s*\d{{1,3}}\s*页[)）]?)?"
    r"|共\s*\d{1,3}\s*页\s*[,，/]?\s*第\s*\d{1,3}\s*页|\d{1,3}\s*/\s*\d{1,3}"
    r"|page\s*\d{1,3}(?:\s*of\s*\d{1,3})?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}")
_HEAD = 0.09
_FOOT = 0.885
_FEWEST_PAGES = 3
_MOST_PAGES_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The lines outside ruled tables of one page and the page's height in points."""

    lines: tuple[PrintedLine, ...]
    height: float


def without_furniture(pages: Sequence[PrintedPage]) -> list[list[PrintedLine]]:
    """The lines of each page without page numbers and running heads and feet."""
    shift = _numbering(pages)
    running = _running(pages)
    kept = []
    for index, page in enumerate(pages):
        lines = [
            line
            for line in page.lines
            if not _is_page_number(line, page, index, shift)
            and not (index > 0 and (_shape(line), _zone(line, page)) in running)
            and not ((_shape(line), "foot") in running and _zone(line, page) == "foot")
        ]
        kept.append(lines)
    return kept


def _zone(line: PrintedLine, page: PrintedPage) -> str | None:
    if line.baseline < _HEAD * page.height:
        return "head"
    return "foot" if line.baseline > _FOOT * page.height else None


def _text(line: PrintedLine) -> str:
    return unicodedata.normalize("NFKC", line.text).strip()


def _is_page_number(line: PrintedLine, page: PrintedPage, index: int, shift: int | None) -> bool:
    text = _text(line)
    if _DECORATED.fullmatch(text):
        outermost = line in (page.lines[0], page.lines[-1])
        return outermost or _zone(line, page) is not None
    if shift is None or not _BARE.fullmatch(text):
        return False
    return int(text) - index == shift and _zone(line, page) is not None


def _numbering(pages: Sequence[PrintedPage]) -> int | None:
    """What bare numbers at foot or head add to the page's place, if they count the pages."""
    shifts = Counter(
        int(_text(line)) - index
        for index, page in enumerate(pages)
        for line in page.lines
        if _zone(line, page) is not None and _BARE.fullmatch(_text(line))
    )
    if not shifts:
        return None
    shift, count = shifts.most_common(1)[0]
    return shift if count >= 2 or (len(pages) == 1 and shift == 1) else None


def _shape(line: PrintedLine) -> str:
    return re.sub(r"\d+", "0", _text(line))


def _running(pages: Sequence[PrintedPage]) -> set[tuple[str, str | None]]:
    """Texts that stand at the head or foot of most pages, their figures left out of account."""
    counted = Counter(
        place
        for page in pages
        for place in {(_shape(line), _zone(line, page)) for line in page.lines}
        if place[1] is not None
    )
    enough = max(_FEWEST_PAGES, _MOST_PAGES_SHARE * len(pages))
    return {place for place, count in counted.items() if count >= enough}
