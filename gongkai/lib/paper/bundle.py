"""Join papers of many kinds into one PDF: title page, contents, running page numbers, bookmarks.

Every page is set upright on A4, wide ones across, below a strip with its number; nothing covers it.
A part that cannot be read has a page that says so, and the rest is joined all the same.
"""

import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import typst
from pypdfium2 import PdfiumError

from gongkai.lib.paper import page
from gongkai.lib.paper.text import one_line
from gongkai.lib.paper.title_lines import title_lines
from gongkai.lib.paper.typesetting import typeset
from gongkai.lib.pdfium import ALONE


@dataclass(frozen=True, slots=True)
class Part:
    """One paper: a PDF or a picture (PNG, JPEG, GIF, WebP), under the stage it belongs to.

    `content` may be a function, so that large files are in memory one at a time. `beside` says
    where a paper lies that is known to be of another kind; a page with these words takes its place.
    """

    title: str
    stage: str
    content: bytes | Callable[[], bytes]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is joined, in order; `facts` stand on the title page."""

    title: str
    parts: tuple[Part, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """The PDF, and the parts that could not be joined."""

    pdf: bytes
    left_out: tuple[Part, ...]


class UnreadablePaperError(ValueError):
    """A PDF cannot be read; the message says which, and what to do."""


class _Unreadable(Exception):
    """A part cannot be joined; the message says why, to the reader of the page in its place."""


_PICTURES = {b"\x89PNG\r\n": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif"}
_WEBP = (b"RIFF", b"WEBP")
_LOCKED = "文件有密码，不能并入。请取得没有密码的文件后重新制作，或者另附原件。"
_BROKEN = "文件已经损坏或者不是PDF、图片，不能并入。请检查原件后重新制作，或者另附原件。"
_STRIP_MM = 10
_SMALLEST_PT = 1.0
_A4_PT = (page.WIDTH_MM / page.MM_PER_PT, page.HEIGHT_MM / page.MM_PER_PT)


def join(bundle: Bundle, told: Callable[[int], None] = lambda _: None) -> Joined:
    """The parts as one PDF; the same parts give the same bytes.

    `told` hears how many parts are read, after each of them.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = []
        for at, part in enumerate(bundle.parts):
            parts.append(_laid(part, at, folder))
            told(at + 1)
        try:
            pdf = _set(bundle, parts, folder)
        except typst.TypstError:
            # Some part opens and still cannot be printed: each is tried alone, once.
            parts = [_tried(bundle, part, folder) for part in parts]
            pdf = _set(bundle, parts, folder)
    pairs = zip(bundle.parts, parts, strict=True)
    return Joined(pdf, tuple(part for part, laid in pairs if laid["trouble"]))


def _set(bundle: Bundle, parts: list[dict[str, Any]], folder: Path) -> bytes:
    data = {
        "title": one_line(bundle.title),
        "title_lines": title_lines(bundle.title, page.TEXT_WIDTH_MM / page.MM_PER_PT / 30),
        "facts": [[one_line(label), one_line(value)] for label, value in bundle.facts],
        "parts": parts,
        "strip": _STRIP_MM,
    }
    return typeset(("bundle.typ",), data, archival=False, folder=folder)


def _tried(bundle: Bundle, part: dict[str, Any], folder: Path) -> dict[str, Any]:
    try:
        _set(bundle, [part], folder)
    except typst.TypstError:
        return {**part, "trouble": _BROKEN, "pages": []}
    return part


def _laid(part: Part, at: int, folder: Path) -> dict[str, Any]:
    """The part as files in the folder and the pages they give, or with the trouble it makes."""
    laid = {"title": one_line(part.title), "stage": one_line(part.stage), "trouble": ""}
    if part.beside:
        return {**laid, "trouble": part.beside, "pages": []}
    content = part.content() if callable(part.content) else part.content
    try:
        return {**laid, "pages": list(_pages(content, f"part-{at}", folder))}
    except _Unreadable as trouble:
        return {**laid, "trouble": str(trouble), "pages": []}


def _pages(content: bytes, name: str, folder: Path) -> Iterator[dict[str, Any]]:
    if suffix := _picture(content):
        (folder / f"{name}{suffix}").write_bytes(content)
        yield {"file": f"{name}{suffix}", "page": 1, "width": 0, "height": 0}
        return
    target = folder / f"{name}.pdf"
    for number, (width, height) in enumerate(_clean(content, target), start=1):
        yield {"file": target.name, "page": number, "width": width, "height": height}


def _picture(content: bytes) -> str:
    if content[:4] == _WEBP[0] and content[8:12] == _WEBP[1]:
        return ".webp"
    return next((kind for start, kind in _PICTURES.items() if content.startswith(start)), "")


def _clean(content: bytes, target: Path) -> list[tuple[float, float]]:
    """Write the PDF anew with what was filled in and marked printed into its pages; their sizes."""
    try:
        with ALONE, pypdfium2.PdfDocument(content) as pdf:
            sizes = [_flat(pdf, number) for number in range(len(pdf))]
            pdf.save(target, version=17)
    except PdfiumError as error:
        raise _Unreadable(_LOCKED if "password" in str(error).lower() else _BROKEN) from error
    if not sizes or min(min(size) for size in sizes) < _SMALLEST_PT:
        raise _Unreadable(_BROKEN)
    return sizes


def _flat(pdf: pypdfium2.PdfDocument, number: int) -> tuple[float, float]:
    sheet = pdf[number]
    try:
        pdfium.FPDFPage_Flatten(sheet.raw, pdfium.FLAT_NORMALDISPLAY)
        width, height = sheet.get_size()
    finally:
        sheet.close()
    return width, height


def put_together(papers: Iterator[bytes], *, both_sides: bool = False) -> bytes:
    """PDFs one after the other as they are, to be printed in one go.

    With `both_sides` each begins on a sheet of its own. Raises UnreadablePaperError.
    """
    with ALONE, pypdfium2.PdfDocument.new() as whole:
        for number, paper in enumerate(papers, start=1):
            _add(whole, paper, number)
            if both_sides and len(whole) % 2:
                whole.new_page(*_A4_PT)
        target = io.BytesIO()
        whole.save(target, version=17)
    return target.getvalue()


def _add(whole: pypdfium2.PdfDocument, paper: bytes, number: int) -> None:
    try:
        with pypdfium2.PdfDocument(paper) as pdf:
            whole.import_pages(pdf)
    except PdfiumError as error:
        raise UnreadablePaperError(f"第{number}件文书的PDF已经损坏，请逐件打开核对。") from error
