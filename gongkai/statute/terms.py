"""Every number of days in the law, once: its length, its unit, its source and since when it holds.

A term is counted from the day after the event that starts it (民事诉讼法第八十五条第二款).
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import Calendar, Reckoned
from gongkai.statute.citations import (
    DISCLOSURE_LITIGATION_2025,
    FEE_MEASURES,
    Article,
    Law,
    Mark,
    Notice,
    Source,
)
from gongkai.statute.errors import TermNotInForceError

REGULATION_IN_FORCE_ON = date(2019, 5, 15)
FEE_MEASURES_IN_FORCE_ON = date(2021, 1, 1)
RECONSIDERATION_LAW_IN_FORCE_ON = date(2024, 1, 1)
DISCLOSURE_LITIGATION_IN_FORCE_ON = date(2025, 6, 1)
PETITION_REGULATION_IN_FORCE_ON = date(2022, 5, 1)


class Unit(StrEnum):
    """In what a term is counted."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


UNIT_NAMES = {Unit.WORKING_DAYS: "个工作日", Unit.CALENDAR_DAYS: "日", Unit.MONTHS: "个月"}


@dataclass(frozen=True, slots=True)
class Length:
    """A length that a term has had since a day, and the text that gave it."""

    number: int
    unit: Unit
    since: date
    source: Source

    def __str__(self) -> str:
        return f"{self.number}{UNIT_NAMES[self.unit]}"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the law under its Chinese name; `lengths` are its versions, oldest first."""

    name: str
    lengths: tuple[Length, ...]
    mark: Mark | None = None

    def length(self, on: date) -> Length:
        """The length in force on a day. Raises TermNotInForceError before its first version."""
        for length in reversed(self.lengths):
            if length.since <= on:
                return length
        first = self.lengths[0]
        raise TermNotInForceError(
            f"“{self.name}”自{first.since}起才有规定（{first.source}），{on}不能适用，请核对日期。"
        )

    def days(self, on: date) -> int:
        """Its number on a day: working days, calendar days or months, as `length` says."""
        return self.length(on).number

    def longer_by(self, number: int, on: date) -> "Term":
        """The term of a day made longer, in its own unit. Raises TermNotInForceError."""
        length = self.length(on)
        return replace(self, lengths=(replace(length, number=length.number + number),))

    def ends(self, started_on: date, calendar: Calendar) -> Reckoned:
        """The last day of the term that an event on `started_on` (day 0) starts.

        A last day that is no working day moves to the next one (民事诉讼法第八十五条第三款).
        Raises TermNotInForceError where the term did not exist yet.
        """
        length = self.length(started_on)
        if length.unit is Unit.WORKING_DAYS:
            return calendar.reckon(started_on, length.number)
        add = calendar.add_days if length.unit is Unit.CALENDAR_DAYS else calendar.add_months
        last = add(started_on, length.number)
        return Reckoned(last, calendar.is_provisional(started_on, last), None)


def _working_days(number: int, source: Source, since: date = REGULATION_IN_FORCE_ON) -> Length:
    return Length(number, Unit.WORKING_DAYS, since, source)


def _days(number: int, source: Source, since: date) -> Length:
    return Length(number, Unit.CALENDAR_DAYS, since, source)


def _months(number: int, source: Source, since: date) -> Length:
    return Length(number, Unit.MONTHS, since, source)


# --- publication ------------------------------------------------------------------------------

_ENFORCEMENT_PUBLICITY = Notice("国办发〔2018〕118号")
_ENFORCEMENT_PUBLICITY_SINCE = date(2019, 1, 3)

PUBLICATION = Term("主动公开", (_working_days(20, Article(26)),))
ENFORCEMENT_PUBLICATION = Term(
    "行政执法决定公开", (_working_days(20, _ENFORCEMENT_PUBLICITY, _ENFORCEMENT_PUBLICITY_SINCE),)
)
LICENSE_PENALTY_PUBLICATION = Term(
    "行政许可、行政处罚决定公开",
    (_working_days(7, _ENFORCEMENT_PUBLICITY, _ENFORCEMENT_PUBLICITY_SINCE),),
)
PENALTY_WITHDRAWAL = Term(
    "撤回已公开的行政处罚决定", (_days(3, Law("行政处罚法", 48, 2), date(2021, 7, 15)),)
)
INTERPRETATION_PUBLICATION = Term(
    "政策解读公开", (_working_days(3, Notice("国办发〔2016〕80号")),), Mark.MEMORY
)

RE_REVIEW = Term(
    "定期评估不予公开的政府信息",
    (_months(12, Article(18), REGULATION_IN_FORCE_ON),),
    Mark.INFERENCE,
)

# --- requests ---------------------------------------------------------------------------------

SUPPLEMENT_NOTICE = Term("告知补正", (_working_days(7, Article(30)),))
THIRD_PARTY_OPINION = Term("第三方答复征求意见", (_working_days(15, Article(32)),))
REPLY = Term("答复申请", (_working_days(20, Article(33, 2)),))
EXTENSION = Term("延长答复期限的上限", (_working_days(20, Article(33, 2)),))
JOINT_AGENCY_OPINION = Term("共同制作机关答复征求意见", (_working_days(15, Article(34)),))
FEE_PAYMENT = Term(
    "缴纳信息处理费",
    (_working_days(20, Notice(FEE_MEASURES, "第六条"), FEE_MEASURES_IN_FORCE_ON),),
)
PUBLIC_NOTICE = Term(
    "公告送达", (_days(30, Law("民事诉讼法", 95), REGULATION_IN_FORCE_ON),), Mark.INFERENCE
)

# --- remedies ---------------------------------------------------------------------------------

_OLD_RECONSIDERATION_LAW_ON = date(1999, 10, 1)
_LITIGATION_LAW_ON = date(2015, 5, 1)
_LITIGATION_INTERPRETATION_ON = date(2018, 2, 8)


def _reconsideration(number: int) -> Law:
    return Law("行政复议法", number)


def _old_reconsideration(number: int) -> Law:
    return Law("行政复议法（1999年）", number)


RECONSIDERATION = Term(
    "申请行政复议",
    (
        _days(60, _old_reconsideration(9), _OLD_RECONSIDERATION_LAW_ON),
        _days(60, _reconsideration(20), RECONSIDERATION_LAW_IN_FORCE_ON),
    ),
)
RECONSIDERATION_WITHOUT_CLAUSE = Term(
    "未告知复议权利时申请行政复议的最长期限",
    (_months(12, _reconsideration(20), RECONSIDERATION_LAW_IN_FORCE_ON),),
)
LAWSUIT = Term("提起行政诉讼", (_months(6, Law("行政诉讼法", 46), _LITIGATION_LAW_ON),))
LAWSUIT_AFTER_RECONSIDERATION = Term(
    "不服复议决定提起行政诉讼", (_days(15, Law("行政诉讼法", 45), _LITIGATION_LAW_ON),)
)
LAWSUIT_WITHOUT_CLAUSE = Term(
    "未告知起诉期限时提起行政诉讼的最长期限",
    (
        _months(
            12, Law("最高人民法院关于适用〈行政诉讼法〉的解释", 64), _LITIGATION_INTERPRETATION_ON
        ),
    ),
)
LAWSUIT_AGAINST_SILENCE = Term(
    "对不予答复提起行政诉讼",
    (
        _months(
            6, Law("最高人民法院关于适用〈行政诉讼法〉的解释", 66), _LITIGATION_INTERPRETATION_ON
        ),
    ),
)
RECONSIDERATION_COPY = Term(
    "复议机关发送申请书副本（普通程序）",
    (
        _working_days(7, _old_reconsideration(23), _OLD_RECONSIDERATION_LAW_ON),
        _working_days(7, _reconsideration(48), RECONSIDERATION_LAW_IN_FORCE_ON),
    ),
)
RECONSIDERATION_COPY_SIMPLE = Term(
    "复议机关发送申请书副本（简易程序）",
    (_working_days(3, _reconsideration(54), RECONSIDERATION_LAW_IN_FORCE_ON),),
)
RECONSIDERATION_ANSWER = Term(
    "被申请人提出书面答复（普通程序）",
    (
        _days(10, _old_reconsideration(23), _OLD_RECONSIDERATION_LAW_ON),
        _working_days(10, _reconsideration(48), RECONSIDERATION_LAW_IN_FORCE_ON),
    ),
)
RECONSIDERATION_ANSWER_SIMPLE = Term(
    "被申请人提出书面答复（简易程序）",
    (_working_days(5, _reconsideration(54), RECONSIDERATION_LAW_IN_FORCE_ON),),
)
RECONSIDERATION_DECISION = Term(
    "复议机关作出决定（普通程序）",
    (
        _days(60, _old_reconsideration(31), _OLD_RECONSIDERATION_LAW_ON),
        _days(60, _reconsideration(62), RECONSIDERATION_LAW_IN_FORCE_ON),
    ),
)
RECONSIDERATION_EXTENSION = Term(
    "延长复议期限的上限",
    (
        _days(30, _old_reconsideration(31), _OLD_RECONSIDERATION_LAW_ON),
        _days(30, _reconsideration(62), RECONSIDERATION_LAW_IN_FORCE_ON),
    ),
)
RECONSIDERATION_DECISION_SIMPLE = Term(
    "复议机关作出决定（简易程序）",
    (_days(30, _reconsideration(62), RECONSIDERATION_LAW_IN_FORCE_ON),),
)
COURT_ANSWER = Term("被告提交证据和答辩状", (_days(15, Law("行政诉讼法", 67), _LITIGATION_LAW_ON),))
JUDGMENT_PERFORMANCE = Term(
    "履行判决重新答复",
    (_working_days(20, DISCLOSURE_LITIGATION_2025, DISCLOSURE_LITIGATION_IN_FORCE_ON),),
    Mark.MEMORY,
)

# --- petitions --------------------------------------------------------------------------------


def _petition(number: int) -> Law:
    return Law("信访工作条例", number)


PETITION_REGISTRATION = Term(
    "信访部门登记转送", (_days(15, _petition(22), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_NOTICE = Term(
    "告知信访人受理情况", (_days(15, _petition(23), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_OBJECTION = Term(
    "对转送事项提出异议", (_working_days(5, _petition(23), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_DECISION = Term(
    "办结信访事项", (_days(60, _petition(34), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_EXTENSION = Term(
    "延长信访办理期限的上限", (_days(30, _petition(34), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_REEXAMINATION_REQUEST = Term(
    "信访人请求复查", (_days(30, _petition(35), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_REEXAMINATION = Term(
    "提出信访复查意见", (_days(30, _petition(35), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_REVIEW_REQUEST = Term(
    "信访人请求复核", (_days(30, _petition(36), PETITION_REGULATION_IN_FORCE_ON),)
)
PETITION_REVIEW = Term(
    "提出信访复核意见", (_days(30, _petition(36), PETITION_REGULATION_IN_FORCE_ON),)
)

# --- mailboxes --------------------------------------------------------------------------------

_SITE_INSPECTION = Notice("国办秘函〔2019〕19号")
_SITE_INSPECTION_SINCE = date(2019, 4, 1)

MAILBOX_RED_LINE = Term(
    "有效留言答复的红线", (_months(3, _SITE_INSPECTION, _SITE_INSPECTION_SINCE),), Mark.MEMORY
)
MAILBOX_PUBLICATION = Term(
    "公开留言答复", (_months(2, _SITE_INSPECTION, _SITE_INSPECTION_SINCE),), Mark.MEMORY
)
MAILBOX_CHONGQING = Term(
    "重庆公开信箱交办事项答复",
    (_working_days(10, Notice("重庆市公开信箱办理规定（2005年报道）"), date(2005, 12, 2)),),
    Mark.MEMORY,
)

TERMS: tuple[Term, ...] = tuple(value for value in globals().values() if isinstance(value, Term))
