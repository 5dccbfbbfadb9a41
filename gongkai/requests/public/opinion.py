"""Where a consulted party answers: by the number of its letter and the code at its foot."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from gongkai.letters import rendering
from gongkai.letters.models import Letter
from gongkai.lib.today import now, today
from gongkai.requests import actions, letter_queries
from gongkai.requests.actions import PartyAnswer
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.by_party import FindLetterForm, PartyAnswerForm
from gongkai.requests.models import EnclosureKind
from gongkai.requests.public import limits, unsent
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.uploads import taken
from gongkai.requests.public.visitor import agency_here

_OPENED = "opened_letter"
_NOT_FOUND = "没有找到这份征求意见书。请对照原件，核对文号和答复码。"


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; ten wrong ones from one address, and it must wait."""
    if request.method == "POST" and limits.is_spent(request, limits.GUESS):
        return limits.refusal(request, limits.GUESS)
    form = FindLetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = letter_queries.asking(form.cleaned_data["number"], form.cleaned_data["code"])
        if found:
            request.session.cycle_key()
            request.session[_OPENED] = [found.pk, int(now().timestamp())]
            return redirect("requests:opinion_answer")
        limits.spend(request, limits.GUESS)
        form.add_error(None, _NOT_FOUND)
    return page_of(request, agency_here(), "requests/opinion_find.html", form=form)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """The letter, and a form to answer it once."""
    letter = _opened(request)
    info_request = letter_queries.request_of(letter) if letter else None
    if letter is None or info_request is None:
        is_known = _OPENED in request.session
        is_kept = is_known and unsent.keep(request, _place(request), PartyAnswerForm.written)
        messages.info(request, unsent.OPEN_AGAIN if is_kept else "请先输入文号和答复码。")
        return redirect("requests:opinion")
    reason = letter_queries.answer_obstacle(info_request, letter, on=today())
    typed = unsent.kept(request, _place(request))
    form = PartyAnswerForm(request.POST or None, request.FILES or None, initial=typed)
    if request.method == "POST" and not reason and form.is_valid():
        if _answered(request, form, letter):
            unsent.forget(request)
            messages.success(request, "已经收到您的答复，谢谢。")
            return redirect("requests:opinion_answer")
        reason = letter_queries.answer_obstacle(info_request, letter, on=today())
    shown = {
        "letter": letter,
        "fragment": rendering.html_of(letter),
        "form": form,
        "reason": reason,
    }
    return page_of(request, letter.agency, "requests/opinion_answer.html", **shown)


def _answered(request: HttpRequest, form: PartyAnswerForm, letter: Letter) -> bool:
    """Record the answer; False with an error in the form where it was refused."""
    info_request = letter_queries.request_of(letter)
    upload = form.cleaned_data["file"]
    if upload and not limits.spend(request, limits.UPLOAD):
        form.add_error("file", "上传得太频繁，请过一小时再试。")
        return False
    given = PartyAnswer(
        consents=form.cleaned_data["consents"] == "yes",
        reason=form.cleaned_data["reason"],
        given_by=form.cleaned_data["given_by"],
    )
    try:
        files = [taken(upload, EnclosureKind.OPINION)] if upload else []
        if info_request:
            actions.answer_by_party(info_request, letter, answer=given, files=files, on=today())
    except ValidationError as refusal:
        form.add_error("file", refusal)
        return False
    except NotAllowedError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _place(request: HttpRequest) -> str:
    """Which letter this reader opened last, whether it is still open or was shut."""
    pk, _ = request.session.get(_OPENED, (None, 0))
    return f"letter {pk}"


def _opened(request: HttpRequest) -> Letter | None:
    """The letter that this reader opened not long ago."""
    pk, seen_at = request.session.get(_OPENED, (None, 0))
    idle = timedelta(minutes=settings.IDLE_MINUTES).total_seconds()
    if pk is None or int(now().timestamp()) - seen_at > idle:
        return None
    return letter_queries.letter_by_pk(pk)
