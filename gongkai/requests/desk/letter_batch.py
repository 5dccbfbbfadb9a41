"""批量办理: many letters at once, each answered for itself."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gongkai.accounts.duties import demand
from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.models import Agency
from gongkai.accounts.posts import Act
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter
from gongkai.lib.paper import envelope
from gongkai.lib.paper.envelope import Envelope, EnvelopeSize, Party, write_envelopes_pdf
from gongkai.lib.paper.pdf import write_pdf
from gongkai.lib.today import today
from gongkai.requests import actions, batch_queries, letter_registers
from gongkai.requests.actions import Done
from gongkai.requests.batch_queries import BATCH_STATES, MOST, BatchRow
from gongkai.requests.desk.export import XLSX
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.files import file_answer
from gongkai.requests.forms.posting import PostingForm
from gongkai.requests.letter_registers import Listing
from gongkai.ui.parts import Tab

_NOTHING = "还没有勾选文书，请先勾选要办理的文书。"
_PDF = "application/pdf"
_SIGNED_BY_BOTH = "交接人（签字）：　　　　　　　　经手人（签字）："

Papers = Callable[[DeskRequest, Sequence[Letter]], HttpResponseBase]


@require_GET
@never_cache
@duty(Act.SERVE)
def batch(request: DeskRequest) -> HttpResponseBase:
    """The letters in a state, to be ticked."""
    agency = _agency(request, Act.SERVE)
    state = _state(request.GET.get("state", ""))
    rows = batch_queries.rows_in(agency, state, request.user, today())
    return _page(request, agency, state, rows, everything=request.GET.get("all") == "1")


def _page(
    request: DeskRequest,
    agency: Agency,
    state: LetterState,
    rows: Sequence[BatchRow],
    *,
    everything: bool = False,
) -> HttpResponse:
    address = reverse("requests:letter_batch")
    counts = batch_queries.counts(agency)
    context = {
        "tabs": [
            Tab(name, f"{address}?state={each.value}", counts[each], current=each is state)
            for each, name in BATCH_STATES.items()
        ],
        "rows": rows,
        "state": state.value,
        "everything": everything,
        "more": max(0, counts[state] - len(rows)),
        "most": MOST,
        "is_to_post": state in {LetterState.ISSUED, LetterState.RETURNED},
        "is_awaited": state in {LetterState.SIGNED, LetterState.ISSUED},
        "is_out": state is not LetterState.SIGNED,
        "all_url": f"{address}?state={state.value}&all=1",
        "none_url": f"{address}?state={state.value}",
    }
    return render(request, "requests/letter_batch.html", context)


@require_POST
@never_cache
@duty(Act.SERVE)
def act(request: DeskRequest) -> HttpResponseBase:
    """Do what the button says with the letters that are ticked."""
    agency = _agency(request, Act.SERVE)
    chosen = batch_queries.chosen(agency, request.POST.getlist("letter"))
    wanted = request.POST.get("act", "")
    back = f"{reverse('requests:letter_batch')}?state={_state(request.POST.get('state', '')).value}"
    if not chosen or wanted not in _ACTS:
        messages.error(request, "请选择要办理的动作。" if chosen else _NOTHING)
        return redirect(back)
    try:
        return _ACTS[wanted](request, chosen)
    except NotAllowedError as error:
        messages.error(request, str(error))
        return redirect(back)


def _issue(request: DeskRequest, chosen: Sequence[Letter]) -> HttpResponseBase:
    on = today()
    demand(request.user, Act.ISSUE_LETTER, request.user.agency, on)
    done = actions.issue_all(agency=request.user.agency, chosen=chosen, by=request.user, on=on)
    return _answer(request, "用印并印发", done)


def _answer(request: DeskRequest, label: str, done: Sequence[Done]) -> HttpResponse:
    """What became of each letter."""
    agency = request.user.agency
    rows = batch_queries.rows_of(agency, [each.letter for each in done], request.user, today())
    refused = {each.letter.pk: each.refused for each in done if each.refused}
    context = {
        "label": label,
        "done": [row for row in rows if row.letter.pk not in refused],
        "refused": [(row, refused[row.letter.pk]) for row in rows if row.letter.pk in refused],
        "post_url": _post_url([row.letter for row in rows if row.letter.pk not in refused]),
    }
    return render(request, "requests/letter_batch_done.html", context)


def _print(request: DeskRequest, chosen: Sequence[Letter], *, both_sides: bool) -> HttpResponseBase:
    printing = actions.order_letters(
        agency=request.user.agency, letters=chosen, by=request.user, both_sides=both_sides
    )
    if actions.is_small(printing):
        actions.make(printing=printing)
    return redirect("requests:printing", printing_id=printing.pk)


def _envelopes(
    request: DeskRequest, chosen: Sequence[Letter], *, size: EnvelopeSize
) -> HttpResponseBase:
    agency = request.user.agency
    addresses = actions.open_addresses(agency=agency, chosen=chosen, by=request.user, on=today())
    sender = Party(agency.name, agency.address)
    made = [
        Envelope(Party(each.receiver, addresses.get(each.pk, "")), sender, reference=each.number)
        for each in chosen
    ]
    return file_answer(write_envelopes_pdf(made, size), _PDF, f"信封{size.name}.pdf")


def _postings(request: DeskRequest, chosen: Sequence[Letter]) -> HttpResponseBase:
    """交寄清单 with addresses, as it goes to the post."""
    agency, on = request.user.agency, today()
    addresses = actions.open_addresses(agency=agency, chosen=chosen, by=request.user, on=on)
    lines = letter_registers.as_postings(chosen, addresses)
    made = envelope.register("交寄清单", lines, sender=agency.name, on=on)
    _note(request, "交寄清单", len(chosen), "PDF")
    return file_answer(write_pdf(made), _PDF, f"交寄清单{on.isoformat()}.pdf")


def _register(
    request: DeskRequest,
    chosen: Sequence[Letter],
    *,
    of: Callable[[Sequence[Letter]], Listing],
    as_sheet: bool,
) -> HttpResponseBase:
    listing, on = of(chosen), today()
    _note(request, listing.title, len(chosen), "Excel" if as_sheet else "PDF")
    name = f"{listing.title}{on.isoformat()}"
    if as_sheet:
        return file_answer(listing.xlsx(), XLSX, f"{name}.xlsx")
    agency = request.user.agency
    made = letter_registers.document(listing, agency=agency, on=on, signed=_SIGNED_BY_BOTH)
    return file_answer(write_pdf(made), _PDF, f"{name}.pdf")


def _note(request: DeskRequest, title: str, count: int, kind: str) -> None:
    demand(request.user, Act.EXPORT, request.user.agency, today())
    actions.note_register(by=request.user, title=title, count=count, kind=kind)


def _registering(of: Callable[[Sequence[Letter]], Listing], *, as_sheet: bool) -> Papers:
    return lambda request, chosen: _register(request, chosen, of=of, as_sheet=as_sheet)


_ACTS: Mapping[str, Papers] = {
    "issue": _issue,
    "post": lambda _, chosen: redirect(_post_url(chosen)),
    "print": lambda request, chosen: _print(request, chosen, both_sides=False),
    "print-both": lambda request, chosen: _print(request, chosen, both_sides=True),
    "envelopes-dl": lambda request, chosen: _envelopes(request, chosen, size=EnvelopeSize.DL),
    "envelopes-c5": lambda request, chosen: _envelopes(request, chosen, size=EnvelopeSize.C5),
    "postings-pdf": _postings,
    "postings-xlsx": _registering(letter_registers.postings, as_sheet=True),
    "services-pdf": _registering(letter_registers.services, as_sheet=False),
    "services-xlsx": _registering(letter_registers.services, as_sheet=True),
    "seals-pdf": _registering(letter_registers.seals, as_sheet=False),
    "seals-xlsx": _registering(letter_registers.seals, as_sheet=True),
}


@never_cache
@duty(Act.SERVE)
def post(request: DeskRequest) -> HttpResponseBase:
    """登记交邮: a tracking number for each letter. What is refused stays, with its reason."""
    agency, on = _agency(request, Act.SERVE), today()
    given = request.POST if request.method == "POST" else request.GET
    chosen = batch_queries.chosen(agency, given.getlist("letter"))
    if not chosen:
        messages.error(request, _NOTHING)
        return redirect("requests:letter_batch")
    form = PostingForm(
        request.POST if request.method == "POST" else None, letters=chosen, initial={"on": on}
    )
    if not form.is_valid():
        return _posting(request, form, {}, status=422 if form.is_bound else 200)
    done = actions.post_all(
        agency=agency,
        tracking=form.tracking(),
        carrier=form.cleaned_data["carrier"],
        handed_on=form.cleaned_data["on"],
        by=request.user,
        on=on,
    )
    refused = {each.letter.pk: each.refused for each in done if each.refused}
    posted = {each.letter.pk for each in done if not each.refused}
    if posted:
        messages.success(request, f"已登记交邮{len(posted)}件。")
    remaining = form.remaining(posted)
    if not remaining.letters:
        return redirect(f"{reverse('requests:letter_batch')}?state={LetterState.SERVED.value}")
    return _posting(request, remaining, refused, status=422 if refused else 200)


def _posting(
    request: DeskRequest, form: PostingForm, refused: Mapping[int, str], status: int
) -> HttpResponse:
    context = {
        "form": form,
        "rows": form.rows(refused),
        "refused": len(refused),
        "back": f"{reverse('requests:letter_batch')}?state={LetterState.ISSUED.value}",
    }
    return render(request, "requests/letter_batch_post.html", context, status=status)


def _post_url(letters: Sequence[Letter]) -> str:
    keys = urlencode([("letter", each.pk) for each in letters])
    return f"{reverse('requests:letter_batch_post')}?{keys}"


def _agency(request: DeskRequest, act: Act) -> Agency:
    demand(request.user, act, request.user.agency, today())
    return request.user.agency


def _state(given: str) -> LetterState:
    return next((each for each in BATCH_STATES if each.value == given), LetterState.SIGNED)
