"""Addresses of the room, public first."""

from django.urls import URLPattern, path

from gongkai.requests.desk import (
    acts,
    bundle,
    case,
    decide,
    due_days,
    entry,
    export,
    handling,
    ledger,
    letter_batch,
    letter_register,
    letters,
    papers,
    printings,
    rectification,
    rectification_acts,
    rectification_entry,
    searches,
    similar,
    worklist,
)
from gongkai.requests.desk.act_table import ACTS
from gongkai.requests.desk.letter_case import OpenLetters, of_rectification, of_request
from gongkai.requests.public import (
    apply,
    opinion,
    people,
    portal,
    proof_of_work,
    proofs,
    rectification_status,
    sending,
    status,
)
from gongkai.requests.public import letters as public_letters
from gongkai.requests.public.journeys import APPLY, RECTIFY, Journey
from gongkai.requests.public.letters import OF_RECTIFICATIONS, OF_REQUESTS, Kind

app_name = "requests"

_CASE_NUMBER = "<int:year>-<int:serial>/"
_CASE = "desk/requests/<int:year>-<int:serial>/"
_PRINTING = "desk/requests/printings/<uuid:printing_id>/"
_RECTIFICATION = "desk/rectifications/<int:year>-<int:serial>/"


def _pages_of(journey: Journey) -> list[URLPattern]:
    """The pages of one thing that anybody can fill in."""
    word, of_it = journey.word, {"journey": journey}
    purpose = {"purpose": journey.purpose}
    # only those who ask for disclosure name others who ask with them
    others = [path("apply/others/", people.others, of_it, name="apply_others")]
    return [
        path(f"{word}/", apply.start, of_it, name=word),
        path(f"{word}/challenge/", proof_of_work.challenge, purpose, name=f"{word}_challenge"),
        path(f"{word}/discard/", apply.discard, of_it, name=f"{word}_discard"),
        path(f"{word}/done/", sending.done, of_it, name=f"{word}_done"),
        path(
            f"{word}/done/acknowledgement.pdf",
            sending.done_pdf,
            of_it,
            name=f"{word}_acknowledgement",
        ),
        *(others if journey is APPLY else []),
        path(f"{word}/proofs/", proofs.proofs, of_it, name=f"{word}_proofs"),
        path(f"{word}/check/", sending.check, of_it, name=f"{word}_check"),
        path(f"{word}/<slug:page>/", apply.page, of_it, name=f"{word}_page"),
    ]


def _pages_of_letters(place: str, word: str, of: OpenLetters) -> list[URLPattern]:
    """The pages of the letters of a case."""
    at, of_it = f"{place}letters/<int:letter_id>/", {"of": of}
    pdf, docx = {**of_it, "form": "pdf"}, {**of_it, "form": "docx"}
    return [
        path(f"{place}letters/begin/", letters.begin, of_it, name=f"{word}_letters_begin"),
        path(at, letters.letter, of_it, name=f"{word}_letter"),
        path(f"{at}preview/", letters.preview, of_it, name=f"{word}_letter_preview"),
        path(f"{at}pdf/", letters.paper, pdf, name=f"{word}_letter_pdf"),
        path(f"{at}docx/", letters.paper, docx, name=f"{word}_letter_docx"),
        path(f"{at}<uuid:material_id>/", letters.material, of_it, name=f"{word}_letter_material"),
    ]


def _pages_of_sent_letters(place: str, kind: Kind) -> list[URLPattern]:
    """The pages on which applicants read the letters to them."""
    at, of_it = f"{place}letters/<int:letter_id>/", {"kind": kind}
    return [
        path(at, public_letters.letter, of_it, name=kind.word),
        path(f"{at}pdf/", public_letters.paper, of_it, name=f"{kind.word}_paper"),
        path(
            f"{at}<uuid:material_id>/", public_letters.material, of_it, name=f"{kind.word}_material"
        ),
    ]


urlpatterns = [
    path("", portal.portal, name="portal"),
    *_pages_of(APPLY),
    *_pages_of(RECTIFY),
    path("status/", status.find, name="status"),
    path("status/leave/", status.leave, name="status_leave"),
    path("status/<int:year>-<int:serial>/", status.show, name="status_of"),
    path("status/<int:year>-<int:serial>/confirm/", status.confirm, name="status_confirm"),
    path("status/<int:year>-<int:serial>/supplement/", status.supplement, name="status_supplement"),
    path("status/<int:year>-<int:serial>/withdraw/", status.withdraw, name="status_withdraw"),
    path(
        "status/rectification/<int:year>-<int:serial>/",
        rectification_status.show,
        name="rectification_status",
    ),
    *_pages_of_sent_letters(f"status/{_CASE_NUMBER}", OF_REQUESTS),
    *_pages_of_sent_letters(f"status/rectification/{_CASE_NUMBER}", OF_RECTIFICATIONS),
    path("opinion/", opinion.find, name="opinion"),
    path("opinion/answer/", opinion.answer, name="opinion_answer"),
    path("desk/requests/", worklist.worklist, name="worklist"),
    path("desk/requests/views/", worklist.save_view, name="save_view"),
    path("desk/requests/views/<int:pk>/delete/", worklist.delete_view, name="delete_view"),
    path("desk/requests/export/", export.export, name="export"),
    path("desk/requests/calendar/", due_days.due_days, name="calendar"),
    path("desk/requests/entry/", entry.entry, name="entry"),
    path("desk/requests/entry/done/", entry.entered, name="entered"),
    path("desk/requests/ledger/", ledger.upload, name="ledger"),
    path("desk/requests/ledger/template/", ledger.template, name="ledger_template"),
    path("desk/requests/ledger/<int:pk>/", ledger.ledger, name="ledger_checked"),
    path("desk/requests/ledger/<int:pk>/check/", ledger.check, name="ledger_check"),
    path("desk/requests/ledger/<int:pk>/import/", ledger.take_in, name="ledger_import"),
    path("desk/requests/ledger/<int:pk>/discard/", ledger.discard, name="ledger_discard"),
    path("desk/requests/letters/", letters.waiting, name="letters"),
    path("desk/requests/letters/register/", letter_register.register, name="letter_register"),
    path(
        "desk/requests/letters/register/export/",
        letter_register.export,
        name="letter_register_export",
    ),
    path("desk/requests/letters/batch/", letter_batch.batch, name="letter_batch"),
    path("desk/requests/letters/batch/act/", letter_batch.act, name="letter_batch_act"),
    path("desk/requests/letters/batch/post/", letter_batch.post, name="letter_batch_post"),
    path(_PRINTING, printings.printing, name="printing"),
    path(f"{_PRINTING}download/", printings.download, name="printing_download"),
    path(f"{_PRINTING}discard/", printings.discard, name="printing_discard"),
    path(_CASE, case.case, name="case"),
    *_pages_of_letters(_CASE, "case", of_request),
    path(f"{_CASE}bundle/", bundle.bundle, name="case_bundle"),
    path(f"{_CASE}papers/", papers.papers, name="case_papers"),
    path(f"{_CASE}papers/<slug:paper>/<slug:form>/", papers.paper, name="case_paper"),
    path(f"{_CASE}identity/", case.identity, name="case_identity"),
    path(f"{_CASE}enclosures/<uuid:enclosure_id>/", case.enclosure, name="case_enclosure"),
    path(f"{_CASE}similar/", similar.similar, name="case_similar"),
    path(f"{_CASE}decide/", decide.decide, name="case_decide"),
    path(f"{_CASE}assign/", handling.assign, name="case_assign"),
    path(f"{_CASE}note/", handling.note, name="case_note"),
    path(f"{_CASE}urge/", handling.urge, name="case_urge"),
    path(f"{_CASE}enclose/", handling.enclose, name="case_enclose"),
    path(f"{_CASE}archive/", handling.archive, name="case_archive"),
    path(f"{_CASE}conversion/", handling.conversion, name="case_conversion"),
    path(f"{_CASE}split/", handling.split, name="case_split"),
    path(f"{_CASE}search/", searches.ask, name="case_search"),
    path(f"{_CASE}search/<int:search_id>/", searches.answer, name="case_search_answer"),
    *(
        path(f"{_CASE}{slug}/", acts.page(slug), name=f"case_{slug.replace('-', '_')}")
        for slug in ACTS
    ),
    path("desk/rectifications/", rectification.rectifications, name="rectifications"),
    path("desk/rectifications/entry/", rectification_entry.entry, name="rectification_entry"),
    path(
        "desk/rectifications/entry/done/",
        rectification_entry.entered,
        name="rectification_entered",
    ),
    path(_RECTIFICATION, rectification.rectification, name="rectification"),
    *_pages_of_letters(_RECTIFICATION, "rectification", of_rectification),
    path(f"{_RECTIFICATION}identity/", rectification.identity, name="rectification_identity"),
    path(
        f"{_RECTIFICATION}enclosures/<uuid:enclosure_id>/",
        rectification.enclosure,
        name="rectification_enclosure",
    ),
    *(
        path(f"{_RECTIFICATION}{act.__name__}/", act, name=f"rectification_{act.__name__}")
        for act in (
            rectification_acts.assign,
            rectification_acts.decide,
            rectification_acts.enclose,
            rectification_acts.note,
            rectification_acts.tell,
        )
    ),
    # last, so that no agency's slug can take the place of a page
    path("<slug:slug>/", portal.portal, name="portal_of"),
    path("<slug:slug>/apply/", apply.start, {"journey": APPLY}, name="apply_to"),
    path("<slug:slug>/rectify/", apply.start, {"journey": RECTIFY}, name="rectify_to"),
]
