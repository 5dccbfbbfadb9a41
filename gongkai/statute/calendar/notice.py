"""The official text of a holiday notice → what it arranges.

The General Office of the State Council writes one notice a year, and now and then one that amends
it. The wording has changed over the years (2008-2026 are read); a text that contradicts itself is
refused with the reason, never half read.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from gongkai.statute.calendar.working_days import Calendar
from gongkai.statute.calendar.year_days import Holiday, YearDays, span
from gongkai.statute.citations import Notice
from gongkai.statute.errors import (
    ImpossibleDateError,
    IncompleteNoticeError,
    NotANoticeError,
    StatutoryDayMissingError,
    TwiceArrangedError,
    WorkedWeekdayError,
    WrongDayCountError,
    WrongWeekdayError,
)

HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_ALSO_CALLED = {"新年": "元旦", "清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
_STATUTORY = ((1, 1), (5, 1), (10, 1))
_STATUTORY_DAYS = 11
_STATUTORY_DAYS_SINCE_2025 = 13
_FARTHEST = 14  # days from a holiday to its make-up day; eleven so far
_LONGEST = 31  # days; the longest holiday so far had nine
_WEEKDAYS = "一二三四五六日"
_SATURDAY = 5

_QUOTE = "[“”\"']?"
_NAME = (
    rf"(?:元旦|新年|春节|清明节?|{_QUOTE}(?:五一)?{_QUOTE}(?:国际)?劳动节"
    rf"|端午节?|中秋节?|{_QUOTE}(?:十一)?{_QUOTE}国庆节)"
)
_NAMES = rf"(?:\d{{4}}年)?{_NAME}(?:[、和]{_NAME})*"
_HEADING = re.compile(rf"[一二三四五六七八九十]、({_NAMES})(?::|(?=\d))|({_NAMES}):")
_END = re.compile(r"节假日期间|通知(?:还)?要求|国务院(?:还)?(?:要求|强调)")
_ENCOURAGED = re.compile(r"鼓励[^。]*。?")

_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?"
_RUN = rf"{_DAY}(?:(?:至|到|[-~—–─]+){_DAY})?"
_RUNS = rf"{_RUN}(?:[、和及]{_RUN})*"
_OFF = re.compile(
    rf"(?P<days>{_RUNS})(?:全国)?(?:放假|调休|补休)"
    r"(?:放假|公休|调休)*(?:,?共?(?P<count>\d+|[一二三四五六七八九十])天)?(?P<joined>,与周末连休)?"
)
_WORKED = re.compile(rf"(?P<days>{_RUNS})(?P<usual>照常|正常)?上班")
_MOVED = re.compile(rf"(?P<days>{_RUNS})[^,。;\d]{{0,12}}调至")
_EXTENDED = re.compile(rf"延长(?:\d{{4}}年)?(?P<name>{_NAME})假期至(?P<day>{_DAY})")
_PARTS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:\((?P<note>[^()]*)\))?"
)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")

_NUMBER = re.compile(r"(国(?:办)?(?:发明电|发|函))[〔\[(【](\d{4})[〕\])】](?:第)?(\d+)号")
_OPENING = re.compile(r"(?:国务院批准,?|现将)(\d{4})年,?(?:元旦|新年)")
_YEARLY = re.compile(r"关于(\d{4})年部分节假日安排")
_AMENDING = re.compile(r"(国务院(?:办公厅)?关于([^。,:;]{2,60}?)的通知)")


def read_notice(text: str, known: Calendar | None = None) -> YearDays:
    """Read the official text of a notice: days off, days worked, number, and whether it amends.

    Takes the text as copied: full or half width, wrapped lines, HTML. A notice that only extends a
    holiday (延长…假期至…) needs the calendar that is `known`, which says where the holiday ended.
    Raises a NoticeError: NotANoticeError for another kind of text, and one of the others, with the
    place, for a text that contradicts itself or is not complete.
    """
    plain = _plain(text)
    if "国务院" in plain:
        if title := _amending_title(plain):
            return _amendment(plain, title, known)
        if year := _year_arranged(plain):
            return _yearly(plain, year)
    raise NotANoticeError(
        "没有认出国务院或者国务院办公厅的放假通知；请从标题到落款复制通知全文，再试一次。"
    )


def doubts(notice: YearDays) -> tuple[str, ...]:
    """What a reader should look at once more before the notice is taken in, in Chinese sentences.

    The weekdays off, less the weekend days worked, were the statutory days of the 办法 (第二条: 11,
    since 2025 13) in every year 2008-2026: each day of rest that is shifted is worked elsewhere.
    """
    found = []
    if notice.notice is None:
        found.append("没有读到发文字号；请核对是不是通知全文。")
    given = sum(day.weekday() < _SATURDAY for day in notice.off) - len(notice.worked)
    due = _STATUTORY_DAYS_SINCE_2025 if notice.year >= 2025 else _STATUTORY_DAYS
    if not notice.amends and given != due:
        found.append(
            f"放假的工作日比调休上班多 {given} 天，法定节假日却是 {due} 天；"
            "可能没有复制完整，请逐条核对。"
        )
    found += [
        f"{_spoken(day)}，离{holiday.name}太远，却作为它的调休上班；请核对原文。"
        for holiday in notice.holidays
        for day in holiday.worked
        if min(abs((day - off).days) for off in holiday.off) > _FARTHEST
    ]
    return tuple(found)


# --- the two kinds of notice ----------------------------------------------------------------------


def _yearly(plain: str, year: int) -> YearDays:
    """The notice that arranges a whole year: all seven holidays, each once."""
    found: dict[str, Holiday] = {}
    for name, text in _paragraphs(plain):
        holiday = _Paragraph(name, text, year).holiday()
        if found.setdefault(name, holiday) != holiday:
            raise TwiceArrangedError(f"“{name}”出现了两次而日期不同；请只复制通知正文再导入。")
    named = set(chain.from_iterable(name.split("、") for name in found))
    if missing := [name for name in HOLIDAYS if name not in named]:
        raise IncompleteNoticeError(
            f"没有读到{'、'.join(missing)}的安排，通知可能没有复制完整；请补全后再导入。"
        )
    title = f"国务院办公厅关于{year}年部分节假日安排的通知"
    days = YearDays(year, _number(plain), tuple(found.values()), title=title)
    for month, day in _STATUTORY:
        if date(year, month, day) not in days.off:
            raise StatutoryDayMissingError(
                f"{month}月{day}日是法定节假日，通知里却没有放假；请核对年份和原文。"
            )
    return days


def _amendment(plain: str, title: re.Match[str], known: Calendar | None) -> YearDays:
    """A notice that changes single days of a year that is arranged already."""
    subject, body = title[2], plain[title.end() :]
    year = _year_amended(subject, body)
    named = re.search(_NAME, subject)
    name = _canonical(named[0]) if named else re.sub(r"(?:调休|放假|安排)+$", "", subject)
    paragraph = _Paragraph(name, body, year)
    extension = _EXTENDED.search(body)
    off = _extension(extension, paragraph, known) if extension else ()
    holiday = paragraph.holiday(besides=off)
    return YearDays(year, _number(plain), (holiday,), amends=True, title=title[1])


def _extension(
    match: re.Match[str], paragraph: "_Paragraph", known: Calendar | None
) -> tuple[date, ...]:
    """The days from the end of the holiday as first arranged to the new end."""
    ((until, _),) = paragraph.runs(match["day"])
    name = _canonical(match["name"])
    arranged = [
        day
        for entry in (known.notices(paragraph.year) if known else ())
        if not entry.amends
        for holiday in entry.holidays
        if name in holiday.name
        for day in holiday.off
    ]
    if not arranged or until <= max(arranged):
        raise IncompleteNoticeError(
            f"通知延长{name}假期至{until}，但不知道原来放到哪一天；"
            f"请先导入 {paragraph.year} 年的放假通知。"
        )
    return span(max(arranged) + timedelta(1), until)


# --- one paragraph --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The text about one holiday, and how its days are read."""

    name: str
    text: str
    year: int

    def holiday(self, besides: tuple[date, ...] = ()) -> Holiday:
        """The days off and worked; `besides` are days off known otherwise."""
        self._check_weekdays()
        off = {*besides, *chain.from_iterable(map(self._off, _OFF.finditer(self.text)))}
        if not off:
            raise IncompleteNoticeError(f"“{self.name}”一段没有读到放假日期；请核对原文。")
        worked = {day for match in _WORKED.finditer(self.text) for day in self._worked(match)}
        moved = {day for match in _MOVED.finditer(self.text) for day in self.days(match["days"])}
        return Holiday(self.name, tuple(sorted(off)), tuple(sorted(worked | moved - off)))

    def _off(self, match: re.Match[str]) -> list[date]:
        days = self.days(match["days"])
        if match["count"] and _count(match["count"]) != len(days):
            raise WrongDayCountError(
                f"“{match[0]}”写的是 {match['count']} 天，日期却有 {len(days)} 天；请核对原文。"
            )
        if match["joined"] and days[0].weekday() and days[-1].weekday() != _SATURDAY - 1:
            raise WrongWeekdayError(
                f"“{match[0]}”，但{_spoken(days[0])}不与周末相连；请核对年份和原文。"
            )
        return days

    def _worked(self, match: re.Match[str]) -> Iterator[date]:
        for day in self.days(match["days"]):
            if day.weekday() >= _SATURDAY:
                yield day
            elif not match["usual"]:
                raise WorkedWeekdayError(
                    f"“{match[0]}”，但{_spoken(day)}本来就是工作日，不会是调休上班；"
                    "请核对年份和原文。"
                )

    def days(self, text: str) -> list[date]:
        """Every day of a list such as 9月29日—10月5日、7日."""
        return [day for first, last in self.runs(text) for day in span(first, last)]

    def runs(self, text: str) -> Iterator[tuple[date, date]]:
        """The runs of a list as first and last day; month and year carry over."""
        before: date | None = None
        for run in re.finditer(_RUN, text):
            ends = []
            for parts in _PARTS.finditer(run[0]):
                before = self._date(parts, before)
                ends.append(before)
            if not 0 <= (ends[-1] - ends[0]).days <= _LONGEST:
                raise ImpossibleDateError(
                    f"“{run[0]}”的结束日期早于开始日期，或者太长；请核对原文。"
                )
            yield ends[0], ends[-1]

    def _date(self, parts: re.Match[str], before: date | None) -> date:
        month = int(parts["month"]) if parts["month"] else before.month if before else 0
        if parts["year"]:
            year = int(parts["year"])
        elif before and not parts["month"]:
            year = before.year
        else:  # 元旦 reaches back into the December before, often without naming the year
            year = self.year - (month == 12 and "元旦" in self.name)
        try:
            return date(year, month, int(parts["day"]))
        except ValueError as error:
            raise ImpossibleDateError(f"“{parts[0]}”不是一个日期；请核对原文。") from error

    def _check_weekdays(self) -> None:
        for runs in re.finditer(_RUNS, self.text):
            before: date | None = None
            for parts in _PARTS.finditer(runs[0]):
                before = self._date(parts, before)
                said = _WEEKDAY.search(parts["note"] or "")
                if said and _WEEKDAYS.index(said[1].replace("天", "日")) != before.weekday():
                    raise WrongWeekdayError(
                        f"“{parts[0]}”对不上：{_spoken(before)}；请核对年份和原文。"
                    )


# --- reading the text -----------------------------------------------------------------------------


def _plain(text: str) -> str:
    """One line without spaces, in half width, without tags and without what is only encouraged."""
    text = html.unescape(re.sub(r"<[^>]{0,2000}>", "", text))
    text = unicodedata.normalize("NFKC", text)
    return _ENCOURAGED.sub("", re.sub(r"\s+|[\u200b-\u200f\ufeff]", "", text))


def _year_arranged(plain: str) -> int | None:
    """The year of a yearly notice; the body says it before the title does."""
    titles = {int(year) for year in _YEARLY.findall(plain)}
    opening = _OPENING.search(plain)
    if opening and titles and int(opening[1]) not in titles:
        raise TwiceArrangedError(
            f"标题和正文的年份不同（正文是 {opening[1]} 年）；请只复制一份通知再导入。"
        )
    if opening:
        return int(opening[1])
    if len(titles) > 1:
        raise TwiceArrangedError("文本里有几个年份的放假通知；请一次只导入一份。")
    return titles.pop() if titles else None


def _amending_title(plain: str) -> re.Match[str] | None:
    """The title of an amending notice, unless it only stands as a link below a yearly one."""
    title = next((title for title in _AMENDING.finditer(plain) if _amends(title[2])), None)
    yearly = _OPENING.search(plain) or _YEARLY.search(plain, 0, title.start() if title else 0)
    return None if yearly else title


def _amends(subject: str) -> bool:
    return "假" in subject and "部分节假日安排" not in subject


def _year_amended(subject: str, body: str) -> int:
    found = re.search(r"(\d{4})年", subject) or re.search(r"(\d{4})年\d{1,2}月\d{1,2}日", body)
    if not found:
        raise IncompleteNoticeError("没有读到通知是哪一年的；请把通知全文复制完整再导入。")
    return int(found[1])


def _number(plain: str) -> Notice | None:
    found = _NUMBER.search(plain)
    return Notice(f"{found[1]}〔{found[2]}〕{found[3]}号") if found else None


def _paragraphs(plain: str) -> Iterator[tuple[str, str]]:
    headings = list(_HEADING.finditer(plain))
    ends = [*(heading.start() for heading in headings[1:]), len(plain)]
    for heading, end in zip(headings, ends, strict=False):
        text = _END.split(plain[heading.end() : end])[0]
        yield _joined(heading[1] or heading[2]), text


def _joined(names: str) -> str:
    return "、".join(_canonical(name) for name in _each(names))


def _each(names: str) -> Iterable[str]:
    return re.findall(_NAME, names)


def _canonical(name: str) -> str:
    bare = re.sub(r"[“”\"']|五一|十一|国际", "", name)
    return _ALSO_CALLED.get(bare, bare)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else "一二三四五六七八九十".index(text) + 1


def _spoken(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日是星期{_WEEKDAYS[day.weekday()]}"
