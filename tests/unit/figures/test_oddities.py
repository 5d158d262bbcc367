import pytest

from tests.unit.figures.reading_figures import figures_in
from tui.figures.oddities import warnings_of


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\x00", "\u2060", "\ufeff", "\u2066"])
def test_a_hidden_character_is_named_and_joins_nothing(hidden: str) -> None:
    figures = figures_in(f"收入1{hidden}2,000元")
    assert [str(figure.quantity.value) for figure in figures] == ["1", "2000"]
    assert all(f"U+{ord(hidden):04X}" in " ".join(figure.warnings) for figure in figures)


@pytest.mark.parametrize("text", ["收入1２3元", "收入١٢元", "收入１２元"])
def test_digits_of_other_scripts_are_named(text: str) -> None:
    [figure] = figures_in(text)
    assert figure.warnings


@pytest.mark.parametrize("text", ["收入1O0万元", "收入1О0万元", "worth 1O,000 dollars"])
def test_a_letter_that_looks_like_a_digit_makes_no_number(text: str) -> None:
    figure = figures_in(text)[0]
    assert figure.quantity.value is None
    assert "letter" in " ".join(figure.warnings)


def test_an_ordinary_figure_has_no_warning() -> None:
    assert warnings_of("收入5,203.78万元。", 2, 12) == ()
