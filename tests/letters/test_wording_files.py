"""Wording files: one a kind, each explained; an agency's own come first, and mistakes are told."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from jinja2 import nodes

from gongkai.letters.errors import LetterFactsError, WordingError
from gongkai.letters.facts import Attachment, Point
from gongkai.letters.placeholders import EVENTS, PLACEHOLDERS, attachment, quoted, values
from gongkai.letters.said import asked
from gongkai.letters.steps import steps
from gongkai.letters.wording import PACKAGED, compose, environment
from gongkai.statute.errors import UnknownOutcomeError
from gongkai.statute.events import (
    Consulted,
    Event,
    FeePaid,
    OpinionSought,
    ReasonsGiven,
    Submitted,
    SupplementReceived,
    standing_entries,
)
from gongkai.statute.letters import LETTERS
from gongkai.statute.outcomes import OUTCOMES
from gongkai.statute.remedies import DEFAULTS, Settings
from tests.letters.stories import (
    OBJECTED,
    PAID,
    PARTICULARS,
    REASONED,
    SENDER,
    SUPPLEMENTED,
    THIRD_PARTY,
    TOLD,
    VARIANTS,
    after,
    plain,
)
from tests.statute.histories import lawful_histories

FILES = sorted(PACKAGED.glob("*.txt"))


def names_in(path: Path) -> set[str]:
    """The placeholders that a file uses."""
    tree = environment().parse(path.read_text("utf-8"))
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    return {name.name for name in tree.find_all(nodes.Name)} - own - {"loop"}


def test_every_kind_has_one_file() -> None:
    kinds = {path.stem for path in FILES if not path.stem.startswith("_")}
    assert kinds == {*LETTERS, *OUTCOMES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_begins_by_telling_what_it_is_its_source_and_what_must_be_in_it(path: Path) -> None:
    comment = re.match(r"\{# (.*?) #\}", path.read_text("utf-8"), re.DOTALL)
    assert comment
    assert re.search(r"依据：.+。", comment[1]) or path.stem == "D24"
    assert "必须写明：" in comment[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_names_only_placeholders_that_are_explained(path: Path) -> None:
    given_by_d27 = {"point"} if path.stem == "_point" else set()
    assert names_in(path) <= set(PLACEHOLDERS) | given_by_d27


def test_every_placeholder_has_a_value() -> None:
    given = values(plain("D04"), settings=DEFAULTS)
    assert list(given) == list(PLACEHOLDERS)


@pytest.mark.parametrize("kind", [*LETTERS, *OUTCOMES])
def test_a_file_uses_all_that_its_kind_asks_the_handler_to_write(kind: str) -> None:
    text = (PACKAGED / f"{kind}.txt").read_text("utf-8")
    told_by_points = {"numbered_points"}
    assert set(re.findall(r"said\.(\w+)", text)) == set(asked(kind)) - told_by_points


def own(folder: Path, text: str, name: str = "D14.txt") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_an_agency_s_own_wording_comes_before_the_packaged(tmp_path: Path) -> None:
    folder = own(tmp_path, "{{ you }}好。\n{% include '_contact.txt' %}\n｜机关｜{{ agency }}\n")
    letter = compose(plain("D14"), folder)
    assert letter.body.startswith("您好。\n联系方式：")
    assert letter.rows == (("机关", "示例区公安局"),)
    assert compose(plain("D01"), folder).body == compose(plain("D01")).body


def test_an_agency_s_own_part_is_used_in_packaged_letters(tmp_path: Path) -> None:
    own(tmp_path, "请拨打{{ phone }}。\n", "_contact.txt")
    assert compose(plain("D14"), tmp_path).body.endswith("请拨打0990-1234563。")


def test_a_file_that_comes_changes_or_goes_is_heeded_at_once(tmp_path: Path) -> None:
    packaged = compose(plain("D14"), tmp_path).body
    for second, text in enumerate(("甲。", "乙。"), start=1):
        own(tmp_path, text)
        os.utime(tmp_path / "D14.txt", (second, second))
        assert compose(plain("D14"), tmp_path).body == text
    (tmp_path / "D14.txt").unlink()
    assert compose(plain("D14"), tmp_path).body == packaged


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("您好。\n{{ nobody }}", r"D14\.txt 第2行有误：没有“nobody”这个占位词"),
        ("\n\n{{ said.nobody }}", r"D14\.txt 第3行有误：没有“nobody”这个占位词"),
        ("您好。\n{% if you %}", r"D14\.txt 第2行有误：写法不合规则"),
        ("{% include '_nothing.txt' %}", r"有误：找不到文件 _nothing\.txt"),
        ("{{ history }}", r"第1行有误：这里要填文字或者数字"),
        ("{{ you.__class__.__mro__ }}", r"第1行有误：这种写法不允许"),
        ("{{ is_organisation }}", r"这里要填文字或者数字"),
        ("{{ none }}", r"这里要填文字或者数字"),
        ("{{ 1 // 0 }}", r"第1行有误"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_file_and_line(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(WordingError, match=complaint) as refused:
        compose(plain("D14"), own(tmp_path, text))
    assert str(refused.value).endswith("请改正该文件，或者移走它以使用系统自带的模板。")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "D14.txt").write_bytes("您好".encode("gb18030"))
    with pytest.raises(WordingError, match=r"D14\.txt有误：文件不是UTF-8编码"):
        compose(plain("D14"), tmp_path)


@pytest.mark.parametrize("kind", EVENTS)
def test_a_letter_that_tells_a_step_wants_that_step(kind: str) -> None:
    with pytest.raises(LetterFactsError, match="请先登记这一步"):
        compose(replace(plain(kind), event=None))


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownOutcomeError, match="请在 D01 至 D27 中选择"):
        compose(replace(plain("D01"), kind="D99"))


def test_a_party_without_a_name_hides_nothing() -> None:
    nameless = OpinionSought(after(4), Consulted.THIRD_PARTY, "")
    facts = replace(plain("D14"), history=(*OBJECTED[:1], nameless))
    assert PARTICULARS["D14"]["reasons"] in compose(facts).body


def test_a_fee_notice_wants_its_computation() -> None:
    with pytest.raises(LetterFactsError, match="请先核算费用"):
        compose(replace(plain("P13"), fee=None))


def test_what_a_handler_writes_cannot_become_a_row_or_a_template() -> None:
    reasons = "第一段。\n｜假｜行\n{{ phone }}。"
    facts = replace(plain("D14"), particulars={"reasons": reasons})
    letter = compose(facts)
    assert letter.rows == ()
    assert "第一段。\n|假|行\n{{ phone }}。" in letter.body


def test_a_break_in_a_row_stays_in_the_row() -> None:
    facts = replace(plain("P14"), particulars={"proposal": "公开名单。\n附件不公开。"})
    assert ("拟办意见", "公开名单。\n附件不公开") in compose(facts).rows


def test_a_question_keeps_its_mark_and_gets_no_full_stop() -> None:
    facts = replace(plain("P11"), particulars={"remark": "是否同意公开？"})
    assert "是否同意公开？\n" in compose(facts).body


def test_points_and_organs_that_are_not_known_stand_to_be_filled_in() -> None:
    nobody = replace(SENDER, review_organs=(), court="")
    body = compose(replace(plain("D27"), sender=nobody, points=(Point("", "D02", ""),))).body
    for missing in ("事项", "第一项的理由", "行政复议机关", "管辖法院"):
        assert f"〔待填：{missing}〕" in body


@given(lawful_histories())
def test_whatever_happened_is_told_in_whole_sentences(history: list[Event]) -> None:
    told = replace(
        plain("D02"), history=tuple(history), dated=standing_entries(history)[-1].event.on
    )
    body = compose(told).body
    assert not re.search(r"None|〔待填|\{|。。|于收到|于告知|于通知|于要求", body)


def test_an_attachment_is_named_as_far_as_it_is_known() -> None:
    assert attachment(Attachment("名单", "示公发〔2023〕41号", 3, "纸质")) == (
        "名单（示公发〔2023〕41号），3页，纸质"
    )
    assert attachment(Attachment("名单")) == "名单"
    assert quoted("关于“安全”的名单。") == "关于‘安全’的名单"


def test_letters_that_cannot_be_sued_may_be_silent_about_reconsideration() -> None:
    silent = Settings(name_reconsideration_where_no_lawsuit=False)
    facts = VARIANTS["D15-since-june-2025"]
    assert "复议" not in compose(facts, settings=silent).body
    assert "复议" in compose(facts).body


def test_steps_that_were_answered_are_told_with_both_days() -> None:
    assert [step["what"] for step in steps(SUPPLEMENTED)] == ["supplement"]
    assert steps(PAID)[0]["amount"] == "740"
    assert steps(REASONED)[0]["asked_on"] == "2024年3月8日"
    assert steps(OBJECTED, party=THIRD_PARTY)[0]["answer"] == "objects"
    assert steps(OBJECTED)[0]["answer"] == ""


def test_a_record_that_begins_late_leaves_the_day_of_asking_open() -> None:
    first = next(each for each in OBJECTED if isinstance(each, Submitted))
    told = steps((first, SupplementReceived(after(2)), FeePaid(after(3))))
    assert [step["asked_on"] for step in told] == ["", ""]
    assert steps((first, ReasonsGiven(after(2), reasonable=True)))[0]["asked_on"] == ""


def test_the_same_question_to_two_parties_on_one_day_is_told_once() -> None:
    asked = [
        OpinionSought(after(4), Consulted.THIRD_PARTY, party)
        for party in ("示例甲旅馆", "示例乙旅馆")
    ]
    assert len(steps((*OBJECTED[:1], *asked))) == 1


def test_an_unknown_result_of_rectification_stands_as_it_was_written() -> None:
    facts = replace(VARIANTS["P15"], particulars={"rectification_result": "", "reasons": "理由甲"})
    assert "〔待填：更正申请的处理结果〕：理由甲" in compose(facts).body


def test_a_delivery_by_post_is_told_in_words() -> None:
    assert ("送达方式", "邮寄送达") in compose(plain("P18")).rows
    assert TOLD["P18"].on == after(16)
    assert PARTICULARS["P18"]["letter_number"] in dict(compose(plain("P18")).rows).values()
