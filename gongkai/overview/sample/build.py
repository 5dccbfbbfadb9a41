"""Build the sample: two finished years and the running one, dates laid relative to a day."""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction

from gongkai.accounts.models import Agency
from gongkai.accounts.posts import PostKind
from gongkai.audit.actions import note
from gongkai.audit.queries import happened
from gongkai.letters.flow import LetterState
from gongkai.overview.sample import rectifications, stories
from gongkai.overview.sample.cast import Cast, assemble
from gongkai.overview.sample.decision_words import particulars_of
from gongkai.overview.sample.letters import Office
from gongkai.overview.sample.stories import FINISHED, Story
from gongkai.overview.sample.words import MATTERS, PEOPLE, Somebody, matters_for
from gongkai.requests import actions
from gongkai.requests.models import IdentityKind, InfoRequest, WantedForm, WantedWay
from gongkai.requests.queries import calendar, history
from gongkai.statute import terms
from gongkai.statute.events import Channel, Decided, Served, Submitted
from gongkai.statute.receipt import needs_confirmation
from gongkai.statute.report.facts import ApplicantClass

_BUILT = "sample_built"
_FINISHED_YEARS = 2
_ROUNDS_A_YEAR = 2
_UNIT = "治安管理大队"
"""The unit that handles what is decided and not served."""
_DAY = date.resolution


class NotASampleError(Exception):
    """The database holds a real agency; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A request to be made: when it counts as received, by which channel, and its course.

    `letter` is how far its last letter has come, None where nothing keeps it; `unit` handles it.
    """

    received_on: date
    channel: Channel
    story: Story
    somebody: Somebody
    matter: tuple[str, str]
    confirmed: bool = True
    letter: LetterState | None = None
    unit: str = ""


def is_built() -> bool:
    """Whether the database holds the sample already. Raises NotASampleError for a real one."""
    if happened(_BUILT):
        return True
    if Agency.objects.exists():
        raise NotASampleError("这个数据库里有真实的机关，不能放入示例；请另用一个数据文件夹。")
    return False


@transaction.atomic
def build(on: date) -> None:
    """Build the whole sample for a day. Raises NotASampleError where a real agency is."""
    if is_built():
        return
    cast = assemble(since=date(on.year - _FINISHED_YEARS, 1, 1))
    chance = random.Random(2021)  # the same sample wherever it is built on a day
    for plan in sorted(_plans(on, chance), key=lambda each: each.received_on):
        _make(plan, cast, on)
    for info_request in InfoRequest.objects.filter(agency=cast.police):
        actions.refresh(info_request, history(info_request), on=on)
    _propose(cast, on.year - 1)
    rectifications.make(cast, on)
    note(
        by=None,
        act=_BUILT,
        about=cast.police,
        agency=cast.police,
        said=f"放入示例：{InfoRequest.objects.count()}件申请",
    )


def _propose(cast: Cast, year: int) -> None:
    """条例第四十四条。What was given in a year and more than one may want is to be published."""
    given = InfoRequest.objects.filter(agency=cast.police, outcome="D02", served_on__year=year)
    for info_request in given.order_by("served_on")[:1]:
        actions.propose_conversion(
            info_request=info_request,
            reason="涉及公众普遍关心的事项，可以向社会公开",
            by=cast.holder(PostKind.HANDLER),
            on=info_request.served_on or info_request.arrived_on,
        )


def _plans(on: date, chance: random.Random) -> Iterator[Plan]:
    for year in range(on.year - _FINISHED_YEARS, on.year + 1):
        rounds = _ROUNDS_A_YEAR if year < on.year else 1
        for _ in range(rounds):
            yield from _finished(FINISHED.values(), year, on, chance)
    yield from _finished(stories.RARE, on.year - 1, on, random.Random(2019))
    yield from _running(on, chance)


def _finished(
    courses: Collection[Story], year: int, on: date, chance: random.Random
) -> Iterator[Plan]:
    """One request for each course, spread over the year, as far as it is over by now."""
    longest = max(step.day for story in courses for step in story)
    last = min(date(year, 12, 20), on - 2 * timedelta(longest))
    days = (last - date(year, 1, 4)).days
    for story in courses:
        if days > 0:
            received_on = date(year, 1, 4) + timedelta(chance.randint(0, days))
            yield _plan(received_on, story, chance)


def _plan(received_on: date, story: Story, chance: random.Random) -> Plan:
    channel = chance.choice(list(Channel))
    matter = chance.choice(matters_for(_outcome(story, received_on)))
    return Plan(received_on, channel, story, chance.choice(PEOPLE), matter)


def _outcome(story: Story, on: date) -> str:
    """The decision at the end of a course; empty where it has none."""
    made = (step.make(on) for step in story)
    return next((each.outcome for each in made if isinstance(each, Decided)), "")


def _running(on: date, chance: random.Random) -> Iterator[Plan]:
    """What waits today: one overdue, one due today, some soon, some waiting for others."""
    length = terms.REPLY.days(on)
    for left, story, letter in (
        (-1, stories.decided("D13", 18), LetterState.SIGNED),
        (0, stories.decided("D02", 18), LetterState.TO_SIGN),
        (1, stories.decided("D11", 17), LetterState.UNIT_REVIEW),
        (2, (), None),
        (3, (), None),
        (4, stories.decided("D05", 14), LetterState.ISSUED),
        (5, stories.decided("D14", 14), LetterState.SECRECY_REVIEW),
        (6, stories.decided("D10", 13), LetterState.LEGAL_REVIEW),
        (7, stories.decided("D17", 12), LetterState.DRAFT),
        (9, stories.replied("D01", 6), LetterState.RETURNED),
    ):
        plan = _plan(_received_for(on, length - left), story, chance)
        yield replace(plan, letter=letter, unit=_UNIT if letter else "")
    notice = _plan(_received_for(on, 5), stories.reasons_asked(5), chance)
    yield replace(notice, letter=LetterState.TO_SIGN)
    for age, story in (
        (18, stories.extended(())),
        (9, stories.supplement_asked()),
        (8, stories.third_party_asked()),
        (11, stories.fee_noticed()),
        (7, stories.reasons_asked()),
        (15, stories.third_party_answered((), consents=False)),
        (6, ()),
        (4, ()),
        (1, ()),
    ):
        yield _plan(_received_for(on, age), story, chance)
    repeated = PEOPLE[0], MATTERS[0]
    yield Plan(_received_for(on, 60), Channel.ONLINE, FINISHED["D02"], *repeated)
    yield Plan(_received_for(on, 3), Channel.ONLINE, (), *repeated)
    for days, channel in ((0, Channel.MAIL_ORDINARY), (2, Channel.ONLINE)):
        yield Plan(on - days * _DAY, channel, (), PEOPLE[3], MATTERS[1], confirmed=False)


def _received_for(on: date, working_days: int) -> date:
    """The latest day such that so many working days have passed since by `on`."""
    days, day = calendar(), on
    while days.between(day, on) < working_days:
        day -= _DAY
    return day


def _make(plan: Plan, cast: Cast, on: date) -> None:
    confirmed_on = plan.received_on if plan.confirmed and needs_confirmation(plan.channel) else None
    submitted = Submitted(plan.channel, plan.received_on, confirmed_on)
    handler = cast.holder(PostKind.HANDLER)
    made = actions.receive(
        agency=cast.police,
        submitted=submitted,
        wanted=actions.Wanted(
            subject=plan.matter[0],
            document_number="",
            description=plan.matter[1],
            form=WantedForm.ELECTRONIC,
            way=WantedWay.EMAIL,
        ),
        people=[_applicant(plan.somebody)],
        by=None if plan.channel is Channel.ONLINE else handler,
        on=plan.received_on,
        handler=handler,
    )
    info_request = made.info_request
    if plan.unit:
        info_request = actions.assign(
            info_request=info_request, handler=handler, unit=cast.units[plan.unit], by=handler
        )
    office = Office(cast)
    decided_on = on
    course = [
        each
        for each in stories.on_days(plan.story, plan.received_on, calendar())
        if each[1].on <= on
    ]
    for step, event in course:
        if isinstance(event, Served):
            office.reply(info_request, decided_on, event)
            if plan.letter is LetterState.RETURNED:
                office.take_back(info_request, today=on)
            continue
        if isinstance(event, Decided):
            decided_on = event.on
            office.search(info_request, event.outcome, event.on)
        actions.record(
            info_request,
            event,
            by=cast.holder(step.post),
            on=on,
            remark=step.remark,
            particulars=particulars_of(event),
        )
        if plan.letter and event is course[-1][1]:
            office.leave(info_request, plan.letter, event.on, today=on)
        else:
            office.send(info_request, event.on)


def _applicant(somebody: Somebody) -> actions.Applicant:
    natural = somebody.applicant_class is ApplicantClass.NATURAL_PERSON
    return actions.Applicant(
        name=somebody.name,
        applicant_class=somebody.applicant_class,
        identity_kind=IdentityKind.IDENTITY_CARD if natural else IdentityKind.CREDIT_CODE,
        identity_number=somebody.identity_number,
        phone="13900000000",
        email="applicant@example.org",
        address="示例区示例街道8号",
    )
