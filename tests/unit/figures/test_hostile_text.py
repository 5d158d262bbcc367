"""Texts made to send a pattern back and forth (hardening, P6): a quadratic rule would not come to an end here."""

import os
from itertools import pairwise

import pytest

from tui.figures.extract import find_numerals

SIZE = int(os.environ.get("TIEOUT_REPEATED", "20000"))
REPEATED = (
    *("1,", "1, ", "(", "7", "1-", "1/", "1:", "1.", "1e", "1\t", "$", "$1 ", "1 000 ", "½", "％", "minus ", "(1) "),
    *("第", "年", "1月", "1至", "一、", "（一", "一", "零", "两", "点", "五十", "分之", "百分之", "\u200b", "|", "[1]"),
    *("about ", "million ", "one hundred and ", "between 1 and ", "ninety-", "https://a.b/", "2001年来，", "…"),
)


@pytest.mark.parametrize("unit", REPEATED)
def test_the_numerals_of_a_long_repetition_are_all_told(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    numerals = find_numerals(text, ())
    figures = [figure.span for figure in numerals.figures]
    spans = sorted([*figures, *(numeral.span for numeral in numerals.set_aside)])
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
    told = sum(sum(map(str.isdigit, span.of(text))) for span in spans)
    assert told == sum(map(str.isdigit, text))


@pytest.mark.parametrize("head", ["[", "[^", "[12] [", "(", "第", "$"])
def test_a_long_run_of_digits_behind_a_mark_is_read_to_its_end(head: str) -> None:
    numerals = find_numerals(head + "9" * 200, ())
    assert not numerals.figures
    assert numerals.set_aside


def test_brackets_without_end_before_a_number_are_no_depth_to_go_down_to() -> None:
    (figure,) = find_numerals("$" + "(" * 5_000 + "5", ()).figures
    assert figure.quantity.unit == ""


def test_a_number_in_words_ends_before_it_is_too_large_to_be_worked_out() -> None:
    numerals = find_numerals("one " + "trillion " * 90_000, ())
    values = [figure.quantity.value for figure in numerals.figures if figure.quantity.value is not None]
    assert max(value.adjusted() for value in values) < 1_000


def test_the_heads_of_an_aligned_table_are_the_lines_right_above_it() -> None:
    heads = "         Barley   Spelt\n" * 3_000 + "         Owners   Guests\n" * 6
    numerals = find_numerals(heads + "Wheat    31       29\n" * 3_000, ())
    assert {figure.label for figure in numerals.figures} == {"Wheat Owners", "Wheat Guests"}


def test_a_congress_is_counted_with_few_numerals() -> None:
    (congress,) = find_numerals("党的二十三大报告", ()).set_aside
    assert congress.reason == "set phrase"
    # To look further would be to look at each long run again from each of its characters.
    assert not find_numerals("五十五十五十五十大", ()).set_aside
