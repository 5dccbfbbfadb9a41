"""Case files that cannot be read say what to do."""

from pathlib import Path

import pytest

from gongkai.requests.case_files import LARGEST_BYTES, CaseFileError, read_case_file
from gongkai.statute.events import Channel, Submitted

SUBMITTED = '[[event]]\nkind = "submitted"\nchannel = "in_person"\narrived_on = 2021-09-13\n'


def test_events_are_read_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "案卷.toml"
    path.write_text(SUBMITTED + '[[event]]\nkind = "withdrawn"\non = 2021-09-14\n', "utf-8")
    first, second = read_case_file(path)
    assert isinstance(first, Submitted)
    assert first.channel is Channel.IN_PERSON
    assert second.name == "申请人撤回"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "没有"),
        (b"event = 3", "没有"),
        (b"event = []", "没有"),
        (b"event = [3]", "第1项不是一个表"),
        (b"[[event", "不是有效的 TOML"),
        ("[[event]]\nkind = '答复'".encode("gbk"), "UTF-8"),
        (f"{SUBMITTED}[[event]]\nkind = 'fee_paid'".encode(), "第2步：fee_paid 缺少“on”"),
        (b"#" * (LARGEST_BYTES + 1), "超过 1 MB"),
    ],
)
def test_a_file_that_is_no_case_says_what_to_do(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(content)
    with pytest.raises(CaseFileError, match=words):
        read_case_file(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="找不到"):
        read_case_file(tmp_path / "missing.toml")
    with pytest.raises(CaseFileError, match="文件夹"):
        read_case_file(tmp_path)
