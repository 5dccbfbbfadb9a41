"""Hints for the words of letters."""

import re
from importlib.resources import files

import pytest

from gongkai.checks.findings import FindingKind as K
from gongkai.checks.wording import hints


def told(text: str) -> list[tuple[K, str]]:
    return [(finding.kind, finding.excerpt) for finding in hints(text)]


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("渝府发[2021]5号", K.NUMBER_FORM, "[2021]5号"),
        ("渝府发（2021）5号", K.NUMBER_FORM, "（2021）5号"),
        ("渝府发【2021】第5号", K.NUMBER_FORM, "【2021】第5号"),
        ("渝府发〔2021〕第5号", K.NUMBER_FORM, "〔2021〕第5号"),
        ("渝府发〔2021〕05号", K.NUMBER_FORM, "〔2021〕05号"),
        ("渝府发〔21〕5号", K.NUMBER_FORM, "〔21〕5号"),
        ("二〇二一年九月三十日", K.DATE_FORM, "二〇二一年九月三十日"),
        ("2021年09月5日", K.DATE_FORM, "2021年09月5日"),
        ("2021年9月05日", K.DATE_FORM, "2021年9月05日"),
        ("于2021.9.30收到", K.DATE_FORM, "2021.9.30"),
        ("于2021-09-30收到", K.DATE_FORM, "2021-09-30"),
        ("21年9月30日", K.DATE_FORM, "21年9月30日"),
        ("截止2021年9月30日", K.TERM, "截止20"),
        ("请写明银行帐号", K.TERM, "帐号"),
        ("其它信息", K.TERM, "其它"),
        ("依据《中华人民共和国合同法》", K.REPEALED_LAW, "《中华人民共和国合同法》"),
        ("依据《物权法》", K.REPEALED_LAW, "《物权法》"),
    ],
)
def test_a_drafter_is_told_of(text: str, kind: K, excerpt: str) -> None:
    assert told(text) == [(kind, excerpt)]


@pytest.mark.parametrize(
    "text",
    [
        "渝府发〔2021〕5号",
        "（2021）渝01民终123号",
        "2021年9月30日",
        "截至2021年9月30日，账号、其他信息。申请截止日期为10月8日。",
        "《中华人民共和国民法典》",
        "物权法定原则",
        "《中华人民共和国政府信息公开条例》第二十七条",
        "版本1.2021.9.30.4",
    ],
)
def test_right_words_are_left_alone(text: str) -> None:
    assert hints(text) == []


def test_hints_come_in_the_order_of_the_text_and_are_none_of_them_certain() -> None:
    found = hints("帐号、[2021]5号、其它", where="第1页")
    assert [finding.excerpt for finding in found] == ["帐号", "[2021]5号", "其它"]
    assert not any(finding.is_certain for finding in found)
    assert {finding.where for finding in found} == {"第1页"}


def test_of_two_terms_that_begin_alike_the_longer_one_is_told() -> None:
    assert told("革命烈土陵园") == [(K.TERM, "革命烈土")]


def test_a_repealed_law_is_told_with_the_day_and_what_holds_now() -> None:
    (finding,) = hints("根据《信访条例》办理")
    assert "2022年5月1日" in finding.hint
    assert "《信访工作条例》" in finding.hint


@pytest.mark.parametrize("name", ["terms.txt", "repealed_laws.txt"])
def test_every_row_of_a_list_has_three_columns_and_comes_once(name: str) -> None:
    lines = files("gongkai.checks").joinpath(name).read_text("utf-8").splitlines()
    rows = [line.split("|") for line in lines if line.strip() and not line.startswith("#")]
    assert {len(row) for row in rows} == {3}
    wanted = [row[0].strip() for row in rows]
    assert len(wanted) == len(set(wanted))


def test_what_a_term_should_be_is_not_itself_a_term_to_mend() -> None:
    lines = files("gongkai.checks").joinpath("terms.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            assert hints(re.split(r"\s*\|\s*", line)[1]) == []
