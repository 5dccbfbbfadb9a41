"""The decision: choose among the 27, see what follows from it, fill in what it demands."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.requests import actions
from gongkai.requests.desk.act_table import decision_hindrance, law_hindrance, only_outcome
from gongkai.requests.desk.acts import effect_of
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms.decide import DecideForm, headings
from gongkai.requests.letter_facts import review_organs_of
from gongkai.requests.opened import Opened, open_case
from gongkai.statute import remedies
from gongkai.statute.citations import Mark, cite
from gongkai.statute.demands import Demand
from gongkai.statute.events import Decided
from gongkai.statute.exemptions import EXEMPTIONS, Force
from gongkai.statute.outcomes import OUTCOMES, outcome

_MARKS = {
    Mark.MEMORY: "依据来自实务，没有找到原文，请核对。",
    Mark.INFERENCE: "依据是从规定推出的，请核对。",
}


@dataclass(frozen=True, slots=True)
class Remedy:
    """A remedy clause as the letter will have it; of several points, the one that it is for."""

    point: str
    words: str
    law: str


@duty(Act.DECIDE)
def decide(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Step one lists the outcomes, step two asks; with a script both stand on one page."""
    opened = open_case(request, year, serial, Act.DECIDE)
    code = request.POST.get("outcome") or request.GET.get("outcome", "")
    if request.method == "GET" and not code:
        code = only_outcome(opened.standing)
    form = None
    if code in OUTCOMES:
        form = DecideForm(request.POST or None, opened=opened, code=code)
        sent = request.method == "POST" and "preview" not in request.POST
        if sent and form.is_valid() and _saved(request, opened, form):
            return redirect(opened.url())
    elif request.method == "POST":
        messages.error(request, "请先选择办理结果。")
    context = {
        "opened": opened,
        "label": "作出决定",
        "back": opened.url(),
        "action": opened.url("case_decide"),
        "headings": headings(),
        "code": code,
        "reason": decision_hindrance(opened) if request.method != "POST" else "",
        "form": form,
        **(_consequences(opened, form) if form else {}),
    }
    return render(request, _template(request, has_form=form is not None), context)


def _template(request: DeskRequest, *, has_form: bool) -> str:
    if not has_form or not request.headers.get("HX-Request"):
        return "requests/decide.html"
    return "requests/_decided.html" if "preview" in request.POST else "requests/_decide_form.html"


def _saved(request: DeskRequest, opened: Opened, form: DecideForm) -> bool:
    try:
        actions.record_with_letters(
            opened.info_request,
            form.events(form.cleaned_data),
            by=opened.reader,
            on=opened.on,
            particulars=form.particulars(),
        )
    except NotAllowedError as error:
        form.refuse(str(error))
        return False
    messages.success(
        request, f"{opened.info_request.number}：决定已登记，答复书的草稿已生成，下一步是送审。"
    )
    return True


def _consequences(opened: Opened, form: DecideForm) -> dict[str, object]:
    """What follows from the outcome, before anything is written."""
    found = form.outcome
    effect = effect_of(opened, form)
    says_all = form.is_bound or found.row  # of several points nothing is said before they are named
    return {
        "outcome": found,
        "law": cite(found.bases),
        "mark": _MARKS.get(found.mark) if found.mark else "",
        "is_choice": found.ground and EXEMPTIONS[found.ground].force is Force.MAY,
        "row": form.row_now(),
        "remedies": _remedies(opened, form),
        "effect": effect if says_all else None,
        "needs_search": Demand.SEARCH_RECORD in found.demands
        and not any(each.answered_at for each in opened.info_request.searches.all()),
        "search_url": opened.url("case_search"),
        "refused": law_hindrance(Decided(opened.on, found.code), opened) if found.row else "",
    }


def _point(form: DecideForm, code: str) -> str:
    return "" if code == form.outcome.code else outcome(code).situation


def _remedies(opened: Opened, form: DecideForm) -> list[Remedy]:
    organs = review_organs_of(opened.info_request.agency, opened.on)
    return [
        Remedy(
            _point(form, code), remedies.wording(clause, opened.on, organs), cite(clause.sources)
        )
        for code, withheld in form.results()
        for clause in remedies.clauses(outcome(code).code, opened.on, withheld=withheld)
    ]
