"""登记更正申请: what came in, by whatever channel; then the number and code to hand out."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.lib.today import today
from gongkai.requests import actions, handed_out, lists, queries, rectification_queries
from gongkai.requests.actions import RectificationReceived
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.entry import ApplicantForm, RepresentativeForm, upload_of
from gongkai.requests.forms.rectification import ClaimForm
from gongkai.requests.models import EnclosureKind, InfoRequest
from gongkai.requests.numbers import number_in

_HANDED_OUT = "entered_rectification"


@dataclass
class Entry:
    """The three forms of the page; the applicant comes along from a request for disclosure."""

    claim: ClaimForm
    applicant: ApplicantForm
    representative: RepresentativeForm

    def is_valid(self) -> bool:
        """All forms that matter are looked at, so that all errors show at once."""
        claimed = self.claim.is_valid()
        if self.comes_from:
            return claimed
        return all([claimed, self.applicant.is_valid(), self.representative.is_valid()])

    @property
    def comes_from(self) -> InfoRequest | None:
        """The request for disclosure that it came from."""
        found: InfoRequest | None = self.claim.cleaned_data.get("comes_from")
        return found

    def receive(self, by: User, on: date) -> RectificationReceived:
        """Take it in."""
        people, enclosures = [], self.claim.enclosures()
        if not self.comes_from:
            acting = self.representative.representative()
            people = [self.applicant.applicant(), *([acting] if acting else [])]
            if authorisation := self.representative.cleaned_data.get("authorisation"):
                enclosures[EnclosureKind.AUTHORISATION] = [upload_of(authorisation)]
        return actions.enter_rectification(
            arrival=self.claim.arrival(),
            claim=self.claim.claim(),
            people=people,
            enclosures=enclosures,
            by=by,
            on=on,
            handler=self.claim.chosen_handler(),
            comes_from=self.comes_from,
        )


@never_cache
@require_http_methods(["GET", "POST"])
@duty(Act.RECEIVE)
def entry(request: DeskRequest) -> HttpResponse:
    """Fill in what came; a refused form keeps all that was typed."""
    on, user = today(), request.user
    duties.demand(user, Act.RECEIVE, user.agency, on)
    given = _forms(request, on)
    if request.method == "GET":
        request.session.pop(_HANDED_OUT, None)
        return render(request, "requests/rectification_entry.html", {"entry": given})
    if given.is_valid():
        try:
            received = given.receive(user, on)
        except NotAllowedError as error:
            given.claim.add_error(None, str(error))
        else:
            handed_out.keep(request, _HANDED_OUT, received.rectification, received.query_code)
            return redirect("requests:rectification_entered")
    context = {"entry": given, "files_chosen": bool(request.FILES)}
    return render(request, "requests/rectification_entry.html", context, status=422)


def _forms(request: DeskRequest, on: date) -> Entry:
    user = request.user
    data = request.POST if request.method == "POST" else None
    files = request.FILES if request.method == "POST" else None
    claim = ClaimForm(
        data,
        files,
        today=on,
        handlers=list(lists.handlers([user.agency], on)),
        find=partial(queries.numbered, user.agency),
        initial={"handler": user.pk, **_from(request)},
    )
    return Entry(
        claim,
        ApplicantForm(data, prefix="applicant", use_required_attribute=False),
        RepresentativeForm(data, files, prefix="representative"),
    )


def _from(request: DeskRequest) -> dict[str, str]:
    """What the request for disclosure says that the page was opened from."""
    number = number_in(request.GET.get("from", ""))
    found = queries.numbered(request.user.agency, *number) if number else None
    if found is None:
        return {}
    return {
        "comes_from": found.number,
        "channel": found.channel,
        "received_on": found.arrived_on.isoformat(),
        "subject": found.subject,
        "document_number": found.document_number,
        "wrong": found.description,
    }


@never_cache
@require_GET
@duty(Act.RECEIVE)
def entered(request: DeskRequest) -> HttpResponse:
    """The number and the query code of what was entered last."""
    told = handed_out.read(request, _HANDED_OUT)
    find = rectification_queries.rectification
    found = find(request.user.agency, told.year, told.serial) if told else None
    if told is None or found is None:
        return redirect("requests:rectification_entry")
    context = {
        "found": found,
        "code": told.code,
        "case_url": reverse("requests:rectification", args=[found.year, found.serial]),
    }
    return render(request, "requests/rectification_entered.html", context)
