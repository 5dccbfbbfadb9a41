"""The letters between receipt and reply, P01-P18: article, addressee, effect on the clock.

P01-P14 bear the titles of 宿政办函〔2021〕21号 or its sense; no national form exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.statute.citations import FEE_MEASURES, SERVICE_NOTICE, Article, Mark, Notice, Source
from gongkai.statute.errors import UnknownLetterError
from gongkai.statute.events import Consulted, OpinionSought
from gongkai.statute.outcomes import Route


class Party(StrEnum):
    """To whom a letter goes, or from whom it comes."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    JOINT_AGENCY = "joint_agency"
    ASKED_AGENCY = "asked_agency"
    OWN_AGENCY = "own_agency"


PARTY_NAMES: Mapping[Party, str] = {
    Party.APPLICANT: "申请人",
    Party.THIRD_PARTY: "第三方",
    Party.JOINT_AGENCY: "共同制作机关",
    Party.ASKED_AGENCY: "协办机关",
    Party.OWN_AGENCY: "本机关",
}


class ClockEffect(StrEnum):
    """What a letter does to the reply term."""

    UNCHANGED = "unchanged"
    PROVES_RECEIPT = "proves_receipt"
    RESTARTS = "restarts"
    EXTENDS = "extends"
    PAUSES = "pauses"
    RESUMES = "resumes"
    WAITS_FOR_PAYMENT = "waits_for_payment"
    SETS_TERM = "sets_term"
    PROVES_SERVICE = "proves_service"
    NOT_REGULATED = "not_regulated"


CLOCK_EFFECT_NAMES: Mapping[ClockEffect, str] = {
    ClockEffect.UNCHANGED: "不影响答复期限",
    ClockEffect.PROVES_RECEIPT: "证明收到申请之日",
    ClockEffect.RESTARTS: "自收到补正之日起重新计算答复期限",
    ClockEffect.EXTENDS: "延长答复期限",
    ClockEffect.PAUSES: "征求意见所需时间不计算在答复期限内",
    ClockEffect.RESUMES: "继续计算答复期限",
    ClockEffect.WAITS_FOR_PAYMENT: "等待缴费，缴清次日起重新计算",
    ClockEffect.SETS_TERM: "另定答复的合理期限",
    ClockEffect.PROVES_SERVICE: "证明送达之日",
    ClockEffect.NOT_REGULATED: "对答复期限的影响没有规定，按不中止处理",
}


@dataclass(frozen=True, slots=True)
class ProcessLetter:
    """A letter before the reply: code, title, sources, sender, addressee, effect on the clock.

    `sender` or `to` is the agency itself for papers that stay in the file. `route` is the
    receiver's remedy clause. `mark` is set where the title is none that was seen.
    """

    code: str
    title: str
    bases: tuple[Source, ...]
    to: Party
    effect: ClockEffect = ClockEffect.UNCHANGED
    sender: Party = Party.OWN_AGENCY
    route: Route = Route.NONE
    mark: Mark | None = None


LETTERS: Mapping[str, ProcessLetter] = {
    letter.code: letter
    for letter in (
        ProcessLetter(
            "P01",
            "政府信息公开申请表",
            (Article(29),),
            Party.OWN_AGENCY,
            sender=Party.APPLICANT,
        ),
        ProcessLetter("P02", "政府信息公开申请登记表", (Article(45),), Party.OWN_AGENCY),
        ProcessLetter(
            "P03",
            "政府信息公开申请接收回执",
            (Article(31), Article(45)),
            Party.APPLICANT,
            ClockEffect.PROVES_RECEIPT,
        ),
        ProcessLetter(
            "P04",
            "政府信息公开申请补正告知书",
            (Article(30),),
            Party.APPLICANT,
            ClockEffect.RESTARTS,
        ),
        ProcessLetter(
            "P05",
            "政府信息公开申请说明理由告知书",
            (Article(35),),
            Party.APPLICANT,
            ClockEffect.NOT_REGULATED,
        ),
        ProcessLetter(
            "P06",
            "政府信息公开申请延期答复告知书",
            (Article(33, 2),),
            Party.APPLICANT,
            ClockEffect.EXTENDS,
        ),
        ProcessLetter(
            "P07",
            "政府信息公开申请征求意见书",
            (Article(32),),
            Party.THIRD_PARTY,
            ClockEffect.PAUSES,
        ),
        ProcessLetter(
            "P08",
            "政府信息公开申请征求意见确认函",
            (Article(32),),
            Party.OWN_AGENCY,
            ClockEffect.RESUMES,
            sender=Party.THIRD_PARTY,
        ),
        ProcessLetter(
            "P09",
            "政府信息公开申请征求意见告知书",
            (Article(33, 3),),
            Party.APPLICANT,
        ),
        ProcessLetter(
            "P10",
            "政府信息依申请公开告知书",
            (Article(32),),
            Party.THIRD_PARTY,
            route=Route.EITHER,
        ),
        ProcessLetter(
            "P11",
            "政府信息公开申请征求意见书",
            (Article(34),),
            Party.JOINT_AGENCY,
            ClockEffect.PAUSES,
        ),
        ProcessLetter(
            "P12",
            "政府信息公开申请协办函",
            (Article(33, 3), Article(11)),
            Party.ASKED_AGENCY,
            ClockEffect.PAUSES,
        ),
        ProcessLetter(
            "P13",
            "政府信息公开申请收费通知书",
            (Article(42), Notice(FEE_MEASURES, "第六条")),
            Party.APPLICANT,
            ClockEffect.WAITS_FOR_PAYMENT,
        ),
        ProcessLetter("P14", "审查呈批单", (Article(17),), Party.OWN_AGENCY),
        ProcessLetter(
            "P15",
            "更正申请处理告知书",
            (Article(41),),
            Party.APPLICANT,
            route=Route.EITHER,
            mark=Mark.INFERENCE,
        ),
        ProcessLetter(
            "P16",
            "延迟答复告知书",
            (Article(35),),
            Party.APPLICANT,
            ClockEffect.SETS_TERM,
            mark=Mark.INFERENCE,
        ),
        ProcessLetter(
            "P17",
            "转主动公开审核表",
            (Article(44),),
            Party.OWN_AGENCY,
            mark=Mark.INFERENCE,
        ),
        ProcessLetter(
            "P18",
            "送达回证",
            (SERVICE_NOTICE,),
            Party.OWN_AGENCY,
            ClockEffect.PROVES_SERVICE,
            mark=Mark.INFERENCE,
        ),
    )
}


def letter(code: str) -> ProcessLetter:
    """条例第四十五条。The process letter under a code `P01`…`P18`. Raises UnknownLetterError."""
    if code not in LETTERS:
        raise UnknownLetterError(f"没有“{code}”这种文书，请在 P01 至 P18 中选择。")
    return LETTERS[code]


def party_of(asked: OpinionSought) -> Party:
    """条例第三十二条、第三十三条第三款、第三十四条。What those who were asked are to the case."""
    if asked.of is Consulted.THIRD_PARTY:
        return Party.THIRD_PARTY
    return Party.JOINT_AGENCY if asked.joint else Party.ASKED_AGENCY
