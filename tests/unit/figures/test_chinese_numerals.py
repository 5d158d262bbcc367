from decimal import Decimal

import pytest

from tui.figures.chinese_numerals import chinese_at
from tui.figures.folding import fold
from tui.figures.numerals import Numeral


def in_words(text: str) -> Numeral:
    numeral = chinese_at(fold(text).text, 0)
    assert numeral is not None
    return numeral


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
        ("廿 亿", "2000000000"),
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
