"""Remedy clauses by letter and date, limits as dates, the agency's own terms."""

from datetime import date

import pytest

from gongkai.statute.calendar import packaged
from gongkai.statute.citations import Mark
from gongkai.statute.errors import MixedReplyError, TermNotInForceError, UnknownOutcomeError
from gongkai.statute.exemptions import Ground
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.remedies import (
    ClauseKind,
    Part,
    Procedure,
    Settings,
    answer_due,
    clauses,
    court_answer_due,
    lawsuit_after_reconsideration_until,
    lawsuit_against_silence_until,
    lawsuit_until,
    performance_due,
    reconsideration_until,
    wording,
)

OLD_LAW = date(2023, 12, 31)
NEW_LAW = date(2024, 1, 1)
BEFORE_RULES = date(2025, 5, 31)
NEW_RULES = date(2025, 6, 1)
DAYS = (OLD_LAW, NEW_LAW, BEFORE_RULES, NEW_RULES)
CALENDAR = packaged()

REFUSALS = ("D05", "D06", "D07", "D08", "D09", "D10", "D11")
NO_LAWSUIT = ("D12", "D15", "D17", "D18", "D19", "D21")
FREE = ("D01", "D02", "D03", "D13", "D14", "D16", "D20", "D22", "D23", "D25", "D26")


def kinds(code: str, on: date) -> list[ClauseKind]:
    return [clause.kind for clause in clauses(code, on)]


def test_the_groups_of_this_table_name_every_letter() -> None:
    assert {*REFUSALS, *NO_LAWSUIT, *FREE, "D04", "D24", "D27"} == set(OUTCOMES)


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_reviewed_first_since_2024(code: str) -> None:
    assert kinds(code, OLD_LAW) == [ClauseKind.EITHER]
    for day in (NEW_LAW, BEFORE_RULES, NEW_RULES):
        assert kinds(code, day) == [ClauseKind.RECONSIDERATION_FIRST]


@pytest.mark.parametrize("code", NO_LAWSUIT)
def test_what_cannot_be_sued_names_the_reconsideration_alone_since_june_2025(code: str) -> None:
    for day in (OLD_LAW, NEW_LAW, BEFORE_RULES):
        assert kinds(code, day) == [ClauseKind.EITHER]
    assert kinds(code, NEW_RULES) == [ClauseKind.RECONSIDERATION_ONLY]
    silent = Settings(name_reconsideration_where_no_lawsuit=False)
    assert clauses(code, NEW_RULES, settings=silent) == ()


@pytest.mark.parametrize("day", DAYS)
def test_other_letters_leave_the_choice(day: date) -> None:
    for code in (*FREE, "P10", "P15"):
        assert kinds(code, day) == [ClauseKind.EITHER], code


@pytest.mark.parametrize("day", DAYS)
def test_withdrawal_and_process_letters_bear_no_clause(day: date) -> None:
    for code in ("D24", "P04", "P05", "P06", "P07", "P09", "P11", "P12", "P13"):
        assert clauses(code, day) == (), code


def test_of_a_partial_reply_only_what_articles_14_to_16_withhold_is_reviewed_first() -> None:
    def parts(on: date, *withheld: Ground) -> list[tuple[Part, ClauseKind]]:
        return [(clause.part, clause.kind) for clause in clauses("D04", on, withheld=withheld)]

    assert parts(NEW_LAW, Ground.THIRD_PARTY) == [
        (Part.WITHHELD_PART, ClauseKind.RECONSIDERATION_FIRST),
        (Part.REST, ClauseKind.EITHER),
    ]
    assert parts(NEW_LAW) == [(Part.WHOLE, ClauseKind.EITHER)]
    assert parts(OLD_LAW, Ground.THIRD_PARTY) == [(Part.WHOLE, ClauseKind.EITHER)]


def test_a_mixed_reply_is_asked_point_by_point_and_an_unknown_letter_is_refused() -> None:
    with pytest.raises(MixedReplyError, match="逐项"):
        clauses("D27", NEW_LAW)
    with pytest.raises(UnknownOutcomeError):
        clauses("P99", NEW_LAW)


# --- in words ---------------------------------------------------------------------------------

GOVERNMENT = ("重庆市开州区人民政府",)


def test_the_clause_says_that_reconsideration_comes_first() -> None:
    (clause,) = clauses("D05", NEW_LAW)
    assert wording(clause, NEW_LAW, GOVERNMENT) == (
        "对本答复不服的，应当先自收到本答复之日起60日内向重庆市开州区人民政府申请行政复议；"
        "对行政复议决定不服，或者行政复议机关不予受理、驳回申请、逾期不作答复的，"
        "自收到决定书之日起或者行政复议期限届满之日起15日内向人民法院提起行政诉讼。"
    )


def test_the_clause_offers_the_choice_and_both_review_organs_before_2024() -> None:
    (clause,) = clauses("D05", OLD_LAW)
    organs = ("重庆市开州区人民政府", "重庆市公安局")
    assert wording(clause, OLD_LAW, organs) == (
        "对本答复不服的，可以自收到本答复之日起60日内向重庆市开州区人民政府或者重庆市公安局"
        "申请行政复议，或者6个月内向人民法院提起行政诉讼。"
    )


def test_the_clause_says_nothing_of_a_lawsuit_that_is_not_open() -> None:
    (clause,) = clauses("D18", NEW_RULES)
    assert "诉讼" not in wording(clause, NEW_RULES, GOVERNMENT)


def test_the_clause_on_a_withheld_part_names_it() -> None:
    withheld, rest = clauses("D04", NEW_LAW, withheld=[Ground.STATE_SECRET])
    assert wording(withheld, NEW_LAW, GOVERNMENT).startswith("对不予公开的部分不服的，应当先")
    assert wording(rest, NEW_LAW, GOVERNMENT).startswith("对本答复不服的，可以")


def test_a_clause_names_the_articles_it_rests_on() -> None:
    def sources(code: str, on: date) -> list[str]:
        return [str(source) for clause in clauses(code, on) for source in clause.sources]

    assert sources("D05", NEW_LAW) == [
        "《行政复议法》第二十条",
        "《行政诉讼法》第四十五条",
        "《行政复议法》第二十三条第一款第（四）项",
        "《行政复议法》第三十四条",
    ]
    assert sources("D05", OLD_LAW) == [
        "《行政复议法（1999年）》第九条",
        "《行政诉讼法》第四十六条",
        "《行政诉讼法》第四十五条",
    ]
    assert sources("D18", NEW_RULES) == ["《行政复议法》第二十条", "法释〔2025〕8号"]


def test_what_is_inferred_is_marked() -> None:
    assert [clause.mark for clause in clauses("D18", NEW_RULES)] == [Mark.INFERENCE]
    assert [clause.mark for clause in clauses("D18", NEW_LAW)] == [Mark.INFERENCE]
    assert [clause.mark for clause in clauses("D18", OLD_LAW)] == [None]
    assert [clause.mark for clause in clauses("D05", NEW_LAW)] == [None]


# --- limits -----------------------------------------------------------------------------------


def test_sixty_days_for_reconsideration_and_a_year_where_nobody_told_of_it() -> None:
    served = date(2024, 3, 1)
    assert reconsideration_until(served, CALENDAR).date == date(2024, 4, 30)
    assert reconsideration_until(served, CALENDAR, told=False).date == date(2025, 3, 3)


def test_six_months_to_sue_and_a_year_where_nobody_told_of_it() -> None:
    served = date(2023, 3, 1)
    assert lawsuit_until(served, CALENDAR).date == date(2023, 9, 1)
    assert lawsuit_until(served, CALENDAR, told=False).date == date(2024, 3, 1)


def test_fifteen_days_to_sue_after_reconsideration_move_off_a_weekend() -> None:
    assert lawsuit_after_reconsideration_until(date(2024, 3, 1), CALENDAR).date == date(2024, 3, 18)


def test_six_months_to_sue_against_silence_run_from_the_due_day() -> None:
    assert lawsuit_against_silence_until(date(2023, 3, 1), CALENDAR).date == date(2023, 9, 1)


# --- the agency's side ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received_on", "procedure", "due_on"),
    [
        (date(2024, 3, 1), Procedure.ORDINARY, date(2024, 3, 15)),
        (date(2024, 3, 1), Procedure.SIMPLE, date(2024, 3, 8)),
        (date(2023, 3, 1), Procedure.ORDINARY, date(2023, 3, 13)),
    ],
)
def test_the_agency_answers_in_ten_or_five_working_days(
    received_on: date, procedure: Procedure, due_on: date
) -> None:
    assert answer_due(received_on, procedure, CALENDAR).date == due_on


def test_there_was_no_simple_procedure_before_2024() -> None:
    with pytest.raises(TermNotInForceError, match="简易程序"):
        answer_due(OLD_LAW, Procedure.SIMPLE, CALENDAR)


def test_the_court_gets_its_answer_in_fifteen_days() -> None:
    assert court_answer_due(date(2024, 3, 4), CALENDAR).date == date(2024, 3, 19)


def test_a_judgment_is_performed_by_the_day_it_sets_or_in_the_uniform_term() -> None:
    effective = date(2025, 9, 22)
    assert performance_due(effective, CALENDAR).date == date(2025, 10, 24)
    assert performance_due(effective, CALENDAR, until=date(2025, 10, 1)).date == date(2025, 10, 1)
