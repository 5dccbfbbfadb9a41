"""The letters of a request at the desk: the page of each, its files, and what waits for whom."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.letters import queries, rendering
from gongkai.letters.errors import (
    ChangedPaperError,
    FaultyLetterError,
    LetterNotAllowedError,
    OvertakenError,
)
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.requests import letter_queries
from gongkai.requests.desk.letter_acts import ACTS, LetterAct, form_of, hindrance, moved_on
from gongkai.requests.desk.letter_case import LetterCase, OpenLetters, of_request
from gongkai.requests.desk.letter_page import LetterPage, faults_shown
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.files import file_answer
from gongkai.requests.forms import letters as letter_forms
from gongkai.requests.opened import agency_of

PAGE_SIZE = 50
_REFUSALS = (LetterNotAllowedError, NotAllowedError)


@never_cache
@duty(Act.READ_REQUESTS)
def letter(
    request: DeskRequest, year: int, serial: int, letter_id: int, of: OpenLetters = of_request
) -> HttpResponseBase:
    """One letter: read it, and take it a step further."""
    case = of(request, year, serial, Act.READ_REQUESTS)
    found = _letter(case, letter_id)
    if request.method != "POST":
        return _page(request, case, found)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        messages.error(request, "请选择要办理的动作。")
        return _page(request, case, found)
    if moved_on(act, found, request.POST.get("seen", found.state)):
        where = found.get_state_display()
        messages.error(request, f"这件文书现在“{where}”，刚才的操作没有办理，请看清再办。")
        return redirect(case.url("letter", found.pk))
    if reason := hindrance(act, case, found):
        raise PermissionDenied(reason)
    form = form_of(act, case, found, request)
    if form.is_valid() and _done(act, case, found, form):
        messages.success(request, act.done)
        return redirect(case.url_after(found))
    return _page(request, case, found, refused=(act, form))


def _done(act: LetterAct, case: LetterCase, found: Letter, form: forms.Form) -> bool:
    """Do an act; what the room refuses stands on its form."""
    try:
        act.do(case, found, form)
    except FaultyLetterError as error:
        for fault in error.faults:
            form.add_error(None, fault)
    except OvertakenError as error:
        form.add_error(None, str(error))
        letter_forms.read_anew(form, _letter(case, found.pk))
    except _REFUSALS as error:
        form.add_error(None, str(error))
    else:
        return True
    return False


def _page(
    request: DeskRequest,
    case: LetterCase,
    found: Letter,
    refused: tuple[LetterAct, forms.Form] | None = None,
) -> HttpResponse:
    found = _letter(case, found.pk)
    bound = {refused[0].slug: refused[1]} if refused else {}
    return render(request, "requests/letter.html", LetterPage(case, found, bound).context())


@require_POST
@duty(Act.DRAFT_LETTER)
def begin(
    request: DeskRequest, year: int, serial: int, of: OpenLetters = of_request
) -> HttpResponseBase:
    """Begin every letter that the record wants."""
    case = of(request, year, serial, Act.DRAFT_LETTER)
    try:
        begun = case.begin()
    except _REFUSALS as error:
        messages.error(request, str(error))
        return redirect(case.url())
    messages.success(
        request, f"已生成{len(begun)}件文书草稿。" if begun else "没有需要制发的文书。"
    )
    return redirect(case.url("letter", begun[0].pk) if begun else case.url())


@require_POST
@duty(Act.READ_REQUESTS)
def preview(
    request: DeskRequest, year: int, serial: int, letter_id: int, of: OpenLetters = of_request
) -> HttpResponseBase:
    """The page of a letter as it is being typed."""
    case = of(request, year, serial, Act.READ_REQUESTS)
    found = _letter(case, letter_id)
    for name, most in (("title", 200), ("addressee", 300), ("body", letter_forms.MOST_BODY)):
        setattr(found, name, request.POST.get(name, getattr(found, name))[:most])
    shown = {"fragment": rendering.html_of(found), "letter": found}
    if found.state == LetterState.DRAFT:
        shown |= faults_shown(case, found)
    return render(request, "requests/_letter_preview.html", shown)


@never_cache
@duty(Act.READ_REQUESTS)
def paper(  # noqa: PLR0913, PLR0917 - the places of its address
    request: DeskRequest,
    year: int,
    serial: int,
    letter_id: int,
    form: str,
    of: OpenLetters = of_request,
) -> HttpResponseBase:
    """The letter as PDF or DOCX; of a signed one, the PDF is the one that was signed."""
    case = of(request, year, serial, Act.READ_REQUESTS)
    found = _letter(case, letter_id)
    try:
        content = rendering.pdf(found) if form == "pdf" else rendering.docx_of(found)
    except ChangedPaperError as error:
        messages.error(request, str(error))
        return redirect(case.url("letter", found.pk))
    return file_answer(content, rendering.MEDIA_TYPES[form], f"{rendering.file_name(found)}.{form}")


@never_cache
@duty(Act.READ_REQUESTS)
def material(  # noqa: PLR0913, PLR0917 - the places of its address
    request: DeskRequest,
    year: int,
    serial: int,
    letter_id: int,
    material_id: UUID,
    of: OpenLetters = of_request,
) -> HttpResponseBase:
    """A file that goes out with a letter, or proves that it was served."""
    case = of(request, year, serial, Act.READ_REQUESTS)
    found = queries.file_of(_letter(case, letter_id), material_id)
    if found is None:
        raise Http404
    with found.file.open() as file:
        return file_answer(file.read(), found.media_type, found.name)


@duty(Act.READ_REQUESTS)
def waiting(request: DeskRequest) -> HttpResponseBase:
    """The letters that wait for this reader, of the whole agency."""
    on = today()
    agency = agency_of(request, on)
    found = letter_queries.waiting(request.user, agency, on)
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "on": on,
        "may_serve": agency == request.user.agency and request.may(Act.SERVE),
    }
    return render(request, "requests/letters.html", context)


def _letter(case: LetterCase, letter_id: int) -> Letter:
    found = queries.letter(case.agency, case.matter, letter_id)
    if found is None:
        raise Http404
    return found
