"""How much of a file is looked at; beyond, a finding says what was left out."""

from dataclasses import dataclass

from gongkai.lib.file_kinds import MOST_BYTES

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of one file."""

    file_bytes: int = 3 * MOST_BYTES
    """Size of the file; what one may upload, and what the office makes itself."""
    unpacked_bytes: int = 64 * _MEGABYTE
    """All parts of an office file together."""
    tree_bytes: int = 24 * _MEGABYTE
    """One XML part that is held in memory as a tree, which takes many times as much."""
    parts: int = 5000
    """Members of an archive."""
    pages: int = 300
    characters: int = 2_000_000
    cells: int = 100_000
    objects: int = 2000
    """Annotations and pictures of one page."""
    findings: int = 500


BOUNDS = Bounds()
