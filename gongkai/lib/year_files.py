"""The agency's own year files: `calendar/YEAR.toml` in the data folder, over the packaged ones."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.statute.calendar import Calendar, YearDays, packaged
from gongkai.statute.calendar.year_form import read_year, write_year
from gongkai.statute.errors import YearFileError


def calendar_in_force(data: Path) -> Calendar:
    """The packaged calendar with the own year files of a data folder, which take precedence.

    Raises YearFileError, naming the file, for one that cannot be read.
    """
    own = [notice for path in own_files(data) for notice in read_file(path)]
    return packaged().with_years(own) if own else packaged()


def own_files(data: Path) -> Iterator[Path]:
    """The own year files, by year."""
    folder = data / "calendar"
    if folder.is_dir():
        yield from sorted(path for path in folder.glob("*.toml") if path.stem.isdecimal())


def read_file(path: Path) -> tuple[YearDays, ...]:
    """The notices of one year file. Raises YearFileError, naming the file."""
    try:
        notices = read_year(path.read_text("utf-8-sig"))
    except OSError as error:
        raise YearFileError(f"{path} 读不了（{error.strerror}），请检查权限。") from error
    except UnicodeDecodeError as error:
        raise YearFileError(f"{path} 不是 UTF-8 文本，请删去后重新导入通知。") from error
    except YearFileError as error:
        raise YearFileError(f"{path}：{error}") from error
    if path.stem != str(notices[0].year):
        raise YearFileError(f"{path}：文件名和里面的年份 {notices[0].year} 不同，请改成一致。")
    return notices


def file_of(data: Path, year: int) -> Path:
    """Where the own file of a year lies or would lie."""
    return data / "calendar" / f"{year}.toml"


def with_notice(data: Path, notice: YearDays) -> tuple[YearDays, ...]:
    """What the own file of its year would hold with this notice.

    One that arranges the year replaces all; one that amends is added, or replaces itself if it is
    there already. Raises YearFileError for a damaged file that would have to be kept.
    """
    path = file_of(data, notice.year)
    if not notice.amends or not path.exists():
        return (notice,)
    kept = (entry for entry in read_file(path) if not _same(entry, notice))
    return (*kept, notice)


def write_file(data: Path, notices: Sequence[YearDays]) -> Path:
    """Write the own file of a year, whole or not at all. Raises YearFileError if it cannot be."""
    path = file_of(data, notices[0].year)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, write_year(notices).encode())
    except OSError as error:
        raise YearFileError(f"{path} 写不进去（{error.strerror}），请检查文件夹。") from error
    return path


def _same(one: YearDays, other: YearDays) -> bool:
    if one.notice and other.notice:
        return one.notice == other.notice
    return one.amends == other.amends and one.title == other.title


def _replace(path: Path, content: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
