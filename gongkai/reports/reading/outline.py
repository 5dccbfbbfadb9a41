"""The main sections of a report, found by meaning: wording, numbering and order together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from gongkai.reports.normal import key
from gongkai.statute.report.annual_report import ReportSection
from gongkai.statute.report.form import SECTIONS

_NUMERALS = "一二三四五六七八九十"
_FORMAL = "壹贰叁肆伍陆"
_NUMBERED = re.compile(
    rf"^(?:第(?P<part>[{_NUMERALS}])(?:部分|章|节)[、.．:：\s]*"
    rf"|(?P<cn>[{_NUMERALS}]{{1,2}}|[{_FORMAL}])(?:\s*[、.．,，:：]\s*|(?P<gap>\s+))"
    rf"|(?P<digit>\d)[、.．]\s*|[(（](?P<bracket>[一二三四五六])[)）]\s*)"
)
_CLASSES = (
    re.compile(r"总体情况|总体工作|概述|概况|基本情况|总体概况|工作情况|主要工作"),
    re.compile(r"主动公开.*(?:情况|信息)|信息主动公开"),
    re.compile(r"(?:收到|受理|依申请|申请).*(?:情况|申请|处理|办理)"),
    re.compile(r"复议|诉讼"),
    re.compile(r"问题|不足|改进|整改"),
    re.compile(r"其[他它].*(?:事项|情况|报告)|需要(?:报告|说明)的"),
)
_ALSO_SUB_ITEMS = frozenset(
    ("主动公开情况", "主动公开信息情况", "基本情况", "依申请公开政府信息情况", "其他事项")
)
_EXACT = 85
_LONGEST_HEADING = 42
_LEAST_PROSE = 6
_GLUED_INSIDE = re.compile(
    r"(?:(?<=[。；;！!])|(?<=年度报告))\s*(?=(?:[一二三四五六]、)(?:"
    + "|".join(re.escape(label) for s in SECTIONS for label in (s.heading, *s.variants))
    + "))"
)
_FOOTER = re.compile(
    r"^(?:版权所有|主办单位|主办[:：]|承办[:：]|网站地图|网站标识码|[^。]{0,12}ICP备|【?打印|【?关闭|扫一扫|分享到|上一篇|下一篇|相关(?:链接|文档|文章|信息)|友情链接|附件下载|责任编辑|您?是?第?\d*位访客|关于我们|联系我们|责编|浏览次数|来源[:：])"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    number: int | None
    kind: int | None
    exact: bool
    printed: str | None
    heading: str
    rest: str
    weak: bool = False
    """Numbered as sub-items are; a main section only where nothing better numbers them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's text in its parts; `lead` are the lines before the first section."""

    lead: tuple[str, ...]
    sections: tuple[ReportSection, ...]


TABLES_END = "\x00"
"""A line that marks where the last table ended."""


def names_section(line: str) -> bool:
    """Whether a line is the heading of a main section, in nearly its official words."""
    match = _NUMBERED.match(line.strip())
    if match is None:
        return _official(line.strip())
    return _classify(_split_heading(line.strip()[match.end() :])[0])[1]


def section_kind(heading: str) -> int | None:
    """Which of the six sections (0-5) a heading without its number names, or None."""
    return _classify(heading)[0]


def find_outline(lines: Sequence[str]) -> Outline:
    """Cut lines of prose into the lead and the main sections."""
    lines = [part for line in lines for part in _GLUED_INSIDE.split(line) if part.strip()]
    chosen = _chosen(_without_contents(list(_candidates(lines))))
    if not chosen:
        return Outline(tuple(line for line in lines if line != TABLES_END), ())
    ends = [candidate.index for candidate in chosen[1:]] + [_end(lines, chosen[-1].index)]
    sections = [
        ReportSection(
            candidate.printed,
            candidate.heading,
            _text([candidate.rest, *lines[candidate.index + 1 : end]]),
        )
        for candidate, end in zip(chosen, ends, strict=True)
    ]
    lead = tuple(line for line in lines[: chosen[0].index] if line != TABLES_END)
    return Outline(lead, tuple(part for section in sections for part in _without_mark(section)))


def _without_mark(section: ReportSection) -> Iterator[ReportSection]:
    """Prose on problems below the last table is section 五, though its heading was lost."""
    before, mark, after = section.text.partition(TABLES_END)
    before, after = before.strip("\n"), after.strip("\n")
    if mark and len(after) > _LONGEST_HEADING and _CLASSES[4].search(after):
        yield ReportSection(section.number, section.heading, before)
        yield ReportSection(None, "", after)
    else:
        yield ReportSection(section.number, section.heading, _text([before, after]))


def _text(lines: Sequence[str]) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())


def _end(lines: Sequence[str], start: int) -> int:
    for index in range(start + 1, len(lines)):
        if _FOOTER.match(key(lines[index])):
            return index
    return len(lines)


# --- candidates -------------------------------------------------------------------------------


def _candidates(lines: Sequence[str]) -> Iterator[_Candidate]:
    for index, line in enumerate(lines):
        stripped = line.strip()
        match = _NUMBERED.match(stripped)
        if match is None:
            candidate = _unnumbered(index, stripped)
        else:
            candidate = _numbered(index, stripped, match)
        if candidate is not None:
            yield candidate


def _numbered(index: int, line: str, match: re.Match[str]) -> _Candidate | None:
    printed = match["part"] or match["cn"] or match["bracket"]
    number = int(match["digit"] or _place(printed))
    body = line[match.end() :].strip()
    heading, rest = _split_heading(body)
    kind, exact = _classify(heading)
    if kind is None and (len(key(body)) > _LONGEST_HEADING or re.search("[。；;]", body)):
        return None
    if not exact and (match["bracket"] or match["gap"]):
        return None
    weak = bool(match["digit"] or match["bracket"])
    return _Candidate(index, number, kind, exact, printed or str(number), heading, rest, weak)


def _place(numeral: str) -> int:
    return (_FORMAL if numeral in _FORMAL else _NUMERALS).find(numeral) + 1


def _unnumbered(index: int, line: str) -> _Candidate | None:
    """A heading that lost its number to automatic numbering: only in its official words."""
    if len(key(line)) > _LONGEST_HEADING or len(key(line)) < 4:
        return None
    kind, exact = _classify(line)
    return (
        _Candidate(index, None, kind, exact, None, line, "") if exact and _official(line) else None
    )


def _official(line: str) -> bool:
    written = key(line).rstrip(":：。")
    return written not in _ALSO_SUB_ITEMS and len(written) >= 4 and written in _OFFICIAL_KEYS


def _split_heading(body: str) -> tuple[str, str]:
    """A heading glued to the prose that follows it is cut at its last official word."""
    written = key(body)
    for label in _LABELS:
        if written.startswith(label) and _is_prose(written[len(label) :]):
            return _cut(body, len(label))
    if len(written) <= _LONGEST_HEADING and not re.search("[。；;]", body.rstrip("。:： ")):
        return body.rstrip("。:： "), ""
    first, mark, rest = body.partition("。")
    if mark and len(key(first)) <= _LONGEST_HEADING and _classify(first)[0] is not None:
        return first, rest
    return body, ""


def _is_prose(rest: str) -> bool:
    return len(rest.lstrip("。:")) >= _LEAST_PROSE and bool(
        re.search("[。,，]", rest.lstrip("。:"))
    )


def _cut(body: str, written: int) -> tuple[str, str]:
    """Cut after so many characters that are no white space."""
    seen = 0
    for position, character in enumerate(body):
        seen += not character.isspace()
        if seen == written:
            return body[: position + 1], body[position + 1 :].lstrip("。:： ")
    return body, ""


_OFFICIAL = tuple(
    (kind, key(label))
    for kind, section in enumerate(SECTIONS)
    for label in (section.heading, *section.variants)
)
_OFFICIAL_KEYS = frozenset(label for _, label in _OFFICIAL)
_LABELS = sorted((label for _, label in _OFFICIAL), key=len, reverse=True)


def _classify(heading: str) -> tuple[int | None, bool]:
    """Which of the six sections a heading names (0-5), and whether nearly in official words."""
    written = key(heading)
    if not 2 <= len(written) <= _LONGEST_HEADING:
        return None, False
    kind, score = max(
        ((kind, fuzz.ratio(written, label)) for kind, label in _OFFICIAL), key=lambda pair: pair[1]
    )
    if score >= _EXACT:
        return kind, True
    # The later sections are named more clearly: 问题 before 主动公开.
    for kind in (5, 4, 3, 2, 1, 0):
        if _CLASSES[kind].search(written):
            return kind, False
    return None, False


# --- choice -----------------------------------------------------------------------------------


def _without_contents(candidates: list[_Candidate]) -> list[_Candidate]:
    """Leave out a table of contents: headings on neighbouring lines that all come again."""
    for start, first in enumerate(candidates):
        run = [first]
        for following in candidates[start + 1 :]:
            if following.index != run[-1].index + 1 or following.kind is None:
                break
            if following.kind in {candidate.kind for candidate in run}:
                break
            run.append(following)
        later = {candidate.kind for candidate in candidates[start + len(run) :]}
        if len(run) >= 4 and all(candidate.kind in later for candidate in run):
            return candidates[:start] + candidates[start + len(run) :]
    return candidates


def _chosen(candidates: list[_Candidate]) -> list[_Candidate]:
    """The headings that go on in order; a second series inside a section is prose."""
    if any(not c.weak and c.number is not None and c.kind is not None for c in candidates):
        candidates = [candidate for candidate in candidates if not candidate.weak]
    chosen: list[_Candidate] = []
    kind, number = -1, 0
    for candidate in candidates:
        if _goes_on(candidate, kind, number, candidates):
            chosen.append(candidate)
            kind = candidate.kind if candidate.kind is not None else kind
            number = candidate.number or number
    return chosen


def _goes_on(
    candidate: _Candidate, kind: int, number: int, candidates: Sequence[_Candidate]
) -> bool:
    if candidate.kind is None:
        follows = candidate.number == number + 1 and not _comes_exactly(candidate, candidates)
        return bool(follows) and (number > 0 or candidate.number == 1)
    if candidate.kind <= kind:
        return False
    if candidate.exact or candidate.number is None:
        return True
    if _comes_exactly(candidate, candidates):
        return False
    return candidate.number in {candidate.kind + 1, number + 1}


def _comes_exactly(candidate: _Candidate, candidates: Sequence[_Candidate]) -> bool:
    """Whether the section of this number or kind comes later in its official words."""
    return any(
        other.exact
        and other.index > candidate.index
        and (other.kind == candidate.kind or other.number == candidate.number)
        for other in candidates
    )
