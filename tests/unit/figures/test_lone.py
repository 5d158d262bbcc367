from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import figures_in, reading
from tui.figures.lone import Lone, lone_at, lone_quantity, stretches

NUMBERS = "12 345.5\n7\t1,234 " * 40


def test_a_stretch_leaves_out_the_reach_of_the_words_at_both_ends() -> None:
    text = f"total {NUMBERS} items"
    (first, last), end = stretches(reading(text))
    assert (first, last) == (len("total") + 40, text.index(" items") + 1 - 40)
    assert end == (len(text), len(text))


def test_with_decimal_commas_every_number_is_read_by_the_rules() -> None:
    read = reading(NUMBERS)
    read.european = True
    assert list(stretches(read)) == [(len(NUMBERS), len(NUMBERS))]


@pytest.mark.parametrize(
    ("text", "printed"), [(" 12 ", "12"), ("\t345.5\n", "345.5"), (" 1,234 ", "1,234"), ("\n7", "7")]
)
def test_a_bare_number_between_blanks_stands_alone(text: str, printed: str) -> None:
    assert lone_at(text, 1) == Lone(1, 1 + len(printed), printed)


@pytest.mark.parametrize("text", [" 2021 ", " 012 ", " 1 234 ", " 1.2.3", " 1,2", " 5%", ".5 "])
def test_what_may_be_a_year_a_call_or_part_of_more_is_left_to_the_rules(text: str) -> None:
    assert lone_at(text, 1) is None


def test_the_digits_of_a_lone_number_say_its_value_and_precision() -> None:
    quantity = lone_quantity("1,234.50")
    assert (quantity.value, quantity.precision) == (Decimal("1234.50"), Decimal("0.01"))


def test_a_wide_digit_among_lone_numbers_is_told() -> None:
    figures = figures_in("12 34 " * 30 + "５ " + "12 34 " * 30)
    assert [figure.warnings for figure in figures if figure.warnings] == [("its digits are fullwidth ones",)]
