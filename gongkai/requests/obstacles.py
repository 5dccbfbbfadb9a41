"""Why an act of the office may not be done, where it is the office's rule and not the statute's.

Each answers in a Chinese sentence that says what to do instead, or None; buttons and actions say
the same. What the law itself refuses is `statute.state.obstacle`'s to say.
"""

from collections.abc import Callable

from gongkai.letters.flow import BEFORE_SIGNATURE, LETTER_STATE_NAMES, LetterState
from gongkai.requests import letter_queries
from gongkai.requests.models import InfoRequest, RectificationRequest
from gongkai.requests.queries import ENDED_STATES
from gongkai.statute.state import State
from gongkai.statute.wording import chinese_date

ToRectification = Callable[[RectificationRequest], str | None]


def to_assigning(info_request: InfoRequest) -> str | None:
    """Only what is still handled can change hands."""
    if info_request.state in ENDED_STATES:
        return "申请已办结，不能再改派；要补充情况的，请写办理备注。"
    return None


def to_searching(info_request: InfoRequest) -> str | None:
    """A search after the decision proves nothing about it."""
    if info_request.state == State.ARRIVED:
        return "申请尚未与申请人确认，请先登记“确认收到申请”，再交办检索。"
    if info_request.decided_on:
        return "已经作出决定，检索应当在决定之前完成；决定有误的，请先撤销误登。"
    return to_assigning(info_request)


def to_urging(info_request: InfoRequest) -> str | None:
    """Only what is still handled can be pressed for."""
    if info_request.state in ENDED_STATES:
        return "申请已办结，不用再催办。"
    return None


def to_archiving(info_request: InfoRequest) -> str | None:
    """条例第四十五条。归档 comes after 答复."""
    if info_request.archived_on:
        return f"已于{chinese_date(info_request.archived_on)}归档。"
    if info_request.state != State.SERVED:
        return "答复送达后才能归档，请先登记“送达”。"
    letter = letter_queries.unfinished(info_request)
    if letter and letter.state == LetterState.RETURNED:
        return "答复书被退回，请再次送达后归档。"
    if letter:
        now = LETTER_STATE_NAMES[LetterState(letter.state)]
        instead = "，或者不再制发" if letter.state in BEFORE_SIGNATURE else ""
        return f"《{letter.title}》还没有办完（{now}），请送达{instead}，再归档。"
    return None


def to_proposing(info_request: InfoRequest) -> str | None:
    """条例第四十四条。Only what may be opened can be published."""
    if info_request.conversion_proposed_on:
        return f"已于{chinese_date(info_request.conversion_proposed_on)}提议转为主动公开。"
    if info_request.result_row not in {"granted", "partial"}:
        return "决定予以公开或者部分公开之后，才能提议转为主动公开（第四十四条）。"
    return None


def to_rectifying(rectification: RectificationRequest) -> str | None:
    """条例第四十一条。Once the applicant was told, the result stands."""
    if rectification.told_on:
        return f"已于{chinese_date(rectification.told_on)}告知申请人，处理结果不能再改。"
    return None


def to_telling(rectification: RectificationRequest) -> str | None:
    """条例第四十一条。There must be something to tell, and it is told once."""
    if rectification.told_on:
        return f"已于{chinese_date(rectification.told_on)}告知申请人。"
    if not rectification.decided_on:
        return "还没有作出处理，请先办理“作出处理”，再告知申请人。"
    return None


def to_assigning_rectification(rectification: RectificationRequest) -> str | None:
    """Only what is still handled can change hands."""
    if rectification.told_on:
        return "更正申请已办结，不能再改派；要补充情况的，请写办理备注。"
    return None
