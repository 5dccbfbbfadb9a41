"""Facts that contradict themselves cannot be made."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from gongkai.statute import errors
from gongkai.statute.report.facts import (
    ApplicantClass,
    DecisionFact,
    DecisionKind,
    DocumentFact,
    DocumentKind,
    FeeFact,
    LawsuitFact,
    RemedyResult,
    ReviewFact,
)
from gongkai.statute.report.form import APPLICANT_CLASS_IDS
from tests.statute.report.factories import make_request

EARLY, LATE = date(2024, 3, 1), date(2024, 4, 1)

ILLEGAL: list[tuple[type[errors.IllegalFactError], Callable[[], object]]] = [
    (
        errors.ClosedBeforeReceivedError,
        lambda: make_request(received_on=LATE, closed_on=EARLY),
    ),
    (errors.ResultWithoutDateError, lambda: make_request(closed_on=None)),
    (errors.DateWithoutResultError, lambda: make_request(outcome=None)),
    (errors.UnknownResultRowError, lambda: make_request(outcome="result_total")),
    (errors.UnknownResultRowError, lambda: make_request(outcome="同意")),
    (
        errors.ClosedBeforeReceivedError,
        lambda: ReviewFact("复1", LATE, EARLY, RemedyResult.UPHELD),
    ),
    (errors.DateWithoutResultError, lambda: ReviewFact("复1", EARLY, LATE)),
    (
        errors.ResultWithoutDateError,
        lambda: LawsuitFact("诉1", EARLY, after_review=True, result=RemedyResult.OTHER),
    ),
    (
        errors.ClosedBeforeReceivedError,
        lambda: DocumentFact("文1", DocumentKind.RULES, LATE, repealed_on=EARLY),
    ),
    (
        errors.ClosedBeforeReceivedError,
        lambda: DocumentFact("文1", DocumentKind.RULES, LATE, expired_on=EARLY),
    ),
    (
        errors.EndedTwiceError,
        lambda: DocumentFact("文1", DocumentKind.RULES, EARLY, LATE, LATE),
    ),
    (errors.NegativeAmountError, lambda: DecisionFact("册1", DecisionKind.PENALTY, EARLY, -1)),
    (errors.NegativeAmountError, lambda: FeeFact("票1", EARLY, Decimal("-0.01"))),
]


@pytest.mark.parametrize(("error", "make"), ILLEGAL)
def test_an_illegal_fact_is_refused_in_chinese(
    error: type[errors.IllegalFactError], make: Callable[[], object]
) -> None:
    with pytest.raises(error, match=r"，请.+。$"):
        make()


def test_a_request_may_be_closed_on_the_day_it_came() -> None:
    assert make_request(received_on=EARLY, closed_on=EARLY).closed_on == EARLY


def test_the_applicant_classes_are_the_columns_of_table_3() -> None:
    assert tuple(ApplicantClass) == APPLICANT_CLASS_IDS
