"""What comes next in a case: the one button that stands out, and a sentence that says why."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.accounts.posts import Act
from gongkai.requests.desk.act_table import decision_hindrance
from gongkai.requests.models import Search
from gongkai.requests.opened import Opened
from gongkai.requests.rows import is_time_to_search
from gongkai.statute.next_step import NextAct, next_step
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ReplyTerm
from gongkai.statute.wording import chinese_date

_PLAINLY_NEXT = (
    "确认收到",
    "登记送达",
    "归档",
    "登记补正",
    "登记缴费",
    "登记意见",
    "登记理由",
)


@dataclass(frozen=True, slots=True)
class Button:
    """An act as the page offers it: live, or with the reason why not."""

    label: str
    url: str
    icon: str
    reason: str = ""
    note: str = ""


def primary(opened: Opened, buttons: list[Button]) -> Button | None:
    """The one step that comes next, if it is for this reader to take."""
    live = {each.label: each for each in buttons if not each.reason}
    if search := _to_answer(opened):
        return Button("答复检索", opened.url("case_search_answer", search.pk), "search")
    for label in _PLAINLY_NEXT:
        if label in live:
            return live[label]
    return None if decision_hindrance(opened) else _towards_decision(opened, live)


def _towards_decision(opened: Opened, live: Mapping[str, Button]) -> Button | None:
    """While there is time: who handles it, who searches, and only then the decision."""
    if is_time_to_search(_term(opened), opened.on):
        if opened.info_request.handler is None:
            return live.get("分办")
        if not _searches(opened):
            return live.get("交办检索")
        if _outstanding(opened):
            return None
    return Button("作出决定", opened.url("case_decide"), "writing")


def sentence(opened: Opened) -> str:
    """What this reader has to do or to wait for; empty where it is none of their business."""
    if search := _to_answer(opened):
        until = chinese_date(search.answer_by_on)
        return f"您单位要在{until}以前答复检索：检索了哪里，怎样检索，有没有。"
    if Act.DECIDE not in opened.may:
        return ""
    term = _term(opened)
    step = next_step(term, opened.on)
    if step is None:
        return _at_the_end(opened)
    if step.act is NextAct.DECIDE and is_time_to_search(term, opened.on):
        return f"{_before_deciding(opened)}{step.sentence}"
    return step.sentence


def _before_deciding(opened: Opened) -> str:
    if opened.info_request.handler is None:
        return "请先分办，定下经办人。"
    if not _searches(opened):
        return "请先交办检索，有了检索结果再作决定。"
    if waiting := _outstanding(opened):
        units = "、".join(each.unit.name for each in waiting)
        return f"正在等{units}答复检索。"
    return "检索都已答复，可以作出决定。"


def _at_the_end(opened: Opened) -> str:
    if opened.info_request.archived_on:
        return "已经办结归档，没有要办的事。"
    return "答复已经送达，核对材料后归档。" if opened.standing.served else ""


def _term(opened: Opened) -> ReplyTerm:
    return ReplyTerm(opened.standing, opened.calendar, DEFAULT_SETTINGS)


def _searches(opened: Opened) -> list[Search]:
    return list(opened.info_request.searches.all())


def _outstanding(opened: Opened) -> list[Search]:
    return [each for each in _searches(opened) if not each.answered_at]


def _to_answer(opened: Opened) -> Search | None:
    """The search that waits for the reader's own unit."""
    if Act.ANSWER_SEARCH not in opened.may:
        return None
    own = opened.reader.unit_id
    return next((each for each in _outstanding(opened) if own and each.unit_id == own), None)
