"""Official notices 2008-2026 give exactly the packaged year files; what contradicts is refused."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongkai.statute.calendar import YearDays, packaged
from gongkai.statute.calendar.notice import doubts, read_notice
from gongkai.statute.citations import Notice
from gongkai.statute.errors import (
    ImpossibleDateError,
    IncompleteNoticeError,
    NotANoticeError,
    NoticeError,
    OffAndWorkedError,
    StatutoryDayMissingError,
    TwiceArrangedError,
    WorkedWeekdayError,
    WrongDayCountError,
    WrongWeekdayError,
)

TEXTS = Path(__file__).parents[2] / "data" / "notices"
NAMES = sorted(path.stem for path in TEXTS.glob("*.txt"))
WITHOUT_NUMBER = {"2008"}
PLACES = {"2015-memorial": (2015, 1), "2019-labour-day": (2019, 1), "2020-extension": (2020, 1)}


def text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def packaged_notice(name: str) -> YearDays:
    year, place = PLACES.get(name, (int(name[:4]), 0))
    return packaged().notices(year)[place]


def said(name: str, old: str, new: str) -> str:
    """A notice with one place changed."""
    assert old in text(name)
    return text(name).replace(old, new)


def test_there_is_a_text_for_every_packaged_notice() -> None:
    assert len(NAMES) == len(packaged().notices())


@pytest.mark.parametrize("name", NAMES)
def test_a_notice_gives_the_packaged_year_file(name: str) -> None:
    read, expected = read_notice(text(name), packaged()), packaged_notice(name)
    assert (read.year, read.holidays, read.amends) == (
        expected.year,
        expected.holidays,
        expected.amends,
    )
    assert read.title == expected.title
    if name not in WITHOUT_NUMBER:
        assert read.notice == expected.notice


# --- the same text in other shapes ----------------------------------------------------------------


def half_width(text: str) -> str:
    return text.translate(str.maketrans("，：；（）", ",:;()"))


def with_short_weekdays(text: str) -> str:
    return text.replace("星期", "周")


def wrapped(text: str) -> str:
    """As pasted from a narrow column: a break after every eighth character."""
    return re.sub(r"(.{8})", r"\1\n", text)


def as_html(text: str) -> str:
    paragraphs = "".join(f'<p style="x">&nbsp;{line}</p>\n' for line in text.splitlines())
    return f"<!DOCTYPE html><html><body>{paragraphs}</body></html>"


def spaced(text: str) -> str:
    return re.sub(r"(\d+)", r" \1 ", text).replace("国办发明电", "国 办 发明电")


def with_other_brackets(text: str) -> str:
    return text.replace("〔", "[").replace("〕", "]")


def on_a_page(text: str) -> str:
    return (
        f"首页 > 政策\n发布日期：2026年11月3日\n{text}\n相关稿件\n"
        "国务院办公厅关于1999年部分节假日安排的通知 1998-12-11\n"
        "国务院办公厅关于延长1999年春节假期的通知"
    )


SHAPES: tuple[Callable[[str], str], ...] = (
    half_width,
    with_short_weekdays,
    wrapped,
    as_html,
    spaced,
    with_other_brackets,
)


@pytest.mark.parametrize("name", NAMES)
def test_the_shape_of_the_text_does_not_matter(name: str) -> None:
    known = packaged()
    plain = read_notice(text(name), known)
    for shape in SHAPES:
        assert read_notice(shape(text(name)), known) == plain, shape.__name__


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_NUMBER])
def test_the_page_around_the_text_does_not_matter(name: str) -> None:
    known = packaged()
    assert read_notice(on_a_page(text(name)), known) == read_notice(text(name), known)


def test_the_body_alone_is_enough() -> None:
    body = text("2026").partition("直属机构：")[2]
    read = read_notice(body)
    assert (read.year, read.notice) == (2026, None)
    assert read.holidays == packaged_notice("2026").holidays


def test_headings_without_numerals_are_read() -> None:
    bare = re.sub("[一二三四五六七]、", "", text("2026"))
    assert read_notice(bare) == packaged_notice("2026")


def test_december_before_the_year_needs_no_year() -> None:
    bare = said("2023", "2022年12月31日至2023年1月2日", "12月31日至1月2日")
    assert read_notice(bare) == packaged_notice("2023")


def test_a_rest_that_is_only_encouraged_is_no_day_off() -> None:
    assert "除夕（2月9日）休息" in text("2024")
    assert date(2024, 2, 9) not in read_notice(text("2024")).off


def test_a_count_in_characters_is_checked_too() -> None:
    assert read_notice(said("2026", "共9天", "共九天")) == packaged_notice("2026")
    with pytest.raises(WrongDayCountError, match="八 天，日期却有 9 天"):
        read_notice(said("2026", "共9天", "共八天"))


def test_working_as_usual_on_a_weekday_is_no_make_up_day() -> None:
    usual = said("2026", "5月9日（周六）上班", "5月6日（周三）照常上班，5月9日（周六）正常上班")
    assert read_notice(usual) == packaged_notice("2026")


# --- notices that amend ---------------------------------------------------------------------------


def test_an_extension_needs_to_know_where_the_holiday_ended() -> None:
    with pytest.raises(IncompleteNoticeError, match="请先导入 2020 年的放假通知"):
        read_notice(text("2020-extension"))


def test_an_extension_that_extends_nothing_is_refused() -> None:
    earlier = said("2020-extension", "2月2日（农历正月初九，星期日）", "1月29日")
    with pytest.raises(IncompleteNoticeError):
        read_notice(earlier, packaged())


def test_an_amendment_without_a_year_is_refused() -> None:
    with pytest.raises(IncompleteNoticeError, match="哪一年"):
        read_notice("国务院关于纪念日放假的通知\n国发明电〔2015〕1号\n9月3日放假1天。")


def test_an_amendment_without_days_is_refused() -> None:
    with pytest.raises(IncompleteNoticeError, match="没有读到放假日期"):
        read_notice("国务院办公厅关于调整2019年劳动节假期安排的通知\n各地要抓紧落实。")


# --- refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        "",
        "关于国庆节放假的通知：10月1日至7日放假，共7天。",
        "国务院办公厅关于印发政府信息公开条例实施意见的通知",
        "各科室：根据国务院办公厅通知精神，10月1日至7日放假，共7天。",
    ],
)
def test_a_text_that_is_no_notice_is_refused(other: str) -> None:
    with pytest.raises(NotANoticeError, match="没有认出"):
        read_notice(other)


def test_a_wrong_weekday_is_refused() -> None:
    with pytest.raises(WrongWeekdayError, match=r"1月4日\(周六\).*2026年1月4日是星期日"):
        read_notice(said("2026", "1月4日（周日）", "1月4日（周六）"))


def test_a_notice_read_for_the_wrong_year_is_refused() -> None:
    with pytest.raises(WrongWeekdayError):
        read_notice(text("2026").replace("2026", "2027"))


def test_a_day_joined_to_a_weekend_it_does_not_touch_is_refused() -> None:
    with pytest.raises(WrongWeekdayError, match="不与周末相连"):
        read_notice(said("2024", "6月10日放假，与周末连休", "6月11日放假，与周末连休"))


def test_a_wrong_number_of_days_is_refused() -> None:
    with pytest.raises(WrongDayCountError, match="写的是 8 天，日期却有 7 天"):
        read_notice(said("2026", "共7天", "共8天"))


def test_a_make_up_day_on_a_weekday_is_refused() -> None:
    with pytest.raises(WorkedWeekdayError, match=r"10月9日上班.*星期五本来就是工作日"):
        read_notice(said("2026", "10月10日（周六）上班", "10月9日上班"))


def test_a_missing_holiday_is_refused() -> None:
    cut = re.sub(r"五、端午节.*\n", "", text("2026"))
    with pytest.raises(IncompleteNoticeError, match="没有读到端午节的安排"):
        read_notice(cut)


def test_a_paragraph_without_days_is_refused() -> None:
    with pytest.raises(IncompleteNoticeError, match="“端午节”一段没有读到"):
        read_notice(re.sub(r"端午节：.*\n", "端午节：另行通知。\n", text("2026")))


@pytest.mark.parametrize("day", ["0月1日", "13月1日", "10月32日"])
def test_an_impossible_date_is_refused(day: str) -> None:
    with pytest.raises(ImpossibleDateError, match="不是一个日期"):
        read_notice(said("2017", "10月1日至8日", f"{day}至8日"))


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(ImpossibleDateError):
        read_notice(said("2019", "5月1日放假", "1日放假"))


def test_an_end_before_its_beginning_is_refused() -> None:
    with pytest.raises(ImpossibleDateError, match="早于"):
        read_notice(said("2017", "10月1日至8日", "10月8日至1日"))
    with pytest.raises(ImpossibleDateError, match="太长"):
        read_notice(said("2017", "10月1日至8日", "10月1日至9999年10月8日"))


def test_a_statutory_day_that_is_not_off_is_refused() -> None:
    with pytest.raises(StatutoryDayMissingError, match="5月1日是法定节假日"):
        read_notice(said("2019", "5月1日放假", "5月2日放假"))


def test_a_day_off_and_worked_is_refused() -> None:
    with pytest.raises(OffAndWorkedError, match="2026-02-15 既列为放假又列为上班"):
        read_notice(said("2026", "2月14日（周六）", "2月15日（周日）"))


def test_two_notices_at_once_are_refused() -> None:
    title = "国务院办公厅关于2025年部分节假日安排的通知"
    with pytest.raises(TwiceArrangedError, match="标题和正文的年份不同"):
        read_notice(text("2026").replace("2026年\n部分", "2025年\n部分"))
    with pytest.raises(TwiceArrangedError, match="几个年份"):
        read_notice(f"{title}\n国务院办公厅关于2026年部分节假日安排的通知")


def test_one_holiday_twice_is_refused_if_the_days_differ() -> None:
    paragraph = re.search("三、清明节.*\n", text("2026"))
    assert paragraph
    again = text("2026").replace(paragraph[0], paragraph[0] * 2)
    assert read_notice(again) == packaged_notice("2026")
    with pytest.raises(TwiceArrangedError, match="“清明节”出现了两次"):
        read_notice(
            again.replace("清明节：4月4日（周六）至6日（周一）放假，共3天", "清明节：4月6日放假", 1)
        )


def test_a_text_cut_short_is_refused_doubted_or_read_whole() -> None:
    """Wherever it is cut, a refusal says in Chinese what to do."""
    refusals = []
    for cut in range(len(text("2026"))):
        try:
            read = read_notice(text("2026")[:cut])
            assert read == packaged_notice("2026") or doubts(read)
        except NoticeError as error:
            refusals.append(str(error))
    assert len(refusals) > 50
    assert all(re.search("[\u4e00-\u9fff].*请", refusal) for refusal in refusals)


@pytest.mark.parametrize("name", NAMES)
def test_a_published_notice_raises_no_doubt_but_of_a_missing_number(name: str) -> None:
    found = doubts(read_notice(text(name), packaged()))
    assert len(found) == (name in WITHOUT_NUMBER)
    assert all("发文字号" in doubt for doubt in found)


def test_a_make_up_day_left_out_is_doubted() -> None:
    read = read_notice(said("2026", "、10月10日（周六）上班", "上班"))
    assert doubts(read) == (
        "放假的工作日比调休上班多 14 天，法定节假日却是 13 天；可能没有复制完整，请逐条核对。",
    )


def test_a_make_up_day_far_from_its_holiday_is_doubted() -> None:
    read = read_notice(said("2026", "10月10日（周六）上班", "1月10日（周六）上班"))
    assert doubts(read) == (
        "2026年1月10日是星期六，离国庆节太远，却作为它的调休上班；请核对原文。",
    )


def test_the_number_is_that_of_the_notice() -> None:
    assert read_notice(text("2026")).notice == Notice("国办发明电〔2025〕7号")
