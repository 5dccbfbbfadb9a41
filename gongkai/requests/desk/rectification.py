"""更正申请 at the desk: the list, the file with its acts, the people in the open, the files."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gongkai.accounts import duties
from gongkai.accounts import queries as accounts
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.lib.today import today
from gongkai.requests import (
    actions,
    case_queries,
    letter_queries,
    obstacles,
    rectification_queries,
)
from gongkai.requests.desk.downloads import download
from gongkai.requests.desk.next_act import Button
from gongkai.requests.enclosure_kinds import SHOW_IDENTITY
from gongkai.requests.letter_queries import CaseLetter
from gongkai.requests.letter_turns import task_of
from gongkai.requests.models import RectificationRequest, Role
from gongkai.requests.opened import (
    OpenedRectification,
    address_of,
    case_url,
    open_rectification,
)
from gongkai.requests.rectification_queries import TAB_NAMES, RectificationTab
from gongkai.requests.rows import masked
from gongkai.statute.wording import chinese_date
from gongkai.ui.parts import Happening, Pair, Tab

MOST_SOUGHT = 100
"""Signs; more is cut, for no record is called so."""
PAGE_SIZE = 20
_ICONS = {
    "rectification_received": "inbox",
    "enclosed": "paperclip",
    Act.ASSIGN: "users",
    Act.NOTE: "note",
    Act.RECTIFY: "writing",
    Act.SERVE: "send",
    Act.OPEN_IDENTITY: "eye",
}


@require_GET
@duty(Act.READ_REQUESTS)
def rectifications(request: DeskRequest) -> HttpResponse:
    """The list by tabs, the oldest first."""
    on = today()
    agencies = list(accounts.agencies_visible(request.user, on))
    sought = request.GET.get("q", "").replace("\x00", "")  # which PostgreSQL does not take
    text = " ".join(sought.split())[:MOST_SOUGHT]
    among = rectification_queries.of_agencies(agencies, text)
    counts = rectification_queries.counts(among)
    asked = request.GET.get("tab", "")
    tab = RectificationTab(asked) if asked in set(RectificationTab) else RectificationTab.OPEN
    page = Paginator(rectification_queries.listed(among, tab), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    rows = [
        {
            "each": each,
            "url": address_of(each, request.user, "rectification"),
            "applicant": masked([one for one in each.people.all() if one.role == Role.APPLICANT]),
            "age": (on - each.received_on).days,
        }
        for each in page.object_list
    ]
    context = {
        "rows": rows,
        "page": page,
        "tab": tab,
        "text": text,
        "tabs": [
            Tab(name, f"?{urlencode({'tab': each, 'q': text})}", counts[each], current=each is tab)
            for each, name in TAB_NAMES.items()
        ],
        "several_agencies": len(agencies) > 1,
        "may_receive": duties.may(request.user, Act.RECEIVE, request.user.agency, on),
    }
    return render(request, "requests/rectifications.html", context)


@duty(Act.READ_REQUESTS)
def rectification(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Everything about one on one page."""
    opened = open_rectification(request, year, serial, Act.READ_REQUESTS)
    case = opened.rectification
    buttons = list(_buttons(opened))
    letters = letter_queries.of_rectification(opened)
    context = {
        "opened": opened,
        "case": case,
        "pairs": _head(opened),
        "applicants": [
            (
                case_queries.shown_name(each),
                each.get_applicant_class_display(),
                each.get_role_display() if each.role != Role.APPLICANT else "",
            )
            for each in case.people.all()
        ],
        "can_open_identity": Act.OPEN_IDENTITY in opened.may,
        "identity_refusal": duties.refusal(Act.OPEN_IDENTITY),
        "identity_url": opened.url("rectification_identity"),
        "personal": SHOW_IDENTITY,
        "files": [
            (file, opened.url("rectification_enclosure", file.pk)) for file in case.enclosures.all()
        ],
        "primary": _primary(case, letters, buttons),
        "live": [each for each in buttons if not each.reason],
        "barred": [each for each in buttons if each.reason],
        "course": [
            Happening(
                each.said.removeprefix(case.number),
                each.at,
                each.actor,
                icon=_ICONS.get(each.act, "check"),
            )
            for each in rectification_queries.course(case)
        ],
        "letters": letters,
        "wanting": ["《更正申请处理告知书》"] if rectification_queries.wants_letter(case) else [],
        "may_draft": Act.DRAFT_LETTER in opened.may,
        "begin_url": opened.url("rectification_letters_begin"),
        "from_url": case_url(case.comes_from, opened.reader) if case.comes_from else "",
    }
    return render(request, "requests/rectification.html", context)


@require_POST
@never_cache
@duty(Act.OPEN_IDENTITY)
def identity(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Who asks, in the open: once, on this answer alone, and noted in the journal."""
    opened = open_rectification(request, year, serial, Act.OPEN_IDENTITY)
    people = actions.open_identity(info_request=opened.rectification, by=opened.reader)
    context = {"case": opened.rectification, "people": people, "back": opened.url()}
    return render(request, "requests/identity.html", context)


@never_cache
@duty(Act.READ_REQUESTS)
def enclosure(request: DeskRequest, year: int, serial: int, enclosure_id: UUID) -> HttpResponseBase:
    """A file of it, to be saved."""
    opened = open_rectification(request, year, serial, Act.READ_REQUESTS)
    found = rectification_queries.enclosure_of(opened.rectification, enclosure_id)
    if found is None:
        raise Http404
    return download(request, found)


def telling_barred(case: RectificationRequest) -> str | None:
    """Why telling is not recorded here: the law, or a letter on its way."""
    return obstacles.to_telling(case) or rectification_queries.letter_on_its_way(case)


def _primary(
    case: RectificationRequest, letters: Sequence[CaseLetter], buttons: Sequence[Button]
) -> Button | None:
    """What comes next: this reader's letter, else to tell or to decide; one decides once."""
    if yours := next((each for each in reversed(letters) if each.is_yours), None):
        return Button(f"{task_of(yours.letter)}：{yours.letter.title}", yours.url, "writing")
    tell, decide, *_ = (each if not each.reason else None for each in buttons)
    return tell or (None if case.decided_on else decide)


def _head(opened: OpenedRectification) -> list[Pair]:
    case = opened.rectification
    if case.told_on:
        state = Pair("状态", "已办结", f"{chinese_date(case.told_on)}告知申请人")
    elif case.decided_on:
        state = Pair("状态", "已处理，待告知", f"{chinese_date(case.decided_on)}处理")
    else:
        state = Pair("状态", "待处理", "条例没有规定期限，请及时处理")
    age = (opened.on - case.received_on).days
    return [
        Pair(
            "收到",
            chinese_date(case.received_on),
            "" if case.told_on else f"至今{age}日" if age else "今天收到",
        ),
        Pair("渠道", case.get_channel_display()),
        Pair("经办", case.handler.name if case.handler else "未定"),
        state,
    ]


def _buttons(opened: OpenedRectification) -> Iterator[Button]:
    case = opened.rectification
    decide = "重新处理" if case.decided_on else "作出处理"
    acts = (
        ("告知申请人", "tell", "send", Act.RECTIFY, telling_barred(case)),
        (decide, "decide", "writing", Act.RECTIFY, obstacles.to_rectifying(case)),
        ("分办", "assign", "users", Act.ASSIGN, obstacles.to_assigning_rectification(case)),
        ("添加材料", "enclose", "paperclip", Act.NOTE, None),
        ("写办理备注", "note", "note", Act.NOTE, None),
    )
    for label, page, icon, act, reason in acts:
        barred = reason if act in opened.may else duties.refusal(act)
        yield Button(label, opened.url(f"rectification_{page}"), icon, barred or "")
