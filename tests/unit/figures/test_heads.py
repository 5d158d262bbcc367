from decimal import Decimal

import pytest

from tui.figures.heads import hint_of


@pytest.mark.parametrize(
    ("words", "unit", "factor"),
    [
        ("单位:亿元", "CNY", 10**8),
        ("产量(万吨)", "t", 10**4),
        ("同比增长(±%)", "%", 1),
        ("人民币千元", "CNY", 1000),
        ("% Change", "%", 1),
        ("每股收益(元/股)", "CNY/股", 1),
        ("产量(吨/人)", "t/人", 1),
    ],
)
def test_a_head_says_unit_and_scale(words: str, unit: str, factor: int) -> None:
    hint = hint_of(words)
    assert hint.unit is not None
    assert (hint.unit.unit, hint.factor) == (unit, Decimal(factor))


@pytest.mark.parametrize(
    ("words", "currency", "factor"),
    [
        ("(in millions, except per share information)", "", 10**6),
        ("(Amounts in Thousands Except Per Share Amounts)", "", 1000),
        ("HK$'000", "HKD", 1000),
        ("US$ million", "USD", 10**6),
    ],
)
def test_an_english_head_says_scale_and_currency(words: str, currency: str, factor: int) -> None:
    hint = hint_of(words)
    assert (hint.currency, hint.factor) == (currency, Decimal(factor))


def test_amounts_per_share_are_spared_the_scale() -> None:
    assert hint_of("(in millions, except per share)").for_row("Diluted earnings per share").factor == 1


def test_share_counts_take_their_own_scale() -> None:
    hint = hint_of("(In millions, except number of shares, which are reflected in thousands)")
    assert hint.for_row("Weighted average shares").factor == Decimal(1000)


@pytest.mark.parametrize("words", ["指标", "Total", "", "Operating income"])
def test_most_heads_say_nothing_of_units(words: str) -> None:
    assert not hint_of(words)


def test_a_column_of_prices_per_share_is_spared_the_scale() -> None:
    assert hint_of("(in millions)").for_column("Average Price Paid Per Share").factor == 1
    assert hint_of("单位:万元").for_column("每股收益").factor == 1


def test_a_column_of_share_counts_takes_their_scale() -> None:
    hint = hint_of("(in millions, except number of shares, which are reflected in thousands)")
    assert hint.for_column("Total Number of Shares Purchased").factor == Decimal(1000)
    assert hint.for_column("Dollar Value of Shares").factor == Decimal(10**6)


@pytest.mark.parametrize("words", ["Loans between 1 and 5 million", "Loans for seven million"])
def test_a_head_that_states_a_number_gives_no_scale(words: str) -> None:
    assert not hint_of(words)
