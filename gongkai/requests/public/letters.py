"""The letters of a request as its applicant fetches them: to read, and to save with their files."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.letters import actions as letters
from gongkai.letters import queries, rendering
from gongkai.letters.models import Letter
from gongkai.requests import actions
from gongkai.requests.files import file_answer
from gongkai.requests.models import InfoRequest
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.status import with_request


@login_not_required
@never_cache
@require_safe
@with_request
def letter(request: HttpRequest, info_request: InfoRequest, letter_id: int) -> HttpResponse:
    """A letter to read on the page; the journal keeps when it was first opened."""
    found = _letter(info_request, letter_id)
    letters.note_read(letter=found)
    shown = {
        "case": info_request,
        "letter": found,
        "fragment": rendering.html_of(found),
        "materials": list(found.materials.all()),
    }
    return page_of(request, info_request.agency, "requests/status_letter.html", **shown)


@login_not_required
@never_cache
@require_safe
@with_request
def paper(_request: HttpRequest, info_request: InfoRequest, letter_id: int) -> HttpResponse:
    """The letter as it was signed."""
    found = _letter(info_request, letter_id)
    letters.note_read(letter=found)
    name = f"{rendering.file_name(found)}.pdf"
    return file_answer(rendering.pdf(found), rendering.MEDIA_TYPES["pdf"], name)


@login_not_required
@never_cache
@require_safe
@with_request
def material(
    _request: HttpRequest, info_request: InfoRequest, letter_id: int, material_id: UUID
) -> HttpResponse:
    """A file that goes with the letter."""
    found = _letter(info_request, letter_id).materials.filter(pk=material_id).first()
    if found is None:
        raise Http404
    with found.file.open() as file:
        return file_answer(file.read(), found.media_type, found.name)


def _letter(info_request: InfoRequest, letter_id: int) -> Letter:
    sent = queries.sent_out(info_request.agency, actions.matter_of(info_request))
    found = next((each for each in sent if each.pk == letter_id), None)
    if found is None:
        raise Http404
    return found
