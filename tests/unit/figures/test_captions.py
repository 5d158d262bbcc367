from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import figures_in
from tui.figures.captions import caption_hint

LONG = "The following tables show cash, cash equivalents and securities by category " * 3
FAR_LONGER = "The following tables show cash, cash equivalents and securities by category " * 12
TABLE = "| North | 10 | 12 |\n| South | 11 | 13 |\n"


def _hint_above(caption: str) -> tuple[str, Decimal]:
    hint = caption_hint(f"{caption}\n\n{TABLE}", len(caption) + 2)
    return hint.currency or (hint.unit.unit if hint.unit is not None else ""), hint.factor


@pytest.mark.parametrize(
    ("caption", "currency", "factor"),
    [
        (f"{LONG}as of September 28, 2024 (in millions):", "", 10**6),
        (f"{FAR_LONGER}(in millions):", "", 10**6),
        (f"{LONG}(in millions, except shares, which are in thousands, and per-share amounts):", "", 10**6),
        (f"{LONG}in which $5.5 million was new (US$ in thousands):", "USD", 1000),
        (f"{'下表列示各地区的收入和成本' * 15}(单位：百万元)：", "CNY", 10**6),
        (f"{'下表列示各地区的收入和成本' * 15}，单位：亿元", "CNY", 10**8),
        ("Cargo by trade was as follows (thousand tonnes):", "t", 1000),
    ],
)
def test_a_sentence_that_closes_with_the_unit_gives_it_however_long(caption: str, currency: str, factor: int) -> None:
    assert _hint_above(caption) == (currency, Decimal(factor))


@pytest.mark.parametrize(
    ("caption", "factor"),
    [
        ("$ in thousands", 1000),
        ("单位：亿元", 10**8),
        ("All amounts are in millions of dollars; par value is $1.", 10**6),
        ("In thousands of U.S. dollars.", 1000),
        ("Net sales, US$ million", 10**6),
        ("Millions of dollars", 10**6),
        ("Profit was $5.5 million (in thousands).", 1000),
    ],
)
def test_a_unit_line_gives_its_scale(caption: str, factor: int) -> None:
    assert _hint_above(caption)[1] == Decimal(factor)


@pytest.mark.parametrize(
    "caption",
    [
        "Profit was $5.5 million.",
        "Profit rose from $5 million to $5.5 million.",
        "Profit from millions of users was $5.5 million.",
        "Profit from 5 million to 6 million",
        "Millions of people waited for the trains.",
        "Millions of people were asked:",
        "We had users for many a million",
        "利润为5.5亿元。",
        f"{LONG}in thousands of shops everywhere:",
    ],
)
def test_a_paragraph_gives_no_scale(caption: str) -> None:
    assert _hint_above(caption) == ("", Decimal(1))
    cells = [figure.quantity.value for figure in figures_in(f"{caption}\n\n{TABLE}")][-4:]
    assert cells == [Decimal(10), Decimal(12), Decimal(11), Decimal(13)]


def test_the_nearest_line_above_goes_first() -> None:
    above = "(in millions)\n(in thousands)\n"
    assert caption_hint(above + TABLE, len(above)).factor == Decimal(1000)
