"""Notes, form fields and marks laid over a page."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gongkai.checks.bounds import BOUNDS
from gongkai.checks.findings import Finding, FindingKind
from gongkai.checks.masks import masked_name
from gongkai.checks.passages import Found, Passage

_NOT_NOTES = frozenset(
    {pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP, pdfium_c.FPDF_ANNOT_WIDGET}
)
_LONGEST = 20_000
"""Bytes of one note, two a character."""


def annotations(page: pdfium.PdfPage, where: str) -> Iterator[Found]:
    """What stands in notes and fields of a page, and what was only marked for redaction."""
    for number in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), BOUNDS.objects)):
        with _opened(page, number) as note:
            kind = pdfium_c.FPDFAnnot_GetSubtype(note)
            if kind == pdfium_c.FPDF_ANNOT_WIDGET:
                yield Passage(f"{where}表单", _string(note, b"V"))
            elif kind == pdfium_c.FPDF_ANNOT_REDACT:
                hint = "只画了待遮盖的框，还没有应用，下面的文字都在。请应用遮盖后另存。"
                yield Finding(FindingKind.FALSE_REDACTION, where, "待应用的遮盖", hint)
            elif kind == pdfium_c.FPDF_ANNOT_FILEATTACHMENT:
                hint = "页面上附有别的文件，没有检查。请删去后另存。"
                yield Finding(FindingKind.EMBEDDED_FILE, where, "附件", hint)
            if kind not in _NOT_NOTES:
                yield from _note(note, where)


def _note(note: Any, where: str) -> Iterator[Found]:
    text, author = _string(note, b"Contents"), _string(note, b"T").strip()
    if text.strip():
        excerpt = f"批注人：{masked_name(author)}" if author else "批注"
        yield Finding(FindingKind.COMMENT, where, excerpt, "请删去批注后另存，再上传。")
        yield Passage(f"{where}批注", text)
    if author:
        yield Passage(f"{where}批注", author)


@contextmanager
def _opened(page: pdfium.PdfPage, number: int) -> Iterator[Any]:
    note = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
    try:
        yield note
    finally:
        pdfium_c.FPDFPage_CloseAnnot(note)


def _string(note: Any, key: bytes) -> str:
    length = min(pdfium_c.FPDFAnnot_GetStringValue(note, key, None, 0), _LONGEST)
    buffer = ctypes.create_string_buffer(length + 2)
    pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    if pdfium_c.FPDFAnnot_GetStringValue(note, key, pointer, length) > length:
        return ""
    return buffer.raw[:length].decode("utf-16-le", "replace").strip("\x00")
