"""Year files can be read beside the notice, written, and read again."""

from datetime import date

import pytest

from gongkai.statute.calendar import Holiday, YearDays, packaged, span
from gongkai.statute.calendar.year_form import read_year, write_year
from gongkai.statute.errors import DayOfAnotherYearError, OffAndWorkedError, YearFileError

HEAD = 'year = 2026\n[[notice]]\n[[notice.holiday]]\nname = "春节"\n'


@pytest.mark.parametrize("year", packaged().years())
def test_what_is_written_is_read_again(year: int) -> None:
    notices = packaged().notices(year)
    assert read_year(write_year(notices)) == notices


def test_a_written_year_reads_like_the_notice() -> None:
    new_year = Holiday("元旦", (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 3)))
    assert write_year([YearDays(2026, None, (new_year,))]) == (
        "year = 2026\n\n[[notice]]\n\n[[notice.holiday]]\n"
        'name = "元旦"\n'
        "off = [{ first = 2025-12-31, last = 2026-01-01 }, 2026-01-03]\n"
    )


def test_a_title_with_a_quotation_mark_survives() -> None:
    entry = YearDays(2026, None, (Holiday('"五一"', (date(2026, 5, 1),)),), title='a "b" \\ c')
    assert read_year(write_year([entry])) == (entry,)


def test_a_holiday_without_days_has_no_spans() -> None:
    assert list(Holiday("元旦", ()).spans()) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year =", "不是合格的 TOML"),
        ("", "缺少年份"),
        ("year = true", "缺少年份"),
        ("year = 20260", "缺少年份"),
        ("year = 2026", r"没有 \[\[notice\]\] 段落"),
        ("year = 2026\nnotice = 1", r"notice 应写成 \[\[notice\]\]"),
        ("year = 2026\nnotice = [1]", r"notice 应写成 \[\[notice\]\]"),
        ("year = 2026\n[[notice]]", r"没有 \[\[holiday\]\] 段落"),
        ("year = 2026\n[[notice]]\n[[notice.holiday]]", "没有写 name"),
        (f"{HEAD}off = 2026-02-15", "off 应写成方括号"),
        (f'{HEAD}off = ["2026-02-15"]', "春节”的日期写成了 '2026-02-15'"),
        (f"{HEAD}off = [2026-02-15T00:00:00]", "日期写成了"),
        (f"{HEAD}off = [{{ first = 2026-02-15 }}]", "日期写成了 None"),
        (f"{HEAD}off = [2026-02-15]\nworked = [2026-02-15]", "既列为放假又列为上班"),
        (f"{HEAD}off = [2025-11-30]", "不属于 2026 年"),
    ],
)
def test_a_damaged_file_is_refused_in_one_sentence(text: str, message: str) -> None:
    with pytest.raises(YearFileError, match=message) as refused:
        read_year(text)
    assert "请" in str(refused.value) or "应写成" in str(refused.value)


def test_a_notice_arranges_its_year_and_the_december_before() -> None:
    december = span(date(2025, 12, 30), date(2026, 1, 1))
    assert YearDays(2026, None, (Holiday("元旦", december),)).off == set(december)
    for day in (date(2025, 11, 30), date(2027, 1, 1)):
        with pytest.raises(DayOfAnotherYearError):
            YearDays(2026, None, (Holiday("元旦", (day,)),))


def test_one_day_cannot_be_off_and_worked() -> None:
    day = date(2026, 10, 10)
    with pytest.raises(OffAndWorkedError):
        YearDays(2026, None, (Holiday("国庆节", (day,), (day,)),))
