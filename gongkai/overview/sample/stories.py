"""Courses that a request of the sample can take: what happens on which working day after receipt.

A story is a list of steps; a step is the working day after receipt, the post that records it, and
the event on that day. All of it goes through the real actions, so that only what is lawful stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.accounts.posts import PostKind
from gongkai.overview.sample.decision_words import FEE
from gongkai.statute.calendar import Calendar
from gongkai.statute.events import (
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
    ServiceWay,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)

THIRD_PARTY = "示例区悦来旅馆有限公司"
OTHER_AGENCY = "示例区交通运输局"
_TWO_WEEKS = timedelta(14)
_HEAD = PostKind.HEAD_OF_OFFICE


@dataclass(frozen=True, slots=True)
class Step:
    """What happens on the n-th working day after receipt, who records it, and the words beside."""

    day: int
    make: Callable[[date], DatedEvent]
    remark: str
    post: PostKind = PostKind.HANDLER


Story = tuple[Step, ...]


def on_days(story: Story, received_on: date, calendar: Calendar) -> list[tuple[Step, DatedEvent]]:
    """The steps of a story with their events, for a request received on a day."""
    return [(step, step.make(calendar.add(received_on, step.day))) for step in story]


def replied(outcome: str, day: int = 12, points: Sequence[str] = ()) -> Story:
    """Decided, and handed to the post on the next working day."""
    return (
        Step(day, lambda on: Decided(on, outcome, tuple(points)), "依照检索和审查的结果作出决定。"),
        Step(day + 1, lambda on: Served(on, ServiceWay.POST), "邮政挂号，编号XA00000000001。"),
    )


def decided(outcome: str, day: int = 12) -> Story:
    """Decided, and not served yet."""
    return replied(outcome, day)[:1]


def supplement_asked(day: int = 5) -> Story:
    """Asked to supplement, two weeks' time given."""
    words = "申请内容不明确，请写明信息的名称、文号或者其他特征。"
    return (Step(day, lambda on: SupplementRequested(on, on + _TWO_WEEKS), words),)


def supplemented(then: Story) -> Story:
    """Asked on the fifth day, supplemented on the ninth; the rest begins anew after that."""
    came = Step(9, SupplementReceived, "申请人补充了时间范围和文件名称。")
    return (*supplement_asked(), came, *later(then, 9))


def third_party_asked(day: int = 4) -> Story:
    """A third party asked for its opinion."""
    words = "公开可能损害第三方合法权益，书面征求意见。"
    return (Step(day, lambda on: OpinionSought(on, Consulted.THIRD_PARTY, THIRD_PARTY, on), words),)


def third_party_answered(then: Story, *, consents: bool) -> Story:
    """A third party asked and heard eight working days later."""
    words = "同意公开。" if consents else "不同意公开：涉及经营安排，公开将影响正常经营。"
    answer = Step(12, lambda on: OpinionReceived(on, THIRD_PARTY, consents), words)
    return (*third_party_asked(), answer, *later(then, 8))


def agency_answered(then: Story) -> Story:
    """A joint maker asked, and it agrees five working days later."""
    asked = Step(
        3,
        lambda on: OpinionSought(on, Consulted.AGENCY, OTHER_AGENCY, on, joint=True),
        "共同制作的信息，征求共同制作机关意见。",
    )
    answer = Step(8, lambda on: OpinionReceived(on, OTHER_AGENCY, consents=True), "同意公开。")
    return (asked, answer, *later(then, 5))


def agency_helped(then: Story) -> Story:
    """Another agency asked to help with what it gave, and it answers four working days later."""
    asked = Step(
        3,
        lambda on: OpinionSought(on, Consulted.AGENCY, OTHER_AGENCY, on, until=on + _TWO_WEEKS),
        "核对由贵单位提供的数据是否准确、能否公开。",
    )
    answer = Step(7, lambda on: OpinionReceived(on, OTHER_AGENCY, consents=True), "数据准确。")
    return (asked, answer, *later(then, 4))


def extended(then: Story, working_days: int = 15) -> Story:
    """The term extended on the sixteenth day, with the head's consent."""
    by_head = Step(
        16,
        lambda on: Extended(on, working_days, "陈育"),
        "涉及材料较多，需要逐份审查。",
        _HEAD,
    )
    return (by_head, *later(then, 14))


def fee_noticed(day: int = 6) -> Story:
    """A fee notice delivered."""
    words = "提供纸质材料101页，按量计收。"
    return (Step(day, lambda on: FeeNoticed(on, FEE.amount, on), words),)


def fee_paid(then: Story) -> Story:
    """A fee noticed and paid; the rest begins anew after that."""
    paid = Step(10, FeePaid, "非税收入票据号00000001。")
    return (*fee_noticed(), paid, *later(then, 10))


def fee_unpaid() -> Story:
    """A fee noticed and never paid: closed after the twentieth working day."""
    return (*fee_noticed(), *replied("D23", 28))


def never_supplemented() -> Story:
    """A supplement asked for that never came."""
    return (*supplement_asked(), *replied("D22", 18))


def reasons_asked(day: int = 4) -> Story:
    """Asked for reasons."""
    return (Step(day, ReasonsRequested, "本月第12件申请，请说明理由。"),)


def unreasonable() -> Story:
    """Reasons asked for and not accepted."""
    given = Step(9, lambda on: ReasonsGiven(on, reasonable=False), "申请人称只为增加工作量。")
    return (*reasons_asked(), given, *replied("D20"))


def reasonable(then: Story) -> Story:
    """Reasons accepted, and a reasonable term set."""
    given = Step(9, lambda on: ReasonsGiven(on, reasonable=True), "用于学术研究。")
    set_on = Step(
        14, lambda on: TermSet(on, on + 5 * _TWO_WEEKS), "材料分散，需要分批办理。", _HEAD
    )
    return (*reasons_asked(), given, set_on, *later(then, 20))


def withdrawn() -> Story:
    """Taken back by the applicant, and closed."""
    taken_back = Step(6, Withdrawn, "申请人书面撤回。")
    return (taken_back, *replied("D24", 7))


def later(story: Story, days: int) -> Story:
    """The same course, so many working days later."""
    return tuple(Step(step.day + days, step.make, step.remark, step.post) for step in story)


def _plainly(day: int, *numbers: int) -> dict[str, Story]:
    return {f"D{number:02d}": replied(f"D{number:02d}", day) for number in numbers}


FINISHED: dict[str, Story] = {
    "D01": replied("D01", 4),
    "D02": agency_answered(replied("D02")),
    "D03": extended(replied("D03")),
    "D04": third_party_answered(replied("D04"), consents=True),
    **_plainly(12, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15),
    "D08": third_party_answered(replied("D08"), consents=False),
    "D16": supplemented(replied("D16")),
    **_plainly(7, 17, 18, 19, 21, 25, 26),
    "D20": unreasonable(),
    "D22": never_supplemented(),
    "D23": fee_unpaid(),
    "D24": withdrawn(),
    "D27": replied("D27", 14, ("D02", "D13")),
}
"""One course for each decision; every one of the 27 is there."""

RARE: tuple[Story, ...] = (
    third_party_answered(replied("D02"), consents=False),
    agency_helped(replied("D02")),
    reasonable(replied("D02")),
)
"""Courses with letters that no other has: given against an objection, with help, much later."""
