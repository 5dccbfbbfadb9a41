"""Every act on a request that becomes an event: its button, its duty, its form, its probe.

A probe is the event as it would be recorded today; what the statute says to it is what the
disabled button says, and what the action refuses with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.accounts import duties
from gongkai.accounts.posts import Act
from gongkai.requests import letter_queries
from gongkai.requests.forms import acts as forms
from gongkai.requests.forms import consultation
from gongkai.requests.forms.act_form import ActForm
from gongkai.requests.forms.fee import FeeForm
from gongkai.requests.opened import Opened
from gongkai.statute import state
from gongkai.statute.citations import FEE_MEASURES, SERVICE_NOTICE, Article, Notice, Source
from gongkai.statute.events import (
    Confirmed,
    Consulted,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Retracted,
    Served,
    ServiceWay,
    Split,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.standing import Standing

_FAR = timedelta(365)


@dataclass(frozen=True, slots=True)
class CaseAct:
    """An act at the desk. `probe` gives None where there is nothing to do it with."""

    slug: str
    label: str
    icon: str
    duty: Act
    sources: tuple[Source, ...]
    probe: Callable[[Opened], Event | None]
    form: type[ActForm]
    saying: str = ""
    nothing: str = ""


def _plainly(make: Callable[[date], Event]) -> Callable[[Opened], Event]:
    return lambda opened: make(opened.on)


def _an_answer(opened: Opened) -> Event:
    waiting = [each.asked for each in opened.standing.consultations if each.answer is None]
    asked = max(waiting, key=lambda each: opened.on >= (each.delivered_on or each.on), default=None)
    return OpinionReceived(opened.on, asked.party if asked else "第三方", consents=True)


def _last_step(opened: Opened) -> Event | None:
    steps = forms.retractable(opened)
    return Retracted(int(steps[0][0]), "登记有误") if steps else None


def _a_delivery(opened: Opened) -> Event | None:
    waiting = consultation.undelivered(opened)
    return Retracted(waiting[0].sequence, "补登送达日期") if waiting else None


ACTS: Mapping[str, CaseAct] = {
    act.slug: act
    for act in (
        CaseAct(
            "confirm",
            "确认收到",
            "check",
            Act.CONFIRM,
            (Article(31),),
            _plainly(Confirmed),
            forms.ConfirmForm,
            "平常信函、网上和传真的申请，双方确认之日为收到申请之日，答复期限自次日起算。",
        ),
        CaseAct(
            "supplement",
            "告知补正",
            "file-plus",
            Act.SUPPLEMENT,
            (Article(30),),
            _plainly(lambda on: SupplementRequested(on, on + timedelta(14))),
            forms.SupplementForm,
            "申请内容不明确的，收到申请之日起7个工作日内一次性告知；收到补正之日起重新计算期限。",
        ),
        CaseAct(
            "supplement-received",
            "登记补正",
            "inbox",
            Act.SUPPLEMENT,
            (Article(30),),
            _plainly(SupplementReceived),
            forms.SupplementReceivedForm,
            "答复期限自收到补正之日起重新计算。",
        ),
        CaseAct(
            "opinion",
            "征求意见",
            "messages",
            Act.SEEK_OPINION,
            (Article(32), Article(33, 3), Article(34)),
            _plainly(lambda on: OpinionSought(on, Consulted.THIRD_PARTY, "某方")),
            consultation.OpinionForm,
            "征求第三方和其他机关意见所需时间，不计算在答复期限内。",
        ),
        CaseAct(
            "opinion-received",
            "登记意见",
            "mail-opened",
            Act.SEEK_OPINION,
            (Article(32), Article(34)),
            _an_answer,
            consultation.OpinionReceivedForm,
            "第三方不同意公开且有合理理由的，不予公开；逾期不答复的，由本机关依照条例决定。",
        ),
        CaseAct(
            "delivered",
            "补登函件送达",
            "mail",
            Act.SEEK_OPINION,
            (Article(32), Article(34), Notice(FEE_MEASURES, "第六条")),
            _a_delivery,
            consultation.DeliveredForm,
            "征求意见书和收费通知书的期限自送达次日起算；原记录撤销，按送达日期重新登记。",
            nothing="没有待补登送达日期的征求意见书或者收费通知书。",
        ),
        CaseAct(
            "extend",
            "延期答复",
            "calendar-plus",
            Act.EXTEND,
            (Article(33, 2),),
            _plainly(lambda on: Extended(on, 1)),
            forms.ExtendForm,
            "由工作机构负责人同意并告知申请人，合计最长20个工作日。",
        ),
        CaseAct(
            "reasons",
            "要求说明理由",
            "help",
            Act.ASK_REASONS,
            (Article(35),),
            _plainly(ReasonsRequested),
            forms.ReasonsForm,
            "申请的数量、频次明显超过合理范围的，可以要求申请人说明理由。",
        ),
        CaseAct(
            "reasons-given",
            "登记理由",
            "message",
            Act.ASK_REASONS,
            (Article(35),),
            _plainly(lambda on: ReasonsGiven(on, reasonable=True)),
            forms.ReasonsGivenForm,
            "理由不合理的，告知不予处理；合理的，可以确定延迟答复的合理期限。",
        ),
        CaseAct(
            "term",
            "确定合理期限",
            "hourglass",
            Act.SET_TERM,
            (Article(35),),
            _plainly(lambda on: TermSet(on, on + _FAR)),
            forms.TermForm,
            "理由合理，但是不能在期限内答复的，可以确定延迟答复的合理期限并告知申请人。",
        ),
        CaseAct(
            "fee",
            "通知缴费",
            "receipt",
            Act.CHARGE,
            (Article(42), Notice(FEE_MEASURES)),
            _plainly(lambda on: FeeNoticed(on, 1)),
            FeeForm,
            "数量、频次明显超过合理范围的，可以收取信息处理费；金额由系统计算。",
        ),
        CaseAct(
            "payment",
            "登记缴费",
            "coin",
            Act.CHARGE,
            (Notice(FEE_MEASURES, "第六条"),),
            _plainly(FeePaid),
            forms.PaymentForm,
            "全部缴清才算缴费；答复期限自缴清次日起重新计算。",
        ),
        CaseAct(
            "serve",
            "登记送达",
            "send",
            Act.SERVE,
            (SERVICE_NOTICE, Article(33, 2)),
            _plainly(lambda on: Served(on, ServiceWay.POST)),
            forms.ServeForm,
            "送达之日为答复之日：邮寄的是交邮之日，当面的是签收之日。",
        ),
        CaseAct(
            "withdraw",
            "登记撤回",
            "arrow-back-up",
            Act.WITHDRAW,
            (),
            _plainly(Withdrawn),
            forms.WithdrawForm,
            "申请人书面撤回的，作出终止办理的决定后归档。",
        ),
        CaseAct(
            "retract",
            "撤销误登",
            "file-x",
            Act.RETRACT,
            (),
            _last_step,
            forms.RetractForm,
            "原记录不删除，只是不再发生效力；后来的步骤不成立的，不能撤销。",
            nothing="只登记了提交申请这一步，没有可以撤销的。",
        ),
    )
}


def hindrance(act: CaseAct, opened: Opened) -> str:
    """Why an act may not be done today: the duty's sentence, the law's, or none."""
    if act.duty not in opened.may:
        return duties.refusal(act.duty)
    probe = act.probe(opened)
    reason = act.nothing if probe is None else law_hindrance(probe, opened)
    if not reason and act.slug == "serve" and letter_queries.reply_in_hand(opened.info_request):
        return "答复书印发以后，请在文书那一页登记送达。"
    return reason


def law_hindrance(probe: Event, opened: Opened) -> str:
    """What the statute says to an event, were it recorded today; empty if nothing."""
    return state.obstacle(opened.history, probe, calendar=opened.calendar) or ""


def decision_hindrance(opened: Opened) -> str:
    """Why nothing can be decided today, whatever the outcome."""
    if Act.DECIDE not in opened.may:
        return duties.refusal(Act.DECIDE)
    return law_hindrance(Decided(opened.on, only_outcome(opened.standing) or "D02"), opened)


def only_outcome(standing: Standing) -> str:
    """The one outcome that is left; empty where all are open."""
    if standing.withdrawn:
        return "D24"
    if standing.awaits_supplement:
        return "D22"
    return "D23" if standing.awaits_payment else ""


def split_hindrance(opened: Opened) -> str:
    """Why an application may not be split today."""
    if Act.ASSIGN not in opened.may:
        return duties.refusal(Act.ASSIGN)
    return law_hindrance(Split(opened.on, ("甲", "乙")), opened)
