"""A case file: the events of one request in order, as TOML tables `[[event]]`."""

import tomllib
from pathlib import Path

from gongkai.statute.errors import EventRecordError
from gongkai.statute.event_records import event_of
from gongkai.statute.events import Event

LARGEST_BYTES = 1_000_000


class CaseFileError(Exception):
    """A case file that cannot be read; its text is a Chinese sentence that says what to do."""


def read_case_file(path: Path) -> list[Event]:
    """The events of a case file, in the order in which they stand there.

    Raises CaseFileError for a file that is missing, too large, no TOML, or holds no events.
    """
    try:
        tables = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise CaseFileError(f"不是有效的 TOML（{error}），请检查这一处的写法。") from error
    records = tables.get("event")
    if not isinstance(records, list) or not records:
        raise CaseFileError("没有 [[event]]，请按先后顺序逐项写明办理经过。")
    return [_event(number, record) for number, record in enumerate(records, start=1)]


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise CaseFileError("文件超过 1 MB，不像一份案卷，请检查是否选错了文件。")
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise CaseFileError("找不到这个文件，请检查路径。") from error
    except IsADirectoryError as error:
        raise CaseFileError("这是一个文件夹，请指定其中的案卷文件。") from error
    except UnicodeDecodeError as error:
        raise CaseFileError("不是 UTF-8 文本，请另存为 UTF-8 编码后再试。") from error
    except OSError as error:
        raise CaseFileError("无法打开，请检查文件的权限。") from error


def _event(number: int, record: object) -> Event:
    if not isinstance(record, dict):
        raise CaseFileError(f"第{number}项不是一个表，请写成 [[event]] 下的各行。")
    try:
        return event_of(record)
    except EventRecordError as error:
        raise CaseFileError(f"第{number}步：{error}") from error
