from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import said


@pytest.mark.parametrize(
    ("text", "words", "ends", "unit"),
    [
        ("下降3%—3.5%", "3%—3.5%", ["3", "3.5"], "%"),
        ("未来五到十年", "五到十年", ["5", "10"], "year"),
        ("投资20-60万元", "20-60万元", ["200000", "600000"], "CNY"),
        ("约98亿元-104亿元", "98亿元-104亿元", ["9800000000", "10400000000"], "CNY"),
        ("为3至5个", "3至5个", ["3", "5"], "个"),
        ("sales of $2.1–2.3bn", "$2.1–2.3bn", ["2100000000", "2300000000"], "USD"),
        ("a range of 3.0 percent to 3.5 percent", "3.0 percent to 3.5 percent", ["3", "3.5"], "%"),
        ("it took six or seven years", "six or seven years", ["6", "7"], "year"),
        ("between 57 and 60 percent", "57 and 60 percent", ["57", "60"], "%"),
        ("预计-3.2亿元至-2.8亿元", "-3.2亿元至-2.8亿元", ["-320000000", "-280000000"], "CNY"),
        ("growth of -3% to -5%", "-3% to -5%", ["-5", "-3"], "%"),
        ("为-5%--3%", "-5%--3%", ["-5", "-3"], "%"),
    ],
)
def test_a_range_is_one_figure_with_two_ends(text: str, words: str, ends: list[str], unit: str) -> None:
    [(surface, value, found)] = said(text)
    assert isinstance(value, list)
    assert (surface, [Decimal(str(end)) for end in value], found) == (words, [Decimal(end) for end in ends], unit)


@pytest.mark.parametrize("text", ["由2.8%提升至3.15%", "rose from 3 percent to 5 percent", "从50万元到60万元"])
def test_the_ends_of_a_movement_are_two_figures(text: str) -> None:
    assert len(said(text)) == 2


def test_numbers_of_a_list_share_the_unit_behind_the_last() -> None:
    assert said("1.84及14.75元") == [("1.84", "1.84", "CNY"), ("14.75元", "14.75", "CNY")]
    assert said("of 3, 5 and 7 percent") == [("3", "3", "%"), ("5", "5", "%"), ("7 percent", "7", "%")]


def test_a_share_behind_or_does_not_give_its_unit_to_the_count_that_it_restates() -> None:
    assert said("by 253 or 12% of them") == [("253", "253", ""), ("12%", "12", "%")]
    assert said("by 253, or 12%, to") == [("253", "253", ""), ("12%", "12", "%")]
    assert said("10 or 12% of them") == [("10", "10", "%"), ("12%", "12", "%")]
