"""A history told step by step: what happened, by which article, and what it did to the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, Reckoned, packaged
from gongkai.statute.citations import FEE_MEASURES, SERVICE_NOTICE, Article, Notice, Source
from gongkai.statute.events import (
    CHANNEL_NAMES,
    CONSULTED_NAMES,
    SERVICE_WAY_NAMES,
    Confirmed,
    Consulted,
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
    Retracted,
    Served,
    Split,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
    standing_entries,
)
from gongkai.statute.outcomes import outcome
from gongkai.statute.receipt import confirmed_late, receipt_article
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ClockSettings, ReplyTerm
from gongkai.statute.standing import Consultation, Standing, after
from gongkai.statute.wording import chinese_date

_FEE_ARTICLE = Notice(FEE_MEASURES, "第六条")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its day, what happened, the sources of its effect, and the effect in words."""

    on: date
    what: str
    sources: tuple[Source, ...]
    effect: str


def explain(
    history: History,
    *,
    on: date,
    calendar: Calendar | None = None,
    settings: ClockSettings = DEFAULT_SETTINGS,
) -> tuple[Step, ...]:
    """条例第三十条、第三十一条、第三十三条、第三十四条、第三十五条。The steps of a lawful history.

    Up to `on`, by day: the events, the terms of others that ran out, and what was taken back.
    """
    steps = list(_retracted(history))
    standing = Standing()
    calendar = calendar or packaged()
    for entry in standing_entries(history):
        if entry.event.on <= on:
            before = ReplyTerm(standing, calendar, settings)
            standing = after(entry.event, standing)
            steps.append(_step(entry.event, before, ReplyTerm(standing, calendar, settings)))
    steps += _lapses(ReplyTerm(standing, calendar, settings), on)
    return tuple(sorted((step for step in steps if step.on <= on), key=lambda step: step.on))


def _retracted(history: History) -> Iterator[Step]:
    reasons = {each.sequence: each.reason for each in history if isinstance(each, Retracted)}
    for sequence, event in enumerate(history, start=1):
        if sequence in reasons and not isinstance(event, Retracted):
            effect = f"登记有误，已撤销，不发生效力：{reasons[sequence]}"
            yield Step(event.on, f"{event.name}（已撤销）", (), effect)


def _step(event: DatedEvent, before: ReplyTerm, now: ReplyTerm) -> Step:
    what, sources, effect = _told(event, before, now)
    return Step(event.on, what, sources, effect)


def _until(due: Reckoned | None) -> str:
    """The end of a sentence that names the last day to reply."""
    if due is None:
        return "答复期限暂不计算"
    if due.provisional:
        return f"答复期限预计至{chinese_date(due.date)}（当年放假安排尚未公布，待公布后更新）"
    return f"答复期限至{chinese_date(due.date)}"


def _due(term: ReplyTerm, on: date) -> str:
    return f"{_until(term.due(on))}。"


Told = tuple[str, tuple[Source, ...], str]


@singledispatch
def _told(event: DatedEvent, before: ReplyTerm, now: ReplyTerm) -> Told:
    raise TypeError(f"{type(event).__name__} is no event of a request")


@_told.register
def _(event: Submitted, before: ReplyTerm, now: ReplyTerm) -> Told:
    sources = (receipt_article(event.channel),)
    what = f"{event.name}（{CHANNEL_NAMES[event.channel]}{'，口头提出' if event.oral else ''}）"
    received_on = now.standing.received_on
    if received_on is None:
        return what, sources, "双方确认之日为收到申请之日，答复期限尚未起算。"
    return what, (*sources, Article(33, 2)), _received(received_on, now)


def _received(received_on: date, now: ReplyTerm) -> str:
    """The sentence about the day of receipt and the term that it starts."""
    submitted = now.standing.submitted
    length = terms.REPLY.length(received_on)
    is_late = submitted is not None and confirmed_late(submitted)
    late = "平常信函应当在收到当日确认，现已逾日。" if is_late else ""
    return (
        f"{chinese_date(received_on)}为收到申请之日，次日起{length}内答复，"
        f"{_due(now, received_on)}{late}"
    )


@_told.register
def _(event: Confirmed, before: ReplyTerm, now: ReplyTerm) -> Told:
    submitted = now.standing.submitted
    sources: tuple[Source, ...] = (receipt_article(submitted.channel),) if submitted else ()
    return event.name, (*sources, Article(33, 2)), _received(event.on, now)


@_told.register
def _(event: SupplementRequested, before: ReplyTerm, now: ReplyTerm) -> Told:
    received_on = now.standing.received_on or event.on
    last = terms.SUPPLEMENT_NOTICE.ends(received_on, now.calendar).date
    ends_on = now.supplement_ends_on() or event.until
    effect = f"补正期限至{chinese_date(ends_on)}，收到补正之前不计答复期限。"
    if event.on > last:
        length = terms.SUPPLEMENT_NOTICE.length(received_on)
        effect += (
            f"告知补正应当在收到申请之日起{length}内（至{chinese_date(last)}）作出，现已逾期。"
        )
    return event.name, (Article(30),), effect


@_told.register
def _(event: SupplementReceived, before: ReplyTerm, now: ReplyTerm) -> Told:
    return event.name, (Article(30),), f"答复期限自收到补正之日起重新计算，{_due(now, event.on)}"


def _consultation_article(asked: OpinionSought) -> Article:
    if asked.of is Consulted.THIRD_PARTY:
        return Article(32)
    return Article(34) if asked.joint else Article(33, 3)


@_told.register
def _(event: OpinionSought, before: ReplyTerm, now: ReplyTerm) -> Told:
    name = "共同制作机关" if event.joint else CONSULTED_NAMES[event.of]
    what = f"{event.name}（{name}：{event.party}）"
    last = now.opinion_ends_on(Consultation(event))
    term = f"；对方的答复期限至{chinese_date(last)}" if last else ""
    effect = f"自次日起，征求意见所需时间不计入答复期限{term}。"
    due = before.due(event.on)
    if due and event.on > due.date:
        effect = f"答复期限已于{chinese_date(due.date)}届满，征求意见不再使其中止{term}。"
    return what, (_consultation_article(event), Article(33, 3)), effect


@_told.register
def _(event: OpinionReceived, before: ReplyTerm, now: ReplyTerm) -> Told:
    asked = [each.asked for each in before.standing.consultations if each.answer is None]
    articles = [_consultation_article(each) for each in asked if each.party == event.party]
    sources: tuple[Source, ...] = tuple(dict.fromkeys((*articles, Article(33, 3))))
    what = f"{event.name}（{event.party}：{'同意公开' if event.consents else '不同意公开'}）"
    days = now.paused_days(event.on)
    return what, sources, f"征求意见至今共扣除{days}个工作日，{_due(now, event.on)}"


@_told.register
def _(event: ReasonsRequested, before: ReplyTerm, now: ReplyTerm) -> Told:
    runs = "说明理由的时间不计入答复期限" if now.settings.reasons_pause else "答复期限照常计算"
    return event.name, (Article(35),), f"{runs}，{_due(now, event.on)}"


@_told.register
def _(event: ReasonsGiven, before: ReplyTerm, now: ReplyTerm) -> Told:
    judged = (
        "理由合理，可以确定延迟答复的合理期限"
        if event.reasonable
        else "理由不合理，可以告知不予处理"
    )
    return event.name, (Article(35),), f"{judged}，{_due(now, event.on)}"


@_told.register
def _(event: TermSet, before: ReplyTerm, now: ReplyTerm) -> Told:
    return event.name, (Article(35),), f"告知申请人延迟答复的合理期限，{_due(now, event.on)}"


@_told.register
def _(event: Extended, before: ReplyTerm, now: ReplyTerm) -> Told:
    approved = f"经{event.approved_by}同意，" if event.approved_by else ""
    effect = f"{approved}答复期限延长{event.working_days}个工作日，{_due(now, event.on)}"
    return event.name, (Article(33, 2),), effect


@_told.register
def _(event: FeeNoticed, before: ReplyTerm, now: ReplyTerm) -> Told:
    last = now.payment_ends_on()
    until = f"缴费期限至{chinese_date(last)}" if last else "缴费期限自通知送达次日起算"
    what = f"{event.name}（{event.amount}元）"
    return what, (Article(42), _FEE_ARTICLE), f"{until}，缴清之前不计答复期限。"


@_told.register
def _(event: FeePaid, before: ReplyTerm, now: ReplyTerm) -> Told:
    return event.name, (_FEE_ARTICLE,), f"答复期限自缴清次日起重新计算，{_due(now, event.on)}"


@_told.register
def _(event: Withdrawn, before: ReplyTerm, now: ReplyTerm) -> Told:
    return event.name, (), "不再答复，作出终止办理的决定后归档。"


@_told.register
def _(event: Decided, before: ReplyTerm, now: ReplyTerm) -> Told:
    codes = event.points or (event.outcome,)
    titles = "、".join(outcome(code).situation for code in codes)
    sources = dict.fromkeys(source for code in codes for source in outcome(code).bases)
    return f"{event.name}（{titles}）", tuple(sources), "送达之日为答复之日，答复期限算至送达。"


@_told.register
def _(event: Served, before: ReplyTerm, now: ReplyTerm) -> Told:
    what = f"{event.name}（{SERVICE_WAY_NAMES[event.way]}）"
    due = now.due(event.on)
    if due is None or now.standing.withdrawn:
        return what, (SERVICE_NOTICE,), "申请办结。"
    if event.on <= due.date:
        return what, (SERVICE_NOTICE, Article(33, 2)), "在答复期限内答复，申请办结。"
    late = now.calendar.between(due.date, event.on)
    effect = f"答复期限已于{chinese_date(due.date)}届满，逾期{late}个工作日，申请办结。"
    return what, (SERVICE_NOTICE, Article(33, 2)), effect


@_told.register
def _(event: Split, before: ReplyTerm, now: ReplyTerm) -> Told:
    numbers = "、".join(event.into)
    return event.name, (), f"分为{numbers}，各件的提交日期不变，答复期限各自计算；本件不再办理。"


# --- terms of others that ran out -------------------------------------------------------------


def _lapses(term: ReplyTerm, on: date) -> Iterator[Step]:
    for consultation in term.standing.consultations:
        last = term.opinion_ends_on(consultation)
        if last and last < on and consultation.answer is None:
            yield _silence(consultation, last, term)
    yield from _abandonment(term, on)


def _silence(consultation: Consultation, last: date, term: ReplyTerm) -> Step:
    asked = consultation.asked
    if asked.joint:
        effect = "逾期未提出意见，视为同意公开"
    elif asked.of is Consulted.THIRD_PARTY:
        effect = "逾期未提出意见，不视为同意，由行政机关依照条例决定是否公开"
    else:
        effect = "函件所定期限届满，不再等待"
    what = f"意见期限届满（{asked.party}）"
    return Step(last, what, (_consultation_article(asked),), f"{effect}；{_due(term, last)}")


def _abandonment(term: ReplyTerm, on: date) -> Iterator[Step]:
    standing: Standing = term.standing
    if standing.awaits_supplement:
        source: Source = Article(30)
        last, what = term.supplement_ends_on(), "补正"
    elif standing.awaits_payment:
        last, what, source = term.payment_ends_on(), "缴费", _FEE_ARTICLE
    else:
        return
    if last and last < on and standing.withdrawn is None:
        effect = f"申请人逾期未{what}，视为放弃申请，不再处理。"
        yield Step(last, f"{what}期限届满", (source,), effect)
