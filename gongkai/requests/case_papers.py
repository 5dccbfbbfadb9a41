"""表单和登记: the papers of a case that are written from its record and kept in its file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from gongkai.accounts.posts import ACT_NAMES, Act
from gongkai.letters import queries as letters
from gongkai.letters.facts import LetterFacts
from gongkai.letters.models import Letter, LetterStep, ReceiverRole, Service
from gongkai.lib.today import CHINA
from gongkai.requests import queries
from gongkai.requests.letter_facts import facts_of
from gongkai.requests.letters_due import DueLetter
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import (
    Confirmed,
    Consulted,
    Decided,
    Extended,
    OpinionSought,
    Served,
    ServiceWay,
    Submitted,
    standing_entries,
)
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import outcome
from gongkai.statute.wording import chinese_date


@dataclass(frozen=True, slots=True)
class CasePaper:
    """A paper: its name in addresses, its kind, what it is about, and what it says."""

    key: str
    kind: str
    facts: LetterFacts
    about: str = ""

    @property
    def title(self) -> str:
        """What the paper is called."""
        return LETTERS[self.kind].title


def papers(info_request: InfoRequest, *, on: date) -> list[CasePaper]:
    """Every paper that the record of a case gives by now, in the order of the process."""
    makers = (_intake, _confirmations, _approval, _conversion, _proofs_of_service)
    return list(chain.from_iterable(make(info_request, on) for make in makers))


def _facts(info_request: InfoRequest, kind: str, on: date, party: str = "") -> LetterFacts:
    """What a paper says of the case as it stands."""
    last = info_request.events.count()
    role = ReceiverRole.THIRD_PARTY if party else ReceiverRole.APPLICANT
    found = facts_of(info_request, DueLetter(kind, last, role, party), on=on)
    return replace(found, event=None, particulars={})


def _intake(info_request: InfoRequest, on: date) -> Iterator[CasePaper]:
    """条例第二十九条、第三十一条、第四十五条。The application, its entry, the receipt.

    Whenever they are printed, they bear the day of receipt; the receipt tells what was known then.
    """
    entered_on = info_request.received_on or info_request.arrived_on
    for kind in ("P01", "P02", "P03"):
        facts = replace(_facts(info_request, kind, on), dated=entered_on)
        if kind == "P03":
            known = [each for each in facts.history if isinstance(each, Submitted | Confirmed)]
            facts = replace(facts, history=tuple(known))
        yield CasePaper(kind, kind, facts)


def _confirmations(info_request: InfoRequest, on: date) -> Iterator[CasePaper]:
    """条例第三十二条。The sheet on which each third party answers."""
    for entry in standing_entries(queries.history(info_request)):
        event = entry.event
        if isinstance(event, OpinionSought) and event.of is Consulted.THIRD_PARTY:
            facts = _facts(info_request, "P08", on, event.party)
            yield CasePaper(f"P08-{entry.sequence}", "P08", facts, event.party)


# --- 审查呈批单 ---------------------------------------------------------------------------------

_COLUMNS: Mapping[str, frozenset[str]] = {
    "unit_review": frozenset({Act.REVIEW_LETTER}),
    "secrecy_review": frozenset({Act.REVIEW_SECRECY}),
    "legal_review": frozenset({Act.REVIEW_LEGALITY}),
    "signature": frozenset({Act.SIGN, Act.SIGN_NOTICE}),
}
"""The columns of the sheet and the acts that fill them."""
_NOBODY_ASKED = "／"
"""Closes a column that nobody had to fill, once the reply is signed."""


def _approval(info_request: InfoRequest, on: date) -> Iterator[CasePaper]:
    """条例第十七条。What is proposed, and who agreed to it when."""
    decided = _decided(info_request)
    if decided is None:
        return
    found = outcome(decided.outcome)
    said = {"proposal": f"{found.situation}，制发《{found.title}》"}
    said["head_of_office"] = _consent_of_head(info_request)
    if reply := _reply(info_request):
        said |= {name: _last_of(reply, acts) for name, acts in _COLUMNS.items()}
        if reply.number:
            said |= dict.fromkeys((name for name in said if not said[name]), _NOBODY_ASKED)
    facts = replace(_facts(info_request, "P14", on), particulars=said)
    yield CasePaper("P14", "P14", facts)


def _consent_of_head(info_request: InfoRequest) -> str:
    """条例第三十三条第二款。Each extension that the head of the office agreed to, when."""
    return "；".join(
        f"同意延长答复期限{event.working_days}个工作日"
        f"（{event.approved_by}，{chinese_date(event.on)}）"
        for entry in standing_entries(queries.history(info_request))
        if isinstance(event := entry.event, Extended)
    )


def _decided(info_request: InfoRequest) -> Decided | None:
    events = [entry.event for entry in standing_entries(queries.history(info_request))]
    return next((each for each in events if isinstance(each, Decided)), None)


def _of_case(info_request: InfoRequest) -> list[Letter]:
    return list(letters.of_matter(info_request.agency, queries.matter_of(info_request)))


def _reply(info_request: InfoRequest) -> Letter | None:
    """The reply that counts, the newest of several."""
    replies = [each for each in _of_case(info_request) if each.kind.startswith("D")]
    return next((each for each in reversed(replies) if each.state != "voided"), None)


def _last_of(letter: Letter, acts: frozenset[str]) -> str:
    """Who did the last of some acts on a letter since it was sent back, when, with which words."""
    steps: list[LetterStep] = list(letter.steps.all())
    backs = [at for at, step in enumerate(steps) if step.act == letters.SENT_BACK]
    for step in reversed(steps[backs[-1] :] if backs else steps):
        if step.act in acts and step.by:
            day = chinese_date(step.at.astimezone(CHINA).date())
            opinion = step.said.removeprefix(f"{ACT_NAMES[Act(step.act)]}：")
            return f"{opinion}（{step.by.name}，{day}）"
    return ""


# --- 转主动公开、送达 ----------------------------------------------------------------------------


def _conversion(info_request: InfoRequest, on: date) -> Iterator[CasePaper]:
    """条例第四十四条。The proposal to publish what was given to one."""
    if info_request.conversion_proposed_on is None:
        return
    facts = _facts(info_request, "P17", on)
    yield CasePaper(
        "P17",
        "P17",
        replace(
            facts,
            dated=info_request.conversion_proposed_on,
            particulars={"reasons": info_request.conversion_reason},
        ),
    )


def _proofs_of_service(info_request: InfoRequest, on: date) -> Iterator[CasePaper]:
    """国办公开办函〔2016〕235号。A sheet for each attempt to serve a letter."""
    for letter in _of_case(info_request):
        for service in letter.services.all():
            facts = _facts(info_request, "P18", on)
            yield CasePaper(
                f"P18-{service.pk}",
                "P18",
                replace(
                    facts,
                    receiver=replace(facts.receiver, name=letter.receiver),
                    event=Served(service.on, ServiceWay(service.way)),
                    particulars={
                        "letter_title": letter.title,
                        "letter_number": letter.number,
                        "remark": _proof(service),
                    },
                ),
                f"{letter.number}，{chinese_date(service.on)}",
            )


def _proof(service: Service) -> str:
    signed = f"签收人{service.signed_by_name}" if service.signed_by_name else ""
    back = (
        f"{chinese_date(service.returned_on)}退回：{service.return_reason}"
        if service.returned_on
        else ""
    )
    files = "、".join(each.name for each in service.proofs.all())
    parts = (service.proof, service.tracking_number, signed, files, back)
    return "，".join(each for each in parts if each)


def paper(info_request: InfoRequest, key: str, *, on: date) -> CasePaper | None:
    """One paper of a case; None where its record gives none of that name."""
    return next((each for each in papers(info_request, on=on) if each.key == key), None)
