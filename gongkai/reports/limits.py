"""How much a source may hold; each limit is a setting from the environment."""

import os
from dataclasses import dataclass

from gongkai.reports.errors import UnreadableFileError

_MEGABYTE = 1024 * 1024


def _setting(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    return int(text) if text.isdecimal() and int(text) > 0 else default


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read; beyond them a file is refused with a sentence."""

    file_bytes: int
    """Size of the file itself."""
    unpacked_bytes: int
    """Size of one part of a DOCX or XLSX after unpacking."""
    characters: int
    """Text taken from one file."""
    pages: int
    """Pages of a PDF."""
    grid_cells: int
    """Cells of one table, spans counted out."""
    tags: int
    """Tags of an HTML page or of the main part of a DOCX: what costs memory before text does."""


def beyond(what: str, limit: object, setting: str) -> UnreadableFileError:
    """The refusal of a file that holds more than a limit allows, naming the setting."""
    return UnreadableFileError(
        f"{what}，超过 {limit} 的上限，不像一份年度报告；"
        f"请只保留报告部分，确认无误后可用 GONGKAI_MAX_{setting} 调高上限。"
    )


LIMITS = Limits(
    file_bytes=_setting("GONGKAI_MAX_FILE_MB", 64) * _MEGABYTE,
    unpacked_bytes=_setting("GONGKAI_MAX_UNPACKED_MB", 64) * _MEGABYTE,
    characters=_setting("GONGKAI_MAX_CHARACTERS", 2_000_000),
    pages=_setting("GONGKAI_MAX_PAGES", 300),
    grid_cells=_setting("GONGKAI_MAX_GRID_CELLS", 50_000),
    tags=_setting("GONGKAI_MAX_TAGS", 1_000_000),
)
