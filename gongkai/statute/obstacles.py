"""Why the law does not let an event follow, one function an event (条例第三十条至第四十条).

Each answers in a Chinese sentence that says what to do instead, or None. `term` holds where the
request stands before the event.
"""

from functools import singledispatch

from gongkai.statute import terms
from gongkai.statute.events import (
    CHANNEL_NAMES,
    Confirmed,
    Consulted,
    DatedEvent,
    Decided,
    Extended,
    FeeNoticed,
    FeePaid,
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
)
from gongkai.statute.obstacles_to_decision import decision_obstacle
from gongkai.statute.receipt import needs_confirmation
from gongkai.statute.reply_term import ReplyTerm
from gongkai.statute.wording import chinese_date


def refusal(event: DatedEvent, term: ReplyTerm) -> str | None:
    """条例第三十条至第四十条。Why `event` may not follow, in a Chinese sentence, or None."""
    if isinstance(event, Submitted):
        return _submission_obstacle(event, term)
    return _closed(event, term) or _not_received(event, term) or _obstacle(event, term)


def _submission_obstacle(event: Submitted, term: ReplyTerm) -> str | None:
    if term.standing.submitted:
        return "一份申请只能登记一次；另一份申请请另行登记，登记有误的先撤销误登。"
    if event.arrived_on < terms.REGULATION_IN_FORCE_ON:
        in_force = chinese_date(terms.REGULATION_IN_FORCE_ON)
        return f"现行条例自{in_force}起施行，此前收到的申请适用旧条例，请按旧条例办理。"
    if event.confirmed_on and event.confirmed_on < event.arrived_on:
        return "确认日期早于申请到达日期，请核对。"
    return None


def _closed(event: DatedEvent, term: ReplyTerm) -> str | None:
    """What came to an end takes no further step, save the ones that end it."""
    standing = term.standing
    if standing.submitted is None:
        return "这一天还没有收到申请，请先登记“提交申请”，或者核对日期。"
    if standing.split:
        numbers = "、".join(standing.split.into)
        return f"申请已于{chinese_date(standing.split.on)}分为{numbers}办理，请在各件中继续。"
    if standing.served:
        served = chinese_date(standing.served.on)
        return f"答复已于{served}送达，申请已办结；登记有误的，请先撤销误登。"
    if standing.decided and not isinstance(event, Served):
        decided = chinese_date(standing.decided.on)
        return f"已于{decided}作出决定，只待送达；决定有误的，请先撤销误登。"
    if standing.withdrawn and not isinstance(event, Decided | Served):
        withdrawn = chinese_date(standing.withdrawn.on)
        return f"申请人已于{withdrawn}撤回申请，只需作出终止办理的决定。"
    return None


def _not_received(event: DatedEvent, term: ReplyTerm) -> str | None:
    """Nothing is done about a request before the day on which it counts as received."""
    standing = term.standing
    if isinstance(event, Confirmed | Withdrawn) or standing.withdrawn:
        return None
    if standing.received_on is None:
        return "申请尚未与申请人确认，收到申请之日未定，请先登记“确认收到申请”。"
    if event.on < standing.received_on:
        return f"日期早于收到申请之日（{chinese_date(standing.received_on)}），请核对。"
    return None


@singledispatch
def _obstacle(event: DatedEvent, term: ReplyTerm) -> str | None:
    raise TypeError(f"{type(event).__name__} is no event of a request")


@_obstacle.register
def _(event: Confirmed, term: ReplyTerm) -> str | None:
    submitted = term.standing.submitted
    if submitted and not needs_confirmation(submitted.channel):
        return f"{CHANNEL_NAMES[submitted.channel]}的申请无需确认，收到申请之日已定。"
    if term.standing.received_on:
        return f"申请已于{chinese_date(term.standing.received_on)}确认收到。"
    return None


@_obstacle.register
def _(event: SupplementRequested, term: ReplyTerm) -> str | None:
    standing = term.standing
    if event.until <= event.on:
        return "补正期限应当晚于告知之日，请给申请人合理的期限。"
    if standing.awaits_supplement:
        return "补正告知已经发出，请等待申请人补正或者补正期限届满。"
    if standing.supplement_rounds >= term.settings.supplement_rounds:
        return "应当一次性告知补正；补正后仍不明确的，当面或者电话沟通后作出决定。"
    return _after_its_end(event, term, "告知补正")


def _after_its_end(event: DatedEvent, term: ReplyTerm, act: str) -> str | None:
    """Acts that only a running reply term allows."""
    due = term.due(event.on)
    if due is None:
        awaited = "缴费" if term.standing.awaits_payment else "补正"
        return f"正在等待申请人{awaited}，答复期限没有计算，不能{act}。"
    if event.on > due.date:
        return f"答复期限已于{chinese_date(due.date)}届满，不能再{act}，请尽快答复。"
    return None


@_obstacle.register
def _(event: SupplementReceived, term: ReplyTerm) -> str | None:
    if not term.standing.awaits_supplement:
        return "没有待补正的告知，请先登记“告知补正”。"
    return None


@_obstacle.register
def _(event: OpinionSought, term: ReplyTerm) -> str | None:
    if not event.party.strip():
        return "请写明向谁征求意见。"
    if event.joint and event.of is not Consulted.AGENCY:
        return "只有行政机关才是共同制作机关；征求第三方意见适用第三十二条。"
    if event.until and (event.joint or event.of is Consulted.THIRD_PARTY):
        return "第三方和共同制作机关的答复期限由条例规定为十五个工作日，不能另定。"
    if any(day and day < event.on for day in (event.delivered_on, event.until)):
        return "征求意见书的送达日期和答复期限不能早于发出日期，请核对。"
    if term.standing.asked(event.party):
        return f"向“{event.party}”征求的意见尚未答复，不能重复征求。"
    return None


@_obstacle.register
def _(event: OpinionReceived, term: ReplyTerm) -> str | None:
    consultation = term.standing.asked(event.party)
    if consultation is None:
        return f"没有待“{event.party}”答复的征求意见，请先登记“征求意见”，或者核对名称。"
    delivered_on = consultation.asked.delivered_on
    if delivered_on and event.on < delivered_on:
        return f"意见早于征求意见书送达之日（{chinese_date(delivered_on)}），请核对日期。"
    return None


@_obstacle.register
def _(event: ReasonsRequested, term: ReplyTerm) -> str | None:
    if term.standing.reasons:
        return "已经要求申请人说明理由，不能重复要求。"
    return None


@_obstacle.register
def _(event: ReasonsGiven, term: ReplyTerm) -> str | None:
    if not term.standing.awaits_reasons:
        return "没有待答复的说明理由告知，请先登记“要求说明理由”。"
    return None


@_obstacle.register
def _(event: TermSet, term: ReplyTerm) -> str | None:
    answer = term.standing.reasons_answer
    if answer is None or not answer.reasonable:
        return "只有申请人说明了理由且理由合理，才能确定延迟答复的合理期限。"
    if term.standing.term_set:
        until = chinese_date(term.standing.term_set.until)
        return f"合理期限已确定至{until}；登记有误的，请先撤销误登。"
    due = term.due(event.on)
    if due and event.until <= due.date:
        return f"合理期限应当晚于原答复期限（{chinese_date(due.date)}），否则无需另定。"
    return _after_its_end(event, term, "确定合理期限")


@_obstacle.register
def _(event: Extended, term: ReplyTerm) -> str | None:
    extensions, longest = term.standing.extensions, terms.EXTENSION.days(event.on)
    if len(extensions) >= term.settings.extensions:
        return "答复期限已经延长，不能再次延期。"
    left = longest - sum(each.working_days for each in extensions)
    if not 1 <= event.working_days <= left:
        return f"延长的期限合计不超过{longest}个工作日，这次可以填写1至{left}个工作日。"
    return _after_its_end(event, term, "延期答复")


@_obstacle.register
def _(event: FeeNoticed, term: ReplyTerm) -> str | None:
    if event.on < terms.FEE_MEASURES_IN_FORCE_ON:
        in_force = chinese_date(terms.FEE_MEASURES_IN_FORCE_ON)
        return f"信息处理费管理办法自{in_force}起施行，此前不能收费。"
    if event.amount <= 0:
        return "收费金额应当大于零；不收费的无需通知缴费。"
    if event.delivered_on and event.delivered_on < event.on:
        return "收费通知的送达日期早于发出日期，请核对。"
    if term.standing.fee:
        return "已经通知缴费，一份申请只能收费一次；通知有误的，请先撤销误登。"
    return _after_its_end(event, term, "通知缴费")


@_obstacle.register
def _(event: FeePaid, term: ReplyTerm) -> str | None:
    fee = term.standing.fee
    if fee is None or not term.standing.awaits_payment:
        return "没有待缴纳的费用，请先登记“通知缴费”。"
    if fee.delivered_on is None or event.on < fee.delivered_on:
        return "收费通知尚未送达，请先核对并登记送达日期。"
    last = term.payment_ends_on()
    if last and event.on > last:
        return f"缴费期限已于{chinese_date(last)}届满，视为放弃申请，请作出不再处理的决定。"
    return None


@_obstacle.register
def _(event: Withdrawn, term: ReplyTerm) -> None:
    """Until the decision an applicant may withdraw at any time."""


@_obstacle.register
def _(event: Split, term: ReplyTerm) -> str | None:
    """The new files begin with the submission alone, so nothing else may have happened yet."""
    standing = term.standing
    if len(set(event.into)) < 2:
        return "分件办理至少分为两件；只有一个事项的不必分件。"
    begun = (standing.supplement, standing.reasons, standing.fee)
    if any(begun) or standing.consultations or standing.extensions:
        return "已经告知补正、征求意见、延期、收费或者要求说明理由，不能再分件，请逐项答复。"
    return None


@_obstacle.register
def _(event: Decided, term: ReplyTerm) -> str | None:
    return decision_obstacle(event, term)


@_obstacle.register
def _(event: Served, term: ReplyTerm) -> str | None:
    if term.standing.decided is None:
        return "尚未作出决定，没有可以送达的答复，请先登记“作出决定”。"
    return None
