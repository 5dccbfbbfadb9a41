"""Read a file, whatever its kind, into an annual report."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai.reports.errors import UnreadableFile
from gongkai.reports.json_form import from_json, parse
from gongkai.reports.reading.report import Reading, read_flow
from gongkai.reports.reading.warnings import ReadWarning
from gongkai.reports.sources.encoding import decode
from gongkai.reports.sources.kinds import Kind, kind_of, read_source

SUFFIXES = frozenset(
    ".html .htm .shtml .mht .mhtml .txt .md .markdown .docx .pdf .xlsx .xls .json".split()
)
"""Files of these suffixes are taken from a folder; a file named itself is read whatever it is."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and what was read of it, or the sentence why nothing was."""

    path: Path
    reading: Reading | None = None
    error: str | None = None


def read_report(path: Path) -> Reading:
    """Read one report. Raises UnreadableFile with a sentence that says what to do."""
    kind = kind_of(path)
    if kind is Kind.JSON:
        return _read_json(path)
    return read_flow(read_source(path, kind))


def _read_json(path: Path) -> Reading:
    value = parse(decode(path.read_bytes()))
    report = from_json(value)
    warnings = tuple(
        ReadWarning(str(item.get("code", "")), str(item.get("message", "")))
        for item in value.get("warnings", ())
        if isinstance(item, dict)
    )
    return Reading(report, warnings)


def try_read(path: Path) -> ReadFile:
    """Read one report; a file that cannot be read gives its sentence instead of an exception."""
    try:
        return ReadFile(path, reading=read_report(path))
    except UnreadableFile as error:
        return ReadFile(path, error=str(error))
    except OSError as error:
        return ReadFile(path, error=f"文件打不开（{error.strerror}），请检查路径和权限。")


def walk(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files meant by these paths: folders are walked, hidden files and others left out."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in SUFFIXES
                and file.is_file()
                and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            )
        else:
            yield path
