"""The light of a request: how near its term is, as a word, a shape and a second line."""

from dataclasses import dataclass
from datetime import date

from gongkai.statute.clock import Clock, read_term
from gongkai.statute.events import Channel, Consulted
from gongkai.statute.reply_term import ReplyTerm
from gongkai.statute.state import Awaiting, State
from gongkai.statute.wording import chinese_date

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Light:
    """`state` names the shape; without it, `left` working days do. `word` overrules the words."""

    note: str
    state: str = ""
    left: int | None = None
    word: str = ""


def light(term: ReplyTerm, on: date) -> Light:
    """The light of a request that stands where it stands, on a day."""
    clock = read_term(term, on)
    if clock.state in _AT_REST:
        return _at_rest(term, clock, on)
    if clock.awaiting in {Awaiting.SUPPLEMENT, Awaiting.PAYMENT}:
        return _outstanding(term, clock.awaiting)
    if clock.awaiting is Awaiting.OPINION and not clock.overdue:
        return _paused(term, on)
    return _running(term, clock)


_AT_REST = frozenset({State.SERVED, State.SPLIT, State.ARRIVED, State.ABANDONED, State.WITHDRAWN})


def _at_rest(term: ReplyTerm, clock: Clock, on: date) -> Light:
    """No term runs: not yet, or no more."""
    if clock.state is State.SERVED:
        return _served(term, overdue=clock.overdue)
    if clock.state is State.SPLIT:
        return Light("由分出的各件分别办理", "done", word="已分件")
    if clock.state is State.ARRIVED:
        return _unconfirmed(term, on)
    if clock.state is State.ABANDONED:
        return Light("期限内没有补正或者缴费", "soon", word="视为放弃")
    return Light("待终止办理后归档", "running", word="申请人已撤回")


def _running(term: ReplyTerm, clock: Clock) -> Light:
    if clock.due_on is None or clock.remaining_working_days is None:
        withdrawn = term.standing.withdrawn is not None
        return Light("终止办理待送达" if withdrawn else "待送达", "running", word="已决定")
    note = short_day(clock.due_on)
    note = f"预计{note}（暂定）" if clock.provisional else note
    return Light(note, left=clock.remaining_working_days)


def short_day(day: date) -> str:
    """A day of a list: 10月28日 星期三."""
    return f"{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}"


def _served(term: ReplyTerm, *, overdue: bool) -> Light:
    served = term.standing.served
    on = chinese_date(served.on) if served else ""
    return Light(f"{on}，逾期" if overdue else on, "done", word="已送达")


def _unconfirmed(term: ReplyTerm, on: date) -> Light:
    submitted = term.standing.submitted
    waited = max(0, term.calendar.between(submitted.arrived_on, on)) if submitted else 0
    if submitted and submitted.channel is Channel.MAIL_ORDINARY:
        if submitted.arrived_on >= on:
            return Light("确认之前不起算", "today", word="今日须确认")
        return Light("平常信函须当日确认", "overdue", word=f"逾{waited}个工作日未确认")
    aged = f"到达已{waited}个工作日，" if waited else ""
    return Light(f"{aged}确认之前不起算", "unconfirmed", word="待确认")


def _outstanding(term: ReplyTerm, awaiting: Awaiting) -> Light:
    if awaiting is Awaiting.SUPPLEMENT:
        what, last = "补正", term.supplement_ends_on()
    else:
        what, last = "缴费", term.payment_ends_on()
    until = f"{what}期限{last.month}月{last.day}日，" if last else ""
    again = "补正后重算" if what == "补正" else "缴清后重算"
    return Light(f"{until}{again}", "paused", word=f"待{what}")


def _paused(term: ReplyTerm, on: date) -> Light:
    out = [each.asked for each in term.standing.consultations if term.is_out(each, on)]
    third = any(each.of is Consulted.THIRD_PARTY for each in out)
    since = min(each.on for each in out)
    runs_from = term.standing.runs_from or since
    counted = max(0, term.calendar.between(runs_from, on) - term.paused_days(on))
    whose = "第三方" if third else "其他机关"
    return Light(
        f"等{whose}，{since.month}月{since.day}日起", "paused", word=f"已暂停，已计{counted}日"
    )
