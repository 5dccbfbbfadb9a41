"""Which part of the manual fits the page that somebody is looking at."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from gongkai.accounts.posts import Act

ROOT = "overview:help"

OF_PAGES: Mapping[str, str] = {
    "requests:portal": "apply",
    "requests:apply": "apply",
    "requests:status": "status",
    "requests:rectification_status": "rectify",
    "requests:rectify": "rectify",
    "requests:opinion": "opinion",
    "requests:entry": "receive",
    "requests:entered": "receive",
    "requests:ledger": "receive#导入台账",
    "requests:letter": "letters",
    "requests:case_letter": "letters",
    "requests:case_decide": "decide",
    "requests:case_search": "case#检索",
    "requests:case_search_answer": "unit#答复检索",
    "requests:case_supplement": "steps#补正",
    "requests:case_opinion": "steps#征求意见",
    "requests:case_delivered": "steps#征求意见",
    "requests:case_extend": "steps#延期答复",
    "requests:case_reasons": "steps#说明理由和合理期限",
    "requests:case_term": "steps#说明理由和合理期限",
    "requests:case_fee": "steps#收费",
    "requests:case_payment": "steps#收费",
    "requests:case_retract": "steps#登记错了",
    "requests:case_split": "case#分件和更正",
    "requests:rectification": "rectifications",
    "accounts:people": "administrators#人员和岗位",
    "accounts:person": "administrators#人员和岗位",
    "accounts:add_person": "administrators#人员和岗位",
    "accounts:agency": "administrators#机关和内设机构",
    "accounts:new_agency": "administrators#机关和内设机构",
    "accounts:journal": "administrators#审计日志",
    "accounts:login": "start",
    "accounts:me": "start",
    "overview:holidays": "administrators#放假安排",
}
"""Beginning of the name of a page → chapter and heading; the longest beginning counts."""

OF_DUTIES: Mapping[Act, str] = {
    Act.SIGN: "signer",
    Act.EXTEND: "office",
    Act.RECEIVE: "case",
    Act.REVIEW_SECRECY: "reviewers",
    Act.REVIEW_LEGALITY: "reviewers",
    Act.ANSWER_SEARCH: "unit",
    Act.REMIND: "supervisor",
    Act.MANAGE_AGENCY: "administrators",
    Act.MANAGE_PEOPLE: "administrators",
    Act.READ_JOURNAL: "administrators",
}
"""Pages that serve every post lead to the chapter of the reader's own: the first duty counts."""
_OF_EVERY_POST = ("requests:worklist", "requests:case", "requests:letters", "requests:case_letter")


def url_of(place: str) -> str:
    """The address of `chapter#heading`."""
    slug, _, heading = place.partition("#")
    page = reverse("overview:help_chapter", args=[slug])
    return f"{page}#{heading}" if heading else page


def fitting(request: HttpRequest) -> str:
    """Where the help link of a page leads; empty where there is no manual."""
    try:
        return url_of(_place(request)) if _place(request) else reverse(ROOT)
    except NoReverseMatch:
        return ""


def _place(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    name = match.view_name if match else ""
    own = _own_chapter(request)
    if own and (name in _OF_EVERY_POST or not name):
        return own
    beginnings = [each for each in OF_PAGES if name.startswith(each)]
    return OF_PAGES[max(beginnings, key=len)] if beginnings else own


def _own_chapter(request: HttpRequest) -> str:
    may = getattr(request, "may", None)
    return next((place for act, place in OF_DUTIES.items() if may and may(act.value)), "")
