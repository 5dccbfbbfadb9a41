"""Working days as text and as JSON."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from gongkai.statute.calendar import Calendar, Holiday, Reckoned, SpecialDay, YearDays

_WEEKDAYS = "一二三四五六日"
_NOT_OUT = "其间有日子的放假安排尚未公布，待国务院办公厅公布节假日安排后更新"


def written(day: date) -> str:
    """2026-12-01（星期二）."""
    return f"{day}（星期{_WEEKDAYS[day.weekday()]}）"


def reckoned(calendar: Calendar, start: date, number: int, result: Reckoned) -> str:
    """The last day, whether it is provisional, and what was skipped and worked on the way."""
    tail = "，暂定" if result.provisional else ""
    lines = [f"{written(start)}之后第 {number} 个工作日：{written(result.date)}{tail}"]
    if result.internal_target:
        lines += [f"暂定：{_NOT_OUT}。", f"内部目标：{written(result.internal_target)}前办结。"]
    lines += _on_the_way(calendar, start, result.date)
    return "\n".join(lines)


def counted(calendar: Calendar, after: date, until: date) -> str:
    """How many working days lie between two days, and what was skipped and worked."""
    number = calendar.between(after, until)
    tail = "，暂定" if calendar.is_provisional(after, until) else ""
    lines = [f"{written(after)}之后至{written(until)}：{number} 个工作日{tail}"]
    if tail:
        lines.append(f"暂定：{_NOT_OUT}。")
    lines += _on_the_way(calendar, *sorted((after, until)))
    return "\n".join(lines)


def year(calendar: Calendar, number: int) -> str:
    """The notices of a year, paragraph by paragraph; the statutory days where none is out."""
    lines = [f"{number} 年"]
    for entry in calendar.notices(number):
        lines += ["", *notice(entry)]
    if number not in calendar.years():
        lines += ["", "放假安排尚未公布；按法定节假日预计（没有调休，暂定）："]
        lines += [f"  {text}" for text in _grouped(_in_year(calendar, number))]
    lines += ["", f"全年 {working_days(calendar, number)} 个工作日{_reservation(calendar, number)}"]
    return "\n".join(lines)


def notice(entry: YearDays) -> Iterator[str]:
    """The title and number of a notice, then a line for each holiday."""
    number = f"（{entry.notice}）" if entry.notice else ""
    yield f"{entry.title or f'{entry.year}年放假安排'}{number}"
    yield from (f"  {_paragraph(holiday)}" for holiday in entry.holidays)


def changes(before: Calendar, after: Calendar) -> list[str]:
    """A line for each day that becomes a working day or ceases to be one."""
    return [
        f"  {written(day)}：{_what(before, day)} → {_what(after, day)}"
        for day in before.changes(after)
    ]


def working_days(calendar: Calendar, number: int) -> int:
    """How many working days a year has."""
    first, last = date(number, 1, 1), date(number, 12, 31)
    return calendar.between(first, last) + calendar.is_working_day(first)


# --- JSON -----------------------------------------------------------------------------------------


def year_json(calendar: Calendar, number: int) -> dict[str, Any]:
    """The object that `days show --json` prints."""
    specials = _in_year(calendar, number)
    return {
        "year": number,
        "announced": number in calendar.years(),
        "working_days": working_days(calendar, number),
        "notices": [notice_json(entry) for entry in calendar.notices(number)],
        "off_weekdays": [_special_json(special) for special in specials if not special.works],
        "worked_weekends": [_special_json(special) for special in specials if special.works],
    }


def notice_json(entry: YearDays) -> dict[str, Any]:
    """A notice with its holidays, all days named one by one."""
    return {
        "title": entry.title,
        "number": entry.notice.document_number if entry.notice else None,
        "amends": entry.amends,
        "holidays": [
            {
                "name": holiday.name,
                "off": [day.isoformat() for day in holiday.off],
                "worked": [day.isoformat() for day in holiday.worked],
            }
            for holiday in entry.holidays
        ],
    }


def changes_json(before: Calendar, after: Calendar) -> list[dict[str, str]]:
    """The days that become or cease to be working days."""
    return [
        {"date": day.isoformat(), "before": _kind(before, day), "after": _kind(after, day)}
        for day in before.changes(after)
    ]


# --- parts ----------------------------------------------------------------------------------------


def _on_the_way(calendar: Calendar, after: date, until: date) -> Iterator[str]:
    specials = calendar.special_days(after, until)
    off = [special for special in specials if not special.works]
    worked = [special for special in specials if special.works]
    if off:
        yield f"其间放假：{'、'.join(_grouped(off))}"
    if worked:
        yield f"其间调休上班：{'、'.join(_grouped(worked))}"


def _grouped(specials: Iterable[SpecialDay]) -> Iterator[str]:
    """Days that follow one another for one holiday, as one."""
    runs: list[list[SpecialDay]] = []
    for special in specials:
        last = runs[-1][-1] if runs else None
        if last and last.holiday == special.holiday and (special.date - last.date).days == 1:
            runs[-1].append(special)
        else:
            runs.append([special])
    for run in runs:
        yield f"{_from_to(run[0].date, run[-1].date)}{run[0].holiday}"


def _paragraph(holiday: Holiday) -> str:
    off = "、".join(_from_to(first, last) for first, last in holiday.spans())
    worked = "、".join(written(day) for day in holiday.worked)
    return f"{holiday.name}：{off}放假" + (f"；{worked}上班" if worked else "")


def _from_to(first: date, last: date) -> str:
    return written(first) if first == last else f"{written(first)}至{written(last)}"


def _what(calendar: Calendar, day: date) -> str:
    special = calendar.special(day)
    if special:
        return f"{special.holiday}调休上班" if special.works else f"{special.holiday}放假"
    return "工作日" if calendar.is_working_day(day) else "周末"


def _kind(calendar: Calendar, day: date) -> str:
    return "working" if calendar.is_working_day(day) else "off"


def _in_year(calendar: Calendar, number: int) -> list[SpecialDay]:
    first, last = date(number, 1, 1), date(number, 12, 31)
    on_first = calendar.special(first)
    return [*([on_first] if on_first else []), *calendar.special_days(first, last)]


def _reservation(calendar: Calendar, number: int) -> str:
    if number not in calendar.years():
        return "（暂定）。"
    if calendar.is_provisional(date(number, 12, 30), date(number, 12, 31)):
        return "；12 月 29 日至 31 日可能由下一年的通知调整。"
    return "。"


def _special_json(special: SpecialDay) -> dict[str, str]:
    return {"date": special.date.isoformat(), "holiday": special.holiday}
