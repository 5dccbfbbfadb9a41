"""The check sign of the credit code."""

import pytest

from gongkai.lib import credit_code

KNOWN = "91350100M000100Y43"  # the example of GB 32100-2015


def test_the_example_of_the_standard_holds() -> None:
    assert credit_code.with_check_sign(KNOWN[:-1]) == KNOWN
    assert credit_code.fault(KNOWN) == ""


@pytest.mark.parametrize("place", range(18))
def test_one_wrong_sign_anywhere_is_found(place: int) -> None:
    other = "1" if KNOWN[place] != "1" else "2"
    assert "有一位写错了" in credit_code.fault(KNOWN[:place] + other + KNOWN[place + 1 :])


def test_two_neighbours_changed_about_are_found() -> None:
    assert "有一位写错了" in credit_code.fault("19350100M000100Y43")


@pytest.mark.parametrize(
    ("code", "words"),
    [("", "应当是18位，这里是0位"), (KNOWN.lower(), "m、y"), ("91350100M000100I43", "I")],
)
def test_what_is_no_code_at_all_is_told(code: str, words: str) -> None:
    assert words in credit_code.fault(code)
