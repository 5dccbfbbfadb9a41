"""The letters of a request as its applicant fetches them: to read, and to save with their files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.letters import actions as letters
from gongkai.letters import queries, rendering
from gongkai.letters.errors import ChangedPaperError
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.requests import actions
from gongkai.requests import queries as cases
from gongkai.requests.files import file_answer
from gongkai.requests.models import InfoRequest, RectificationRequest
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.visitor import opened_rectification, opened_request
from gongkai.requests.queries import calendar
from gongkai.requests.rectification_queries import matter_of_rectification
from gongkai.statute.remedy_words import PlainRemedy, Told, plain_remedies


@dataclass(frozen=True, slots=True)
class Kind:
    """Whose letters: how a reader opened the request, and how its pages are called."""

    opened: Callable[[HttpRequest, int, int], InfoRequest | RectificationRequest | None]
    status: str
    word: str


OF_REQUESTS = Kind(opened_request, "status_of", "status_letter")
OF_RECTIFICATIONS = Kind(
    opened_rectification, "rectification_status", "rectification_status_letter"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter in the hands of its receiver, and the request that it belongs to."""

    case: InfoRequest | RectificationRequest
    letter: Letter
    kind: Kind

    def url(self, page: str = "", *further: object) -> str:
        """The address of the letter, or of what belongs to it."""
        name = f"requests:{self.kind.word}{page}"
        return reverse(name, args=[self.case.year, self.case.serial, self.letter.pk, *further])


def _with_letter(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view a letter that this reader may read; others are asked for number and code."""

    @wraps(view)
    def found(
        request: HttpRequest, kind: Kind, year: int, serial: int, letter_id: int, **more: UUID
    ) -> HttpResponse:
        case = kind.opened(request, year, serial)
        if case is None:
            messages.info(request, "请先输入申请编号和查询码。")
            return redirect("requests:status")
        sent = next((each for each in sent_to(case) if each.pk == letter_id), None)
        if sent is None:
            raise Http404
        return view(request, Sent(case, sent, kind), **more)

    return found


def sent_to(case: InfoRequest | RectificationRequest) -> list[Letter]:
    """The letters of a request that its applicant may read."""
    return queries.sent_out(case.agency, _matter(case))


def letters_shown(case: InfoRequest | RectificationRequest) -> dict[str, list[Letter]]:
    """What the status page says of letters: those to read, and those that no longer count."""
    found = queries.for_applicant(case.agency, _matter(case))
    return {"letters": found.sent, "recalled": found.recalled}


def _matter(case: InfoRequest | RectificationRequest) -> str:
    if isinstance(case, InfoRequest):
        return cases.matter_of(case)
    return matter_of_rectification(case)


@login_not_required
@never_cache
@require_safe
@_with_letter
def letter(request: HttpRequest, sent: Sent) -> HttpResponse:
    """A letter to read on the page; the journal keeps when it was first opened."""
    letters.note_read(letter=sent.letter)
    case = sent.case
    shown = {
        "case": case,
        "letter": sent.letter,
        "fragment": rendering.html_of(sent.letter),
        "back": reverse(f"requests:{sent.kind.status}", args=[case.year, case.serial]),
        "paper_url": sent.url("_paper"),
        "materials": [
            (each, sent.url("_material", each.pk)) for each in sent.letter.materials.all()
        ],
        "remedies": _remedies(case, sent.letter),
        "counted_from": _reached_on(sent.letter),
    }
    return page_of(request, case.agency, "requests/status_letter.html", **shown)


@login_not_required
@never_cache
@require_safe
@_with_letter
def paper(request: HttpRequest, sent: Sent) -> HttpResponse:
    """The letter as it was signed."""
    try:
        content = rendering.pdf(sent.letter)
    except ChangedPaperError:
        messages.error(request, "这份文书暂时不能下载，请联系下面的工作机构，可以直接领取。")
        return redirect(sent.url(""))
    letters.note_read(letter=sent.letter)
    name = f"{rendering.file_name(sent.letter)}.pdf"
    return file_answer(content, rendering.MEDIA_TYPES["pdf"], name)


@login_not_required
@never_cache
@require_safe
@_with_letter
def material(_request: HttpRequest, sent: Sent, *, material_id: UUID) -> HttpResponse:
    """A file that goes with the letter."""
    found = sent.letter.materials.filter(pk=material_id).first()
    if found is None:
        raise Http404
    with found.file.open() as file:
        return file_answer(file.read(), found.media_type, found.name)


def _reached_on(letter: Letter) -> date | None:
    """The day of service; None for a letter that came back, which keeps the day it was sent."""
    return letter.served_on if letter.state == LetterState.SERVED else None


def _remedies(case: InfoRequest | RectificationRequest, found: Letter) -> list[PlainRemedy]:
    """The clause of the letter in plain words, counted from the day it was served."""
    if isinstance(case, InfoRequest):
        facts = actions.letter_facts(case, found, on=today())
    else:
        facts = actions.rectification_letter_facts(case, found, on=today())
    told = Told(
        code=found.kind,
        dated=facts.dated,
        organs=facts.sender.review_organs,
        served_on=_reached_on(found),
        withheld=facts.grounds,
        points=[(each.outcome, each.grounds) for each in facts.points],
    )
    return list(plain_remedies(told, calendar()))
