"""Each step that the law wants in writing wants its letter, once; a step taken back wants none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongkai.letters.models import Letter
from gongkai.requests.letters_due import DueLetter, letters_due, needless, orphans, wanting
from gongkai.statute.events import (
    Channel,
    Consulted,
    Decided,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    OpinionReceived,
    OpinionSought,
    ReasonsGiven,
    ReasonsRequested,
    Retracted,
    Served,
    ServiceWay,
    Submitted,
    SupplementReceived,
    SupplementRequested,
    TermSet,
    Withdrawn,
)
from gongkai.statute.standing import stand

DAY = date(2026, 10, 12)
CAME = Submitted(Channel.IN_PERSON, DAY)
ASKED = OpinionSought(DAY, Consulted.THIRD_PARTY, "甲公司")
OTHER = replace(ASKED, party="乙公司")
NO = OpinionReceived(DAY, "甲公司", consents=False)


def kinds(*history: Event) -> list[str]:
    return [each.kind for each in letters_due([CAME, *history])]


def begun(due: DueLetter, **changed: Any) -> Letter:
    """A letter as it is begun from what is due; the applicant receives it where nobody is named."""
    given = {
        "kind": due.kind,
        "about": due.about,
        "receiver": due.receiver or "张小明",
        "state": "draft",
    }
    return Letter(**{**given, **changed})


def all_begun(history: list[Event]) -> list[Letter]:
    return [begun(due) for due in letters_due(history)]


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (SupplementRequested(DAY, date(2026, 10, 26)), ["P04"]),
        (ReasonsRequested(DAY), ["P05"]),
        (Extended(DAY, 20), ["P06"]),
        (ASKED, ["P07", "P09"]),
        (OpinionSought(DAY, Consulted.AGENCY, "示例区教育局", joint=True), ["P11", "P09"]),
        (OpinionSought(DAY, Consulted.AGENCY, "示例区教育局"), ["P12", "P09"]),
        (FeeNoticed(DAY, 100), ["P13"]),
        (TermSet(DAY, date(2027, 1, 29)), ["P16"]),
        (Decided(DAY, "D13"), ["D13"]),
        (SupplementReceived(DAY), []),
        (ReasonsGiven(DAY, reasonable=True), []),
        (FeePaid(DAY), []),
        (Withdrawn(DAY), []),
        (Served(DAY, ServiceWay.POST), []),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_step_wants_its_letter(event: Event, wanted: list[str]) -> None:
    assert kinds(event) == wanted


def test_the_applicant_is_told_once_of_all_who_were_asked_on_a_day() -> None:
    next_day = OpinionSought(date(2026, 10, 13), Consulted.THIRD_PARTY, "丙公司")
    assert kinds(ASKED, OTHER, next_day) == ["P07", "P09", "P07", "P07", "P09"]


def test_each_party_gets_a_letter_of_its_own() -> None:
    found = [each.receiver for each in letters_due([CAME, ASKED, OTHER]) if each.kind == "P07"]
    assert found == ["甲公司", "乙公司"]


@pytest.mark.parametrize("code", ["D01", "D02", "D03", "D04"])
def test_who_objected_to_what_is_given_hears_of_it(code: str) -> None:
    found = letters_due([CAME, ASKED, OTHER, NO, Decided(DAY, code)])
    assert [each.receiver for each in found if each.kind == "P10"] == ["甲公司"]


def test_nobody_hears_of_a_refusal_or_of_what_all_agreed_to() -> None:
    yes = replace(NO, consents=True)
    assert "P10" not in kinds(ASKED, NO, Decided(DAY, "D08"))
    assert "P10" not in kinds(ASKED, yes, Decided(DAY, "D02"))
    assert stand([CAME, ASKED, yes]).objecting == ()


def test_who_is_heeded_hears_nothing_of_the_part_that_is_given() -> None:
    other_no = replace(NO, party="乙公司")
    partial = Decided(DAY, "D04", heeded=("甲公司",))
    found = letters_due([CAME, ASKED, OTHER, NO, other_no, partial])
    assert [each.receiver for each in found if each.kind == "P10"] == ["乙公司"]


def test_another_agency_that_objects_is_no_third_party() -> None:
    agency = OpinionSought(DAY, Consulted.AGENCY, "示例区教育局", joint=True)
    no = OpinionReceived(DAY, "示例区教育局", consents=False)
    assert "P10" not in kinds(agency, no, Decided(DAY, "D02"))


def test_a_step_taken_back_wants_nothing() -> None:
    assert kinds(Extended(DAY, 20), Retracted(2, "登记有误")) == []


def test_what_was_begun_is_not_wanted_again() -> None:
    history: list[Event] = [CAME, ASKED, OTHER, FeeNoticed(DAY, 100), Extended(DAY, 20)]
    assert wanting(history, all_begun(history)) == []


def test_a_letter_of_one_party_is_none_of_another() -> None:
    history: list[Event] = [CAME, ASKED, OTHER]
    of_one = [begun(due) for due in letters_due(history) if due.receiver != "乙公司"]
    assert [each.receiver for each in wanting(history, of_one)] == ["乙公司"]


@pytest.mark.parametrize("event", [ASKED, FeeNoticed(DAY, 100)], ids=["opinion", "fee"])
def test_entering_the_day_of_delivery_wants_no_second_letter(event: Any) -> None:
    history: list[Event] = [CAME, event]
    letters = all_begun(history)
    history += [Retracted(2, "补登送达日期"), replace(event, delivered_on=DAY)]
    assert wanting(history, letters) == []
    assert orphans(history, letters) == []


def test_the_applicant_is_not_told_again_when_the_first_delivery_of_a_day_is_entered() -> None:
    history: list[Event] = [CAME, ASKED, OTHER]
    letters = all_begun(history)
    history += [Retracted(2, "补登送达日期"), replace(ASKED, delivered_on=DAY)]
    assert wanting(history, letters) == []
    assert orphans(history, letters) == []


def test_a_party_that_answered_before_its_letter_went_out_is_asked_no_more() -> None:
    history: list[Event] = [CAME, ASKED, OTHER]
    letters = all_begun(history)
    history.append(NO)
    assert [each.kind for each in letters_due(history)] == ["P09", "P07"]
    assert [each.receiver for each, _ in needless(history, letters)] == ["甲公司"]
    out = begun(letters_due(history[:2])[0], state="signed", number="示公函〔2026〕1号")
    assert needless(history, [out]) == []
    history.append(Retracted(4, "登记有误"))
    assert needless(history, letters) == []


def test_the_applicant_is_told_of_each_sort_that_was_asked_on_a_day() -> None:
    agency = OpinionSought(DAY, Consulted.AGENCY, "示例区教育局")
    history: list[Event] = [CAME, ASKED, OTHER, agency]
    assert [each.about for each in letters_due(history) if each.kind == "P09"] == [4]
    of_first = [begun(each) for each in letters_due(history[:3])]
    assert [each.kind for each in wanting(history, of_first)] == ["P12", "P09"]
    assert [each.kind for each, _ in needless(history, of_first)] == ["P09"]
    assert orphans(history, of_first) == []
    letters = all_begun(history)
    history += [Retracted(2, "补登送达日期"), replace(ASKED, delivered_on=DAY)]
    assert wanting(history, letters) == []
    assert needless(history, letters) == []


def test_a_letter_whose_step_was_taken_back_is_an_orphan_until_the_step_stands_again() -> None:
    history: list[Event] = [CAME, Extended(DAY, 20)]
    (letter,) = all_begun(history)
    history.append(Retracted(2, "登记有误"))
    assert orphans(history, [letter]) == [letter]
    history.append(Extended(DAY, 20))
    assert orphans(history, [letter]) == []
    history[-1] = Extended(DAY, 10)
    assert orphans(history, [letter]) == [letter]
    assert [each.about for each in wanting(history, [letter])] == [4]


def test_a_voided_letter_is_wanted_again_and_a_draft_given_up_on_purpose_is_not() -> None:
    history: list[Event] = [CAME, Extended(DAY, 20)]
    (due,) = letters_due(history)
    assert wanting(history, [begun(due, state="voided", number="示公开告〔2026〕1号")]) == [due]
    assert wanting(history, [begun(due, state="voided")]) == []


def test_a_draft_that_fell_with_its_step_does_not_stand_for_the_step_entered_anew() -> None:
    history: list[Event] = [CAME, Extended(DAY, 20)]
    fallen = begun(letters_due(history)[0], state="voided", about=None)
    history += [Retracted(2, "登记有误"), Extended(DAY, 20)]
    assert [each.about for each in wanting(history, [fallen])] == [4]


@pytest.mark.parametrize(("points", "heard"), [(("D02", "D13"), True), (("D13", "D14"), False)])
def test_of_several_points_one_that_gives_is_enough(
    points: tuple[str, ...], *, heard: bool
) -> None:
    found = kinds(ASKED, NO, Decided(DAY, "D27", points))
    assert ("P10" in found) is heard
