"""`gongkai fee` as a person or a script uses it."""

import json
from typing import Any

import pytest

from gongkai.config.commands import cli
from gongkai.lib.command_line import run

Captured = pytest.CaptureFixture[str]


def fee(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        run(cli, ["fee", *arguments])
    assert isinstance(ended.value.code, int)
    return (ended.value.code, *capsys.readouterr())


def fee_json(capsys: Captured, *arguments: str) -> dict[str, Any]:
    status, out, _ = fee(capsys, *arguments, "--json")
    assert status == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_the_object_has_the_amount_and_its_lines(capsys: Captured) -> None:
    assert fee_json(capsys, "--requests", "31") == {
        "amount": 2200,
        "lines": [
            {"from": 1, "to": 10, "number": 10, "rate": 0, "amount": 0},
            {"from": 11, "to": 30, "number": 20, "rate": 100, "amount": 2000},
            {"from": 31, "to": 31, "number": 1, "rate": 200, "amount": 200},
        ],
    }


def test_pages_have_their_own_tariff_and_none_cost_nothing(capsys: Captured) -> None:
    assert fee_json(capsys, "--pages", "201")["amount"] == 2740
    assert fee_json(capsys, "--pages", "0") == {"amount": 0, "lines": []}


def test_the_table_is_chinese_names_its_source_and_lines_up(capsys: Captured) -> None:
    status, out, _ = fee(capsys, "--pages", "120")
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "信息处理费（按量计收，120 页）"
    assert lines[4].split() == ["第", "101", "至", "120", "页", "20", "20", "400"]
    assert lines[5].split() == ["合计", "120", "1100"]
    assert "国办函〔2020〕109号第五条" in lines[6]
    assert lines[4].endswith(" 400")


def test_a_tier_of_one_is_named_by_its_number(capsys: Captured) -> None:
    assert "第 11 件" in fee(capsys, "--requests", "11")[1]


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        (("--requests", "-1"), 1, "小于零"),
        (("--pages", "99999999"), 1, "太大"),
        ((), 2, "之一"),
        (("--requests", "1", "--pages", "1"), 2, "一种标准"),
        (("--pages", "三"), 2, "不是一个整数"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_one_sentence(
    capsys: Captured, arguments: tuple[str, ...], status: int, word: str
) -> None:
    ended, out, error = fee(capsys, *arguments)
    assert (ended, out) == (status, "")
    assert word in error
    assert error.count("\n") == 1
