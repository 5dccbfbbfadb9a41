"""A request as its applicant sees it: one sentence, why that day, what happened, what to do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html

from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.requests import queries
from gongkai.requests.acknowledgement import masked_applicant
from gongkai.requests.models import InfoRequest
from gongkai.statute import clock, plain_words, state
from gongkai.statute.clock import Clock
from gongkai.statute.events import (
    Confirmed,
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
from gongkai.statute.plain_words import Happened, Reason
from gongkai.statute.state import Awaiting, State
from gongkai.statute.wording import chinese_date
from gongkai.ui.parts import Happening
from gongkai.ui.templatetags.gongkai import WEEKDAYS

_ICONS = {
    Submitted: "send",
    Confirmed: "check",
    SupplementRequested: "pencil",
    SupplementReceived: "file-plus",
    OpinionSought: "messages",
    OpinionReceived: "mail-opened",
    Extended: "calendar-plus",
    FeeNoticed: "receipt",
    FeePaid: "check",
    ReasonsRequested: "pencil",
    ReasonsGiven: "file-plus",
    TermSet: "calendar-event",
    Split: "arrows-split-2",
    Decided: "file-check",
    Served: "mail",
    Withdrawn: "arrow-back-up",
}


@dataclass(frozen=True, slots=True)
class ForApplicant:
    """What the status page shows of a request on a day."""

    applicant: str
    headline: str
    text: str
    due_on: date | None
    reasons: tuple[Reason, ...]
    course: list[Happening]
    asked: str
    """What is to be supplemented, as staff wrote it."""
    may_confirm: bool
    may_supplement: bool
    withdraw_obstacle: str
    is_closed: bool


def standing_of(
    info_request: InfoRequest,
    *,
    on: date,
    letters: Sequence[Letter] = (),
    recalled: Sequence[Letter] = (),
) -> ForApplicant:
    """The request as its applicant sees it on a day.

    `letters` are those that went to him, `recalled` those voided with none in their place.
    """
    rows = list(info_request.events.all())
    history = [queries.as_event(row) for row in rows]
    calendar = queries.calendar()
    reading = clock.read(history, on=on, calendar=calendar)
    remarks = {row.sequence: row.remark for row in rows}
    happened = plain_words.course(history)
    asked = next((each for each in happened if each.kind is SupplementRequested), None)
    said = _said_of_reply(reading, letters, recalled) or _said_of_end(
        info_request, reading, happened
    )
    headline, text = said or _said(info_request, reading)
    if asked and reading.awaiting is Awaiting.SUPPLEMENT:
        text = f"{asked.text}{text}"
    elif reading.awaiting is Awaiting.PAYMENT:
        text = f"{plain_words.fee_to_pay(history, on=on, calendar=calendar)}{text}"
    elif reading.state is State.SPLIT:
        text = f"{happened[0].text}{text}"
    runs = reading.state in {State.RECEIVED, State.DECIDED}
    return ForApplicant(
        applicant=masked_applicant(info_request),
        headline=headline,
        text=text,
        due_on=reading.due_on if runs else None,
        reasons=plain_words.reasons(history, on=on, calendar=calendar) if runs else (),
        course=[
            *_came_back(letters),
            *(
                Happening(each.text, each.on, "", each.title, _ICONS[each.kind])
                for each in happened
            ),
        ],
        asked=remarks.get(asked.sequence, "") if asked else "",
        may_confirm=reading.state is State.ARRIVED and not info_request.applicant_confirmed_on,
        may_supplement=state.obstacle(history, SupplementReceived(on), calendar=calendar) is None,
        withdraw_obstacle=state.obstacle(history, Withdrawn(on), calendar=calendar) or "",
        is_closed=reading.state in _CLOSED,
    )


def _said_of_reply(
    reading: Clock, letters: Sequence[Letter], recalled: Sequence[Letter]
) -> tuple[str, str] | None:
    """What the way of the reply makes of a request that was decided; None where nothing."""
    replies = [each for each in letters if _is_reply(each)]
    if reading.state not in _DECIDED:
        return None
    if any(_is_reply(each) for each in recalled) and not replies:
        return _RECALLED
    if any(each.state == LetterState.RETURNED for each in replies):
        return _CAME_BACK
    if reading.state is State.DECIDED and (replies or reading.overdue):
        headline, text = _LATE if reading.overdue else _ENDED[State.DECIDED]
        return headline, f"{text}也可以在下面先打开看。" if replies else text
    return None


def _said_of_end(
    info_request: InfoRequest, reading: Clock, happened: Sequence[Happened]
) -> tuple[str, str] | None:
    """What the letter that only ends a request says; None where it was answered."""
    if reading.state not in _DECIDED:
        return None
    if any(each.kind is Withdrawn for each in happened):
        return _ENDED[State.WITHDRAWN]
    return _GIVEN_UP.get(info_request.outcome) if reading.state is State.SERVED else None


def _is_reply(letter: Letter) -> bool:
    return letter.kind.startswith("D")


def _came_back(letters: Sequence[Letter]) -> list[Happening]:
    """The return of a reply that reached nobody, newest first."""
    returned = (
        service
        for letter in letters
        if _is_reply(letter) and letter.state == LetterState.RETURNED
        for service in letter.services.all()
    )
    return [
        Happening(
            "没有送到，我们会再次送达。", each.returned_on, "", "答复书被退回", "arrow-back-up"
        )
        for each in returned
        if each.returned_on
    ][::-1]


def _said(info_request: InfoRequest, reading: Clock) -> tuple[str, str]:
    if reading.state is State.RECEIVED:
        return _in_hand(reading)
    if reading.state is State.ARRIVED:
        return _arrived(info_request)
    return _ENDED[reading.state]


def _arrived(info_request: InfoRequest) -> tuple[str, str]:
    if info_request.applicant_confirmed_on:
        day = chinese_date(info_request.applicant_confirmed_on)
        return (
            "您已确认，等待工作机构确认。",
            f"您在{day}确认。工作机构也确认的那一天是收到申请之日，从第二天起计算答复期限。"
            "您现在不需要做什么。",
        )
    return (
        "申请已经到达，还要双方确认。",
        "请您确认这份申请是您提交的，工作机构也会与您确认。双方都确认的那一天是收到申请之日，"
        "从第二天起计算答复期限。",
    )


def _in_hand(reading: Clock) -> tuple[str, str]:
    if reading.awaiting in _AWAITED:
        return _AWAITED[reading.awaiting]
    if reading.awaiting is Awaiting.REASONS and reading.due_on and not reading.overdue:
        return _REASONS_HEADLINE, f"{_REASONS}最迟{chinese_date(reading.due_on)}答复您。"
    if reading.overdue or reading.due_on is None:
        return (
            "答复期限已过，还没有答复。",
            "我们正在尽快答复。您可以打电话催办，也可以投诉、举报或者申请行政复议。",
        )
    is_out = reading.awaiting is Awaiting.OPINION
    headline = format_html(
        '正在办理。{}最迟<span class="gk-nowrap">{}</span>'
        '<span class="gk-nowrap">（星期{}）</span>答复您。',
        "预计" if reading.provisional or is_out else "",
        f"{reading.due_on.month}月{reading.due_on.day}日",
        WEEKDAYS[reading.due_on.weekday()],
    )
    waits = "正在征求有关方面的意见，这段时间不计入答复期限，最迟答复日会往后移。"
    return headline, f"{waits if is_out else ''}您现在不需要做什么。"


_AWAITED: dict[Awaiting | None, tuple[str, str]] = {
    Awaiting.SUPPLEMENT: (
        "请您补正。",
        "没有正当理由逾期不补正的，视为放弃申请。",
    ),
    Awaiting.PAYMENT: (
        "请您缴费。",
        "缴费办法写在收费通知书里。缴清以前不计算答复期限；逾期未缴的，视为放弃申请。",
    ),
}
_REASONS_HEADLINE = "请您说明理由。"
_REASONS = (
    "申请的数量、频次明显超过合理范围。请按告知书说明理由，可以打电话问我们怎么写。"
    "答复期限照常计算，"
)
_CAME_BACK = (
    "答复书被退回，没有送到。",
    "可以在下面打开答复书，先看内容。请打电话告诉我们现在的地址，或者来领取，我们会再次送达。",
)
_RECALLED = (
    "原来的答复书已经作废。",
    "它不再算数；重新答复您的，内容、不服的途径和期限都以新的答复书为准。",
)
_LATE = (
    "已经作出决定，还没有送达，答复期限已过。",
    "我们正在尽快送达。您可以打电话催办，也可以投诉、举报或者申请行政复议。",
)
_CONTESTED = (
    "有正当理由或者不服的，按告知书上的途径和期限申请行政复议或者提起行政诉讼；"
    "还需要信息的，可以重新申请。"
)
_GIVEN_UP = {
    "D22": ("没有补正，申请已经终止办理。", f"没有在期限内补正，视为放弃申请。{_CONTESTED}"),
    "D23": (
        "没有缴费，申请已经终止办理。",
        f"没有在期限内缴清信息处理费，视为放弃申请。{_CONTESTED}",
    ),
}
_DECIDED = {State.DECIDED, State.SERVED}
_CLOSED = {State.SERVED, State.WITHDRAWN, State.ABANDONED, State.SPLIT}
_ENDED = {
    State.DECIDED: ("已经作出决定，正在送达。", "答复书会按您选的途径送达。您现在不需要做什么。"),
    State.SERVED: (
        "已经答复您。",
        "答复书写明了办理结果；不服的，按答复书上的途径和期限申请行政复议或者提起行政诉讼。",
    ),
    State.SPLIT: (
        "申请分成了几件，分别答复。",
        "请用新的申请编号和原来的查询码查询；答复期限不变。",
    ),
    State.WITHDRAWN: ("您已撤回申请。", "这份申请不再答复。还需要信息的，可以重新申请。"),
    State.ABANDONED: (
        "期限已过，视为放弃申请。",
        "没有在期限内补正或者缴费。有正当理由的，请尽快打电话告诉我们；也可以重新申请。",
    ),
}
