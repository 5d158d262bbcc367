from decimal import Decimal

import pytest

from tui.figures.folding import fold
from tui.figures.numerals import LONGEST, Numeral, chinese_at, digits_at, mark_at


def in_digits(text: str, *, spaced: bool = False, european: bool = False, currency: bool = False) -> Numeral:
    numeral = digits_at(text, 0, spaced=spaced, european=european, currency=currency)
    assert numeral is not None
    return numeral


def in_words(text: str) -> Numeral:
    numeral = chinese_at(fold(text).text, 0)
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


def test_a_comma_stands_before_decimals_where_the_document_shows_it() -> None:
    assert in_digits("3,5 %", european=True).value == Decimal("3.5")
    assert in_digits("3,5 %").value == Decimal(3)


def test_precision_is_the_last_printed_place_times_the_scale() -> None:
    assert in_digits("1.2亿").step == Decimal(10**7)
    assert in_digits("198.5").step == Decimal("0.1")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两千三百", "2300"),
        ("三百五", "350"),
        ("一万零二百五十", "10250"),
        ("四千五百六十九万八千三百一十一亿四千八百七十二万五千三百八十二", "4569831148725382"),
        ("五兆六十二亿四万五千二", "5006200045200"),
        ("二十万亿", "20000000000000"),
        ("壹佰贰拾叁万", "1230000"),
        ("廿五", "25"),
        ("二〇二三", "2023"),
        ("三点五", "3.5"),
        ("一点二亿", "120000000"),
        ("八千 三百 八十五 万", "83850000"),
    ],
)
def test_chinese_words_are_read_by_their_places(text: str, value: str) -> None:
    numeral = in_words(text)
    assert (numeral.value, numeral.end) == (Decimal(value), len(text))


@pytest.mark.parametrize("text", ["十多万", "十几万", "十 余 萬"])
def test_a_loose_word_inside_makes_the_number_approximate(text: str) -> None:
    numeral = in_words(text)
    assert numeral.value == Decimal(100000)
    assert numeral.approximate


def test_two_neighbouring_digits_are_a_range() -> None:
    pair = in_words("三四百")
    assert (pair.value, pair.high) == (Decimal(300), Decimal(400))
    teens = in_words("十五六")
    assert (teens.value, teens.high) == (Decimal(15), Decimal(16))


def test_several_numbers_parted_by_blanks_stay_several() -> None:
    assert in_words("三百 五百").value == Decimal(300)


def test_a_run_of_digits_beyond_all_sense_is_no_number() -> None:
    assert digits_at("1" * (LONGEST + 1), 0, spaced=False, european=False, currency=False) is None


def test_a_fraction_of_one_character_has_its_value() -> None:
    numeral = mark_at("½%", 0)
    assert numeral is not None
    assert numeral.value == Decimal("0.5")
