"""The number of a resident's identity card."""

import pytest

from gongkai.lib import identity_card


@pytest.mark.parametrize("number", ["110101199003070011", "11010519491231002X"])
def test_a_right_number_has_no_fault(number: str) -> None:
    assert identity_card.fault(number) == ""
    assert identity_card.with_check_sign(number[:-1]) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("110101199003070012", "有一位写错了"),
        ("110101199003070101", "有一位写错了"),  # two digits changed places
        ("11010119900307001", "这里是17位"),
        ("110101199013070011", "出生日期"),
        ("11010119900230001X", "出生日期"),
        ("1101O1199003070011", "只有数字"),
        ("11010119900307001A", "最后一位可以是X"),
        ("１１０１０１199003070011", "只有数字"),
        ("", "这里是0位"),
    ],
)
def test_a_wrong_number_is_refused_with_words(number: str, words: str) -> None:
    assert words in identity_card.fault(number)
