"""A request as lists show it: names masked, its light and its next step read from its events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act
from gongkai.letters import queries as queries_of_letters
from gongkai.letters.models import Letter
from gongkai.lib.masking import masked_organisation, masked_person
from gongkai.requests import letter_queries, opened, queries
from gongkai.requests.letter_turns import waits_for
from gongkai.requests.lights import Light, light
from gongkai.requests.models import InfoRequest, PersonBase, Role
from gongkai.statute.calendar import Calendar
from gongkai.statute.citations import Article, Source
from gongkai.statute.events import standing_entries
from gongkai.statute.next_step import NextAct, NextStep, next_step
from gongkai.statute.outcomes import outcome
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ReplyTerm
from gongkai.statute.report.facts import ApplicantClass
from gongkai.statute.standing import stand
from gongkai.statute.state import State

_TIME_TO_SEARCH = 5
"""With fewer working days left, the decision comes before the question who searches."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a list, when, by which calendar, and what they may do in their own agency."""

    user: User
    may: frozenset[Act]
    on: date
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list; `step_url` leads to the act, or to the case where it is not theirs."""

    info_request: InfoRequest
    url: str
    light: Light
    step: NextStep | None
    step_url: str
    sources: str
    applicant: str
    applicant_class: str
    result: str
    """The title of the reply that was decided on; empty before."""


def rows(found: Iterable[InfoRequest], reader: Reader) -> list[Row]:
    """The rows of requests that came with `lists.for_rows`; one query for the replies in hand."""
    listed = list(found)
    replies = letter_queries.replies_to([each for each in listed if each.state == State.DECIDED])
    return [_row(each, reader, replies.get(each.pk)) for each in listed]


def _row(info_request: InfoRequest, reader: Reader, reply: Letter | None) -> Row:
    term = standing_term(info_request, reader.on, reader.calendar)
    applicants = [each for each in info_request.people.all() if each.role == Role.APPLICANT]
    first = applicants[0] if applicants else None
    step = next_step(term, reader.on)
    page, act = _PAGES.get(step.act, ("", Act.READ_REQUESTS)) if step else ("", Act.READ_REQUESTS)
    if step and _search_first(info_request, step, term, reader.on):
        label = "催检索结果" if getattr(info_request, "searching", False) else "选承办单位检索"
        step = replace(step, label=label)
        page, act = "search", Act.ASK_SEARCH
    step_url = ""
    if step and step.act is NextAct.SERVE and reply:
        step = replace(step, label=waits_for(reply), sentence=f"{_waits(reply)}{step.sentence}")
        step_url = opened.case_url(info_request, reader.user, "case_letter", reply.pk)
    is_theirs = info_request.agency_id == reader.user.agency_id and act in reader.may
    return Row(
        info_request=info_request,
        url=case_url(info_request, reader.user),
        light=light(term, reader.on),
        step=step,
        step_url=step_url or case_url(info_request, reader.user, page if is_theirs else ""),
        sources=cited(step.sources) if step else "",
        applicant=masked(applicants),
        applicant_class=first.get_applicant_class_display() if first else "",
        result=outcome(info_request.outcome).title if info_request.outcome else "",
    )


def _waits(reply: Letter) -> str:
    """Where the reply is, as a sentence."""
    return f"答复书{waits_for(reply)}。" if queries_of_letters.act_wanted(reply) else ""


_PAGES: Mapping[NextAct, tuple[str, Act]] = {
    NextAct.CONFIRM: ("confirm", Act.CONFIRM),
    NextAct.DECIDE: ("decide", Act.DECIDE),
    NextAct.END_UNSUPPLEMENTED: ("decide", Act.DECIDE),
    NextAct.END_UNPAID: ("decide", Act.DECIDE),
    NextAct.END_WITHDRAWN: ("decide", Act.DECIDE),
    NextAct.SERVE: ("serve", Act.SERVE),
}
"""Which page of the case does a step, and the act of it; whatever waits leads to the case."""


def case_url(info_request: InfoRequest, reader: User, page: str = "") -> str:
    """Where a request lies for somebody; numbers are the agency's, so another one is named."""
    place = f"{info_request.number}/{page}/" if page else f"{info_request.number}/"
    agency = info_request.agency
    named = "" if agency.pk == reader.agency_id else f"?agency={agency.slug}"
    return f"{reverse('requests:worklist')}{place}{named}"


def cited(sources: Iterable[Source]) -> str:
    """Sources as a list cites them: 条例第三十一条第二项."""
    return "、".join(
        f"条例{each.place}" if isinstance(each, Article) else str(each) for each in sources
    )


def standing_term(info_request: InfoRequest, on: date, calendar: Calendar) -> ReplyTerm:
    """Where a request stands on a day, by its events."""
    entries = standing_entries(queries.history(info_request))
    standing = stand(entry.event for entry in entries if entry.event.on <= on)
    return ReplyTerm(standing, calendar, DEFAULT_SETTINGS)


def masked(applicants: Sequence[PersonBase]) -> str:
    """Those who ask, as lists name them: 张**, 示例***律师事务所等3人."""
    if not applicants:
        return ""
    first = applicants[0]
    mask = (
        masked_person
        if first.applicant_class == ApplicantClass.NATURAL_PERSON
        else masked_organisation
    )
    more = f"等{len(applicants)}人" if len(applicants) > 1 else ""
    return f"{mask(first.name)}{more}"


def is_time_to_search(term: ReplyTerm, on: date) -> bool:
    """Whether so much of the term is left that units can search before the decision."""
    due = term.due(on)
    return due is not None and term.calendar.between(on, due.date) >= _TIME_TO_SEARCH


def _search_first(info_request: InfoRequest, step: NextStep, term: ReplyTerm, on: date) -> bool:
    """Whether, while there is time, somebody must search before anything can be decided."""
    if step.act is not NextAct.DECIDE or not is_time_to_search(term, on):
        return False
    searched = getattr(info_request, "searched", False)
    return getattr(info_request, "searching", False) or not searched
