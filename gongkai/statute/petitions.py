"""Petitions and mailboxes: no requests under the 条例, but with terms of their own.

Petition terms are those of 信访工作条例 (2022), in calendar days unless it says otherwise; of years
before its day nothing is computed. Mailbox terms differ by place and channel: they are a setting.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, Reckoned
from gongkai.statute.citations import Law
from gongkai.statute.errors import ExtensionTooLongError
from gongkai.statute.terms import Term


class PetitionStep(StrEnum):
    """A step of a petition that has a term."""

    REGISTER = "register"
    TELL = "tell"
    OBJECT = "object"
    DECIDE = "decide"
    ASK_REEXAMINATION = "ask_reexamination"
    REEXAMINE = "reexamine"
    ASK_REVIEW = "ask_review"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class StepTerm:
    """A step in words, what starts its term (day 0), and the term."""

    step: PetitionStep
    words: str
    starts_with: str
    term: Term


STEPS: Mapping[PetitionStep, StepTerm] = {
    step.step: step
    for step in (
        StepTerm(
            PetitionStep.REGISTER,
            "信访部门登记并转送、交办",
            "收到信访事项",
            terms.PETITION_REGISTRATION,
        ),
        StepTerm(
            PetitionStep.TELL,
            "书面告知信访人接收情况以及处理途径、程序",
            "收到信访事项",
            terms.PETITION_NOTICE,
        ),
        StepTerm(
            PetitionStep.OBJECT,
            "对不属于本机关的转送事项提出异议",
            "收到转送",
            terms.PETITION_OBJECTION,
        ),
        StepTerm(PetitionStep.DECIDE, "办结信访事项", "受理", terms.PETITION_DECISION),
        StepTerm(
            PetitionStep.ASK_REEXAMINATION,
            "信访人请求复查",
            "收到书面答复",
            terms.PETITION_REEXAMINATION_REQUEST,
        ),
        StepTerm(
            PetitionStep.REEXAMINE,
            "提出复查意见",
            "收到复查请求",
            terms.PETITION_REEXAMINATION,
        ),
        StepTerm(
            PetitionStep.ASK_REVIEW,
            "信访人请求复核",
            "收到复查意见",
            terms.PETITION_REVIEW_REQUEST,
        ),
        StepTerm(PetitionStep.REVIEW, "提出复核意见", "收到复核请求", terms.PETITION_REVIEW),
    )
}

LARGEST_DELEGATION = 5
"""How many representatives a group that comes in person may send."""

DELEGATION_SOURCE = Law("信访工作条例", 20)
"""The number was read, the article is remembered."""
OPINION_CONTENTS = ("信访人投诉请求", "事实和理由", "处理意见及其法律法规依据")
"""What 信访处理意见书 must state (信访工作条例第三十二条)."""


def petition_due(step: PetitionStep, started_on: date, calendar: Calendar) -> Reckoned:
    """信访工作条例第三十四条。The last day of a step whose term started on a day (day 0).

    The time of a hearing is not counted in the review: start the term later by it. Raises
    TermNotInForceError before 2022-05-01.
    """
    return STEPS[step].term.ends(started_on, calendar)


def extended_petition_due(accepted_on: date, days: int, calendar: Calendar) -> Reckoned:
    """信访工作条例第三十四条。The last day to decide when the term is extended by `days`.

    The head of the organ approves, the petitioner is told why. Raises ExtensionTooLongError
    beyond the limit or below one day, TermNotInForceError before 2022-05-01.
    """
    limit = terms.PETITION_EXTENSION.days(accepted_on)
    if not 1 <= days <= limit:
        raise ExtensionTooLongError(f"信访办理期限只能延长 1 至 {limit} 日，请重新填写。")
    return terms.PETITION_DECISION.longer_by(days, accepted_on).ends(accepted_on, calendar)


# --- mailboxes --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MailboxTerms:
    """A channel's own terms: for simple messages, for others, and by how much it may extend.

    `max_extension` is in the units of `complex_term`; None: the channel knows no extension.
    """

    simple_term: Term
    complex_term: Term
    max_extension: int | None = None


CHONGQING_MAILBOX = MailboxTerms(terms.MAILBOX_CHONGQING, terms.MAILBOX_CHONGQING)
"""The city's open mailbox: a rule of 2005 known from a report; verify before use."""


class MailboxRefusal(StrEnum):
    """Why a mailbox does not take a message up (the list of 重庆公开信箱)."""

    NOT_ADMINISTRATIVE = "not_administrative"
    OTHER_PROCEDURE = "other_procedure"
    REPEATED = "repeated"
    CLOSED_PETITION = "closed_petition"
    UNCLEAR = "unclear"
    ILLEGAL = "illegal"
    OUT_OF_COMPETENCE = "out_of_competence"


MAILBOX_REFUSAL_WORDS: Mapping[MailboxRefusal, str] = {
    MailboxRefusal.NOT_ADMINISTRATIVE: "属于党委、人大、法院等职权范围的事项",
    MailboxRefusal.OTHER_PROCEDURE: "应当通过诉讼、仲裁、行政复议、政府信息公开申请办理的事项",
    MailboxRefusal.REPEATED: "重复来信",
    MailboxRefusal.CLOSED_PETITION: "信访事项已经终结",
    MailboxRefusal.UNCLEAR: "内容不清或者属于广告",
    MailboxRefusal.ILLEGAL: "含有违法内容",
    MailboxRefusal.OUT_OF_COMPETENCE: "不属于本机关职权范围",
}


def mailbox_due(
    mailbox: MailboxTerms,
    received_on: date,
    calendar: Calendar,
    *,
    is_simple: bool,
    extension: int = 0,
) -> Reckoned:
    """国办秘函〔2019〕19号。By when a message is answered, by the channel's own terms.

    Never later than the red line of the inspection of government sites. Raises
    ExtensionTooLongError.
    """
    term = mailbox.simple_term if is_simple else mailbox.complex_term
    due = term.ends(received_on, calendar)
    if extension:
        due = _extended(mailbox, received_on, calendar, extension)
    red_line = terms.MAILBOX_RED_LINE.ends(received_on, calendar)
    return min(due, red_line, key=lambda reckoned: reckoned.date)


def _extended(
    mailbox: MailboxTerms, received_on: date, calendar: Calendar, extension: int
) -> Reckoned:
    limit = mailbox.max_extension or 0
    if not 0 <= extension <= limit:
        raise ExtensionTooLongError(f"该渠道最多延长 {limit}，不能延长 {extension}，请重新填写。")
    return mailbox.complex_term.longer_by(extension, received_on).ends(received_on, calendar)
