"""Terms of petitions and of mailboxes."""

from datetime import date

import pytest

from gongkai.statute.calendar import packaged
from gongkai.statute.citations import Notice
from gongkai.statute.errors import ExtensionTooLongError, TermNotInForceError
from gongkai.statute.petitions import (
    CHONGQING_MAILBOX,
    MAILBOX_REFUSAL_WORDS,
    STEPS,
    MailboxRefusal,
    MailboxTerms,
    PetitionStep,
    extended_petition_due,
    mailbox_due,
    petition_due,
)
from gongkai.statute.terms import Length, Term, Unit

CALENDAR = packaged()
MARCH = date(2023, 3, 1)


def working_days(number: int) -> Term:
    return Term("答复", (Length(number, Unit.WORKING_DAYS, date(2019, 1, 1), Notice("本地")),))


@pytest.mark.parametrize(
    ("step", "due_on"),
    [
        (PetitionStep.REGISTER, date(2023, 3, 16)),
        (PetitionStep.TELL, date(2023, 3, 16)),
        (PetitionStep.OBJECT, date(2023, 3, 8)),
        (PetitionStep.DECIDE, date(2023, 5, 4)),
        (PetitionStep.ASK_REEXAMINATION, date(2023, 3, 31)),
        (PetitionStep.REEXAMINE, date(2023, 3, 31)),
        (PetitionStep.ASK_REVIEW, date(2023, 3, 31)),
        (PetitionStep.REVIEW, date(2023, 3, 31)),
    ],
)
def test_a_step_ends_on_its_day_and_never_on_an_off_day(step: PetitionStep, due_on: date) -> None:
    assert petition_due(step, MARCH, CALENDAR).date == due_on
    assert CALENDAR.is_working_day(due_on)


def test_every_step_has_a_term_and_what_starts_it() -> None:
    assert set(STEPS) == set(PetitionStep)
    assert all(step.starts_with and step.words for step in STEPS.values())


def test_nothing_is_computed_by_the_regulation_before_its_day() -> None:
    with pytest.raises(TermNotInForceError, match="2022-05-01"):
        petition_due(PetitionStep.DECIDE, date(2022, 4, 30), CALENDAR)


def test_a_decision_may_be_put_off_by_thirty_days_at_most() -> None:
    assert extended_petition_due(MARCH, 30, CALENDAR).date == date(2023, 5, 30)
    assert extended_petition_due(date(2023, 3, 6), 1, CALENDAR).date == date(2023, 5, 6)
    for days in (0, 31):
        with pytest.raises(ExtensionTooLongError, match=r"1 至 30 日，请.+。$"):
            extended_petition_due(MARCH, days, CALENDAR)


# --- mailboxes --------------------------------------------------------------------------------

SHENYANG = MailboxTerms(working_days(3), working_days(10), max_extension=5)


@pytest.mark.parametrize(
    ("is_simple", "extension", "due_on"),
    [
        (True, 0, date(2023, 3, 6)),
        (False, 0, date(2023, 3, 15)),
        (False, 5, date(2023, 3, 22)),
    ],
)
def test_a_message_is_answered_in_the_terms_of_its_channel(
    *, is_simple: bool, extension: int, due_on: date
) -> None:
    found = mailbox_due(SHENYANG, MARCH, CALENDAR, is_simple=is_simple, extension=extension)
    assert found.date == due_on


def test_no_channel_may_answer_later_than_in_three_months() -> None:
    slow = MailboxTerms(working_days(200), working_days(200))
    assert mailbox_due(slow, MARCH, CALENDAR, is_simple=False).date == date(2023, 6, 1)


@pytest.mark.parametrize(
    ("mailbox", "extension"), [(SHENYANG, 6), (SHENYANG, -1), (CHONGQING_MAILBOX, 1)]
)
def test_a_channel_is_not_extended_beyond_its_own_rule(
    mailbox: MailboxTerms, extension: int
) -> None:
    with pytest.raises(ExtensionTooLongError, match=r"，请.+。$"):
        mailbox_due(mailbox, MARCH, CALENDAR, is_simple=False, extension=extension)


def test_every_refusal_of_a_mailbox_has_words() -> None:
    assert set(MAILBOX_REFUSAL_WORDS) == set(MailboxRefusal)
