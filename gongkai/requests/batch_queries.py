"""The letters of an agency that are worked on many at once, as the page 批量办理 lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch

from gongkai.accounts.models import Agency, User
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter, LetterStep, Service
from gongkai.requests import queries
from gongkai.requests.letter_queries import letter_url, requests_of
from gongkai.requests.receivers import masked_receiver

MOST = 200
"""Letters on one page; what is done makes room for the next."""

BATCH_STATES: Mapping[LetterState, str] = {
    LetterState.SIGNED: "待用印印发",
    LetterState.ISSUED: "待送达",
    LetterState.RETURNED: "待再次送达",
    LetterState.SERVED: "已送达",
}


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A letter of the list, its receiver masked."""

    letter: Letter
    number: str
    subject: str
    due_on: date | None
    left: int | None
    """Working days to the last day of the reply; None where no term runs any more."""
    receiver: str
    url: str


def counts(agency: Agency) -> dict[LetterState, int]:
    """How many letters there are in each state of the page."""
    found = Letter.objects.filter(agency=agency, matter__startswith=queries.MATTER)
    tallied = found.values_list("state").annotate(count=Count("pk")).order_by("state")
    numbers = dict(tallied)
    return {state: numbers.get(state.value, 0) for state in BATCH_STATES}


def rows_in(agency: Agency, state: LetterState, reader: User, on: date) -> list[BatchRow]:
    """The letters in a state: what waits, oldest first; what is served, newest first."""
    found = Letter.objects.filter(agency=agency, state=state, matter__startswith=queries.MATTER)
    served = state is LetterState.SERVED
    order = ("-served_on", "-pk") if served else ("dated", "series", "serial")
    letters = found.select_related("agency").order_by(*order)[:MOST]
    return rows_of(agency, list(letters), reader, on)


def rows_of(agency: Agency, letters: Sequence[Letter], reader: User, on: date) -> list[BatchRow]:
    """Letters as rows of the list, in their order."""
    requests, calendar = requests_of(agency, letters), queries.calendar()
    return [
        BatchRow(
            letter,
            case.number,
            case.subject,
            due,
            calendar.between(on, due) if due else None,
            masked_receiver(letter, case),
            letter_url(case, letter, reader),
        )
        for letter in letters
        if (case := requests.get(letter.matter))
        for due in [None if case.served_on else case.due_on]
    ]


def chosen(agency: Agency, keys: Sequence[str]) -> list[Letter]:
    """The signed letters of an agency under some keys, in the order of their numbers."""
    pks = {int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 16}
    found = Letter.objects.filter(agency=agency, pk__in=pks, matter__startswith=queries.MATTER)
    related = (
        found.exclude(number="")
        .select_related("agency", "signed_by")
        .prefetch_related(
            Prefetch("steps", LetterStep.objects.select_related("by")),
            Prefetch("services", Service.objects.select_related("recorded_by")),
        )
    )
    return list(related.order_by("year", "series", "serial")[:MOST])
