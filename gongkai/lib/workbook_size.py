"""How much memory a workbook asks for: readers unpack it whole, and span every sheet whole."""

import re
from zipfile import ZipFile

_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>"""
)


def unpacked_bytes(archive: ZipFile) -> int:
    """How large its parts say they are; a part that says it falsely breaks when it is read."""
    return sum(info.file_size for info in archive.infolist())


def cells_spanned(part: bytes) -> int:
    """How many cells lie between the outermost filled ones of a sheet.

    A single figure in the last cell of a sheet would ask for half a terabyte.
    """
    columns, rows = [], []
    for match in _FILLED_CELL.finditer(part):
        columns.append(_column(match[1]))
        rows.append(int(match[2]))
    if not columns:
        return 0
    return (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
