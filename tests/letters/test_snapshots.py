"""Each letter reads as it was reviewed."""

import re

import pytest

from gongkai.letters.legal_basis import printed
from gongkai.letters.wording import compose
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import OUTCOMES, Route
from gongkai.statute.remedies import ClauseKind, clauses
from tests.letters.rewrite import SNAPSHOTS, shown
from tests.letters.stories import REQUEST, SENDER, THIRD_PARTY, VARIANTS

WITHOUT_REMEDY = ("P04", "P05", "P06", "P07", "P09", "P11", "P12", "P13", "D24")
REFUSALS = [code for code, each in OUTCOMES.items() if "reasons" in each.demands]


@pytest.mark.parametrize("name", VARIANTS)
def test_a_letter_reads_as_it_was_reviewed(name: str) -> None:
    reviewed = (SNAPSHOTS / f"{name}.txt").read_text("utf-8")
    assert shown(compose(VARIANTS[name])) == reviewed, "run `python -m tests.letters.rewrite`, read"


def test_every_kind_and_nothing_else_has_a_snapshot() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == set(VARIANTS)
    assert {*LETTERS, *OUTCOMES} <= set(VARIANTS)


@pytest.mark.parametrize("name", VARIANTS)
def test_no_template_no_none_and_no_double_punctuation_is_left(name: str) -> None:
    text = shown(compose(VARIANTS[name]))
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#|None|Undefined|True|False", text)
    assert not re.search(r"[。，；：、]{2}|[。；，]”[。；，]?[。；]|  ", text)
    assert "\u2028" not in text


@pytest.mark.parametrize("name", VARIANTS)
def test_no_identity_number_and_no_phone_but_those_of_agencies_stands_in_a_letter(
    name: str,
) -> None:
    text = shown(compose(VARIANTS[name])).replace(SENDER.phone, "")
    for agency_phone in ("0990-7654321", "12345热线"):
        text = text.replace(agency_phone, "")
    assert not re.search(r"\d{17}[\dXx]|(?<!\d)1\d{10}(?!\d)|\d{3,4}-\d{7,8}", text)


@pytest.mark.parametrize("code", OUTCOMES)
def test_a_decision_quotes_the_request_and_names_its_legal_basis(code: str) -> None:
    letter = compose(VARIANTS[code])
    assert f"“{REQUEST.name}”" in letter.body
    assert REQUEST.number in letter.body
    assert "2024年3月4日" in letter.body
    for source in letter.legal_basis:
        assert printed((source,)).rpartition("》")[2] in letter.body


@pytest.mark.parametrize("name", [name for name in VARIANTS if name[0] == "D"])
def test_the_elements_of_a_decision_stand_in_their_order(name: str) -> None:
    facts = VARIANTS[name]
    body = compose(facts).body
    sought = (
        f"申请编号：{facts.request.number}",
        f"：“{facts.request.name}”",
        "答复期限自" if "答复期限自" in body else "",
        "的规定" if compose(facts).legal_basis and facts.kind != "D25" else "",
        facts.particulars.get("reasons", "").rstrip("。"),
        "不服的，" if facts.kind != "D24" else "",
        "联系方式：",
    )
    places = [body.index(words) for words in sought if words]
    assert places == sorted(places)


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_gives_its_reasons(code: str) -> None:
    assert VARIANTS[code].particulars["reasons"] in compose(VARIANTS[code]).body


@pytest.mark.parametrize("kind", WITHOUT_REMEDY)
def test_these_letters_bear_no_remedy(kind: str) -> None:
    assert not re.search(r"复议|诉讼", compose(VARIANTS[kind]).body)


@pytest.mark.parametrize("code", [code for code in OUTCOMES if code not in {"D24", "D27"}])
def test_every_decision_bears_the_clause_of_its_day_and_route(code: str) -> None:
    facts = VARIANTS[code]
    body = compose(facts).body
    kinds = {each.kind for each in clauses(code, facts.dated, withheld=facts.grounds)}
    assert "示例区人民政府" in body
    assert "60日" in body
    assert ("应当先申请行政复议" in body) == (ClauseKind.RECONSIDERATION_FIRST in kinds)
    assert ("6个月" in body) == (ClauseKind.EITHER in kinds)


@pytest.mark.parametrize(
    "kind", [code for code, letter in LETTERS.items() if letter.route is Route.EITHER]
)
def test_a_third_party_and_whoever_asks_for_rectification_may_choose(kind: str) -> None:
    body = compose(VARIANTS[kind]).body
    assert "60日" in body
    assert "6个月" in body
    assert "先申请" not in body


@pytest.mark.parametrize("name", [name for name in VARIANTS if name[0] == "D"] + ["P09"])
def test_the_applicant_never_reads_the_name_of_a_third_party(name: str) -> None:
    assert THIRD_PARTY not in shown(compose(VARIANTS[name]))


@pytest.mark.parametrize("kind", ["P07", "P10", "P11", "P12"])
def test_those_who_are_consulted_do_not_read_who_asked(kind: str) -> None:
    assert "张小川" not in shown(compose(VARIANTS[kind]))


def test_what_nobody_wrote_yet_stands_to_be_filled_in() -> None:
    body = compose(VARIANTS["D13-unfinished"]).body
    assert "〔待填：理由〕" in body
    assert "〔待填：已进行检索以及检索的情况〕" in body


def test_an_organisation_is_called_by_its_full_name_and_a_person_with_respect() -> None:
    assert "您" in compose(VARIANTS["D09"]).body
    body = compose(VARIANTS["D09-organisation"]).body
    assert "您" not in body
    assert "示例区安达物流有限公司对本告知书不服的" in body


def test_the_sheet_of_the_fee_adds_up() -> None:
    rows = compose(VARIANTS["P13"]).rows
    amounts = [int(re.findall(r"(\d+)元$", value)[0]) for _, value in rows]
    assert amounts == [0, 700, 40, 740]
    assert rows[-1][0] == "合计"


def test_parties_asked_and_heard_on_the_same_days_are_told_of_once_whatever_they_said() -> None:
    assert compose(VARIANTS["D04-parties-of-two-minds"]).body.count("依法征求第三方的意见") == 1


def test_a_quotation_of_several_lines_stays_in_one_paragraph() -> None:
    body = compose(VARIANTS["D13-description-of-lines"]).body
    assert "特征描述“2023年度的： 1. 责令整改的单位名单 2. 整改情况”。\n" in body


def test_a_notice_names_each_sort_that_was_asked_once() -> None:
    body = compose(VARIANTS["P09-two-sorts"]).body
    assert "涉及第三方的合法权益，并且涉及其他机关，本机关已于" in body
    assert "书面征求第三方、有关机关的意见。" in body


def test_nobody_is_called_late_who_had_no_term_or_whose_opinion_is_needed_no_more() -> None:
    silent = compose(VARIANTS["D13-agency-silent"]).body
    assert "依法征求有关机关的意见，至今没有收到答复。" in silent
    assert "征求" not in compose(VARIANTS["D24-while-asked"]).body
    assert not any(
        "逾期" in compose(VARIANTS[name]).body for name in ("D13-agency-silent", "D24-while-asked")
    )
