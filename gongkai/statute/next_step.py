"""What the agency has to do next about a request, in words (条例第三十条至第三十六条).

The button and the sentence of a list; `standing` and the day decide, nothing else is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.citations import FEE_MEASURES, SERVICE_NOTICE, Article, Notice, Source
from gongkai.statute.events import Channel, Consulted
from gongkai.statute.receipt import receipt_article
from gongkai.statute.reply_term import ReplyTerm
from gongkai.statute.state import Awaiting, State, position
from gongkai.statute.wording import chinese_date


class NextAct(StrEnum):
    """下一步: what stands to be done, or whom one waits for."""

    CONFIRM = "confirm"
    DECIDE = "decide"
    SERVE = "serve"
    END_UNSUPPLEMENTED = "end_unsupplemented"
    END_UNPAID = "end_unpaid"
    END_WITHDRAWN = "end_withdrawn"
    AWAIT_SUPPLEMENT = "await_supplement"
    AWAIT_OPINION = "await_opinion"
    AWAIT_REASONS = "await_reasons"
    AWAIT_PAYMENT = "await_payment"


WAITING = frozenset(
    {
        NextAct.AWAIT_SUPPLEMENT,
        NextAct.AWAIT_OPINION,
        NextAct.AWAIT_REASONS,
        NextAct.AWAIT_PAYMENT,
    }
)


@dataclass(frozen=True, slots=True)
class NextStep:
    """An act, its words on a button, the sentence that says why, and the sources of that."""

    act: NextAct
    label: str
    sentence: str
    sources: tuple[Source, ...] = ()


def next_step(term: ReplyTerm, on: date) -> NextStep | None:
    """条例第三十条至第三十六条。The next step of a request on a day; None once it is served."""
    where = position(term, on)
    if where.state in {State.SERVED, State.SPLIT}:
        return None
    if where.awaiting is None or _waits_in_vain(where.awaiting, term, on):
        return _OWN[where.state](term, on)
    return _AWAITED[where.awaiting](term, on)


def _waits_in_vain(awaiting: Awaiting, term: ReplyTerm, on: date) -> bool:
    """Whether the reply term ends although somebody has not answered yet.

    Reasons that are awaited do not stop it, nor does an opinion asked for after its end.
    """
    due = term.due(on)
    if due is None:
        return False
    return on > due.date or (awaiting is Awaiting.REASONS and on == due.date)


# --- what waits for others --------------------------------------------------------------------


def _confirm(term: ReplyTerm, on: date) -> NextStep:
    submitted = term.standing.submitted
    channel = submitted.channel if submitted else Channel.ONLINE
    arrived_on = submitted.arrived_on if submitted else on
    sources = (receipt_article(channel),)
    if channel is not Channel.MAIL_ORDINARY:
        waited = max(0, term.calendar.between(arrived_on, on))
        since = f"到达已{waited}个工作日。" if waited else ""
        sentence = f"{since}双方确认之日为收到申请之日，确认之前答复期限不起算。"
    elif arrived_on >= on:
        sentence = "平常信函须当日与申请人确认，确认之日即收到申请之日。"
    else:
        arrived = chinese_date(arrived_on)
        sentence = f"平常信函应当在到达当日（{arrived}）确认，现已逾日，请立即与申请人确认。"
    return NextStep(NextAct.CONFIRM, "打电话确认", sentence, sources)


def _await_supplement(term: ReplyTerm, on: date) -> NextStep:
    last = term.supplement_ends_on() or on
    until = chinese_date(last)
    sentence = f"已告知补正，补正期限至{until}；收到补正之日起重新计算答复期限。"
    return NextStep(
        NextAct.AWAIT_SUPPLEMENT, f"等申请人补正至{_short(last)}", sentence, (Article(30),)
    )


def _await_opinion(term: ReplyTerm, on: date) -> NextStep:
    out = [each for each in term.standing.consultations if term.is_out(each, on)]
    whose = "第三方" if any(each.asked.of is Consulted.THIRD_PARTY for each in out) else "其他机关"
    ends = [end for each in out if (end := term.opinion_ends_on(each))]
    of_all = f"{len(out)}方" if len(out) > 1 else ""
    paused = "征求意见所需时间不计入答复期限。"
    if ends:
        label = f"等{whose}意见至{_short(max(ends))}"
        sentence = f"{of_all}尚未答复，期限至{chinese_date(max(ends))}；{paused}"
    else:
        label = f"等{whose}意见"
        sentence = f"{of_all}尚未答复，对方的期限没有登记；{paused}"
    source = Article(32) if whose == "第三方" else Article(33, 3)
    return NextStep(NextAct.AWAIT_OPINION, label, sentence, (source,))


def _await_reasons(term: ReplyTerm, on: date) -> NextStep:
    due = term.due(on)
    until = f"，至{chinese_date(due.date)}" if due else ""
    sentence = f"已要求申请人说明理由，答复期限照常计算{until}。"
    return NextStep(NextAct.AWAIT_REASONS, "等申请人说明理由", sentence, (Article(35),))


def _await_payment(term: ReplyTerm, on: date) -> NextStep:
    last = term.payment_ends_on()
    source = Notice(FEE_MEASURES, "第六条")
    if last is None:
        sentence = "收费通知没有登记送达日期，缴费期限无法计算，请核对登记。"
        return NextStep(NextAct.AWAIT_PAYMENT, "等申请人缴费", sentence, (source,))
    sentence = f"缴费期限至{chinese_date(last)}；缴清次日起重新计算答复期限。"
    return NextStep(NextAct.AWAIT_PAYMENT, f"等申请人缴费至{_short(last)}", sentence, (source,))


# --- what the agency does itself --------------------------------------------------------------


def _decide(term: ReplyTerm, on: date) -> NextStep:
    sentence, sources = _urgency(term, on, "作出决定并送达")
    return NextStep(NextAct.DECIDE, "作出决定", sentence, sources)


def _serve(term: ReplyTerm, on: date) -> NextStep:
    decided = term.standing.decided
    made = f"已于{chinese_date(decided.on)}作出决定。" if decided else ""
    if term.standing.withdrawn:
        return NextStep(NextAct.SERVE, "送达答复书", f"{made}送达后即可归档。", (SERVICE_NOTICE,))
    sentence, sources = _urgency(term, on, "送达")
    return NextStep(NextAct.SERVE, "送达答复书", made + sentence, (SERVICE_NOTICE, *sources))


def _urgency(term: ReplyTerm, on: date, act: str) -> tuple[str, tuple[Source, ...]]:
    """What the last day to reply demands today, and by which article."""
    sources = (Article(33, 2),)
    due = term.due(on)
    if due is None:
        return f"请{act}，随后归档。", ()
    until = chinese_date(due.date)
    left = term.calendar.between(on, due.date)
    if on > due.date:
        return f"答复期限已于{until}届满。请尽快{act}，并写明逾期原因。", sources
    if on == due.date:
        return f"答复期限今天届满，须在今天{act}；邮寄的以交邮之日为准。", sources
    if due.provisional:
        target = chinese_date(due.internal_target) if due.internal_target else until
        return f"答复期限预计至{until}，待放假安排公布后更新；内部目标{target}。", sources
    return f"答复期限至{until}，还剩{left}个工作日。", sources


def _abandoned(term: ReplyTerm, on: date) -> NextStep:
    source: Source
    if term.standing.awaits_supplement:
        act, what = NextAct.END_UNSUPPLEMENTED, "补正"
        last, source = term.supplement_ends_on(), Article(30)
    else:
        act, what = NextAct.END_UNPAID, "缴费"
        last, source = term.payment_ends_on(), Notice(FEE_MEASURES, "第六条")
    ended = f"{what}期限已于{chinese_date(last)}届满，" if last else ""
    sentence = f"{ended}申请人没有{what}，视为放弃申请，请作出不再处理的决定。"
    return NextStep(act, f"按逾期不{what}终止", sentence, (source,))


def _withdrawn(term: ReplyTerm, on: date) -> NextStep:
    withdrawn = term.standing.withdrawn
    day = f"于{chinese_date(withdrawn.on)}" if withdrawn else ""
    sentence = f"申请人已{day}撤回申请，请作出终止办理的决定后归档。"
    return NextStep(NextAct.END_WITHDRAWN, "按撤回终止", sentence)


def _short(day: date) -> str:
    """A day on a button: 10月30日."""
    return f"{day.month}月{day.day}日"


_Told = Callable[[ReplyTerm, date], NextStep]
_AWAITED: dict[Awaiting, _Told] = {
    Awaiting.CONFIRMATION: _confirm,
    Awaiting.SUPPLEMENT: _await_supplement,
    Awaiting.OPINION: _await_opinion,
    Awaiting.REASONS: _await_reasons,
    Awaiting.PAYMENT: _await_payment,
}
_OWN: dict[State, _Told] = {
    State.ARRIVED: _confirm,
    State.RECEIVED: _decide,
    State.ABANDONED: _abandoned,
    State.WITHDRAWN: _withdrawn,
    State.DECIDED: _serve,
}
