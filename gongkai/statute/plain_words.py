"""A request told to its applicant: what happened and why the last day is that day, in plain words.

Names of those who were consulted, reasons of a decision that is not served yet and mistaken
entries are not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.citations import FEE_MEASURES, Article, Notice, Source
from gongkai.statute.events import (
    SERVICE_WAY_NAMES,
    Channel,
    Confirmed,
    DatedEvent,
    Decided,
    Extended,
    FeeNoticed,
    FeePaid,
    History,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Served,
    Split,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
    standing_entries,
)
from gongkai.statute.receipt import needs_confirmation, receipt_article
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ClockSettings, ReplyTerm
from gongkai.statute.standing import stand
from gongkai.statute.wording import chinese_date


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: its place in the record, its day, a title and a sentence."""

    sequence: int
    kind: type[DatedEvent]
    on: date
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for the last day to reply: its day or days, why, by which article, how much."""

    on: date
    text: str
    source: Source | None
    amount: str
    until: date | None = None

    @property
    def law(self) -> str:
        """The source, as short as an applicant knows it: 条例第三十三条第三款."""
        if isinstance(self.source, Article):
            return f"条例{self.source.place}"
        return str(self.source) if self.source else ""


def course(history: History) -> tuple[Happened, ...]:
    """What happened to a request, newest first."""
    entries = standing_entries(history)
    told = [
        Happened(entry.sequence, type(entry.event), entry.event.on, *_told(entry.event))
        for entry in entries
    ]
    return tuple(reversed(told))


def reasons(
    history: History,
    *,
    on: date,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> tuple[Reason, ...]:
    """条例第三十条、第三十一条、第三十三条、第三十五条。Why the last day is that; it comes last.

    Empty while no reply term runs.
    """
    events = [entry.event for entry in standing_entries(history) if entry.event.on <= on]
    term = ReplyTerm(stand(events), calendar or packaged(), settings)
    runs_from, due = term.standing.runs_from, term.due(on)
    if runs_from is None or due is None:
        return ()
    rows = [
        _beginning(events, runs_from),
        *_pause(term, runs_from, on),
        *_extensions(term, runs_from),
        *_set_term(term),
    ]
    length = terms.REPLY.days(runs_from) + term.standing.extension + term.paused_days(on)
    expected = "（放假安排公布后确定）" if due.provisional else ""
    total = "" if term.standing.term_set else f"共{length}个工作日"
    return (*rows, Reason(due.date, f"最迟答复日{expected}", None, total))


def fee_to_pay(
    history: History,
    *,
    on: date,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> str:
    """国办函〔2020〕109号第六条。How much is to be paid and until when; empty where nothing is."""
    events = (entry.event for entry in standing_entries(history) if entry.event.on <= on)
    term = ReplyTerm(stand(events), calendar or packaged(), settings)
    fee = term.standing.fee
    if fee is None:
        return ""
    last = term.payment_ends_on()
    length = terms.FEE_PAYMENT.length(fee.on)
    until = f"最迟{chinese_date(last)}" if last else f"收到通知书第二天起{length}内"
    return f"请缴纳信息处理费{fee.amount}元，{until}缴清。"


# --- what happened ----------------------------------------------------------------------------


@singledispatch
def _told(event: DatedEvent) -> tuple[str, str]:
    raise TypeError(f"{type(event).__name__} is no event of a request")


@_told.register
def _(event: Submitted) -> tuple[str, str]:
    ways = {
        Channel.IN_PERSON: "您当面提交了申请。",
        Channel.MAIL_SIGNED: "签收了您寄来的申请。",
        Channel.MAIL_ORDINARY: "收到您寄来的平常信函。",
        Channel.ONLINE: "您在网上提交了申请。",
        Channel.FAX: "收到您传真来的申请。",
    }
    how = "您口头提出，工作人员代为填写。" if event.oral else ways[event.channel]
    confirmed = event.confirmed_on
    return event.name, f"{how}{chinese_date(confirmed)}双方确认。" if confirmed else how


@_told.register
def _(event: Confirmed) -> tuple[str, str]:
    return event.name, "双方已经确认，从第二天起计算答复期限。"


@_told.register
def _(event: SupplementRequested) -> tuple[str, str]:
    return "请您补正", f"最迟{chinese_date(event.until)}补正，收到之前不计算答复期限。"


@_told.register
def _(event: SupplementReceived) -> tuple[str, str]:
    return event.name, "答复期限从收到补正之日起重新计算。"


@_told.register
def _(event: OpinionSought) -> tuple[str, str]:
    return "征求有关方面的意见", "征求意见的时间不计入答复期限。"


@_told.register
def _(event: OpinionReceived) -> tuple[str, str]:
    return "收到有关方面的意见", "意见已经收到，继续办理。"


@_told.register
def _(event: ReasonsRequested) -> tuple[str, str]:
    return "请您说明理由", "申请的数量、频次较多，请说明理由。"


@_told.register
def _(event: ReasonsGiven) -> tuple[str, str]:
    return event.name, "您说明的理由已经收到。"


@_told.register
def _(event: TermSet) -> tuple[str, str]:
    return event.name, f"延迟至{chinese_date(event.until)}前答复。"


@_told.register
def _(event: Extended) -> tuple[str, str]:
    return "延长答复期限", f"延长{event.working_days}个工作日。"


@_told.register
def _(event: FeeNoticed) -> tuple[str, str]:
    return event.name, f"信息处理费{event.amount}元，缴清之前不计算答复期限。"


@_told.register
def _(event: FeePaid) -> tuple[str, str]:
    return event.name, "答复期限从第二天起重新计算。"


@_told.register
def _(event: Decided) -> tuple[str, str]:
    return event.name, "决定写成文书，送达您。"


@_told.register
def _(event: Served) -> tuple[str, str]:
    return "答复已经送达", f"{SERVICE_WAY_NAMES[event.way]}。"


@_told.register
def _(event: Withdrawn) -> tuple[str, str]:
    return "您撤回了申请", "不再答复这份申请。"


@_told.register
def _(event: Split) -> tuple[str, str]:
    return event.name, f"申请包含几件事，分为{'、'.join(event.into)}，分别答复。"


# --- why that day -----------------------------------------------------------------------------


def _beginning(events: list[DatedEvent], runs_from: date) -> Reason:
    amount = f"{terms.REPLY.days(runs_from)}个工作日"
    last = [each for each in events if isinstance(each, SupplementReceived | FeePaid)]
    if last and isinstance(last[-1], SupplementReceived):
        return Reason(runs_from, "收到您的补正，从第二天起重新计算", Article(30), amount)
    if last:
        fees = Notice(FEE_MEASURES, "第六条")
        return Reason(runs_from, "您缴清了费用，从第二天起重新计算", fees, amount)
    submitted = next(each for each in events if isinstance(each, Submitted))
    what = "双方确认收到申请" if needs_confirmation(submitted.channel) else "收到您的申请"
    source = receipt_article(submitted.channel)
    return Reason(runs_from, f"{what}，从第二天起计算", source, amount)


def _pause(term: ReplyTerm, runs_from: date, on: date) -> Iterator[Reason]:
    days = term.paused_days(on)
    asked = [each.asked.on for each in term.standing.consultations if each.asked.on >= runs_from]
    if not days or not asked:
        return
    answers = [each.answer.on for each in term.standing.consultations if each.answer]
    is_over = len(answers) == len(term.standing.consultations)
    until = max(answers) if is_over else None
    text = "征求有关方面的意见，这段时间不计入" + ("" if is_over else "，还在等待答复")
    yield Reason(min(asked), text, Article(33, 3), f"不计入{days}个工作日", until)


def _extensions(term: ReplyTerm, runs_from: date) -> Iterator[Reason]:
    for each in term.standing.extensions:
        if each.on >= runs_from:
            text, amount = "经工作机构负责人同意延长", f"加{each.working_days}个工作日"
            yield Reason(each.on, text, Article(33, 2), amount)


def _set_term(term: ReplyTerm) -> Iterator[Reason]:
    if each := term.standing.term_set:
        text = f"您说明了理由，另定合理期限至{chinese_date(each.until)}"
        yield Reason(each.on, text, Article(35), "")
