"""Composed letters pass the checks before issue; what people change for the worse does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai.letters.checking import Issue, check
from gongkai.letters.wording import compose
from gongkai.statute.demands import DEMANDS, Where
from gongkai.statute.letter_faults import LetterCheck
from tests.letters.stories import REPLIED_ON, REQUEST, SENDER, THIRD_PARTY, VARIANTS, plain

FILED = tuple(each.value for each in DEMANDS if DEMANDS[each].where is Where.FILE)
FINISHED = [name for name in VARIANTS if name != "D13-unfinished"]


def checks_of(name: str, issue: Issue) -> set[LetterCheck]:
    facts = VARIANTS[name]
    return {fault.check for fault in check(facts, compose(facts), issue)}


@pytest.mark.parametrize("name", FINISHED)
def test_a_letter_that_was_composed_in_full_may_be_issued(name: str) -> None:
    on = VARIANTS[name].dated
    assert checks_of(name, Issue(on, FILED, sent_on=on)) == set()


def test_a_letter_with_something_to_fill_in_may_not() -> None:
    name = "D13-unfinished"
    assert checks_of(name, Issue(VARIANTS[name].dated, FILED)) == {LetterCheck.UNFILLED}


def test_a_reply_that_nothing_was_found_waits_for_its_search_record() -> None:
    assert checks_of("D13", Issue(REPLIED_ON)) == {LetterCheck.FILE}
    assert checks_of("D13", Issue(REPLIED_ON, ("search_record",))) == set()


@pytest.mark.parametrize(
    ("before", "after", "check_"),
    [
        ("第三十六条第（三）项", "第三十六条第（八）项", LetterCheck.CITATION),
        ("第十四条、", "", LetterCheck.LEGAL_BASIS),
        ("应当先申请行政复议", "可以申请行政复议", LetterCheck.REMEDY),
        ("示例区人民政府", "示例市公安局", LetterCheck.REMEDY),
        ("理由：", "理由：〔待填：理由〕", LetterCheck.UNFILLED),
    ],
)
def test_what_is_changed_by_hand_is_held_to_the_same_law(
    before: str, after: str, check_: LetterCheck
) -> None:
    facts = plain("D05")
    letter = compose(facts)
    assert before in letter.body
    changed = replace(letter, body=letter.body.replace(before, after))
    found = {fault.check for fault in check(facts, changed, Issue(REPLIED_ON, FILED))}
    assert check_ in found


def test_a_late_letter_says_why_it_is_late() -> None:
    late = REPLIED_ON + timedelta(30)
    assert checks_of("D01", Issue(late, FILED)) == {LetterCheck.DEADLINE}
    (noted,) = check(
        plain("D01"), compose(plain("D01")), Issue(late, FILED, late_note="系统停机三日。")
    )
    assert not noted.forbids


def test_a_blank_number_is_one_that_is_not_given_yet() -> None:
    facts = replace(plain("D05"), number="")
    assert check(facts, compose(facts), Issue(REPLIED_ON, FILED)) == ()
    wrong = replace(facts, number="示公复（2024）9号")
    (fault,) = check(wrong, compose(wrong), Issue(REPLIED_ON, FILED))
    assert fault.check is LetterCheck.NUMBER


def test_rows_and_attachments_are_read_as_well() -> None:
    text = compose(plain("P13")).text
    assert "第31页至第100页：70页×10元/页＝700元" in text
    assert "信息处理费计算表" in text
    assert text.startswith("张小川\n")


def test_a_letter_of_before_2024_sent_later_keeps_the_law_of_its_day() -> None:
    facts = VARIANTS["D05-2023"]
    sent = date(2024, 1, 2)
    assert check(facts, compose(facts), Issue(sent, FILED, sent_on=sent)) == ()


@pytest.mark.parametrize(
    "number", ["身份证号11010519491231002X", "电话13812345678", "卡号6222020200112233446"]
)
def test_a_number_of_somebody_forbids_the_issue_and_is_not_repeated(number: str) -> None:
    facts = plain("D02")
    letter = compose(facts)
    told = replace(letter, body=f"{letter.body}\n联系人张小川，{number}。")
    (fault,) = check(facts, told, Issue(REPLIED_ON, FILED))
    assert (fault.check, fault.forbids) == (LetterCheck.PERSONAL_DATA, True)
    assert number[-11:] not in fault.text


def test_a_mobile_of_the_agency_itself_is_none_of_somebody() -> None:
    facts = replace(plain("D02"), sender=replace(SENDER, phone="13812345678"))
    assert check(facts, compose(facts), Issue(REPLIED_ON, FILED)) == ()


def test_a_third_party_named_to_the_applicant_is_warned_of_unless_he_named_it() -> None:
    facts = plain("D08")
    letter = compose(facts)
    named = replace(letter, body=f"{letter.body}\n{THIRD_PARTY}不同意公开。")
    (fault,) = check(facts, named, Issue(REPLIED_ON, FILED))
    assert (fault.check, fault.forbids) == (LetterCheck.PERSONAL_DATA, False)
    asked_for = replace(facts, request=replace(REQUEST, name=f"{THIRD_PARTY}的检查记录"))
    assert check(asked_for, compose(asked_for), Issue(REPLIED_ON, FILED)) == ()


def test_a_way_of_writing_is_hinted_at_and_forbids_nothing() -> None:
    facts = plain("D02")
    letter = compose(facts)
    written = replace(letter, body=f"{letter.body}\n见示公发[2023]41号。")
    (hint,) = check(facts, written, Issue(REPLIED_ON, FILED))
    assert (hint.check, hint.forbids) == (LetterCheck.WORDING, False)
    assert "六角括号" in hint.text
