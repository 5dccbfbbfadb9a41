"""What can happen to a request (条例 arts 29-40): frozen records with plain names and days.

A request is its history: events in the order in which they were recorded, never edited. The days
decide what came first; a wrong entry is taken back by a further event, `Retracted`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Channel(StrEnum):
    """申请渠道: how the request reached the agency (条例第二十九条、第三十一条)."""

    IN_PERSON = "in_person"
    MAIL_SIGNED = "mail_signed"
    MAIL_ORDINARY = "mail_ordinary"
    ONLINE = "online"
    FAX = "fax"


CHANNEL_NAMES = {
    Channel.IN_PERSON: "当面提交",
    Channel.MAIL_SIGNED: "需签收的邮寄",
    Channel.MAIL_ORDINARY: "无需签收的平常信函",
    Channel.ONLINE: "互联网渠道",
    Channel.FAX: "传真",
}


class Consulted(StrEnum):
    """征求意见的对象: a third party (art 32), or another agency (arts 33 and 34)."""

    THIRD_PARTY = "third_party"
    AGENCY = "agency"


CONSULTED_NAMES = {Consulted.THIRD_PARTY: "第三方", Consulted.AGENCY: "其他机关"}


class ServiceWay(StrEnum):
    """送达方式 (国办公开办函〔2016〕235号)."""

    POST = "post"
    IN_PERSON = "in_person"
    ELECTRONIC = "electronic"
    ENTRUSTED = "entrusted"
    LEFT = "left"
    PUBLIC_NOTICE = "public_notice"


SERVICE_WAY_NAMES = {
    ServiceWay.POST: "邮寄送达",
    ServiceWay.IN_PERSON: "直接送达",
    ServiceWay.ELECTRONIC: "电子送达",
    ServiceWay.ENTRUSTED: "委托送达",
    ServiceWay.LEFT: "留置送达",
    ServiceWay.PUBLIC_NOTICE: "公告送达",
}


@dataclass(frozen=True, slots=True)
class Submitted:
    """条例第二十九条。The request reached the agency; `oral` where staff wrote it down."""

    name: ClassVar[str] = "提交申请"
    channel: Channel
    arrived_on: date
    confirmed_on: date | None = None
    oral: bool = False

    @property
    def on(self) -> date:
        return self.arrived_on


@dataclass(frozen=True, slots=True)
class Confirmed:
    """条例第三十一条。Agency and applicant confirmed the receipt (items 2 and 3)."""

    name: ClassVar[str] = "确认收到申请"
    on: date


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """条例第三十条。What is unclear, and until when the applicant may supplement it."""

    name: ClassVar[str] = "告知补正"
    on: date
    until: date


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """条例第三十条。The supplemented request came in."""

    name: ClassVar[str] = "收到补正"
    on: date


@dataclass(frozen=True, slots=True)
class OpinionSought:
    """条例第三十二条、第三十三条第三款、第三十四条。A third party or an agency is asked.

    `on` is the day of sending, `delivered_on` the day from which the law counts the party's term,
    `until` the term that the letter gives another agency to which art 34 does not apply.
    """

    name: ClassVar[str] = "征求意见"
    on: date
    of: Consulted
    party: str
    delivered_on: date | None = None
    joint: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class OpinionReceived:
    """条例第三十二条、第三十四条。The answer of a party that was asked."""

    name: ClassVar[str] = "收到意见"
    on: date
    party: str
    consents: bool


@dataclass(frozen=True, slots=True)
class ReasonsRequested:
    """条例第三十五条。Reasons asked for: number or frequency plainly beyond what is reasonable."""

    name: ClassVar[str] = "要求说明理由"
    on: date


@dataclass(frozen=True, slots=True)
class ReasonsGiven:
    """条例第三十五条。The applicant's reasons, and whether the agency found them reasonable."""

    name: ClassVar[str] = "收到理由说明"
    on: date
    reasonable: bool


@dataclass(frozen=True, slots=True)
class TermSet:
    """条例第三十五条。延迟答复的合理期限, told to the applicant."""

    name: ClassVar[str] = "确定合理期限"
    on: date
    until: date


@dataclass(frozen=True, slots=True)
class Extended:
    """条例第三十三条第二款。延期答复, approved by the head of the disclosure office."""

    name: ClassVar[str] = "延期答复"
    on: date
    working_days: int
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class FeeNoticed:
    """条例第四十二条、国办函〔2020〕109号第六条。收费通知, in yuan; the term runs from delivery."""

    name: ClassVar[str] = "通知缴费"
    on: date
    amount: int
    delivered_on: date | None = None


@dataclass(frozen=True, slots=True)
class FeePaid:
    """条例第四十二条、国办函〔2020〕109号第六条。The whole processing fee was paid."""

    name: ClassVar[str] = "缴清费用"
    on: date


@dataclass(frozen=True, slots=True)
class Decided:
    """条例第三十六条至第三十九条。The decision: `outcome` is D01-D27.

    D27 has `points`, and may need a `row` of table 3 with its reason. `heeded` are the third
    parties against whose objection nothing is given: art 32 has nothing to tell them.
    """

    name: ClassVar[str] = "作出决定"
    on: date
    outcome: str
    points: tuple[str, ...] = ()
    row: str | None = None
    reason: str = ""
    heeded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """送达: `on` is the day that counts.

    By post it is the day of handing over, in person or by another agency the day of signing
    (国办公开办函〔2016〕235号); by public notice the day on which its term is over.
    """

    name: ClassVar[str] = "送达"
    on: date
    way: ServiceWay


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The applicant took the request back in writing."""

    name: ClassVar[str] = "申请人撤回"
    on: date


@dataclass(frozen=True, slots=True)
class Split:
    """分件办理: several matters go on as files of their own, this one ends [inference].

    `into` are the numbers of the new files, each with the day of submission of this one.
    """

    name: ClassVar[str] = "分件办理"
    on: date
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retracted:
    """A wrong entry is taken back: the event with this `sequence`, counted from 1."""

    name: ClassVar[str] = "撤销误登"
    sequence: int
    reason: str


DatedEvent = (
    Submitted
    | Confirmed
    | SupplementRequested
    | SupplementReceived
    | OpinionSought
    | OpinionReceived
    | ReasonsRequested
    | ReasonsGiven
    | TermSet
    | Extended
    | FeeNoticed
    | FeePaid
    | Decided
    | Served
    | Withdrawn
    | Split
)
Event = DatedEvent | Retracted
History = Sequence[Event]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that stands, with its place in the record."""

    sequence: int
    event: DatedEvent


def standing_entries(history: History) -> list[Entry]:
    """What stands after all retractions, by day; on one day, by the order of recording.

    A request that is entered anew after a mistake still comes first on its day.
    """
    retracted = {event.sequence for event in history if isinstance(event, Retracted)}
    entries = [
        Entry(sequence, event)
        for sequence, event in enumerate(history, start=1)
        if not isinstance(event, Retracted) and sequence not in retracted
    ]
    return sorted(
        entries, key=lambda entry: (entry.event.on, not isinstance(entry.event, Submitted))
    )
