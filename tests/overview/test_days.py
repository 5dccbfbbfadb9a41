"""`gongkai days …` as a person or a script uses it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from gongkai.config.commands import cli
from gongkai.lib.command_line import run

NOTICES = Path(__file__).parents[1] / "data" / "notices"
NEXT_YEAR = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。2026年12月27日（周日）上班。
　　二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。
　　三、清明节：4月3日（周六）至5日（周一）放假，共3天。
　　四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
　　五、端午节：6月9日（周三）放假1天，不调休。
　　六、中秋节：9月15日（周三）放假1天，不调休。
　　七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


class Done(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Days = Callable[..., Done]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder."""
    monkeypatch.setenv("GONGKAI_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A notice for a year that is not announced."""
    path = tmp_path / "notice.txt"
    path.write_text(NEXT_YEAR, "utf-8")
    return path


@pytest.fixture
def days(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Days:
    """Run `gongkai days …`."""

    def call(*arguments: object, answer: str = "") -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        with pytest.raises(SystemExit) as ended:
            run(cli, ["days", *map(str, arguments)])
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, *capsys.readouterr())

    return call


def refusal(done: Done, status: int) -> str:
    """The one Chinese sentence of a command that refused."""
    assert done.status == status
    assert done.out == ""
    assert done.err.startswith("gongkai：")
    assert done.err.count("\n") == 1
    return done.err


# --- add and between ------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2021-09-13", "2021/9/13", "2021年9月13日", "20210913"])
def test_add_gives_the_last_day(days: Days, day: str) -> None:
    assert days("add", day, 20).out.splitlines() == [
        "2021-09-13（星期一）之后第 20 个工作日：2021-10-15（星期五）",
        "其间放假：2021-09-20（星期一）至2021-09-21（星期二）中秋节、2021-10-01（星期五）国庆节、"
        "2021-10-04（星期一）至2021-10-07（星期四）国庆节",
        "其间调休上班：2021-09-18（星期六）中秋节、2021-09-26（星期日）国庆节、"
        "2021-10-09（星期六）国庆节",
    ]


def test_add_in_json_has_two_fields(days: Days) -> None:
    done = days("add", "2021-09-13", 20, "--json")
    assert json.loads(done.out) == {"date": "2021-10-15", "provisional": False}


def test_a_provisional_day_comes_with_an_internal_target(days: Days) -> None:
    done = days("add", "2026-12-01", 20)
    assert done.status == 0
    assert "2026-12-29（星期二），暂定" in done.out
    assert "待国务院办公厅公布节假日安排后更新" in done.out
    assert "内部目标：2026-12-25（星期五）前办结。" in done.out
    assert json.loads(days("add", "2026-12-01", 20, "--json").out)["provisional"]


def test_between_counts_the_days_after_up_to_and_including(days: Days) -> None:
    done = days("between", "2021-09-13", "2021-09-23", "--json")
    assert json.loads(done.out) == {"days": 7, "provisional": False}
    assert days("between", "2021-09-13", "2021-09-23").out.startswith(
        "2021-09-13（星期一）之后至2021-09-23（星期四）：7 个工作日\n"
    )


def test_between_counts_back_and_says_what_is_provisional(days: Days) -> None:
    done = days("between", "2027-01-04", "2026-12-28")
    assert "：-4 个工作日，暂定\n暂定：" in done.out
    assert "其间放假：2027-01-01（星期五）元旦" in done.out


# --- show -----------------------------------------------------------------------------------------


def test_show_lists_the_notices_of_a_year(days: Days) -> None:
    out = days("show", 2020).out
    assert "国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）" in out
    assert "国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）" in out
    assert (
        "  春节：2020-01-24（星期五）至2020-01-30（星期四）放假；"
        "2020-01-19（星期日）、2020-02-01（星期六）上班\n"
    ) in out
    assert out.endswith("全年 249 个工作日。\n")


def test_show_says_that_the_end_of_december_may_change(days: Days) -> None:
    assert days("show", 2026).out.endswith("12 月 29 日至 31 日可能由下一年的通知调整。\n")


def test_show_of_a_year_not_announced_gives_the_statutory_days(days: Days) -> None:
    out = days("show", 2028).out
    assert "放假安排尚未公布" in out
    assert "  2028-01-25（星期二）至2028-01-28（星期五）春节\n" in out
    assert out.endswith("个工作日（暂定）。\n")


def test_show_in_json(days: Days) -> None:
    shown = json.loads(days("show", 2026, "--json").out)
    assert (shown["year"], shown["announced"], shown["working_days"]) == (2026, True, 248)
    assert shown["notices"][0]["number"] == "国办发明电〔2025〕7号"
    assert shown["off_weekdays"][0] == {"date": "2026-01-01", "holiday": "元旦"}
    assert [day["date"] for day in shown["worked_weekends"]] == [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]
    assert json.loads(days("show", 2060, "--json").out)["announced"] is False
    assert json.loads(days("show", 2022, "--json").out)["off_weekdays"][0]["date"] == "2022-01-03"


# --- import-notice --------------------------------------------------------------------------------


def test_a_notice_is_shown_with_what_changes_and_written_when_confirmed(
    days: Days, data: Path, notice: Path
) -> None:
    done = days("import-notice", notice, answer="是\n")
    assert done.status == 0
    assert "国办发明电〔2026〕9号" in done.out
    assert "  2026-12-27（星期日）：周末 → 元旦调休上班\n" in done.out
    assert "  2026-12-31（星期四）：工作日 → 元旦放假\n" in done.out
    assert "  2027-02-05" not in done.out  # a statutory day: expected to be off already
    assert f"已写入 {data / 'calendar' / '2027.toml'}。" in done.out
    assert done.err == ""
    assert json.loads(days("add", "2026-12-25", 5, "--json").out) == {
        "date": "2027-01-04",
        "provisional": False,
    }


@pytest.mark.parametrize("answer", ["", "\n", "不\n"])
def test_a_notice_is_not_written_unless_confirmed(
    days: Days, data: Path, notice: Path, answer: str
) -> None:
    done = days("import-notice", notice, answer=answer)
    assert done.status == (0 if answer else 1)
    assert ("没有写入" in done.out) or ("已中止" in done.err)
    assert not data.exists()


def test_an_import_without_asking(days: Days, data: Path, notice: Path) -> None:
    done = json.loads(days("import-notice", notice, "--yes", "--json").out)
    assert (done["year"], done["number"]) == (2027, "国办发明电〔2026〕9号")
    assert done["changes"][0] == {"date": "2026-12-27", "before": "off", "after": "working"}
    assert done["written"] == str(data / "calendar" / "2027.toml")
    again = json.loads(days("import-notice", notice, "--yes", "--json").out)
    assert again["changes"] == []


def test_json_alone_only_shows(days: Days, data: Path, notice: Path) -> None:
    done = json.loads(days("import-notice", notice, "--json").out)
    assert len(done["holidays"]) == 7
    assert done["written"] is None
    assert not data.exists()


def test_a_packaged_notice_changes_nothing(days: Days) -> None:
    done = days("import-notice", NOTICES / "2026.txt", "--yes")
    assert "有 0 天变化。" in done.out


def test_an_amending_notice_joins_what_is_there(days: Days, tmp_path: Path, notice: Path) -> None:
    days("import-notice", notice, "--yes")
    extra = tmp_path / "extra.txt"
    extra.write_text(
        "国务院办公厅关于调整2027年劳动节假期安排的通知\n国办发明电〔2027〕2号\n"
        "2027年5月1日至6日放假调休，共6天。5月9日（周日）上班。",
        "utf-8",
    )
    done = days("import-notice", extra, "--yes")
    assert "  2027-05-06（星期四）：工作日 → 劳动节放假\n" in done.out
    shown = json.loads(days("show", 2027, "--json").out)
    assert [entry["amends"] for entry in shown["notices"]] == [False, True]
    assert not json.loads(days("add", "2027-05-01", 3, "--json").out)["provisional"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_notice_is_read_in_any_encoding(days: Days, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NEXT_YEAR, encoding)
    assert json.loads(days("import-notice", path, "--json").out)["year"] == 2027


def test_a_doubt_is_said_before_the_question(days: Days, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NEXT_YEAR.replace("国办发明电〔2026〕9号\n", ""), "utf-8")
    done = days("import-notice", path, answer="y\n")
    assert done.err == "注意：没有读到发文字号；请核对是不是通知全文。\n"
    assert "已写入" in done.out


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("add", "2026-02-30", 5), 2, "不是一个日期"),
        (("add", "明天", 5), 2, "不是一个日期"),
        (("add", "2026-02-03", "五"), 2, "不是一个整数"),
        (("add", "2026-02-03"), 2, "缺少 工作日数"),
        (("add", "2026-02-03", -5), 1, "工作日数不能是 -5"),
        (("add", "2026-02-03", "-5", "--json"), 1, "工作日数不能是 -5"),
        (("add", "2007-12-31", 5), 1, "早于 2008-01-01"),
        (("add", "2026-02-03", 10**12), 1, "超出了 2100 年"),
        (("between", "2007-12-31", "2026-01-01"), 1, "早于 2008-01-01"),
        (("between", "2026-01-01", "2101-01-01"), 1, "晚于 2100-12-31"),
        (("show", 1999), 1, "早于 2008-01-01"),
        (("show", 0), 2, "没有 0 年"),
        (("show", "今年"), 2, "不是一个整数"),
        (("import-notice", "nowhere.txt"), 1, "nowhere.txt 读不了"),
    ],
)
def test_a_refusal_is_one_sentence(
    days: Days, arguments: tuple[object, ...], status: int, words: str
) -> None:
    assert words in refusal(days(*arguments), status)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "没有认出"),
        (b"PK\x03\x04\x00\x00\xff", "不是文本文件"),
        (b"a\x00b", "不是文本文件"),
        (b"\xff" * 9, "不是文本文件"),
        (NEXT_YEAR.replace("（周日）上班", "（周一）上班", 1).encode(), "对不上"),
        (b" " * 2_000_001, "太大"),
    ],
)
def test_a_file_that_is_no_notice_is_refused(
    days: Days, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(content)
    message = refusal(days("import-notice", path, "--yes"), 1)
    assert words in message
    assert str(path) in message


def test_a_damaged_own_file_is_named_by_every_command(days: Days, data: Path, notice: Path) -> None:
    damaged = data / "calendar" / "2027.toml"
    damaged.parent.mkdir(parents=True)
    damaged.write_text("year =", "utf-8")
    for arguments in (
        ("add", "2026-01-05", 5),
        ("between", "2026-01-05", "2026-01-06"),
        ("show", 2026),
        ("import-notice", notice),
    ):
        assert str(damaged) in refusal(days(*arguments), 1)


def test_a_data_folder_that_cannot_be_written_is_named(
    days: Days, data: Path, notice: Path
) -> None:
    data.write_text("a file where the folder should be", "utf-8")
    done = days("import-notice", notice, "--yes", "--json")
    assert "2027.toml 写不进去" in refusal(done, 1)
