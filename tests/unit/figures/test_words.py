from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import figures_in
from tui.domain.figure import FigureKind
from tui.figures.words import english_at


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("twenty-one trillion three hundred", "21000000000300", "cardinal"),
        ("two hundred and two thousand", "202000", "cardinal"),
        ("two and a half", "2.5", "cardinal"),
        ("five and a half million", "5500000", "cardinal"),
        ("three dozens", "36", "cardinal"),
        ("half a million", "500000", "cardinal"),
        ("two hundred point seventy-one", "200.71", "cardinal"),
        ("three-quarters", "0.75", "fraction"),
        ("twenty and three fifths", "20.6", "cardinal"),
        ("twenty-three fifths", "4.6", "fraction"),
        ("one twenty-fifth", "0.04", "fraction"),
        ("twenty twenty fifths", "0.8", "fraction"),
        ("one one hundred and twenty-fifth", "0.008", "fraction"),
        ("two hundred and fifty-four hundredths", "200.54", "cardinal"),
        ("three quarters billion", "750000000", "cardinal"),
        ("twenty-first", "21", "ordinal"),
        ("one hundred twenty fifth", "125", "ordinal"),
        ("twofold", "2", "multiple"),
    ],
)
def test_english_words_say_a_number(text: str, value: str, role: str) -> None:
    word = english_at(text, 0)
    assert word is not None
    assert (word.numeral.value, word.role, word.numeral.end) == (Decimal(value), role, len(text))


def test_two_cardinals_joined_by_and_stay_two() -> None:
    word = english_at("ten and three ships", 0)
    assert word is not None
    assert word.numeral.value == Decimal(10)


def test_quarters_of_a_year_are_no_fraction() -> None:
    word = english_at("two quarters", 0)
    assert word is not None
    assert (word.numeral.value, word.role) == (Decimal(2), "cardinal")


def test_a_look_ahead_over_endless_words_finds_no_parts() -> None:
    word = english_at("ten and " + "hundred and " * 20 + "fifths", 0)
    assert word is not None
    assert word.numeral.value == Decimal(10)


def test_a_word_that_is_no_number_is_none() -> None:
    assert english_at("tender", 0) is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [("more than a fifth of the money", "a fifth", "0.2"), ("a tenth of it", "a tenth", "0.1")],
)
def test_an_ordinal_with_an_article_and_of_is_a_fraction(text: str, words: str, value: str) -> None:
    (figure,) = figures_in(text)
    assert (figure.span.of(text), figure.kind, figure.quantity.value) == (words, FigureKind.FRACTION, Decimal(value))
    assert figure.checkable
