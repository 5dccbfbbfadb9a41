"""Searches by units: asked, and answered with where, how and by whom (条例第三十六条第四项)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.accounts.models import Unit, User
from gongkai.accounts.posts import Act
from gongkai.audit.actions import note
from gongkai.lib.today import now
from gongkai.requests import obstacles, queries
from gongkai.requests.actions.enclose import Upload, enclose, file_of
from gongkai.requests.actions.search_calls import tell_units
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.models import EnclosureKind, InfoRequest, Search, SearchResult
from gongkai.statute.wording import chinese_date

ANSWERED = "这次检索已经答复；要补充的，请写办理备注，或者请工作机构再次交办。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a unit says: the result, and what makes it a proof."""

    result: SearchResult
    place: str
    method: str
    searched_by: str
    remark: str = ""


@transaction.atomic
def ask_searches(
    *,
    info_request: InfoRequest,
    units: Sequence[Unit],
    question: str,
    answer_by_on: date,
    by: User,
    on: date,
) -> list[Search]:
    """Ask units of the agency to search until a day. Raises NotAllowedError with the reason."""
    info_request = queries.locked(info_request.pk)
    if reason := obstacles.to_searching(info_request):
        raise NotAllowedError(reason)
    if answer_by_on < on:
        raise NotAllowedError("内部期限不能早于今天，请给检索单位留出时间。")
    waiting = Search.objects.filter(request=info_request, result="", unit__in=units)
    if names := "、".join(each.unit.name for each in waiting.select_related("unit")):
        raise NotAllowedError(f"{names}还没有答复上一次检索，不必重复交办。")
    asked = [
        Search.objects.create(
            request=info_request,
            unit=unit,
            question=question,
            asked_by=by,
            answer_by_on=answer_by_on,
        )
        for unit in units
    ]
    _note(info_request, Act.ASK_SEARCH, said_on_asking(units, answer_by_on), by)
    tell_units(asked, on=on)
    return asked


@transaction.atomic
def answer_search(*, search: Search, answer: Answer, files: Sequence[Upload], by: User) -> Search:
    """Record what a unit found, once. Raises NotAllowedError for a second answer."""
    info_request = queries.locked(search.request_id)
    search = Search.objects.select_related("unit").get(pk=search.pk)
    if search.answered_at:
        raise NotAllowedError(ANSWERED)
    put_answer(search, answer, by)
    search.save()
    for file in [file_of(EnclosureKind.FOUND, each) for each in files]:
        enclose(info_request, file, by=by, search=search)
    _note(info_request, Act.ANSWER_SEARCH, said_on_answer(search, len(files)), by)
    return search


def put_answer(search: Search, answer: Answer, by: User) -> None:
    """Put an answer into the row of its search; saves nothing."""
    search.result, search.place, search.method = answer.result, answer.place, answer.method
    search.searched_by, search.remark = answer.searched_by, answer.remark
    search.answered_by, search.answered_at = by, now()


def said_on_asking(units: Sequence[Unit], answer_by_on: date) -> str:
    """What the journal says of units that were asked."""
    named = "、".join(unit.name for unit in units)
    return f"交办检索：{named}，{chinese_date(answer_by_on)}前答复"


def said_on_answer(search: Search, files: int) -> str:
    """What the journal says of an answer."""
    said = f"检索答复：{search.unit.name}，{search.get_result_display()}"
    return f"{said}，材料{files}份"


def answer_obstacle(search: Search, reader: User, *, for_others: bool) -> str | None:
    """Why somebody may not answer a search, or None; the office may answer for a unit."""
    if not for_others and reader.unit_id != search.unit_id:
        return f"这次检索由{search.unit.name}答复，请转给该单位的人员。"
    if search.answered_at:
        return ANSWERED
    return None


def _note(info_request: InfoRequest, act: Act, said: str, by: User) -> None:
    note(
        by=by,
        act=act,
        about=info_request,
        agency=info_request.agency,
        said=f"{info_request.number}{said}",
    )
