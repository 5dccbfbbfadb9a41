"""What a Chinese keyboard types in full width, in half width."""

from gongkai.lib.half_width import half_width, plain_dashes


def test_letters_digits_and_marks_become_half_width_and_the_rest_stays() -> None:
    assert half_width("ＡＢｃ１２３（）＠．　") == "ABc123()@. "
    assert half_width("张𠮷，。😀①") == "张𠮷,。😀①"


def test_every_dash_of_a_number_is_a_hyphen() -> None:
    assert plain_dashes("－-‐‑–—―−") == "-" * 8
    assert plain_dashes("一") == "一"
