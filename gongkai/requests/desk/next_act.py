"""What comes next in a case: the one button that stands out, and a sentence that says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.accounts.posts import Act
from gongkai.letters.flow import LETTER_STATE_NAMES, LetterState, is_reply
from gongkai.letters.models import Letter
from gongkai.letters.queries import act_wanted
from gongkai.requests.desk.act_table import decision_hindrance
from gongkai.requests.letter_queries import CaseLetter
from gongkai.requests.letter_turns import in_turn, task_of, waits_for
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


def primary(
    opened: Opened, letters: Sequence[CaseLetter], buttons: Sequence[Button]
) -> Button | None:
    """The one step that comes next, if it is for this reader to take."""
    if yours := _first_of(letters):
        return _button(yours)
    live = {each.label: each for each in buttons if not each.reason}
    if search := _to_answer(opened):
        return Button("答复检索", opened.url("case_search_answer", search.pk), "search")
    for label in _PLAINLY_NEXT:
        if label in live:
            return live[label]
    found = None if decision_hindrance(opened) else _towards_decision(opened, live)
    notices = (each for each in reversed(letters) if each.is_yours)
    return found or next((_button(each) for each in notices), None)


def _button(yours: CaseLetter) -> Button:
    return Button(f"{task_of(yours.letter)}：{yours.letter.title}", yours.url, "writing")


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


def sentence(opened: Opened, letters: Sequence[CaseLetter]) -> str:
    """What this reader has to do or to wait for; empty where it is none of their business."""
    if search := _to_answer(opened):
        until = chinese_date(search.answer_by_on)
        return f"您单位要在{until}以前答复检索：检索了哪里，怎样检索，有没有。"
    if Act.DECIDE not in opened.may:
        return _to_judge(letters)
    term = _term(opened)
    step = next_step(term, opened.on)
    if step is None:
        return _at_the_end(opened, letters)
    if step.act is NextAct.SERVE:
        return f"{_reply_waits(opened, letters)}{step.sentence}"
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


def _first_of(letters: Sequence[CaseLetter]) -> CaseLetter | None:
    """The letter that comes before everything else: one to be judged by this reader, or a reply.

    Notices in hand wait for their turn: the steps that they tell of are recorded already.
    """
    yours = [each for each in reversed(letters) if each.is_yours]
    return next((each for each in yours if act_wanted(each.letter)), None) or next(
        (each for each in yours if is_reply(each.letter.kind)), None
    )


def _to_judge(letters: Sequence[CaseLetter]) -> str:
    yours = _first_of(letters)
    return f"《{yours.letter.title}》等您{task_of(yours.letter)}。" if yours else ""


def _reply_waits(opened: Opened, letters: Sequence[CaseLetter]) -> str:
    """Where the reply is, and with whom by name."""
    replies = [each.letter for each in letters if is_reply(each.letter.kind)]
    waiting = next((each for each in replies if act_wanted(each)), None)
    if waiting is None:
        return ""
    people = in_turn(opened.info_request, waiting, opened.on)
    if opened.reader in people:
        return f"《{waiting.title}》等您{task_of(waiting)}。"
    names = "、".join(each.name for each in people)
    nobody = "，但是现在没有人可以办，请联系安全管理员安排岗位或者代理"
    return f"《{waiting.title}》{waits_for(waiting)}{f'（{names}）' if names else nobody}。"


def _at_the_end(opened: Opened, letters: Sequence[CaseLetter]) -> str:
    if any(each.letter.state == LetterState.RETURNED for each in letters):
        return "文书被退回，请核对地址，再次送达后归档。"
    replies = [each.letter for each in letters if is_reply(each.letter.kind)]
    if opened.standing.served and (left := _replacing(replies)):
        return f"原答复书已作废。{left}"
    if opened.info_request.archived_on:
        return "已经办结归档，没有要办的事。"
    return "答复已经送达，核对材料后归档。" if opened.standing.served else ""


def _replacing(replies: Sequence[Letter]) -> str:
    """What is left to do where a reply was voided after its service; empty where another is out."""
    standing = [each for each in replies if each.state != LetterState.VOIDED]
    if any(each.state == LetterState.SERVED for each in standing):
        return ""
    if standing:
        where = LETTER_STATE_NAMES[LetterState(standing[0].state)]
        return f"代替它的《{standing[0].title}》{where}，送达后归档。"
    return "还没有代替它的答复书，请按需要重新制发，再归档。" if replies else ""


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
