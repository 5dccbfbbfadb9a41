"""Have typst set a fixed template with data: PDF/A-2a and PDF/UA-1, equal data give equal bytes.

typst refuses to write what breaks a standard. The data go in as JSON and are never read as markup.
"""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from gongkai.lib.paper import page
from gongkai.lib.paper.fonts import families, fonts

_NEVER = 946_684_800
"""2000-01-01 in seconds since 1970: PDF/A wants a day, equal bytes want a fixed one."""

_GETA = "〓"
"""What printers set for a character that no font has."""

_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_NOT_DISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed')
_RUST_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(
    templates: tuple[str, ...],
    data: dict[str, Any],
    *,
    archival: bool = True,
    folder: Path | None = None,
) -> bytes:
    """The PDF that the templates, read one after the other as one, make of the data.

    They find the measures of the page and the fonts among the data, and files in `folder`.
    A character that no font has is printed 〓. Without `archival` no standard is asked for.
    """
    template = _read(templates)
    text = json.dumps({**_common(), **data}, ensure_ascii=False)
    text = _PRIVATE_USE.sub(_GETA, text)
    try:
        return _set(template, text, folder, archival=archival)
    except typst.TypstError as error:
        printed = _without(text, _missing_characters(error.diagnostic))
        if printed == text:
            raise
        return _set(template, printed, folder, archival=archival)


def _common() -> dict[str, Any]:
    return {
        "page": {name.lower(): value for name, value in vars(page).items() if name.isupper()},
        "fonts": {face.name.lower(): families(face) for face in page.Face},
    }


def _set(template: bytes, data: str, folder: Path | None, *, archival: bool) -> bytes:
    compiler = typst.Compiler(template, root=folder, font_paths=fonts(), sys_inputs={"data": data})
    pdf = compiler.compile(
        format="pdf",
        pdf_standards=["a-2a", "ua-1"] if archival else [],
        timestamp=_NEVER,
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned no single PDF")
    return pdf


@cache
def _read(templates: tuple[str, ...]) -> bytes:
    return b"\n".join((files("gongkai.lib.paper") / name).read_bytes() for name in templates)


def _missing_characters(diagnostic: str) -> set[str]:
    runs = _NOT_DISPLAYED.findall(diagnostic)
    text = "".join(_RUST_ESCAPE.sub(lambda found: chr(int(found[1], 16)), run) for run in runs)
    return {character for character in text if not character.isascii()}


def _without(data: str, missing: set[str]) -> str:
    marks = {ord(c): "" if unicodedata.category(c)[0] in "MC" else _GETA for c in missing}
    return data.translate(marks)
