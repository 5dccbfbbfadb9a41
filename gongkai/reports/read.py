"""Read a file, whatever its kind, into an annual report."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gongkai.lib.system_errors import why
from gongkai.reports.errors import UnreadableFileError
from gongkai.reports.json_form import from_json, parse, warnings_in
from gongkai.reports.limits import LIMITS
from gongkai.reports.reading.report import Reading, read_flow
from gongkai.reports.reading.warnings import ReadWarning
from gongkai.reports.sources.encoding import decode
from gongkai.reports.sources.kinds import Kind, kind_of, read_source

SUFFIXES = frozenset(
    ".html .htm .shtml .mht .mhtml .txt .md .markdown .docx .pdf .xlsx .xls .json .jsonl".split()
)
"""Files of these suffixes are taken from a folder; a file named itself is read whatever it is."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and what was read of it, or the sentence why nothing was."""

    path: Path
    reading: Reading | None = None
    error: str | None = None


def read_report(path: Path) -> Reading:
    """Read one report. Raises UnreadableFileError with a sentence that says what to do."""
    kind = kind_of(path)
    if kind is Kind.JSON:
        return _read_json(path)
    return read_flow(read_source(path, kind))


def _read_json(path: Path) -> Reading:
    lines = _json_lines(path)
    if len(lines) > 1:
        raise UnreadableFileError(
            f"里面有 {len(lines)} 份报告（一行一份），这里只要一份；请把要用的一行单独存成文件。"
        )
    return _reading_of(lines[0])


def _json_lines(path: Path) -> list[str]:
    """One text of JSON, or several, one a line, as `read --json` prints them."""
    text = decode(path.read_bytes()).strip()
    lines = text.split("\n")
    # Within one object no line but the first begins at the margin with a brace.
    together = len(lines) > 1 and all(line.startswith("{") for line in lines if line.strip())
    return [line for line in lines if line.strip()] if together else [text]


def _reading_of(text: str) -> Reading:
    value = parse(text)
    report = from_json(value)
    return Reading(report, tuple(ReadWarning(*warning) for warning in warnings_in(value)))


def try_read(path: Path) -> ReadFile:
    """Read one report; a file that cannot be read gives its sentence instead of an exception.

    A fault of our own costs this file only: the others are still read.
    """
    return _guarded(path, lambda: read_report(path))


def try_read_each(path: Path) -> list[ReadFile]:
    """Read the report in a file, or each of the reports that `read --json` printed into one."""
    lines: list[str] = []
    with suppress(UnreadableFileError, OSError):
        lines = _json_lines(path) if kind_of(path) is Kind.JSON else []
    if len(lines) < 2:
        return [try_read(path)]
    return [
        _guarded(Path(f"{path}:{number}"), partial(_reading_of, line))
        for number, line in enumerate(lines, start=1)
    ]


def _guarded(path: Path, read: Callable[[], Reading]) -> ReadFile:
    try:
        return ReadFile(path, reading=read())
    except UnreadableFileError as error:
        return ReadFile(path, error=str(error))
    except OSError as error:
        return ReadFile(path, error=f"{_WHY.get(type(error), f'打不开（{why(error)}）')}。")
    except Exception as error:  # noqa: BLE001 - the last guard before a person who reads a folder
        name = type(error).__name__
        return ReadFile(
            path, error=f"读取时程序出错（{name}），请换一种格式保存再试，并报告此文件。"
        )


_WHY = {
    FileNotFoundError: "没有这个文件，请检查路径",
    PermissionError: "没有读取它的权限，请检查权限",
    IsADirectoryError: "这是文件夹，请给出文件",
}


def _is_for_us(file: Path) -> bool:
    """Of the JSON files in a folder only those that hold a report are meant."""
    if file.suffix.lower() not in {".json", ".jsonl"}:
        return True
    try:
        if file.stat().st_size > LIMITS.file_bytes:
            return False
        text = file.read_bytes()
    except OSError:
        return True
    return b'"cells"' in text and b'"sections"' in text


def walk(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files meant by these paths: folders are walked, hidden files and others left out.

    A folder that may not be opened is given itself: reading it says why.
    """
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where nothing may be looked up
            yield from sorted(_files_in(path))
        else:
            yield path


def _files_in(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    walking = os.walk(folder, onerror=lambda error: closed.append(Path(error.filename)))
    for root, folders, names in walking:
        folders[:] = [name for name in folders if not name.startswith((".", "~$"))]
        for name in names:
            file = Path(root, name)
            meant = file.suffix.lower() in SUFFIXES and not name.startswith((".", "~$"))
            if meant and file.is_file() and _is_for_us(file):
                yield file
    yield from closed
