"""Where a request stands after some events: what was asked, answered, paid, decided, served.

The fold judges nothing; whether an event may follow is `state.obstacle`'s to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce, singledispatch

from gongkai.statute.events import (
    Confirmed,
    Consulted,
    DatedEvent,
    Decided,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Served,
    Split,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.receipt import received_on


@dataclass(frozen=True, slots=True)
class Consultation:
    """A party that was asked for its opinion, and its answer."""

    asked: OpinionSought
    answer: OpinionReceived | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the clock and the state need to know of a request.

    `runs_from` is day 0 of the reply term that runs: receipt, supplement or payment. `extension`
    are the working days by which that run was extended.
    """

    submitted: Submitted | None = None
    runs_from: date | None = None
    supplement: SupplementRequested | None = None
    supplement_rounds: int = 0
    supplemented_on: date | None = None
    consultations: tuple[Consultation, ...] = ()
    reasons: ReasonsRequested | None = None
    reasons_answer: ReasonsGiven | None = None
    term_set: TermSet | None = None
    extensions: tuple[Extended, ...] = ()
    extension: int = 0
    fee: FeeNoticed | None = None
    paid_on: date | None = None
    withdrawn: Withdrawn | None = None
    split: Split | None = None
    decided: Decided | None = None
    served: Served | None = None

    @property
    def objecting(self) -> tuple[str, ...]:
        """条例第三十二条。The third parties that answered and do not agree."""
        return tuple(
            each.asked.party
            for each in self.consultations
            if each.asked.of is Consulted.THIRD_PARTY and each.answer and not each.answer.consents
        )

    @property
    def received_on(self) -> date | None:
        """收到申请之日, or None while there is none."""
        return received_on(self.submitted) if self.submitted else None

    @property
    def awaits_supplement(self) -> bool:
        return self.supplement is not None and self.supplemented_on is None

    @property
    def awaits_reasons(self) -> bool:
        return self.reasons is not None and self.reasons_answer is None

    @property
    def awaits_payment(self) -> bool:
        return self.fee is not None and self.paid_on is None

    def asked(self, party: str) -> Consultation | None:
        """The consultation of a party that has not answered yet."""
        open_ones = (each for each in self.consultations if each.answer is None)
        return next((each for each in open_ones if each.asked.party == party), None)


def stand(events: Iterable[DatedEvent]) -> Standing:
    """Fold events, in the order of their days, to where the request stands after them."""
    return reduce(lambda standing, event: after(event, standing), events, Standing())


@singledispatch
def after(event: DatedEvent, standing: Standing) -> Standing:
    """Where the request stands after one more event."""
    raise TypeError(f"{type(event).__name__} is no event of a request")


def _run_anew(standing: Standing, day: date) -> Standing:
    """The reply term starts again with its full length; what was extended before is used up."""
    return replace(standing, runs_from=day, extension=0)


@after.register
def _(event: Submitted, standing: Standing) -> Standing:
    return replace(standing, submitted=event, runs_from=received_on(event))


@after.register
def _(event: Confirmed, standing: Standing) -> Standing:
    if standing.submitted is None:
        return standing
    submitted = replace(standing.submitted, confirmed_on=event.on)
    return replace(standing, submitted=submitted, runs_from=event.on)


@after.register
def _(event: SupplementRequested, standing: Standing) -> Standing:
    rounds = standing.supplement_rounds + 1
    return replace(standing, supplement=event, supplement_rounds=rounds, supplemented_on=None)


@after.register
def _(event: SupplementReceived, standing: Standing) -> Standing:
    return _run_anew(replace(standing, supplemented_on=event.on), event.on)


@after.register
def _(event: OpinionSought, standing: Standing) -> Standing:
    return replace(standing, consultations=(*standing.consultations, Consultation(event)))


@after.register
def _(event: OpinionReceived, standing: Standing) -> Standing:
    answered = standing.asked(event.party)
    consultations = tuple(
        replace(each, answer=event) if each is answered else each for each in standing.consultations
    )
    return replace(standing, consultations=consultations)


@after.register
def _(event: ReasonsRequested, standing: Standing) -> Standing:
    return replace(standing, reasons=event, reasons_answer=None)


@after.register
def _(event: ReasonsGiven, standing: Standing) -> Standing:
    return replace(standing, reasons_answer=event)


@after.register
def _(event: TermSet, standing: Standing) -> Standing:
    return replace(standing, term_set=event)


@after.register
def _(event: Extended, standing: Standing) -> Standing:
    extensions = (*standing.extensions, event)
    return replace(
        standing, extensions=extensions, extension=standing.extension + event.working_days
    )


@after.register
def _(event: FeeNoticed, standing: Standing) -> Standing:
    return replace(standing, fee=event)


@after.register
def _(event: FeePaid, standing: Standing) -> Standing:
    return _run_anew(replace(standing, paid_on=event.on), event.on)


@after.register
def _(event: Withdrawn, standing: Standing) -> Standing:
    return replace(standing, withdrawn=event)


@after.register
def _(event: Decided, standing: Standing) -> Standing:
    return replace(standing, decided=event)


@after.register
def _(event: Served, standing: Standing) -> Standing:
    return replace(standing, served=event)


@after.register
def _(event: Split, standing: Standing) -> Standing:
    return replace(standing, split=event)
