"""What stands in the way of issuing a letter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai.statute.calendar import packaged
from gongkai.statute.demands import DEMANDS, Where
from gongkai.statute.errors import UnknownOutcomeError
from gongkai.statute.events import (
    Channel,
    Consulted,
    Decided,
    Event,
    Extended,
    OpinionReceived,
    OpinionSought,
    Submitted,
    SupplementRequested,
)
from gongkai.statute.exemptions import Ground
from gongkai.statute.letter_faults import LetterCheck, LetterSheet, faults
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.remedies import Settings

RECEIVED_ON = date(2024, 3, 4)
DATED = date(2024, 3, 25)
ORGAN = "示例区人民政府"
LAW = "《中华人民共和国政府信息公开条例》"
EITHER = f"可以自收到之日起60日内向{ORGAN}申请行政复议，或者6个月内向法院提起行政诉讼。"
FIRST = f"应当先自收到之日起60日内向{ORGAN}申请行政复议；不服的，15日内提起行政诉讼。"
ONLY = f"可以自收到之日起60日内向{ORGAN}申请行政复议。"
HISTORY: tuple[Event, ...] = (Submitted(Channel.IN_PERSON, RECEIVED_ON),)
ASKED = OpinionSought(date(2024, 3, 5), Consulted.THIRD_PARTY, "示例公司", date(2024, 3, 6))
ANSWERED = OpinionReceived(date(2024, 3, 20), "示例公司", consents=False)
IN_FILE = tuple(each.value for each in DEMANDS if DEMANDS[each].where is Where.FILE)
IN_LETTER = tuple(each.value for each in DEMANDS if DEMANDS[each].where is Where.LETTER)


def sheet(kind: str, text: str, title: str = "", **more: object) -> LetterSheet:
    """A letter without a fault of its own but what the text brings."""
    known = OUTCOMES[kind].title if kind in OUTCOMES else title
    plain = LetterSheet(
        kind=kind,
        title=title or known,
        text=text,
        on=DATED,
        dated=DATED,
        history=HISTORY,
        met=(*IN_FILE, *IN_LETTER),
        review_organs=(ORGAN,),
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # whatever the test sets


GRANTED = sheet("D02", f"根据{LAW}第三十六条第（二）项、第四十条，予以公开。{EITHER}")
SECRET = sheet("D05", f"根据{LAW}第十四条、第三十六条第（三）项，不予公开。{FIRST}")
THIRD_PARTY = sheet(
    "D08",
    f"根据{LAW}第十五条、第三十二条、第三十六条第（三）项，不予公开。{FIRST}",
    history=(*HISTORY, ASKED, ANSWERED),
)
MISSING = sheet("D13", f"根据{LAW}第三十六条第（四）项，信息不存在。{EITHER}")
PARTIAL = sheet(
    "D04",
    f"根据{LAW}第三十七条、第十六条第二款，部分公开。{FIRST}{EITHER}",
    grounds=(Ground.PROCESS_INFO,),
)
MIXED = sheet(
    "D27",
    f"{LAW}第三十六条第（二）项、第四十条、第十四条、第三十六条第（三）项。{EITHER}{FIRST}",
    points=(("D02", ()), ("D05", ())),
)
SUPPLEMENT = sheet(
    "P04",
    f"根据{LAW}第三十条，请补正。",
    "政府信息公开申请补正告知书",
    on=date(2024, 3, 11),
)


def found(checked: LetterSheet, check: LetterCheck) -> list[str]:
    return [each.text for each in faults(checked) if each.check is check]


@pytest.mark.parametrize(
    "good", [GRANTED, SECRET, THIRD_PARTY, MISSING, PARTIAL, MIXED, SUPPLEMENT]
)
def test_a_letter_in_order_has_no_fault(good: LetterSheet) -> None:
    assert faults(good) == ()


def test_what_is_not_filled_in_forbids_the_issue() -> None:
    text = f"{GRANTED.text}理由：〔待填：理由〕。日期：2024年 月__日"
    first, *blanks = faults(replace(GRANTED, text=text))
    assert first.text == "“理由”还没有填写，请在文书中写明。"
    assert first.forbids
    assert [each.check for each in blanks] == [LetterCheck.UNFILLED] * 2
    assert all(each.forbids for each in blanks)


def test_crosses_may_be_the_applicant_s_own_and_are_only_warned_of() -> None:
    (fault,) = faults(replace(GRANTED, text=f"“张××的材料”。{GRANTED.text}"))
    assert fault.check is LetterCheck.UNFILLED
    assert not fault.forbids


def test_the_title_is_that_of_its_kind() -> None:
    (said,) = found(replace(GRANTED, title="政府信息不予公开告知书"), LetterCheck.TITLE)
    assert said == "标题应当是“政府信息公开告知书”，现为“政府信息不予公开告知书”，请改正。"
    assert found(replace(SUPPLEMENT, title="补正通知"), LetterCheck.TITLE)


@pytest.mark.parametrize("number", ["示公复〔2024〕9号", "示公〔2024〕120号", None])
def test_a_number_in_form_is_no_fault(number: str | None) -> None:
    assert not faults(replace(GRANTED, number=number, number_word="示公"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("示公复[2024]9号", "六角括号"),
        ("示公复〔2024〕第9号", "不加“第”"),
        ("示公复〔2024〕09号", "不补零"),
        ("示公复〔24〕9号", "不合格式"),
        ("", "不合格式"),
        ("示公复〔2023〕9号", "应当是2024年"),
        ("示教复〔2024〕9号", "应当以本机关代字“示公”开头"),
    ],
)
def test_a_number_out_of_form_says_how_it_should_be(number: str, said: str) -> None:
    (text,) = found(replace(GRANTED, number=number, number_word="示公"), LetterCheck.NUMBER)
    assert said in text


def test_an_article_that_does_not_exist_is_told() -> None:
    (said,) = found(
        replace(GRANTED, text=f"{GRANTED.text}{LAW}第十四条第四款。"), LetterCheck.CITATION
    )
    assert said == "现行条例（2019年修订）没有第十四条第四款，请改正。"


def test_the_numbers_of_2007_are_told_with_those_of_today() -> None:
    old = replace(GRANTED, text=f"{GRANTED.text}{LAW}第二十一条第（三）项、第二十四条。")
    gone, other = found(old, LetterCheck.CITATION)
    assert "没有第二十一条第（三）项（2007年的第二十一条，现为第三十六条）" in gone
    assert "第二十四条像是2007年条例的条文序号（2007年的第二十四条，现为第三十三条）" in other


def test_a_reply_on_published_information_may_cite_how_it_was_published() -> None:
    public = sheet("D01", f"{LAW}第二十三条、第三十六条第（一）项。{EITHER}")
    assert faults(public) == ()


def test_the_articles_of_the_result_must_be_cited() -> None:
    (said,) = found(
        replace(SECRET, text=f"根据{LAW}第三十六条第（三）项。{FIRST}"), LetterCheck.LEGAL_BASIS
    )
    assert said == "没有引用《政府信息公开条例》第十四条，请在文书中写明依据。"


def test_another_answer_of_article_36_than_the_result_is_told() -> None:
    (said,) = found(
        replace(MISSING, text=f"{MISSING.text}{LAW}第三十六条第（五）项。"), LetterCheck.LEGAL_BASIS
    )
    assert said == "第三十六条第（五）项不是这种办理结果的依据，请改正或者删去。"


def test_a_ground_that_is_cited_and_not_recorded_is_warned_of() -> None:
    (fault,) = faults(replace(PARTIAL, text=f"{LAW}第十四条。{PARTIAL.text}"))
    assert not fault.forbids
    assert fault.text.startswith("引用了第十四条，办理结果中却没有相应的不予公开情形")
    assert not faults(replace(SUPPLEMENT, text=f"{LAW}第十四条。{SUPPLEMENT.text}"))


def test_a_partial_reply_may_cite_giving_and_withholding() -> None:
    cited = f"{LAW}第三十六条第（二）项、第三十六条第（三）项。"
    assert not faults(replace(PARTIAL, text=PARTIAL.text + cited))


@pytest.mark.parametrize("article", ["第三十六条第（六）项", "第三十八条"])
def test_where_the_law_is_silent_either_basis_will_do(article: str) -> None:
    again = sheet("D21", f"根据{LAW}{article}，不予处理。{EITHER}")
    assert faults(again) == ()
    (said,) = found(replace(again, text=f"不予处理。{EITHER}"), LetterCheck.LEGAL_BASIS)
    assert "第三十六条第（六）项或者《政府信息公开条例》第三十八条" in said


def test_a_notice_and_another_law_are_looked_for_by_their_words() -> None:
    unpaid = sheet("D23", f"{LAW}第四十二条、国办函〔2020〕109号第六条。{EITHER}")
    archive = sheet("D26", f"《档案法》第十五条第二款。{EITHER}")
    assert faults(unpaid) == faults(archive) == ()
    assert found(replace(unpaid, text=f"{LAW}第四十二条。{EITHER}"), LetterCheck.LEGAL_BASIS)
    assert found(replace(archive, text=EITHER), LetterCheck.LEGAL_BASIS)


# --- remedy -----------------------------------------------------------------------------------


def test_a_refusal_without_reconsideration_first_is_told() -> None:
    wrong = replace(SECRET, text=SECRET.text.replace(FIRST, EITHER))
    said = found(wrong, LetterCheck.REMEDY)
    assert any("应当先申请行政复议" in text for text in said)
    assert any("“15日”" in text for text in said)


def test_before_2024_nothing_comes_first() -> None:
    day = date(2023, 12, 29)
    history = (Submitted(Channel.IN_PERSON, date(2023, 12, 4)),)
    old = replace(SECRET, dated=day, on=day, history=history)
    assert found(old, LetterCheck.REMEDY) == [
        "救济途径中没有写明提起诉讼的期限“6个月”，请按照救济告知改正。",
        "2023年12月29日的这种办理结果不必先申请行政复议，请按照救济告知改正。",
    ]
    assert not faults(replace(old, text=SECRET.text.replace(FIRST, EITHER)))


def test_the_organ_and_the_terms_must_stand_in_the_clause() -> None:
    said = found(replace(GRANTED, text=GRANTED.text.replace(EITHER, "")), LetterCheck.REMEDY)
    for words in (ORGAN, "行政复议", "60日", "6个月", "提起行政诉讼"):
        assert any(f"“{words}”" in text for text in said)


def test_a_letter_without_remedy_must_not_offer_one() -> None:
    (said,) = found(replace(SUPPLEMENT, text=SUPPLEMENT.text + EITHER), LetterCheck.REMEDY)
    assert said == "这种文书不告知救济途径，请删去复议、诉讼的内容。"
    assert found(replace(SUPPLEMENT, text=SUPPLEMENT.text + "提起行政诉讼"), LetterCheck.REMEDY)


def test_since_june_2025_a_lawsuit_is_only_warned_of_where_it_is_not_open() -> None:
    day = date(2025, 6, 3)
    since = sheet(
        "D15",
        f"{LAW}第三十八条。{ONLY}",
        on=day,
        dated=day,
        history=(Submitted(Channel.IN_PERSON, date(2025, 5, 14)),),
    )
    assert faults(since) == ()
    (warned,) = faults(replace(since, text=f"{LAW}第三十八条。{EITHER}"))
    assert not warned.forbids
    silent = Settings(name_reconsideration_where_no_lawsuit=False)
    (refused,) = faults(since, settings=silent)
    assert refused.check is LetterCheck.REMEDY


def test_the_third_party_s_own_remedy_is_looked_for() -> None:
    told = sheet(
        "P10",
        f"{LAW}第三十二条。{EITHER}",
        "政府信息依申请公开告知书",
    )
    assert faults(told) == ()
    assert found(replace(told, text=f"{LAW}第三十二条。"), LetterCheck.REMEDY)


# --- the file ---------------------------------------------------------------------------------


def test_a_reply_that_nothing_was_found_needs_its_search_record() -> None:
    (fault,) = faults(replace(MISSING, met=IN_LETTER))
    assert fault.check is LetterCheck.FILE
    assert fault.forbids
    assert fault.text == (
        "案卷里没有检索的时间、范围、方法和经办人，请补入案卷，或者改变办理结果。"
    )


def test_of_several_matters_the_search_is_demanded_and_the_rest_warned_of() -> None:
    text = MIXED.text.replace("第三十六条第（二）项、第四十条", "第三十六条第（四）项")
    mixed = replace(MIXED, text=text, points=(("D13", ()), ("D05", ())), met=())
    assert [each.forbids for each in faults(mixed)] == [True, False]


@pytest.mark.parametrize("missing", ["given_part", "withheld_part"])
def test_a_partial_reply_names_what_is_given_and_what_is_not(missing: str) -> None:
    (fault,) = faults(replace(PARTIAL, met=[each for each in PARTIAL.met if each != missing]))
    assert fault.check is LetterCheck.CONTENT
    assert fault.forbids


def test_article_15_needs_the_third_party_asked() -> None:
    (said,) = found(replace(THIRD_PARTY, history=HISTORY), LetterCheck.CONSULTATION)
    assert "请先征求意见" in said
    cited = replace(GRANTED, text=f"{LAW}第十五条。{GRANTED.text}")
    assert found(cited, LetterCheck.CONSULTATION)
    point = replace(MIXED, points=(("D04", (Ground.THIRD_PARTY,)),))
    assert found(point, LetterCheck.CONSULTATION)


def test_another_agency_asked_is_no_third_party() -> None:
    agency = replace(ASKED, of=Consulted.AGENCY)
    assert found(replace(THIRD_PARTY, history=(*HISTORY, agency)), LetterCheck.CONSULTATION)


def test_the_third_party_s_answer_or_the_end_of_its_term_is_awaited() -> None:
    waiting = replace(THIRD_PARTY, history=(*HISTORY, ASKED), on=date(2024, 3, 25))
    (said,) = found(waiting, LetterCheck.CONSULTATION)
    assert "期限至2024年3月27日" in said
    assert not found(replace(waiting, on=date(2024, 3, 28)), LetterCheck.CONSULTATION)
    undelivered = replace(waiting, history=(*HISTORY, replace(ASKED, delivered_on=None)))
    (said,) = found(undelivered, LetterCheck.CONSULTATION)
    assert "送达日期也没有登记" in said


# --- days -------------------------------------------------------------------------------------

LAST_DAY = date(2024, 4, 1)


def test_on_the_last_day_a_reply_is_in_time_and_later_it_needs_a_note() -> None:
    decided = replace(GRANTED, history=(*HISTORY, Decided(DATED, "D02")))
    assert not faults(replace(decided, sent_on=LAST_DAY))
    (late,) = faults(replace(decided, sent_on=LAST_DAY + timedelta(1)))
    assert late.check is LetterCheck.DEADLINE
    assert late.forbids
    assert late.text == "已经超过期限（2024年4月1日），请注明超期的原因，再尽快发出。"
    (noted,) = faults(replace(decided, on=LAST_DAY + timedelta(1), late_note="印章故障。"))
    assert not noted.forbids


def test_the_supplement_notice_has_seven_working_days() -> None:
    last = packaged().add(RECEIVED_ON, 7)
    assert not faults(replace(SUPPLEMENT, on=last))
    assert found(replace(SUPPLEMENT, on=last + timedelta(1)), LetterCheck.DEADLINE)
    online = (Submitted(Channel.ONLINE, RECEIVED_ON),)
    assert not faults(replace(SUPPLEMENT, on=last + timedelta(30), history=online))


def test_where_no_term_runs_nothing_is_late() -> None:
    waiting = (*HISTORY, SupplementRequested(date(2024, 3, 8), date(2024, 3, 22)))
    gone = sheet("D22", f"{LAW}第三十条。{EITHER}", history=waiting, on=date(2024, 6, 3))
    assert not faults(gone)
    asked = sheet("P05", f"{LAW}第三十五条。", "政府信息公开申请说明理由告知书")
    assert not faults(replace(asked, on=date(2024, 6, 3)))


def test_an_extension_is_told_before_the_term_that_it_extends_is_over() -> None:
    last = packaged().add(RECEIVED_ON, 20)
    notice = sheet(
        "P06",
        f"{LAW}第三十三条第二款。",
        "政府信息公开申请延期答复告知书",
        history=(*HISTORY, Extended(last, 20, "陈育")),
    )
    assert not faults(replace(notice, on=last))
    (late,) = faults(replace(notice, on=last + timedelta(1)))
    assert (late.check, late.forbids) == (LetterCheck.DEADLINE, True)
    (noted,) = faults(replace(notice, on=last + timedelta(1), late_note="系统停机。"))
    assert not noted.forbids


def test_a_letter_is_not_dated_after_it_was_sent() -> None:
    (said,) = found(replace(GRANTED, sent_on=DATED - timedelta(1)), LetterCheck.DATE)
    assert said == "成文日期（2024年3月25日）晚于发出日期（2024年3月24日），请核对。"
    assert not faults(replace(GRANTED, sent_on=DATED))


def test_papers_of_the_file_are_asked_for_their_title_and_their_blanks_only() -> None:
    form = sheet("P14", "拟办意见：公开", "审查呈批单", number="无", met=())
    assert faults(form) == ()
    assert found(replace(form, text="〔待填：拟办意见〕"), LetterCheck.UNFILLED)


def test_a_reply_on_several_matters_names_them() -> None:
    (said,) = found(replace(MIXED, points=()), LetterCheck.CONTENT)
    assert said == "逐项答复要列明各事项和办理结果，请补充。"
    assert not found(replace(MIXED, points=()), LetterCheck.REMEDY)


def test_a_point_of_no_outcome_is_refused() -> None:
    with pytest.raises(UnknownOutcomeError):
        faults(replace(MIXED, points=(("D99", ()),)))
