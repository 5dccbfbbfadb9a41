"""What must have happened before a decision with a certain outcome (条例第三十条至第四十条)."""

from collections.abc import Callable, Mapping
from datetime import date

from gongkai.statute.errors import StatuteError
from gongkai.statute.events import Consulted, Decided
from gongkai.statute.outcomes import row_of
from gongkai.statute.reply_term import ReplyTerm
from gongkai.statute.wording import chinese_date

_NOT_SUPPLEMENTED = "D22"
_FEE_UNPAID = "D23"
_WITHDRAWN = "D24"
_GIVES_THE_WHOLE = frozenset({"D01", "D02", "D03"})


def decision_obstacle(decided: Decided, term: ReplyTerm) -> str | None:
    """条例第三十条至第四十条。Why a decision may not be made as it stands, or None."""
    return (
        _not_coded(decided)
        or _withdrawn(decided, term)
        or _supplement_outstanding(decided, term)
        or _payment_outstanding(decided, term)
        or _opinion_outstanding(decided, term)
        or _not_founded(decided, term)
        or _wrongly_heeded(decided, term)
    )


def _codes(decided: Decided) -> tuple[str, ...]:
    return decided.points or (decided.outcome,)


def _not_coded(decided: Decided) -> str | None:
    try:
        row_of(decided.outcome, decided.points, decided.row)
    except StatuteError as error:
        return str(error)
    if decided.row and not decided.reason.strip():
        return "指定年报统计行的，要写明理由。"
    return None


def _withdrawn(decided: Decided, term: ReplyTerm) -> str | None:
    withdrawn = term.standing.withdrawn
    if withdrawn and _codes(decided) != (_WITHDRAWN,):
        return f"申请人已于{chinese_date(withdrawn.on)}撤回申请，只能作出终止办理的决定。"
    return None


def _supplement_outstanding(decided: Decided, term: ReplyTerm) -> str | None:
    if not term.standing.awaits_supplement or term.standing.withdrawn:
        return None
    return _outstanding(decided, _NOT_SUPPLEMENTED, term.supplement_ends_on(), "补正", "告知补正")


def _payment_outstanding(decided: Decided, term: ReplyTerm) -> str | None:
    if not term.standing.awaits_payment or term.standing.withdrawn:
        return None
    return _outstanding(decided, _FEE_UNPAID, term.payment_ends_on(), "缴费", "通知缴费")


def _outstanding(
    decided: Decided, closing: str, last: date | None, act: str, event_name: str
) -> str | None:
    """While something is outstanding nothing is decided; after its term the request is closed."""
    lapsed = last is not None and decided.on > last
    if lapsed and _codes(decided) == (closing,):
        return None
    if lapsed:
        return f"申请人逾期未{act}，视为放弃申请，只能作出不再处理的决定（{closing}）。"
    until = f"，期限至{chinese_date(last)}" if last else ""
    return (
        f"正在等待申请人{act}{until}，期满前不能作出决定；不再要求{act}的，请先撤销“{event_name}”。"
    )


def _opinion_outstanding(decided: Decided, term: ReplyTerm) -> str | None:
    """The law gives third parties and joint makers their term; other agencies bind nobody."""
    if term.standing.withdrawn:
        return None
    for consultation in term.standing.consultations:
        asked = consultation.asked
        heard_by_law = asked.of is Consulted.THIRD_PARTY or asked.joint
        if heard_by_law and term.is_out(consultation, decided.on):
            last = term.opinion_ends_on(consultation)
            until = (
                f"（期限至{chinese_date(last)}）" if last else "（尚未登记征求意见书的送达日期）"
            )
            return f"“{asked.party}”的意见尚未收到{until}，收到意见或者期限届满后才能作出决定。"
    return None


def _wrongly_heeded(decided: Decided, term: ReplyTerm) -> str | None:
    """条例第三十二条。Only an objection can be heeded, and not by giving the whole."""
    if not decided.heeded:
        return None
    if strangers := [each for each in decided.heeded if each not in term.standing.objecting]:
        return f"“{strangers[0]}”没有不同意公开，不用采纳其意见。"
    if set(_codes(decided)) <= _GIVES_THE_WHOLE:
        return "全部公开的，第三方不同意公开的意见没有采纳，应当告知其决定和理由（第三十二条）。"
    return None


# --- what single outcomes demand --------------------------------------------------------------


def _not_founded(decided: Decided, term: ReplyTerm) -> str | None:
    for code in _codes(decided):
        demand = _FOUNDATIONS.get(code)
        if demand and (reason := demand(term)):
            return reason
    return None


def _third_party_not_heard(term: ReplyTerm) -> str | None:
    """条例第十五条、第三十二条。A third party's rights protect only one who was asked."""
    asked = [each for each in term.standing.consultations if each.asked.of is Consulted.THIRD_PARTY]
    if not asked:
        return "以保护第三方合法权益为由不予公开的，应当先书面征求第三方的意见（第三十二条）。"
    if all(each.answer and each.answer.consents for each in asked):
        return "第三方已经同意公开，不能再以保护第三方合法权益为由不予公开（第十五条）。"
    return None


def _not_supplemented_yet(term: ReplyTerm) -> str | None:
    """条例第三十条。Only a supplemented request can still be unclear."""
    if term.standing.supplemented_on is None:
        return "补正后仍不明确，要先告知补正并收到补正（第三十条）。"
    return None


def _reasons_not_asked(term: ReplyTerm) -> str | None:
    """条例第三十五条。Only reasons that were asked for can be found unreasonable."""
    if term.standing.reasons is None:
        return "认定大量反复申请的，应当先要求申请人说明理由（第三十五条）。"
    answer = term.standing.reasons_answer
    if answer and answer.reasonable:
        return "申请人的理由已认定为合理，不能再以大量反复申请为由不予处理（第三十五条）。"
    return None


def _supplement_not_lapsed(term: ReplyTerm) -> str | None:
    if not term.standing.awaits_supplement:
        return "没有逾期未补正的告知，不能以逾期不补正为由不再处理（第三十条）。"
    return None


def _payment_not_lapsed(term: ReplyTerm) -> str | None:
    if not term.standing.awaits_payment:
        return "没有逾期未缴的收费通知，不能以逾期未缴费为由不再处理（国办函〔2020〕109号第六条）。"
    return None


def _not_withdrawn(term: ReplyTerm) -> str | None:
    if term.standing.withdrawn is None:
        return "申请人没有撤回申请，请先登记“申请人撤回”。"
    return None


_FOUNDATIONS: Mapping[str, Callable[[ReplyTerm], str | None]] = {
    "D08": _third_party_not_heard,
    "D16": _not_supplemented_yet,
    "D20": _reasons_not_asked,
    _NOT_SUPPLEMENTED: _supplement_not_lapsed,
    _FEE_UNPAID: _payment_not_lapsed,
    _WITHDRAWN: _not_withdrawn,
}
