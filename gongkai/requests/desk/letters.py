"""The letters of a request at the desk: the page of each, its files, and what waits for whom."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.letters import queries, rendering
from gongkai.letters.errors import FaultyLetterError, LetterNotAllowedError
from gongkai.letters.models import Letter
from gongkai.lib.today import today
from gongkai.requests import actions, letter_queries
from gongkai.requests.desk.letter_acts import ACTS, LetterAct, form_of, hindrance
from gongkai.requests.desk.letter_page import LetterPage
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.files import file_answer
from gongkai.requests.opened import Opened, agency_of, open_case

_REFUSALS = (LetterNotAllowedError, NotAllowedError)


@never_cache
@duty(Act.READ_REQUESTS)
def letter(request: DeskRequest, year: int, serial: int, letter_id: int) -> HttpResponseBase:
    """One letter: read it, and take it a step further."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    found = _letter(opened, letter_id)
    if request.method != "POST":
        return _page(request, opened, found)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        messages.error(request, "请选择要办理的动作。")
        return _page(request, opened, found)
    if reason := hindrance(act, opened, found):
        raise PermissionDenied(reason)
    form = form_of(act, opened, found, request)
    if not form.is_valid():
        return _page(request, opened, found, refused=(act, form))
    try:
        act.do(opened, found, form)
    except FaultyLetterError as error:
        for fault in error.faults:
            form.add_error(None, fault)
    except _REFUSALS as error:
        form.add_error(None, str(error))
    else:
        messages.success(request, act.done)
        return redirect(letter_queries.url_after(opened, found))
    return _page(request, opened, found, refused=(act, form))


def _page(
    request: DeskRequest,
    opened: Opened,
    found: Letter,
    refused: tuple[LetterAct, forms.Form] | None = None,
) -> HttpResponse:
    found = _letter(opened, found.pk)
    bound = {refused[0].slug: refused[1]} if refused else {}
    return render(request, "requests/letter.html", LetterPage(opened, found, bound).context())


@require_POST
@duty(Act.DRAFT_LETTER)
def begin(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Begin every letter that the record wants."""
    opened = open_case(request, year, serial, Act.DRAFT_LETTER)
    try:
        begun = actions.begin_letters(opened.info_request, by=opened.reader, on=opened.on)
    except _REFUSALS as error:
        messages.error(request, str(error))
        return redirect(opened.url())
    messages.success(
        request, f"已生成{len(begun)}件文书草稿。" if begun else "没有需要制发的文书。"
    )
    return redirect(opened.url("case_letter", begun[0].pk) if begun else opened.url())


@require_POST
@duty(Act.READ_REQUESTS)
def preview(request: DeskRequest, year: int, serial: int, letter_id: int) -> HttpResponseBase:
    """The page of a letter as it is being typed."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    found = _letter(opened, letter_id)
    for name in ("title", "addressee", "body"):
        setattr(found, name, request.POST.get(name, getattr(found, name)))
    return HttpResponse(rendering.html_of(found))


@never_cache
@duty(Act.READ_REQUESTS)
def paper(
    request: DeskRequest, year: int, serial: int, letter_id: int, form: str
) -> HttpResponseBase:
    """The letter as PDF or DOCX; of a signed one, the PDF is the one that was signed."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    found = _letter(opened, letter_id)
    content = rendering.pdf(found) if form == "pdf" else rendering.docx_of(found)
    return file_answer(content, rendering.MEDIA_TYPES[form], f"{rendering.file_name(found)}.{form}")


@never_cache
@duty(Act.READ_REQUESTS)
def material(
    request: DeskRequest, year: int, serial: int, letter_id: int, material_id: UUID
) -> HttpResponseBase:
    """A file that goes out with a letter."""
    opened = open_case(request, year, serial, Act.READ_REQUESTS)
    found = _letter(opened, letter_id).materials.filter(pk=material_id).first()
    if found is None:
        raise Http404
    with found.file.open() as file:
        return file_answer(file.read(), found.media_type, found.name)


@duty(Act.READ_REQUESTS)
def waiting(request: DeskRequest) -> HttpResponseBase:
    """The letters that wait for this reader, of the whole agency."""
    on = today()
    agency = agency_of(request, on)
    context = {
        "rows": letter_queries.waiting(request.user, agency, on),
        "on": on,
        "may_serve": agency == request.user.agency and request.may(Act.SERVE),
    }
    return render(request, "requests/letters.html", context)


def _letter(opened: Opened, letter_id: int) -> Letter:
    matter = actions.matter_of(opened.info_request)
    found = queries.letter(opened.info_request.agency, matter, letter_id)
    if found is None:
        raise Http404
    return found
