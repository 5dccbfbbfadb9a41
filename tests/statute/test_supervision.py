"""Liability and the days of the annual report."""

from datetime import date

import pytest

from gongkai.statute.calendar import packaged
from gongkai.statute.citations import Article
from gongkai.statute.supervision import (
    LIABILITIES,
    MEASURE_NAMES,
    REPORT_DAYS,
    Measure,
    ReportingBody,
    liabilities,
    report_due,
    report_internal_target,
)


def test_articles_47_52_and_53_make_liable_and_49_does_not() -> None:
    assert {liability.source.number for liability in LIABILITIES} == {47, 52, 53}
    assert [liability.code for liability in liabilities(53)] == ["L53_1", "L53_2", "L53_3"]
    assert liabilities(49) == ()


def test_only_article_53_may_end_in_court_and_only_article_47_urges() -> None:
    for liability in LIABILITIES:
        article = liability.source.number
        assert (Measure.PROSECUTED in liability.measures) == (article == 53)
        assert (Measure.CORRECTION_URGED in liability.measures) == (article == 47)
    assert set(MEASURE_NAMES) == set(Measure)


def test_each_failure_and_each_report_day_names_its_place() -> None:
    assert [liability.source.place for liability in LIABILITIES] == [
        "第四十七条第一款",
        "第四十七条第二款",
        "第五十二条",
        "第五十三条第（一）项",
        "第五十三条第（二）项",
        "第五十三条第（三）项",
    ]
    assert [day.source for day in REPORT_DAYS.values()] == [Article(49, 1), Article(49, 2)]


def test_stale_guides_are_a_failure_of_their_own() -> None:
    (stale,) = [liability for liability in LIABILITIES if "指南" in liability.words]
    assert stale.source == Article(53, item=2)


@pytest.mark.parametrize(
    ("body", "year", "due_on", "target_on"),
    [
        (ReportingBody.DEPARTMENT, 2024, date(2025, 1, 31), date(2025, 1, 27)),
        (ReportingBody.DEPARTMENT, 2025, date(2026, 1, 31), date(2026, 1, 30)),
        (ReportingBody.GOVERNMENT, 2022, date(2023, 3, 31), date(2023, 3, 31)),
        (ReportingBody.GOVERNMENT, 2023, date(2024, 3, 31), date(2024, 3, 29)),
    ],
)
def test_the_report_is_due_on_a_fixed_day_with_an_internal_target(
    body: ReportingBody, year: int, due_on: date, target_on: date
) -> None:
    assert report_due(body, year) == due_on
    assert report_internal_target(body, year, packaged()) == target_on
