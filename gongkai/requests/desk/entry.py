"""登记来件: one page for every channel; then the number and the query code to hand out."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.lib.today import today
from gongkai.requests import actions, handed_out, lists
from gongkai.requests.actions import Received
from gongkai.requests.errors import AlreadyDoneError, NotAllowedError
from gongkai.requests.forms.entry import (
    MOST_APPLICANTS,
    ApplicantFormSet,
    ArrivalForm,
    RepresentativeForm,
    WantedInfoForm,
    lacking,
    uploads,
)
from gongkai.requests.models import EnclosureKind
from gongkai.requests.queries import numbered

_HANDED_OUT = "entered_request"


@dataclass
class Entry:
    """The four forms of the page."""

    arrival: ArrivalForm
    applicants: Any
    representative: RepresentativeForm
    wanted: WantedInfoForm
    mark: str = ""
    """Of the form as it was shown first; sent twice, it is one arrival."""

    @classmethod
    def empty(cls, user: User, on: date) -> "Entry":
        return cls(
            ArrivalForm(today=on),
            ApplicantFormSet(prefix="applicants"),
            RepresentativeForm(prefix="representative"),
            WantedInfoForm(handlers=_handlers(user, on), initial={"handler": user.pk}),
            uuid4().hex,
        )

    @classmethod
    def filled(cls, request: DeskRequest, on: date) -> "Entry":
        data, files = request.POST, request.FILES
        return cls(
            ArrivalForm(data, files, today=on),
            ApplicantFormSet(data, prefix="applicants"),
            RepresentativeForm(data, files, prefix="representative"),
            WantedInfoForm(data, files, handlers=_handlers(request.user, on)),
            data.get("mark", ""),
        )

    @classmethod
    def with_one_more(cls, user: User, on: date, data: QueryDict) -> "Entry":
        """What was typed so far, unjudged, with room for one more applicant."""
        typed = {name: str(value) for name, value in data.items()}
        count = _count(typed)
        applicants = [
            {name: typed.get(f"applicants-{at}-{name}", "") for name in _applicant_fields()}
            for at in range(count)
        ]
        more = ApplicantFormSet(prefix="applicants", initial=[*applicants, {}])
        representative = {
            name.removeprefix("representative-"): value for name, value in typed.items()
        }
        return cls(
            ArrivalForm(today=on, initial=typed),
            more,
            RepresentativeForm(prefix="representative", initial=representative),
            WantedInfoForm(handlers=_handlers(user, on), initial=typed),
            typed.get("mark", ""),
        )

    def forms(self) -> tuple[Any, ...]:
        return (self.arrival, self.applicants, self.representative, self.wanted)

    def is_valid(self) -> bool:
        """All forms are looked at, so that all errors show at once."""
        judged = [form.is_valid() for form in self.forms()]
        return all(judged)

    def receive(self, by: User, on: date) -> Received:
        representative = self.representative.representative()
        return actions.enter_arrival(
            submitted=self.arrival.submitted(),
            wanted=self.wanted.wanted(),
            people=[*self.applicants.people(), *([representative] if representative else [])],
            evidence=self.arrival.said(),
            enclosures=uploads(
                {
                    EnclosureKind.ARRIVAL_PROOF: self.arrival.cleaned_data["arrival_proof"],
                    EnclosureKind.IDENTITY_PROOF: self.wanted.cleaned_data["identity_proof"],
                    EnclosureKind.AUTHORISATION: self.representative.cleaned_data.get(
                        "authorisation"
                    ),
                }
            ),
            by=by,
            on=on,
            handler=self.wanted.chosen_handler(),
            form=self.mark,
        )

    def lacks(self) -> list[str]:
        """What the application lacks by art 29, in words."""
        people = self.applicants.people()
        proven = bool(self.wanted.cleaned_data["identity_proof"]) or any(
            each.identity_number for each in people
        )
        return [each.words for each in lacking(self.wanted.wanted(), people, proven=proven)]


def _applicant_fields() -> list[str]:
    return list(ApplicantFormSet.form.base_fields)


def _count(typed: dict[str, str]) -> int:
    """How many applicants the page had; one more may be added up to the most there can be."""
    given = typed.get("applicants-TOTAL_FORMS", "")
    return min(int(given), MOST_APPLICANTS - 1) if re.fullmatch(r"[0-9]{1,3}", given) else 1


def _handlers(user: User, on: date) -> list[User]:
    return list(lists.handlers([user.agency], on))


@never_cache
@require_http_methods(["GET", "POST"])
@duty(Act.RECEIVE)
def entry(request: DeskRequest) -> HttpResponse:
    """Fill in what arrived; a refused form keeps all that was typed."""
    on, user = today(), request.user
    duties.demand(user, Act.RECEIVE, user.agency, on)
    if request.method == "GET":
        request.session.pop(_HANDED_OUT, None)
        return _show(request, Entry.empty(user, on))
    if "add_applicant" in request.POST:
        return _show(request, Entry.with_one_more(user, on, request.POST))
    filled = Entry.filled(request, on)
    if not filled.is_valid():
        return _show(request, filled, status=422)
    try:
        received = filled.receive(user, on)
    except AlreadyDoneError as error:
        messages.info(request, str(error))
        return redirect("requests:entered")
    except NotAllowedError as error:
        filled.arrival.add_error(None, str(error))
        return _show(request, filled, status=422)
    handed_out.keep(
        request, _HANDED_OUT, received.info_request, received.query_code, filled.lacks()
    )
    return redirect("requests:entered")


def _show(request: DeskRequest, shown: Entry, *, status: int = 200) -> HttpResponse:
    files_chosen = bool(request.FILES) and status != 200
    context = {"entry": shown, "forms": shown.forms(), "files_chosen": files_chosen}
    return render(request, "requests/entry.html", context, status=status)


@never_cache
@require_GET
@duty(Act.RECEIVE)
def entered(request: DeskRequest) -> HttpResponse:
    """The number and the query code of what was entered last."""
    told = handed_out.read(request, _HANDED_OUT)
    found = numbered(request.user.agency, told.year, told.serial) if told else None
    if told is None or found is None:
        return redirect("requests:entry")
    context = {"found": found, "code": told.code, "lacks": told.lacks}
    return render(request, "requests/entered.html", context)
