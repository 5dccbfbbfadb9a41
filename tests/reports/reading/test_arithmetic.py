"""The sums of the form choose between readings."""

from gongkai.reports.reading import arithmetic
from gongkai.reports.reading.values import BLANK, Value


def row(*numbers: int | None) -> tuple[Value, ...]:
    return tuple(Value(number, printed=str(number)) for number in numbers)


def numbers(values: tuple[Value, ...] | None) -> list[object]:
    return [value.number for value in values or ()]


def test_a_row_adds_up_when_blanks_count_as_nought() -> None:
    assert arithmetic.adds_up(row(26, None, None, None, None, None, 26))


def test_a_row_without_a_total_does_not_add_up() -> None:
    assert not arithmetic.adds_up(row(0, 0, 0, 0, 0, 0, None))


def test_a_run_of_digits_is_cut_where_the_sum_fits() -> None:
    readings = arithmetic.splittings("260000026", 7)
    assert [numbers(reading) for reading in readings] == [[26, 0, 0, 0, 0, 0, 26]]


def test_a_thousand_torn_at_its_separator_is_joined() -> None:
    torn = row(1, 259, 36, 0, 0, 0, 0, 1295)
    joined = [r for r in arithmetic.joinings(torn, 7) if arithmetic.adds_up(r)]
    assert [numbers(reading) for reading in joined] == [[1259, 36, 0, 0, 0, 0, 1295]]


def test_readings_agree_only_on_what_all_of_them_say() -> None:
    readings = [row(26, None, 26), row(None, 26, 26)]
    assert numbers(arithmetic.agreed(readings)) == [None, None, 26]


def test_a_window_leaves_out_nothing_but_blanks() -> None:
    starts = [start for start, _ in arithmetic.windows((*row(1, 2, 3), BLANK), 3)]
    assert starts == [0]
