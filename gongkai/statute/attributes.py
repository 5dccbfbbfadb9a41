"""The disclosure attribute of a document: who sets it, its mark, its review (条例 arts 13, 17, 18).

The attribute is fixed at drafting (国办发〔2016〕80号, its opening read); marks, deciders and the
rules for forwarded and joint documents are those that recur in the local rules built on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.calendar import Calendar, Reckoned
from gongkai.statute.citations import Article, Mark, Notice, Source
from gongkai.statute.errors import AttributeUndeterminedError
from gongkai.statute.exemptions import EXEMPTIONS, Ground
from gongkai.statute.terms import RE_REVIEW, Term

DRAFTING_NOTICE = Notice("国办发〔2016〕80号")


class DisclosureAttribute(StrEnum):
    """条例第十三条第二款。公开属性: 主动公开, 依申请公开, 不予公开."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"


ATTRIBUTE_NAMES: Mapping[DisclosureAttribute, str] = {
    DisclosureAttribute.PROACTIVE: "主动公开",
    DisclosureAttribute.ON_REQUEST: "依申请公开",
    DisclosureAttribute.WITHHELD: "不予公开",
}
MARK_TEXTS: Mapping[DisclosureAttribute, str] = {
    DisclosureAttribute.PROACTIVE: "（此件公开发布）",
    DisclosureAttribute.ON_REQUEST: "（此件依申请公开）",
    DisclosureAttribute.WITHHELD: "（此件不公开）",
}
"""What is printed below the date; some places write 不予公开 for the last."""


@dataclass(frozen=True, slots=True)
class Decider:
    """Who does what on the way to the attribute."""

    who: str
    act: str


DECIDERS = (
    Decider("拟稿人", "提出公开属性；依申请公开或者不予公开的，写明理由和依据"),
    Decider("政务公开工作机构", "审核公开属性"),
    Decider("签发人", "确定公开属性"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed attribute (None: none yet) with the reason and basis for not publishing."""

    attribute: DisclosureAttribute | None
    reason: str = ""
    basis: str = ""


def propose(ground: Ground | None = None) -> Proposal:
    """条例第十三条第一款。The proposal a draft begins with: open, unless a ground is named."""
    if ground is None:
        return Proposal(DisclosureAttribute.PROACTIVE)
    exemption = EXEMPTIONS[ground]
    basis = "、".join(str(article) for article in exemption.bases)
    return Proposal(DisclosureAttribute.WITHHELD, exemption.label, basis)


def obstacle_to_issue(proposal: Proposal) -> str | None:
    """国办发〔2016〕80号。Why a draft goes back to its drafter, in words; None if it need not."""
    if proposal.attribute is None:
        return "没有确定公开属性，应当退文。"
    if proposal.attribute is DisclosureAttribute.PROACTIVE:
        return None
    name = ATTRIBUTE_NAMES[proposal.attribute]
    if not proposal.reason.strip():
        return f"拟{name}而没有说明理由，应当退文。"
    if not proposal.basis.strip():
        return f"拟{name}而没有写明依据，应当退文。"
    return None


def attribute_of_forwarded(forwarded: DisclosureAttribute | None) -> DisclosureAttribute:
    """国办发〔2016〕80号。A document that forwards another takes the attribute of that one.

    Local rules. Raises AttributeUndeterminedError where the forwarded one has none: it is then
    determined anew.
    """
    if forwarded is None:
        raise AttributeUndeterminedError("被转发的文件没有公开属性，请重新认定。")
    return forwarded


def joint_decider(lead: str, others: tuple[str, ...]) -> Mapping[str, str]:
    """国办发〔2016〕80号。Who decides on a joint document: the lead drafter; others are heard."""
    return {lead: "确定公开属性", **dict.fromkeys(others, "提出审核意见")}


# --- review before publication ----------------------------------------------------------------


class ReviewResult(StrEnum):
    """What the review before publication found."""

    CLEAR = "clear"
    NOT_TO_BE_OPENED = "not_to_be_opened"
    DOUBT_SECRECY = "doubt_secrecy"
    DOUBT_OTHER = "doubt_other"


DOUBTS_GO_TO: Mapping[ReviewResult, str] = {
    ReviewResult.DOUBT_SECRECY: "保密行政管理部门",
    ReviewResult.DOUBT_OTHER: "有关主管部门",
}


@dataclass(frozen=True, slots=True)
class Review:
    """One item's review before publication: by whom, when, what it found."""

    reviewer: str
    reviewed_on: date
    result: ReviewResult


def obstacle_to_opening(review: Review | None) -> str | None:
    """条例第十七条第二款、条例第十七条第三款。Why an item may not be published, in words, or None.

    Every item is reviewed by a named person before it is published; what cannot be determined goes
    to the department that can.
    """
    if review is None or not review.reviewer.strip():
        return "公开前应当审查，并写明审查责任人。"
    if review.result in DOUBTS_GO_TO:
        return f"不能确定是否可以公开，应当报{DOUBTS_GO_TO[review.result]}确定。"
    if review.result is ReviewResult.NOT_TO_BE_OPENED:
        return "经审查不得公开。"
    return None


# --- review afterwards ------------------------------------------------------------------------


class ReReviewTrigger(StrEnum):
    """What makes an attribute be looked at again."""

    PERIODIC = "periodic"
    UNDETERMINED = "undetermined"
    SECRECY_ENDED = "secrecy_ended"
    DECISION_TAKEN = "decision_taken"
    CASE_CLOSED = "case_closed"
    THIRD_PARTY_CONSENTED = "third_party_consented"
    REPEATEDLY_REQUESTED = "repeatedly_requested"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in words, the grounds it may end (empty: it concerns any), and its source."""

    trigger: ReReviewTrigger
    words: str
    source: Source
    grounds: tuple[Ground, ...] = ()
    mark: Mark | None = None


TRIGGERS = {
    trigger.trigger: trigger
    for trigger in (
        Trigger(ReReviewTrigger.PERIODIC, "定期评估审查", Article(18)),
        Trigger(
            ReReviewTrigger.UNDETERMINED,
            "从未认定公开属性的文件被申请公开",
            DRAFTING_NOTICE,
        ),
        Trigger(
            ReReviewTrigger.SECRECY_ENDED,
            "保密期限届满或者解密",
            Article(18),
            (Ground.STATE_SECRET,),
            Mark.INFERENCE,
        ),
        Trigger(
            ReReviewTrigger.DECISION_TAKEN,
            "行政决定已经作出",
            Article(18),
            (Ground.PROCESS_INFO,),
            Mark.INFERENCE,
        ),
        Trigger(
            ReReviewTrigger.CASE_CLOSED,
            "案件已经办结",
            Article(18),
            (Ground.ENFORCEMENT_FILE,),
            Mark.INFERENCE,
        ),
        Trigger(
            ReReviewTrigger.THIRD_PARTY_CONSENTED,
            "第三方同意公开",
            Article(15),
            (Ground.THIRD_PARTY,),
            Mark.INFERENCE,
        ),
        Trigger(ReReviewTrigger.REPEATEDLY_REQUESTED, "多个申请人申请公开", Article(44, 1)),
        Trigger(ReReviewTrigger.REPEALED, "文件已经废止", Article(18), mark=Mark.INFERENCE),
    )
}


def reopens(trigger: ReReviewTrigger, ground: Ground | None) -> bool:
    """条例第十八条。Whether a trigger makes a document withheld on `ground` be reviewed again.

    `ground` is None for a document open on request only.
    """
    grounds = TRIGGERS[trigger].grounds
    return not grounds or ground in grounds


def next_review_on(reviewed_on: date, calendar: Calendar, cycle: Term = RE_REVIEW) -> Reckoned:
    """条例第十八条。By when a document that is not open is reviewed again.

    The article sets no interval: `cycle` is a setting, a year by default (an inference).
    """
    return cycle.ends(reviewed_on, calendar)
