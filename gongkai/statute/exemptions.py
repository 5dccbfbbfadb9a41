"""The grounds of withholding (条例 arts 13-16): what each demands and what lifts it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.statute.citations import Article, Mark
from gongkai.statute.demands import DEMANDS, Demand
from gongkai.statute.errors import KindNotOfGroundError


class Ground(StrEnum):
    """条例第十四条、条例第十五条、条例第十六条。The seven grounds of withholding, and no others."""

    STATE_SECRET = "EX1"  # noqa: S105 -- a ground, no password
    LAW_FORBIDS = "EX2"
    SAFETY_STABILITY = "EX3"
    THIRD_PARTY = "EX4"
    INTERNAL_AFFAIRS = "EX5"
    PROCESS_INFO = "EX6"
    ENFORCEMENT_FILE = "EX7"


class Force(StrEnum):
    """Whether the agency must withhold (不得公开、不予公开) or may (可以不予公开)."""

    MUST = "must"
    MAY = "may"


class Override(StrEnum):
    """What opens information although a ground applies."""

    THIRD_PARTY_CONSENTS = "third_party_consents"
    PUBLIC_INTEREST = "public_interest"
    LAW_REQUIRES = "law_requires"


class ExemptionKind(StrEnum):
    """The kinds within a ground: 三安全一稳定, third party, 三类内部事务, 四类过程性信息."""

    NATIONAL_SECURITY = "national_security"
    PUBLIC_SECURITY = "public_security"
    ECONOMIC_SECURITY = "economic_security"
    SOCIAL_STABILITY = "social_stability"
    BUSINESS_SECRET = "business_secret"  # noqa: S105 -- a kind, no password
    PERSONAL_PRIVACY = "personal_privacy"
    OTHER_INTEREST = "other_interest"
    PERSONNEL = "personnel"
    LOGISTICS = "logistics"
    WORKFLOW = "workflow"
    DISCUSSION_RECORD = "discussion_record"
    PROCESS_DRAFT = "process_draft"
    CONSULTATION_LETTER = "consultation_letter"
    INSTRUCTION_REPORT = "instruction_report"


KIND_NAMES: Mapping[ExemptionKind, str] = {
    ExemptionKind.NATIONAL_SECURITY: "国家安全",
    ExemptionKind.PUBLIC_SECURITY: "公共安全",
    ExemptionKind.ECONOMIC_SECURITY: "经济安全",
    ExemptionKind.SOCIAL_STABILITY: "社会稳定",
    ExemptionKind.BUSINESS_SECRET: "商业秘密",
    ExemptionKind.PERSONAL_PRIVACY: "个人隐私",
    ExemptionKind.OTHER_INTEREST: "第三方的其他合法权益",
    ExemptionKind.PERSONNEL: "人事管理",
    ExemptionKind.LOGISTICS: "后勤管理",
    ExemptionKind.WORKFLOW: "内部工作流程",
    ExemptionKind.DISCUSSION_RECORD: "讨论记录",
    ExemptionKind.PROCESS_DRAFT: "过程稿",
    ExemptionKind.CONSULTATION_LETTER: "磋商信函",
    ExemptionKind.INSTRUCTION_REPORT: "请示报告",
}


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ground in full: the law's words, articles, force, kinds, what lifts it, what it demands.

    `saving_clause` is the sentence by which laws, regulations and rules may require disclosure.
    `mark` is set where the reading of the law is a consequence drawn, not its own words.
    """

    ground: Ground
    label: str
    bases: tuple[Article, ...]
    force: Force
    demands: tuple[Demand, ...]
    kinds: tuple[ExemptionKind, ...] = ()
    overrides: tuple[Override, ...] = ()
    saving_clause: Article | None = None
    mark: Mark | None = None


EXEMPTIONS: Mapping[Ground, Exemption] = {
    exemption.ground: exemption
    for exemption in (
        Exemption(
            Ground.STATE_SECRET,
            "依法确定为国家秘密的政府信息",
            (Article(14),),
            Force.MUST,
            (Demand.CLASSIFICATION, Demand.SECRECY_FILE),
        ),
        Exemption(
            Ground.LAW_FORBIDS,
            "法律、行政法规禁止公开的政府信息",
            (Article(14),),
            Force.MUST,
            (Demand.FORBIDDING_LAW,),
        ),
        Exemption(
            Ground.SAFETY_STABILITY,
            "公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息",
            (Article(14),),
            Force.MUST,
            (Demand.HARM_KIND, Demand.HARM_EVIDENCE),
            kinds=(
                ExemptionKind.NATIONAL_SECURITY,
                ExemptionKind.PUBLIC_SECURITY,
                ExemptionKind.ECONOMIC_SECURITY,
                ExemptionKind.SOCIAL_STABILITY,
            ),
        ),
        Exemption(
            Ground.THIRD_PARTY,
            "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息",
            (Article(15), Article(32)),
            Force.MUST,
            (
                Demand.THIRD_PARTY_INTEREST,
                Demand.THIRD_PARTY_OBJECTION,
                Demand.NO_OVERRIDE,
                Demand.CONSULTATION_FILE,
            ),
            kinds=(
                ExemptionKind.BUSINESS_SECRET,
                ExemptionKind.PERSONAL_PRIVACY,
                ExemptionKind.OTHER_INTEREST,
            ),
            overrides=(Override.THIRD_PARTY_CONSENTS, Override.PUBLIC_INTEREST),
        ),
        Exemption(
            Ground.INTERNAL_AFFAIRS,
            "行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息",
            (Article(16, 1),),
            Force.MAY,
            (Demand.INTERNAL_KIND, Demand.DISCRETION_REASON),
            kinds=(ExemptionKind.PERSONNEL, ExemptionKind.LOGISTICS, ExemptionKind.WORKFLOW),
            overrides=(Override.LAW_REQUIRES,),
            saving_clause=Article(16, 2),
            mark=Mark.INFERENCE,
        ),
        Exemption(
            Ground.PROCESS_INFO,
            "行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息",
            (Article(16, 2),),
            Force.MAY,
            (Demand.PROCESS_KIND, Demand.BEFORE_DECISION, Demand.DISCRETION_REASON),
            kinds=(
                ExemptionKind.DISCUSSION_RECORD,
                ExemptionKind.PROCESS_DRAFT,
                ExemptionKind.CONSULTATION_LETTER,
                ExemptionKind.INSTRUCTION_REPORT,
            ),
            overrides=(Override.LAW_REQUIRES,),
            saving_clause=Article(16, 2),
        ),
        Exemption(
            Ground.ENFORCEMENT_FILE,
            "行政执法案卷信息",
            (Article(16, 2),),
            Force.MAY,
            (
                Demand.CASE_FILE_NAMED,
                Demand.FILE_ACCESS_RIGHTS,
                Demand.CASE_FILE_CONTENT,
                Demand.DISCRETION_REASON,
            ),
            overrides=(Override.LAW_REQUIRES,),
            saving_clause=Article(16, 2),
        ),
    )
}


def overriding(ground: Ground, present: Collection[Override]) -> tuple[Override, ...]:
    """条例第十五条、条例第十六条第二款。What of the present circumstances opens the information.

    Empty where the ground stands: a state secret yields neither to consent nor to public interest.
    """
    return tuple(override for override in EXEMPTIONS[ground].overrides if override in present)


def demand_kind(ground: Ground, kind: ExemptionKind | None) -> None:
    """条例第十四条、条例第十五条、条例第十六条。Demand that a kind belongs to its ground.

    A ground without kinds takes None. Raises KindNotOfGroundError with the kinds to choose from.
    """
    kinds = EXEMPTIONS[ground].kinds
    if kind is None and not kinds:
        return
    if kind not in kinds:
        choice = "、".join(KIND_NAMES[known] for known in kinds) or "不填类别"
        raise KindNotOfGroundError(
            f"“{EXEMPTIONS[ground].label}”没有写明适当的类别，请选择：{choice}。"
        )


def missing_demands(ground: Ground, met: Collection[Demand]) -> tuple[Demand, ...]:
    """条例第三十六条第（三）项。What letter and file still lack to withhold on this ground.

    What may be left out is not asked for.
    """
    demands = EXEMPTIONS[ground].demands
    return tuple(demand for demand in demands if demand not in met and not DEMANDS[demand].optional)
