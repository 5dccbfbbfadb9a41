"""What is read of letters."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from gongkai.accounts import duties
from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.letters.flow import IN_REVIEW, OUT, LetterState, act_of_signing
from gongkai.letters.models import Letter, LetterSeries, LetterStep, Material, Service, ServiceProof
from gongkai.letters.numbers import written

SENT_BACK, REWRITTEN = "letter_sent_back", "letter_rewritten"
_SEPARATE_ACTS: dict[str, Act] = {
    REWRITTEN: Act.DRAFT_LETTER,
} | {
    each.value: each
    for each in (
        Act.DRAFT_LETTER,
        Act.REVIEW_LETTER,
        Act.REVIEW_LEGALITY,
        Act.REVIEW_SECRECY,
        Act.SIGN,
        Act.SIGN_NOTICE,
    )
}
_IN_HAND = frozenset(
    {LetterState.DRAFT, LetterState.SIGNED, LetterState.ISSUED, LetterState.RETURNED}
)
"""States in which a letter waits for the office: to be put forward, issued, served."""


def of_matter(agency: Agency, matter: str) -> QuerySet[Letter]:
    """The letters of a matter, oldest first, with their steps and services."""
    return Letter.objects.filter(agency=agency, matter=matter).prefetch_related(
        "materials",
        Prefetch("steps", LetterStep.objects.select_related("by")),
        Prefetch("services", Service.objects.prefetch_related("proofs")),
    )


def letter(agency: Agency, matter: str, pk: int) -> Letter | None:
    """A letter of a matter, None where that matter has no such letter."""
    return of_matter(agency, matter).select_related("drafted_by", "signed_by").filter(pk=pk).first()


def file_of(found: Letter, pk: UUID) -> Material | ServiceProof | None:
    """A file that goes out with a letter, or one that proves its service."""
    proofs = ServiceProof.objects.filter(service__letter=found, pk=pk)
    return found.materials.filter(pk=pk).first() or proofs.first()


def locked(letter_id: int) -> Letter:
    """The letter, kept from others until the transaction ends.

    The key is left alone: whoever adds a row that points at the letter does not wait for it.
    """
    return Letter.objects.select_for_update(of=("self",), no_key=True).get(pk=letter_id)


def all_locked(agency: Agency, matter: str) -> list[Letter]:
    """The letters of a matter, oldest first, kept from others until the transaction ends.

    For an act that changes several, or one after its entry in the journal: whoever has a letter
    waits for the journal, so that nobody who has the journal may still wait for a letter.
    """
    rows = Letter.objects.select_for_update(of=("self",), no_key=True)
    return list(rows.filter(agency=agency, matter=matter).order_by("pk"))


@dataclass(frozen=True, slots=True)
class ForApplicant:
    """Letters to the applicant that left the house: to be read, or voided with none in their place.

    A voided one has what is to replace it as `replaced_by`.
    """

    sent: list[Letter]
    recalled: list[Letter]


def for_applicant(agency: Agency, matter: str) -> ForApplicant:
    """The letters of a matter as the applicant knows them."""
    gone = of_matter(agency, matter).filter(receiver_role="applicant", issued_on__isnull=False)
    found = list(gone.select_related("replaced_by"))
    voided = [each for each in found if each.state == LetterState.VOIDED]
    return ForApplicant(
        [each for each in found if each.state in OUT],
        [each for each in voided if not _is_out(getattr(each, "replaced_by", None))],
    )


def _is_out(found: Letter | None) -> bool:
    return found is not None and found.state in OUT


def sent_out(agency: Agency, matter: str) -> list[Letter]:
    """What the applicant may read of a matter: letters to him that have left the house."""
    return for_applicant(agency, matter).sent


def open_findings(found: Letter) -> list[Material]:
    """Files in which the scan found something that nobody has answered for yet."""
    return [each for each in found.materials.all() if each.findings and not each.cleared_by_id]


def has_findings(found: Letter) -> bool:
    """Whether the scan found something in a file that goes with a letter."""
    return any(each.findings for each in found.materials.all())


def waiting(agency: Agency, acts: frozenset[Act]) -> QuerySet[Letter]:
    """The letters of an agency that wait for somebody with these duties, oldest first."""
    states = [state for state, act in IN_REVIEW.items() if act in acts]
    found = Letter.objects.filter(agency=agency, state__in=states)
    if Act.SIGN in acts:
        found |= Letter.objects.filter(
            agency=agency, state=LetterState.TO_SIGN, kind__startswith="D"
        )
    if Act.SIGN_NOTICE in acts:
        found |= Letter.objects.filter(
            agency=agency, state=LetterState.TO_SIGN, kind__startswith="P"
        )
    if Act.SERVE in acts:
        found |= Letter.objects.filter(agency=agency, state__in=_IN_HAND)
    return found.order_by("pk")


def acts_done(found: Letter, person: User) -> list[Act]:
    """Which of the separate duties a person has done on a letter since it last was sent back.

    Whoever changed the words of the draft has drafted it, and stays who wrote it.
    """
    steps = list(found.steps.all())
    last_back = max((at for at, step in enumerate(steps) if step.act == SENT_BACK), default=0)
    return [
        _SEPARATE_ACTS[step.act]
        for at, step in enumerate(steps)
        if step.by_id == person.pk
        and step.act in _SEPARATE_ACTS
        and (at >= last_back or step.act == REWRITTEN)
    ]


def sent_back(found: Letter) -> LetterStep | None:
    """With what words a draft was sent back last; None where it was not, or is no draft."""
    if found.state != LetterState.DRAFT:
        return None
    return found.steps.filter(act=SENT_BACK).last()


def act_wanted(found: Letter) -> Act | None:
    """The duty a letter waits for before its signature, None where it waits for no review."""
    if found.state == LetterState.TO_SIGN:
        return act_of_signing(found.kind)
    return IN_REVIEW.get(LetterState(found.state))


def hindrance(found: Letter, person: User, may: frozenset[Act]) -> str:
    """Why a person may not do what a letter waits for; empty if they may, or it waits for none."""
    wanted = act_wanted(found)
    if wanted is None:
        return ""
    if wanted not in may:
        return duties.refusal(wanted)
    return duties.hindrance(wanted, acts_done(found, person))


def is_turn_of(found: Letter, person: User, may: frozenset[Act]) -> bool:
    """Whether a letter waits for this person."""
    if act_wanted(found) is not None:
        return not hindrance(found, person, may)
    return found.state in _IN_HAND and Act.SERVE in may


@dataclass(frozen=True, slots=True)
class Registered:
    """A line of the register: a number, and the letter that has it; None where nobody knows it."""

    number: str
    letter: Letter | None
    note: str = ""


def register(agency: Agency, year: int) -> list[Registered]:
    """发文登记簿: every number an agency gave in a year, by series and number: three queries.

    Voided letters keep their lines; a number that was given and has no letter is told as a gap.
    """
    letters = Letter.objects.filter(agency=agency, year=year).select_related("signed_by")
    found = {(each.series, each.serial): each for each in letters.prefetch_related("steps")}
    given = LetterSeries.objects.filter(agency=agency, year=year).values_list("series", "last")
    numbers = {(series, serial) for series, last in given for serial in range(1, last + 1)}
    numbers |= {(series, serial) for series, serial in found if serial is not None}
    return [_registered(agency, year, key, found.get(key)) for key in sorted(numbers)]


def _registered(
    agency: Agency, year: int, key: tuple[str, int], letter: Letter | None
) -> Registered:
    if letter is None:
        series, serial = key
        number = written(agency, series, year, serial)
        return Registered(number, None, "缺号：没有找到这件文书，请查明原因")
    voidings = [step.said for step in letter.steps.all() if step.act == Act.VOID_LETTER]
    return Registered(letter.number, letter, voidings[-1] if voidings else "")
