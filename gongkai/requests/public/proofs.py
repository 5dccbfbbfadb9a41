"""The page on which proofs of identity and authorisations are uploaded."""

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.requests import actions
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.application import Application
from gongkai.requests.forms.apply import UploadForm
from gongkai.requests.models import Draft, EnclosureKind
from gongkai.requests.public import limits
from gongkai.requests.public.apply import (
    kept,
    next_page,
    show,
    typed_in,
    with_draft,
)
from gongkai.requests.public.journeys import journey_of
from gongkai.requests.public.uploads import taken
from gongkai.requests.public.which_draft import is_of_another, not_written


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
@with_draft
def proofs(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Upload, drop, go on; a file that is chosen when going on is uploaded first."""
    application = journey_of(draft).application_of(draft)
    if is_of_another(request, draft):
        own = application.form("proofs", initial=typed_in(request, application.form("proofs")))
        return not_written(_page(request, draft, application, None, own))
    if not application.is_reached("proofs"):
        return journey_of(draft).step(application.first_open())
    if request.method != "POST":
        return _page(request, draft, application, None)
    if "drop" in request.POST:
        _drop(draft, request.POST["drop"])
        return journey_of(draft).step("proofs")
    application = kept(draft, "proofs", typed_in(request, application.form("proofs")), application)
    has_file = bool(request.FILES) or "upload" in request.POST
    if has_file and not limits.spend(request, limits.UPLOAD):
        return limits.refusal(request, limits.UPLOAD)
    upload = _uploaded(request, draft, application) if has_file else None
    return _answer(request, draft, journey_of(draft).with_files(draft, application.content), upload)


def _answer(
    request: HttpRequest, draft: Draft, application: Application, upload: UploadForm | None
) -> HttpResponse:
    """Where one goes after what was sent is kept."""
    if "back" in request.POST:
        return journey_of(draft).step(application.before("proofs"))
    if upload and upload.errors:
        return _page(request, draft, application, upload)
    if "upload" in request.POST:
        return journey_of(draft).step("proofs")
    if application.holds("proofs"):
        return journey_of(draft).step(next_page(request, application, "proofs"))
    form = application.form("proofs", data=application.typed("proofs"))
    return _page(request, draft, application, None, form)


def _uploaded(request: HttpRequest, draft: Draft, application: Application) -> UploadForm:
    """The form after keeping its file; with errors where the file is not kept."""
    form = UploadForm(request.POST, request.FILES, kinds=application.upload_kinds())
    if form.is_valid():
        try:
            kind = EnclosureKind(form.cleaned_data["kind"])
            actions.keep_file(draft=draft, file=taken(form.cleaned_data["file"], kind))
        except (ValidationError, NotAllowedError) as refusal:
            words = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            form.add_error("file", words)
    return form


def _drop(draft: Draft, file_id: str) -> None:
    try:
        actions.drop_file(draft=draft, file_id=UUID(file_id))
    except ValueError:
        return


def _page(
    request: HttpRequest,
    draft: Draft,
    application: Application,
    upload: UploadForm | None,
    form: forms.Form | None = None,
) -> HttpResponse:
    shown = upload if upload and upload.errors else UploadForm(kinds=application.upload_kinds())
    own = form or application.form("proofs", initial=application.typed("proofs"))
    return show(
        request,
        draft,
        application,
        "proofs",
        own,
        upload=shown,
        files=draft.files.all(),
    )
