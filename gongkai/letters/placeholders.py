"""What a wording file may name: every placeholder with its meaning, and its value for a letter."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum

from gongkai.letters.errors import LetterFactsError
from gongkai.letters.facts import Attachment, LetterFacts, Point
from gongkai.letters.legal_basis import bases, of_outcome, printed
from gongkai.letters.remedy_clauses import of_letter
from gongkai.letters.said import TO_FILL, in_words, said, to
from gongkai.letters.steps import Step, consulted, steps
from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, packaged
from gongkai.statute.citations import chinese_numeral
from gongkai.statute.clock import read
from gongkai.statute.events import (
    CHANNEL_NAMES,
    SERVICE_WAY_NAMES,
    DatedEvent,
    Extended,
    FeeNoticed,
    OpinionSought,
    Served,
    ServiceWay,
    SupplementRequested,
    TermSet,
)
from gongkai.statute.exemptions import EXEMPTIONS
from gongkai.statute.fees import Fee, FeeBasis, tariff
from gongkai.statute.letters import LETTERS, Party, party_of
from gongkai.statute.outcomes import outcome
from gongkai.statute.remedies import Settings
from gongkai.statute.wording import chinese_date

PLACEHOLDERS: Mapping[str, str] = {
    "agency": "本机关全称",
    "office": "政府信息公开工作机构的名称",
    "address": "工作机构的办公地址",
    "hours": "工作机构的办公时间",
    "phone": "工作机构的联系电话",
    "court": "管辖法院",
    "review_organs": "行政复议机关；有几个可以选择的，用“或者”连接",
    "online_review": "网上申请行政复议的渠道；没有登记的为空",
    "title": "文书标题",
    "this_letter": "文书的自称：本告知书、本答复书、本通知书等",
    "number": "文号；尚未编号的为空",
    "dated": "成文日期",
    "receiver": "收文人姓名或者名称",
    "is_organisation": "收文人是不是单位，用于条件",
    "you": "对收文人的称呼：个人用“您”，单位用全称，征求意见的单位用“贵单位”",
    "requested": "您申请公开的政府信息；收文人是单位的，为“所申请公开的政府信息”",
    "receipt_number": "申请编号",
    "channel": "申请渠道的代号：in_person、mail_signed、mail_ordinary、online、fax，用于条件",
    "channel_name": "申请渠道的名称",
    "submitted_on": "提交申请的日期",
    "received_on": "收到申请之日；尚未确认的为空",
    "info_name": "所申请信息的名称，照录申请",
    "document_number": "所申请信息的文号，照录申请；没有写的为空",
    "description": "所申请信息的特征描述，照录申请；没有写的为空",
    "wanted_form": "申请人要求的提供形式；没有写的为空",
    "wanted_way": "申请人要求的获取途径；没有写的为空",
    "history": "收到申请之后、答复之前的经过，一步一项，写法见 _history.txt",
    "event": "本文书所告知的一步：on 日期，until 期限，working_days 工作日数，amount 金额，"
    "way 送达方式，of 征求意见的对象；没有的为空",
    "consulted": "《征求意见告知书》告知的那一天征求了哪些方面的意见，一个方面一项："
    "third_party、joint_agency、asked_agency；其他文书为空",
    "reply_until": "答复期限届满日；不能确定的为空",
    "reply_until_provisional": "届满日是否因放假安排尚未公布而暂定，用于条件",
    "opinion_term": "第三方、共同制作机关提出意见的期限",
    "payment_term": "缴纳信息处理费的期限",
    "legal_basis": "本文书的法律依据，法律用全称",
    "grounds": "部分公开中不予公开部分所属的情形，一项一个",
    "said": "承办人写的内容，各文书要写的不同，见下表",
    "points": "逐项答复的各项：ordinal 序号，matter 事项，code 办理结果代号，reasons 理由，"
    "legal_basis 依据",
    "attachments": "附件，一份一项",
    "remedy": "救济途径，一段一项，写法见 _remedy.txt；不告知救济途径的为空",
    "fee": "信息处理费：amount 金额，per_page 是否按量计收，tariff 收费标准，lines 计算表各行"
    "（first、last、number、rate、amount）；没有的为空",
}

EVENT_FIELDS = ("on", "until", "working_days", "amount", "way", "of")
EVENTS: Mapping[str, type[DatedEvent]] = {
    "P04": SupplementRequested,
    "P06": Extended,
    "P07": OpinionSought,
    "P09": OpinionSought,
    "P11": OpinionSought,
    "P12": OpinionSought,
    "P13": FeeNoticed,
    "P16": TermSet,
    "P18": Served,
}
"""The event without which a letter of a kind has nothing to tell."""


def values(
    facts: LetterFacts, *, settings: Settings, calendar: Calendar | None = None
) -> dict[str, object]:
    """The value of each placeholder. Raises LetterFactsError where the facts do not suffice."""
    name = title(facts.kind)
    _demand_event(facts)
    sender, request = facts.sender, facts.request
    due = read(facts.history, on=facts.dated, calendar=calendar or packaged())
    return {
        "agency": sender.agency,
        "office": sender.office,
        "address": sender.address,
        "hours": sender.hours,
        "phone": sender.phone,
        "court": sender.court or TO_FILL.format("管辖法院"),
        "review_organs": "或者".join(sender.review_organs) or TO_FILL.format("行政复议机关"),
        "online_review": sender.online_review,
        "title": name,
        "this_letter": _self_name(facts.kind),
        "number": facts.number,
        "dated": chinese_date(facts.dated),
        "receiver": facts.receiver.name,
        "is_organisation": facts.receiver.is_organisation,
        "you": _you(facts),
        "requested": f"{'所' if facts.receiver.is_organisation else '您'}申请公开的政府信息",
        "receipt_number": request.number,
        "channel": request.channel.value,
        "channel_name": CHANNEL_NAMES[request.channel],
        "submitted_on": chinese_date(request.submitted_on),
        "received_on": _day(request.received_on),
        "info_name": quoted(request.name),
        "document_number": quoted(request.document_number),
        "description": quoted(request.description),
        "wanted_form": request.wanted_form,
        "wanted_way": request.wanted_way,
        "history": steps(facts.history, party=_party(facts)),
        "event": _event(facts.event),
        "consulted": consulted(facts.history, facts.event),
        "reply_until": _day(due.due_on),
        "reply_until_provisional": due.provisional,
        "opinion_term": str(_opinion_term(facts.kind).length(facts.dated)),
        "payment_term": str(terms.FEE_PAYMENT.length(facts.dated)) if facts.fee else "",
        "legal_basis": printed(bases(facts)),
        "grounds": tuple(EXEMPTIONS[ground].label for ground in facts.grounds),
        "said": said(facts),
        "points": tuple(_point(facts, at, each) for at, each in enumerate(facts.points, start=1)),
        "attachments": tuple(attachment(each) for each in facts.attachments),
        "remedy": of_letter(facts, settings),
        "fee": _fee(facts.fee),
    }


def title(kind: str) -> str:
    """条例第四十五条。The title that a letter of a kind bears. Raises UnknownOutcomeError."""
    return LETTERS[kind].title if kind in LETTERS else outcome(kind).title


def quoted(text: str) -> str:
    """A text that will stand in “ ”: inner quotation marks become single, the full stop goes."""
    return text.strip().rstrip("。；，;,").replace("“", "‘").replace("”", "’")


def attachment(each: Attachment) -> str:
    """An attachment as the list of attachments names it: 《…》（文号），3页，纸质."""
    number = f"（{each.document_number}）" if each.document_number else ""
    pages = f"{each.pages}页" if each.pages else ""
    return "，".join(part for part in (each.name + number, pages, each.medium) if part)


def _demand_event(facts: LetterFacts) -> None:
    wanted = EVENTS.get(facts.kind)
    if wanted and not isinstance(facts.event, wanted):
        raise LetterFactsError(
            f"《{title(facts.kind)}》要有“{wanted.name}”的记录，请先登记这一步，再拟文书。"
        )
    if facts.kind == "P13" and facts.fee is None:
        raise LetterFactsError("收费通知书要附信息处理费计算表，请先核算费用，再拟文书。")


def _you(facts: LetterFacts) -> str:
    if not facts.receiver.is_organisation:
        return "您"
    return facts.receiver.name if to(facts.kind) is Party.APPLICANT else "贵单位"


def _party(facts: LetterFacts) -> str:
    """The third party that a letter goes to: it reads of its own part in the matter only."""
    return facts.receiver.name if to(facts.kind) is Party.THIRD_PARTY else ""


_SELF_NAMES = ("告知书", "答复书", "通知书", "征求意见书", "协办函", "回执", "确认函")


def _self_name(kind: str) -> str:
    ends = (end for end in _SELF_NAMES if title(kind).endswith(end))
    return f"本{next(ends, '告知')}"


def _day(day: date | None) -> str:
    return chinese_date(day) if day else ""


def _event(event: DatedEvent | None) -> Step:
    """The fields of an event in words; a field that it has not is empty."""
    recorded = asdict(event) | {"on": event.on} if event else {}
    words = {name: _field(recorded.get(name)) for name in EVENT_FIELDS}
    if isinstance(event, OpinionSought):
        words["of"] = party_of(event).value
    return words


def _field(value: object) -> str:
    if isinstance(value, date):
        return chinese_date(value)
    if isinstance(value, ServiceWay):
        return SERVICE_WAY_NAMES[value]
    if isinstance(value, StrEnum):
        return value.value
    return "" if value is None else str(value)


def _opinion_term(kind: str) -> terms.Term:
    is_joint = kind in LETTERS and LETTERS[kind].to is Party.JOINT_AGENCY
    return terms.JOINT_AGENCY_OPINION if is_joint else terms.THIRD_PARTY_OPINION


def _point(facts: LetterFacts, number: int, point: Point) -> Step:
    ordinal = chinese_numeral(number)
    return {
        "ordinal": ordinal,
        "matter": quoted(point.matter) or TO_FILL.format("事项"),
        "code": point.outcome,
        "reasons": in_words(facts, point.reasons) or TO_FILL.format(f"第{ordinal}项的理由"),
        "legal_basis": printed(of_outcome(point.outcome, point.grounds)),
    }


def _fee(fee: Fee | None) -> dict[str, object]:
    if fee is None:
        return {"amount": "", "per_page": False, "tariff": "", "lines": ()}
    return {
        "amount": fee.amount,
        "per_page": fee.basis is FeeBasis.PER_PAGE,
        "tariff": tariff(fee.basis),
        "lines": tuple(
            {
                "first": line.first,
                "last": line.last,
                "number": line.number,
                "rate": line.rate,
                "amount": line.amount,
            }
            for line in fee.lines
        ),
    }
