"""What must be published, and by when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import packaged
from gongkai.statute.citations import Law, Notice
from gongkai.statute.errors import TermNotInForceError, UnknownCategoryError
from gongkai.statute.exemptions import Ground
from gongkai.statute.publication import (
    ARTICLE_20,
    ARTICLE_21,
    CATEGORIES,
    CONCERN_WORDS,
    LAYER_NAMES,
    NATIONAL_TERMS,
    Layer,
    LayeredTerm,
    Level,
    PublicConcern,
    Subject,
    categories,
    category,
    dropped,
    must_be_published,
    publication_due,
)
from gongkai.statute.terms import Length, Term, Unit

CALENDAR = packaged()
FORMED = date(2021, 9, 13)
SINCE = date(2019, 5, 15)
DISTRICT = Level.CITY_OR_COUNTY


def working_days(number: int) -> Term:
    return Term("公开", (Length(number, Unit.WORKING_DAYS, SINCE, Notice("本地规定")),))


def test_article_20_has_fifteen_items_numbered_as_in_the_law() -> None:
    assert [found.id for found in ARTICLE_20] == [f"art20_{item:02}" for item in range(1, 16)]
    assert [found.source.item for found in ARTICLE_20] == list(range(1, 16))


@pytest.mark.parametrize(
    ("identifier", "parts"), [("art20_02", 6), ("art20_05", 4), ("art20_06", 4)]
)
def test_an_item_names_its_parts(identifier: str, parts: int) -> None:
    assert len(category(identifier).parts) == parts


def test_public_order_is_an_item_of_districts_and_homesteads_one_of_townships() -> None:
    district = [found.text for found in categories(DISTRICT)]
    township = [found.text for found in categories(Level.TOWNSHIP)]
    assert "治安管理" in district
    assert "治安管理" not in township
    assert "宅基地使用情况审核" in set(township) - set(district)
    assert categories(Level.OTHER_LEVEL) == ARTICLE_20


def test_ids_are_unique_and_an_unknown_one_is_refused() -> None:
    assert len(CATEGORIES) == len(ARTICLE_20) + sum(map(len, ARTICLE_21.values()))
    with pytest.raises(UnknownCategoryError, match=r"art20_16.+，请.+。$"):
        category("art20_16")


@pytest.mark.parametrize("concern", PublicConcern)
def test_any_concern_of_the_public_is_enough(concern: PublicConcern) -> None:
    assert must_be_published(level=DISTRICT, concerns=[concern])
    assert CONCERN_WORDS[concern]


def test_a_category_of_the_own_level_must_be_published_and_another_need_not() -> None:
    assert must_be_published(level=DISTRICT, category_id="art21_county_06")
    assert not must_be_published(level=Level.TOWNSHIP, category_id="art21_county_06")
    assert not must_be_published(level=DISTRICT)


def test_a_ground_of_withholding_goes_before_the_duty_to_publish() -> None:
    assert not must_be_published(level=DISTRICT, category_id="art20_06", ground=Ground.STATE_SECRET)


def test_the_own_list_should_only_grow() -> None:
    assert dropped(["甲", "乙"], ["乙", "丙"]) == ("甲",)
    assert dropped(["甲"], ["甲", "乙"]) == ()


# --- by when ----------------------------------------------------------------------------------


def test_twenty_working_days_from_formation_or_change() -> None:
    found = publication_due(FORMED, CALENDAR)
    assert found.due.date == date(2021, 10, 15)
    assert found.by.layer is Layer.LAW


def test_a_penalty_is_published_in_seven_working_days() -> None:
    found = publication_due(FORMED, CALENDAR, subject=Subject.LICENSE_OR_PENALTY)
    assert found.due.date == date(2021, 9, 23)
    assert found.by.term.name == "行政许可、行政处罚决定公开"
    assert [reckoned.date for _, reckoned in found.all] == [date(2021, 9, 23), date(2021, 10, 15)]


def test_the_own_promise_counts_when_it_is_the_shortest_and_is_named() -> None:
    promise = LayeredTerm(Layer.PROMISE, working_days(5))
    local = LayeredTerm(Layer.LOCAL, working_days(15))
    found = publication_due(FORMED, CALENDAR, further=[local, promise])
    assert found.by == promise
    assert found.due.date == date(2021, 9, 18)


def test_a_longer_promise_does_not_lengthen_the_law() -> None:
    promise = LayeredTerm(Layer.PROMISE, working_days(30))
    assert publication_due(FORMED, CALENDAR, further=[promise]).by.layer is Layer.LAW


def test_of_two_terms_that_end_alike_the_higher_layer_is_named() -> None:
    promise = LayeredTerm(Layer.PROMISE, working_days(20))
    assert publication_due(FORMED, CALENDAR, further=[promise]).by.layer is Layer.LAW


def test_what_counts_is_the_day_not_the_number() -> None:
    month = Term("公开", (Length(16, Unit.CALENDAR_DAYS, SINCE, Notice("本地规定")),))
    local, promise = LayeredTerm(Layer.LOCAL, month), LayeredTerm(Layer.PROMISE, working_days(12))
    found = publication_due(FORMED, CALENDAR, further=[promise, local])
    assert (found.by, found.due.date) == (local, date(2021, 9, 29))


def test_another_term_set_by_a_law_prevails_even_if_longer() -> None:
    source = Law("某法", 1)
    special = Term("某法的期限", (Length(30, Unit.WORKING_DAYS, SINCE, source),))
    found = publication_due(FORMED, CALENDAR, special=special)
    assert found.by.term is special
    assert found.due.date > date(2021, 10, 15)


def test_the_term_is_not_applied_before_its_day() -> None:
    with pytest.raises(TermNotInForceError, match="主动公开"):
        publication_due(date(2019, 1, 1), CALENDAR)


def test_every_subject_and_layer_is_described() -> None:
    assert set(NATIONAL_TERMS) == set(Subject)
    assert set(LAYER_NAMES) == set(Layer)


@given(
    st.dates(date(2020, 1, 1), date(2027, 12, 31)),
    st.lists(st.integers(1, 40), max_size=4),
    st.sampled_from(Subject),
)
def test_a_further_term_never_puts_publication_off(
    formed_on: date, numbers: list[int], subject: Subject
) -> None:
    further = [LayeredTerm(Layer.LOCAL, working_days(number)) for number in numbers]
    found = publication_due(formed_on, CALENDAR, subject=subject, further=further)
    assert found.due.date <= publication_due(formed_on, CALENDAR, subject=subject).due.date
    assert found.due.date == min(reckoned.date for _, reckoned in found.all)
