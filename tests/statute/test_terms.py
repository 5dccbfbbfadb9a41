"""The numbers of days in the law, and from when they hold."""

from datetime import date

import pytest

from gongkai.statute import terms
from gongkai.statute.calendar import packaged
from gongkai.statute.errors import TermNotInForceError
from gongkai.statute.terms import TERMS, Term, Unit


@pytest.mark.parametrize(
    ("term", "length"),
    [
        (terms.SUPPLEMENT_NOTICE, "7个工作日"),
        (terms.THIRD_PARTY_OPINION, "15个工作日"),
        (terms.REPLY, "20个工作日"),
        (terms.EXTENSION, "20个工作日"),
        (terms.JOINT_AGENCY_OPINION, "15个工作日"),
        (terms.PUBLICATION, "20个工作日"),
        (terms.FEE_PAYMENT, "20个工作日"),
        (terms.RECONSIDERATION, "60日"),
        (terms.LAWSUIT, "6个月"),
        (terms.LAWSUIT_AFTER_RECONSIDERATION, "15日"),
        (terms.RECONSIDERATION_ANSWER, "10个工作日"),
        (terms.RECONSIDERATION_ANSWER_SIMPLE, "5个工作日"),
        (terms.COURT_ANSWER, "15日"),
        (terms.PETITION_OBJECTION, "5个工作日"),
        (terms.PETITION_DECISION, "60日"),
    ],
    ids=lambda value: value.name if isinstance(value, Term) else value,
)
def test_a_term_has_the_length_of_the_law(term: Term, length: str) -> None:
    assert str(term.length(date(2025, 7, 1))) == length


def test_a_term_changes_with_its_law() -> None:
    before, since = date(2023, 12, 31), date(2024, 1, 1)
    assert str(terms.RECONSIDERATION_ANSWER.length(before)) == "10日"
    assert str(terms.RECONSIDERATION_ANSWER.length(since)) == "10个工作日"


def test_a_term_that_did_not_exist_yet_is_refused() -> None:
    with pytest.raises(TermNotInForceError, match="2021-01-01"):
        terms.FEE_PAYMENT.days(date(2020, 12, 31))


def test_every_term_stands_once_and_has_its_versions_in_order() -> None:
    assert len({term.name for term in TERMS}) == len(TERMS)
    for term in TERMS:
        since = [length.since for length in term.lengths]
        assert since == sorted(since)


@pytest.mark.parametrize(
    ("term", "started_on", "last"),
    [
        (terms.REPLY, date(2021, 9, 13), date(2021, 10, 15)),
        # the sixtieth day is a Sunday
        (terms.RECONSIDERATION, date(2024, 3, 13), date(2024, 5, 13)),
        # six months from 1 April end on 1 October, in the holidays
        (terms.LAWSUIT, date(2024, 4, 1), date(2024, 10, 8)),
    ],
)
def test_a_term_ends_on_a_working_day(term: Term, started_on: date, last: date) -> None:
    assert term.ends(started_on, packaged()).date == last


def test_every_unit_is_in_use() -> None:
    assert {length.unit for term in TERMS for length in term.lengths} == set(Unit)
