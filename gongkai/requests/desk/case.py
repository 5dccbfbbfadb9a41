"""The case file: one page on which a request can be decided, and what opens from it."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.letters.flow import LetterState, is_reply
from gongkai.requests import actions, case_queries, letter_queries, obstacles
from gongkai.requests.actions.searches import answer_obstacle
from gongkai.requests.desk import next_act
from gongkai.requests.desk.act_table import ACTS, decision_hindrance, hindrance, split_hindrance
from gongkai.requests.desk.clock_view import ClockView, clock_view
from gongkai.requests.desk.downloads import download
from gongkai.requests.desk.next_act import Button
from gongkai.requests.enclosure_kinds import SHOW_IDENTITY
from gongkai.requests.letter_queries import CaseLetter
from gongkai.requests.letters_due import wanting
from gongkai.requests.models import RequestEvent, Role
from gongkai.requests.opened import Opened, open_case
from gongkai.statute import terms
from gongkai.statute.event_words import in_words
from gongkai.statute.events import Event, OpinionReceived, Retracted
from gongkai.statute.outcomes import outcome
from gongkai.statute.state import AWAITING_NAMES, STATE_NAMES
from gongkai.statute.wording import chinese_date
from gongkai.ui.parts import Happening, Pair


@duty(Act.READ_REQUESTS)
def case(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Everything about a request on one page."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    reading = clock_view(opened)
    letters = letter_queries.of_case(opened)
    buttons = list(_buttons(opened, letters))
    context = {
        "opened": opened,
        "case": opened.info_request,
        "clock": reading,
        "light": _light(reading),
        "pairs": _head(opened, reading),
        "applicants": _applicants(opened),
        "can_open_identity": Act.OPEN_IDENTITY in opened.may,
        "identity_refusal": duties.refusal(Act.OPEN_IDENTITY),
        "decide": Button(
            "作出决定", opened.url("case_decide"), "writing", decision_hindrance(opened)
        ),
        "primary": next_act.primary(opened, letters, buttons),
        "next_words": next_act.sentence(opened, letters),
        "live": [each for each in buttons if not each.reason],
        "barred": [each for each in buttons if each.reason],
        "searches": [
            (each, answer_obstacle(each, opened.reader, for_others=Act.ASK_SEARCH in opened.may))
            for each in opened.info_request.searches.all()
        ],
        "can_answer": Act.ANSWER_SEARCH in opened.may,
        **_letters(opened, letters),
        "course": list(_course(opened)),
        "openings": case_queries.identity_openings(opened.info_request),
        "personal": SHOW_IDENTITY,
        "files": [
            (file, opened.url("case_enclosure", file.pk))
            for file in opened.info_request.enclosures.all()
        ],
        "similar_url": opened.url("case_similar"),
        "identity_url": opened.url("case_identity"),
        "overdue_days": -(reading.reading.remaining_working_days or 0),
    }
    return render(request, "requests/case.html", context)


@require_POST
@never_cache
@duty(Act.OPEN_IDENTITY)
def identity(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Who asks, in the open: once, on this answer alone, and noted in the journal."""
    opened = open_case(request, year, serial, Act.OPEN_IDENTITY)
    people = actions.open_identity(info_request=opened.info_request, by=opened.reader)
    context = {
        "opened": opened,
        "case": opened.info_request,
        "people": people,
        "back": opened.url(),
    }
    return render(request, "requests/identity.html", context)


@never_cache
@duty(Act.READ_REQUESTS)
def enclosure(request: DeskRequest, year: int, serial: int, enclosure_id: UUID) -> HttpResponseBase:
    """A file of the case, to be saved; what shows an identity is asked for by a button."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    found = case_queries.enclosure_of(opened.info_request, enclosure_id)
    if found is None:
        raise Http404
    return download(request, found)


# --- the head ---------------------------------------------------------------------------------


def _head(opened: Opened, reading: ClockView) -> list[Pair]:
    info_request = opened.info_request
    standing = opened.standing
    confirmed = standing.received_on
    arrived = f"{chinese_date(info_request.arrived_on)}到达"
    if confirmed and confirmed != info_request.arrived_on:
        arrived += f"，{chinese_date(confirmed)}确认"
    elif not confirmed and info_request.applicant_confirmed_on:
        online = chinese_date(info_request.applicant_confirmed_on)
        arrived += f"；申请人{online}在网上确认，待本机关确认"
    handler = info_request.handler
    acting = case_queries.deputies(handler, opened.on) if handler else []
    units = dict.fromkeys(each.unit.name for each in info_request.searches.all())
    waiting = sum(not each.answered_at for each in info_request.searches.all())
    return [
        Pair("渠道", info_request.get_channel_display(), arrived),
        Pair(
            "获取方式",
            info_request.get_wanted_way_display(),
            info_request.get_wanted_form_display(),
        ),
        Pair(
            "经办",
            handler.name if handler else "未定",
            f"代理：{'、'.join(each.name for each in acting)}" if acting else "",
        ),
        Pair("承办单位", info_request.unit.name if info_request.unit else "工作机构自办"),
        Pair(
            "协查",
            "、".join(units) or "未交办",
            f"{waiting}个单位还没有答复" if waiting else "",
        ),
        Pair("状态", STATE_NAMES[reading.reading.state], _state_note(opened, reading)),
    ]


def _state_note(opened: Opened, reading: ClockView) -> str:
    if opened.info_request.archived_on:
        return f"{chinese_date(opened.info_request.archived_on)}归档"
    if opened.info_request.outcome:
        return outcome(opened.info_request.outcome).situation
    return AWAITING_NAMES[reading.reading.awaiting] if reading.reading.awaiting else ""


def _applicants(opened: Opened) -> list[tuple[str, str, str]]:
    return [
        (
            case_queries.shown_name(each),
            each.get_applicant_class_display(),
            each.get_role_display() if each.role != Role.APPLICANT else "",
        )
        for each in opened.info_request.people.all()
    ]


def _light(view: ClockView) -> dict[str, object]:
    """The state of the term as a light: paused where nothing runs, done where all is said."""
    reading = view.reading
    if reading.state in {"served", "split"}:
        return {"state": "done", "word": STATE_NAMES[reading.state]}
    if reading.state == "arrived":
        return {"state": "unconfirmed", "word": ""}
    if reading.awaiting and reading.awaiting != "reasons":
        return {"state": "paused", "word": AWAITING_NAMES[reading.awaiting]}
    return {"state": "", "left": reading.remaining_working_days, "word": ""}


# --- the letters ------------------------------------------------------------------------------


def _letters(opened: Opened, letters: Sequence[CaseLetter]) -> dict[str, object]:
    return {
        "letters": letters,
        "wanting": [
            letter_queries.title_of(each)
            for each in wanting(opened.history, [row.letter for row in letters])
        ],
        "may_draft": Act.DRAFT_LETTER in opened.may,
        "begin_url": opened.url("case_letters_begin"),
        "papers_url": opened.url("case_papers"),
    }


# --- the buttons ------------------------------------------------------------------------------


def _buttons(opened: Opened, letters: Sequence[CaseLetter]) -> Iterator[Button]:
    info_request = opened.info_request
    for act in ACTS.values():
        url = opened.url(f"case_{act.slug.replace('-', '_')}")
        reason = hindrance(act, opened)
        if act.slug == "serve" and (ready := _to_serve(letters)) and act.duty in opened.may:
            url, reason = ready.url, ""
        yield Button(act.label, url, act.icon, reason, _note_of(act.slug, opened))
    office = (
        ("分办", "assign", "users", Act.ASSIGN, obstacles.to_assigning(info_request)),
        ("交办检索", "search", "search", Act.ASK_SEARCH, obstacles.to_searching(info_request)),
        ("归档", "archive", "archive", Act.ARCHIVE, obstacles.to_archiving(info_request)),
        (
            "提议主动公开",
            "conversion",
            "switch-horizontal",
            Act.DECIDE,
            obstacles.to_proposing(info_request),
        ),
        ("催办", "urge", "bell", Act.REMIND, obstacles.to_urging(info_request)),
        ("制作案卷", "bundle", "files", Act.EXPORT, None),
        ("添加材料", "enclose", "paperclip", Act.NOTE, None),
        ("写办理备注", "note", "note", Act.NOTE, None),
    )
    for label, page, icon, act_of_office, obstacle in office:
        barred = obstacle if act_of_office in opened.may else duties.refusal(act_of_office)
        yield Button(label, opened.url(f"case_{page}"), icon, barred or "")
    barred = "" if Act.RECEIVE in opened.may else duties.refusal(Act.RECEIVE)
    yield Button("转为更正申请", _rectification_url(opened), "file-pencil", barred)
    yield Button("分件办理", opened.url("case_split"), "arrows-split-2", split_hindrance(opened))


def _to_serve(letters: Sequence[CaseLetter]) -> CaseLetter | None:
    """The reply that is ready to be served, or came back."""
    ready = {LetterState.ISSUED, LetterState.RETURNED}
    found = (each for each in letters if is_reply(each.letter.kind))
    return next((each for each in found if each.letter.state in ready), None)


def _rectification_url(opened: Opened) -> str:
    """Where a request that means a rectification is entered as one (条例第四十一条)."""
    return f"{reverse('requests:rectification_entry')}?from={opened.info_request.number}"


def _note_of(slug: str, opened: Opened) -> str:
    """What a handler should know before opening the page of an act."""
    if slug == "extend":
        longest = terms.EXTENSION.days(opened.on)
        return f"合计最长{longest}个工作日，届满前告知申请人（第三十三条第二款）。"
    if slug == "supplement" and opened.standing.received_on:
        last = terms.SUPPLEMENT_NOTICE.ends(opened.standing.received_on, opened.calendar).date
        late = "已经逾期，" if opened.on > last else ""
        return f"{late}应当在{chinese_date(last)}以前告知（第三十条）。"
    if slug == "opinion-received":
        waiting = [each.asked.party for each in opened.standing.consultations if not each.answer]
        return f"等待答复：{'、'.join(waiting)}"
    return ""


# --- the course -------------------------------------------------------------------------------


_ICONS = {
    "submitted": "inbox",
    "supplement_requested": "file-plus",
    "opinion_sought": "messages",
    "opinion_received": "mail-opened",
    "extended": "calendar-plus",
    "fee_noticed": "receipt",
    "decided": "writing",
    "served": "send",
    "withdrawn": "arrow-back-up",
    "retracted": "file-x",
    "split": "arrows-split-2",
}


def _who(row: RequestEvent, event: Event) -> str:
    """Who recorded a step: somebody of the office, or online whoever it came from."""
    if row.recorded_by:
        return row.recorded_by.name
    return event.party if isinstance(event, OpinionReceived) else "申请人"


def _course(opened: Opened) -> Iterator[Happening]:
    """The history, newest first: what, on which day, who recorded it when, and what was said."""
    rows: list[RequestEvent] = list(opened.info_request.events.all())
    retracted = {each.sequence for each in opened.history if isinstance(each, Retracted)}
    for row, event in reversed(list(zip(rows, opened.history, strict=True))):
        on = f"{chinese_date(row.on)}　" if row.on else ""
        taken_back = "（已撤销）" if row.sequence in retracted else ""
        text: object = f"{on}{in_words(event)}{taken_back}"
        if row.remark:
            text = format_html("{}<br>{}", text, linebreaksbr(row.remark))
        yield Happening(text, row.recorded_at, _who(row, event), icon=_ICONS.get(row.kind, "check"))
