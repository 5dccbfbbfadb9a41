"""Own year files: read over the packaged ones, written whole, damaged ones named."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from gongkai.lib.data_folder import data_folder
from gongkai.lib.today import CHINA, today
from gongkai.lib.year_files import calendar_in_force, file_of, read_file, with_notice, write_file
from gongkai.statute.calendar import Holiday, YearDays, packaged
from gongkai.statute.citations import Notice
from gongkai.statute.errors import YearFileError

NEW_YEAR = YearDays(2027, Notice("国办发明电〔2026〕9号"), (Holiday("元旦", (date(2027, 1, 1),)),))
EXTRA = YearDays(
    2027, None, (Holiday("纪念日", (date(2027, 9, 3),)),), amends=True, title="特别通知"
)


def test_without_own_files_the_packaged_calendar_is_in_force(tmp_path: Path) -> None:
    assert calendar_in_force(tmp_path) is packaged()
    assert calendar_in_force(tmp_path / "nowhere") is packaged()


def test_an_own_file_takes_precedence(tmp_path: Path) -> None:
    write_file(tmp_path, [NEW_YEAR])
    calendar = calendar_in_force(tmp_path)
    assert calendar.years()[-1] == 2027
    assert calendar.reckon(date(2026, 12, 25), 5) == (date(2027, 1, 4), False, None)


def test_other_files_beside_them_are_left_alone(tmp_path: Path) -> None:
    write_file(tmp_path, [NEW_YEAR])
    (tmp_path / "calendar" / "notes.toml").write_text("not a year", "utf-8")
    (tmp_path / "calendar" / "2028.txt").write_text("not a year", "utf-8")
    assert calendar_in_force(tmp_path).years()[-1] == 2027


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = write_file(tmp_path, [NEW_YEAR, EXTRA])
    assert path == file_of(tmp_path, 2027)
    assert read_file(path) == (NEW_YEAR, EXTRA)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = write_file(tmp_path, [NEW_YEAR])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_file(path) == (NEW_YEAR,)


def test_a_notice_for_the_year_replaces_and_one_that_amends_is_added_once(tmp_path: Path) -> None:
    assert with_notice(tmp_path, EXTRA) == (EXTRA,)
    write_file(tmp_path, [NEW_YEAR])
    assert with_notice(tmp_path, EXTRA) == (NEW_YEAR, EXTRA)
    write_file(tmp_path, [NEW_YEAR, EXTRA])
    assert with_notice(tmp_path, EXTRA) == (NEW_YEAR, EXTRA)
    assert with_notice(tmp_path, NEW_YEAR) == (NEW_YEAR,)


def test_an_amending_notice_is_known_by_its_number(tmp_path: Path) -> None:
    numbered = YearDays(2027, NEW_YEAR.notice, EXTRA.holidays, amends=True)
    other = YearDays(2027, Notice("国发明电〔2027〕1号"), EXTRA.holidays, amends=True)
    write_file(tmp_path, [EXTRA, numbered])
    assert with_notice(tmp_path, other) == (EXTRA, numbered, other)
    assert with_notice(tmp_path, numbered) == (EXTRA, numbered)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"year =", "不是合格的 TOML"),
        ("year = 2027 # 年".encode("gb18030"), "不是 UTF-8 文本"),
        (b"year = 2027", "没有"),
        (b"", "缺少年份"),
    ],
)
def test_a_damaged_own_file_is_named_in_one_sentence(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = file_of(tmp_path, 2027)
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(YearFileError, match=message) as refused:
        calendar_in_force(tmp_path)
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_a_file_named_for_another_year_is_refused(tmp_path: Path) -> None:
    path = write_file(tmp_path, [NEW_YEAR])
    path.rename(path.with_name("2028.toml"))
    with pytest.raises(YearFileError, match="文件名和里面的年份 2027 不同"):
        calendar_in_force(tmp_path)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    file_of(tmp_path, 2027).mkdir(parents=True)
    with pytest.raises(YearFileError, match=r"2027\.toml 读不了"):
        calendar_in_force(tmp_path)


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    file_of(tmp_path, 2027).mkdir(parents=True)
    with pytest.raises(YearFileError, match=r"2027\.toml 写不进去"):
        write_file(tmp_path, [NEW_YEAR])
    assert [path.name for path in (tmp_path / "calendar").iterdir()] == ["2027.toml"]


def test_the_data_folder_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_DATA", "/srv/gongkai")
    assert data_folder() == Path("/srv/gongkai")
    monkeypatch.delenv("GONGKAI_DATA")
    assert data_folder() == Path("data")


def test_today_is_a_day_in_china() -> None:
    assert CHINA.utcoffset(None) == timedelta(hours=8)
    assert today() > date(2026, 1, 1)
