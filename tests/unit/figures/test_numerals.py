from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import said
from tui.figures.extract import find_numerals
from tui.figures.numerals import LONGEST, Numeral, digits_at, mark_at


def in_digits(text: str, *, spaced: bool = False, european: bool = False, currency: bool = False) -> Numeral:
    numeral = digits_at(text, 0, spaced=spaced, european=european, currency=currency)
    assert numeral is not None
    return numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567.5", "1234567.5"),
        ("12,34,567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("2e5", "200000"),
        ("6.23x10^-4", "0.000623"),
        ("2^5", "32"),
        ("10 1/2", "10.5"),
        ("3½", "3.5"),
        ("1,234,\n567", "1234567"),
    ],
)
def test_digits_are_read_as_they_are_grouped(text: str, value: str) -> None:
    numeral = in_digits(text)
    assert (numeral.value, numeral.end) == (Decimal(value), len(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2亿", "120000000"),
        ("1.2万亿", "1200000000000"),
        ("3万4000", "34000"),
        ("5万4千6百", "54600"),
        ("4.6\nbillion", "4600000000"),
        ("25 lakh", "2500000"),
        ("3 million and a half", "3500000"),
    ],
)
def test_a_scale_behind_digits_is_multiplied_out(text: str, value: str) -> None:
    numeral = in_digits(text)
    assert (numeral.value, numeral.end) == (Decimal(value), len(text))


def test_the_thousand_of_a_unit_is_no_scale() -> None:
    assert in_digits("5千瓦").value == Decimal(5)


def test_one_letter_is_a_scale_behind_a_currency_only() -> None:
    assert in_digits("3.4m", currency=True).value == Decimal(3400000)
    assert in_digits("3.4m").value == Decimal("3.4")


def test_blanks_group_digits_where_the_document_shows_it() -> None:
    assert in_digits("136 123", spaced=True).value == Decimal(136123)
    assert in_digits("136 123").value == Decimal(136)


def test_blanks_group_digits_between_chinese_words() -> None:
    assert said("检测标本8 460份、图2 300人") == [("8 460份", "8460", "份"), ("图2", "图2", ""), ("300人", "300", "人")]


def test_a_comma_stands_before_decimals_where_the_document_shows_it() -> None:
    assert in_digits("3,5 %", european=True).value == Decimal("3.5")


def test_a_comma_behind_a_grouped_number_makes_no_decimals_of_its_groups() -> None:
    numeral = in_digits("12,345,678, 3,5 %", european=True)
    assert (numeral.value, numeral.end) == (Decimal(12_345_678), 10)
    assert in_digits("3,5 %").value == Decimal(3)


def test_precision_is_the_last_printed_place_times_the_scale() -> None:
    assert in_digits("1.2亿").step == Decimal(10**7)
    assert in_digits("198.5").step == Decimal("0.1")


def test_a_run_of_digits_beyond_all_sense_is_no_number() -> None:
    assert digits_at("1" * (LONGEST + 1), 0, spaced=False, european=False, currency=False) is None


def test_a_fraction_of_one_character_has_its_value() -> None:
    numeral = mark_at("½%", 0)
    assert numeral is not None
    assert numeral.value == Decimal("0.5")


@pytest.mark.parametrize("text", ["0^0 was said", "0^-1 was said"])
def test_a_power_that_is_no_number_is_left_apart(text: str) -> None:
    assert next(figure.span.of(text) for figure in find_numerals(text, ()).figures) == "0"
