"""What stands in a cell for figures."""

from decimal import Decimal

import pytest

from gongkai.reports.reading.values import parse_value


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("0", 0),
        ("5626", 5626),
        ("60.85", Decimal("60.85")),
        ("11,398,889", 11_398_889),
        ("11，398，889", 11_398_889),
        ("１２", 12),
        (" 1 259 ", 1259),
        ("-3", -3),
        ("减2", -2),
        ("增3", 3),
        ("12件", 12),
        ("22（其中修订 16 件）", 22),
    ],
)
def test_a_figure_is_read_however_it_is_printed(printed: str, number: int | Decimal) -> None:
    value = parse_value(printed)
    assert value is not None
    assert value.number == number


@pytest.mark.parametrize("printed", ["", " ", "/", "—", "——", "-", "无", "\u00a0"])
def test_a_blank_is_never_nought(printed: str) -> None:
    value = parse_value(printed)
    assert value is not None
    assert value.number is None


@pytest.mark.parametrize(
    "printed", ["规章", "第二十条", "1.属于国家秘密", "2023年", "34.5%", "12-13"]
)
def test_words_are_no_values(printed: str) -> None:
    assert parse_value(printed) is None


def test_a_letter_taken_for_nought_is_remembered() -> None:
    value = parse_value("O")
    assert value is not None
    assert (value.number, value.doubtful) == (0, "O")


def test_yuan_become_ten_thousands_of_yuan() -> None:
    value = parse_value("251000元")
    assert value is not None
    assert value.in_wan() == Decimal("25.1")


@pytest.mark.parametrize("text", ["119①", "119²", "119 ※", "１１９①"])
def test_a_note_mark_is_no_digit(text: str) -> None:
    value = parse_value(text)
    assert value is not None
    assert value.number == 119
