"""签发: the signature gives the letter its date and number, and makes its text final."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.accounts.models import Agency, User
from gongkai.accounts.posts import Act
from gongkai.letters.actions.review import demand_hand
from gongkai.letters.actions.steps import held, step
from gongkai.letters.errors import FaultyLetterError
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter, LetterSeries
from gongkai.letters.numbers import series_of, written
from gongkai.statute.wording import chinese_date

Render = Callable[[Letter], bytes]


@transaction.atomic
def sign(
    *,
    letter: Letter,
    by: User,
    may: frozenset[Act],
    on: date,
    faults: Callable[[Letter], Sequence[str]],
    render: Render,
    late_reason: str = "",
) -> Letter:
    """Sign a letter: date, number and PDF at once, or none of them.

    `faults` says what the letter with its number and date still lacks; `render` makes its PDF.
    Raises FaultyLetterError, LetterNotAllowedError, PermissionDenied.
    """
    letter = held(letter, LetterState.TO_SIGN)
    act = demand_hand(letter, by, may)
    letter.dated, letter.signed_by, letter.late_reason = on, by, late_reason
    _number(letter, on.year)
    if found := list(faults(letter)):
        raise FaultyLetterError(found)
    content = render(letter)
    letter.pdf_sha256 = hashlib.sha256(content).hexdigest()
    letter.pdf.save("letter.pdf", ContentFile(content), save=False)
    said = f"签发，{letter.number}，成文日期{chinese_date(on)}"
    step(letter, act, by=by, said=said, to=LetterState.SIGNED)
    return letter


def _number(letter: Letter, year: int) -> None:
    """Take the next number; a refused signature gives it back with the transaction."""
    letter.series = series_of(letter.kind)
    series = _held_series(letter.agency, letter.series, year)
    series.last += 1
    series.save()
    letter.year, letter.serial = year, series.last
    letter.number = written(letter.agency, letter.series, year, series.last)


def _held_series(agency: Agency, series: str, year: int) -> LetterSeries:
    LetterSeries.objects.get_or_create(agency=agency, series=series, year=year)
    held_back = LetterSeries.objects.select_for_update(no_key=True)
    return held_back.get(agency=agency, series=series, year=year)
