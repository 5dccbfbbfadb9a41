"""How well a printed label fits a row or column of the form."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from gongkai.reports.normal import key
from gongkai.statute.report.form import (
    APPLICANT_COLUMNS,
    F2019,
    F2021,
    REVIEW_GROUPS,
    REVIEW_RESULTS,
    Row,
)

_NOT_WRITTEN = re.compile(r"[^\u3400-\u9fffA-Za-z]")
_FUZZY = 72
_FRAGMENT = 4


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Only the written characters of a label: no brackets, numbering digits, punctuation."""
    return _NOT_WRITTEN.sub("", key(text))


@lru_cache(maxsize=1024)
def _bare_labels(row: Row) -> tuple[str, ...]:
    return tuple(sorted({bare(label) for label in row.labels}, key=len, reverse=True))


@lru_cache(maxsize=1024)
def core(row: Row) -> str:
    """The label without its place in the numbering: 一、本年新收… → 本年新收…"""
    return bare(re.sub(r"^(?:[（(]?[一二三四五六七八九][）)]?[、.]?)(?=[^\d])", "", row.label))


@lru_cache(maxsize=16384)
def fit(text: str, row: Row) -> float:
    """How well a label text fits a row: about 10-12 in full, 5-8 in part, 0 not at all."""
    written = _without_headings(bare(text), row)
    if not written:
        return 0.0
    full = core(row)
    if full in written:
        return _contained(written, full)
    best = 0.0
    for label in _bare_labels(row):
        if len(label) >= _FRAGMENT and label in written:
            best = max(best, 8.0 + min(len(label), 10) * 0.1)
        elif len(written) >= _FRAGMENT and written in label:
            best = max(best, 5.0 + 3.0 * len(written) / len(label))
        elif written == label:
            best = max(best, 9.0)
    return best or _resemblance(written, full)


def _without_headings(written: str, row: Row) -> str:
    """A label without the headings that stand before it in its row: 三、本年度办理结果（一）…"""
    for heading in ("三本年度办理结果", bare(row.group)):
        if heading and written != heading:
            written = written.removeprefix(heading)
    return written


def _contained(written: str, full: str) -> float:
    """A short label such as 其他 or 总计 stands at the end, or it is part of something else."""
    if len(full) >= _FRAGMENT:
        return 10.0 + min(len(full), 20) * 0.1
    if written == full:
        return 10.0
    return 7.0 if written.endswith(full) and len(written) <= len(full) + 1 else 1.0


def _resemblance(written: str, full: str) -> float:
    ratio = fuzz.ratio(written, full)
    if len(written) > len(full) + 2 and len(full) >= _FRAGMENT:
        ratio = max(ratio, fuzz.partial_ratio(written, full) - 8)
    return ratio / 12 if ratio >= _FUZZY else 0.0


_HEAD_WORDS = frozenset(
    bare(label)
    for column in (*APPLICANT_COLUMNS, *REVIEW_RESULTS, *REVIEW_GROUPS)
    for label in column.labels
) | {
    "申请人情况",
    "法人或其他组织",
    "企业",
    "机构",
    "组织",
    "商业",
    "科研",
    "社会",
    "公益",
    "法律",
    "服务",
    "结果",
    "尚未",
    "审结",
    "维持",
    "纠正",
    "信息内容",
}


def is_head(text: str) -> bool:
    """Whether a text is (part of) a column head of the tables, or the balance note."""
    written = bare(text)
    if key(text)[:1].isdecimal():
        return False
    return written in _HEAD_WORDS or "勾稽关系" in written or "等于第三项加第四项" in written


_DISCLOSURE_LABELS = frozenset(
    bare(label)
    for form in (F2019, F2021)
    for block in form.blocks
    for row in block.rows
    for label in (row.label, *row.variants[:1])
)


def is_disclosure_label(text: str) -> bool:
    """Whether a text is the label of a row of table 2."""
    return bare(text) in _DISCLOSURE_LABELS


REQUEST_LABELS = tuple({row.id: row for row in (*F2019.request_rows, *F2021.request_rows)}.values())


@lru_cache(maxsize=4096)
def is_request_label(text: str) -> bool:
    """Whether a text is the label of a row of table 3, in full or nearly."""
    return any(fit(text, row) >= 8.5 for row in REQUEST_LABELS)
