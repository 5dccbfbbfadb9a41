"""`gongkai law` as a person or a script uses it."""

import json
from typing import Any

import pytest

from gongkai.config.commands import cli
from gongkai.lib.command_line import run

Captured = pytest.CaptureFixture[str]


def law(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        run(cli, ["law", *arguments])
    assert isinstance(ended.value.code, int)
    return (ended.value.code, *capsys.readouterr())


def law_json(capsys: Captured, *arguments: str) -> dict[str, Any]:
    status, out, _ = law(capsys, *arguments, "--json")
    assert status == 0
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize("written", ["26", "第26条", "第二十六条", "条例第二十六条", " 二十六 "])
def test_an_article_is_found_however_it_is_written(capsys: Captured, written: str) -> None:
    status, out, _ = law(capsys, written)
    lines = out.splitlines()
    assert status == 0
    assert lines[:2] == ["第二十六条（主动公开的期限）", "第三章　主动公开"]
    assert "第二十六条　gongkai.statute.publication.publication_due" in lines
    assert "  gongkai/statute/publication.py" in lines


def test_the_object_of_an_article_names_each_implementation(capsys: Captured) -> None:
    found = law_json(capsys, "26")
    assert (found["article"], found["chapter"], found["not_modelled"]) == (26, "主动公开", None)
    assert {
        "source": "第二十六条",
        "name": "gongkai.statute.terms.PUBLICATION",
        "place": "gongkai/statute/terms.py",
        "summary": "主动公开",
    } in found["implementations"]


def test_an_article_without_code_says_why(capsys: Captured) -> None:
    assert law(capsys, "28")[1].splitlines()[2].startswith("建立和完善申请渠道")
    found = law_json(capsys, "28")
    assert found["implementations"] == []
    assert found["not_modelled"].endswith("。")


def test_without_an_article_all_fifty_six_are_listed(capsys: Captured) -> None:
    out = law(capsys)[1]
    assert len([line for line in out.splitlines() if line.startswith("  第")]) == 56
    assert "第四章　依申请公开" in out
    assert "  第五十六条（施行日期）：没有代码" in out
    assert [entry["article"] for entry in law_json(capsys)["articles"]] == list(range(1, 57))


@pytest.mark.parametrize(
    ("written", "status", "word"), [("57", 1, "五十六条"), ("0", 1, "五十六条"), ("甲", 2, "甲")]
)
def test_what_is_no_article_is_refused_in_one_sentence(
    capsys: Captured, written: str, status: int, word: str
) -> None:
    ended, out, error = law(capsys, written)
    assert (ended, out) == (status, "")
    assert word in error
    assert error.count("\n") == 1
