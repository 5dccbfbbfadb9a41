"""What an uploaded file is, told by its content; its name and its sender's word prove nothing."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

_MOST_SIGNS = 120
MOST_BYTES = 10 * 1024 * 1024
"""How large a file may be."""
_WORD_TEXT, _WORKBOOK = "word/document.xml", "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is taken: its name for the reader, media type and endings."""

    name: str
    media_type: str
    endings: tuple[str, ...]


PDF = FileKind("PDF", "application/pdf", (".pdf",))
JPEG = FileKind("JPG", "image/jpeg", (".jpg", ".jpeg"))
PNG = FileKind("PNG", "image/png", (".png",))
DOCX = FileKind(
    "DOCX",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
)
XLSX = FileKind(
    "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",)
)
KINDS = (PDF, JPEG, PNG, DOCX)
"""What applicants may send."""
KINDS_OF_STAFF = (*KINDS, XLSX)
"""What the desk may keep in a case file."""
_BEGINNINGS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}


def kind_of(content: bytes, among: Sequence[FileKind] = KINDS) -> FileKind | None:
    """The kind of a file by its content, None for one that is not taken."""
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    found = _office_kind(content) if content.startswith(b"PK") else None
    return found if found in among else None


def _office_kind(content: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if _WORD_TEXT in names:
        return DOCX
    return XLSX if _WORKBOOK in names else None


def safe_name(name: str, kind: FileKind) -> str:
    """A name under which the file may be given out: no folders, no control signs, a true ending."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    stem = PurePosixPath(plain).stem if plain else ""
    ending = PurePosixPath(plain).suffix if plain else ""
    if ending.lower() not in kind.endings:
        stem, ending = plain, kind.endings[0]
    return f"{stem[:_MOST_SIGNS] or '文件'}{ending}"
