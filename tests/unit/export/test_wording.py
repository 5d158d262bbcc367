import pytest

from tui.domain.review import Item
from tui.domain.text import Span, Target, TextPositionSelector, TextQuoteSelector
from tui.export.wording import context_around, value_words

NOWHERE = Target(TextQuoteSelector("", "", ""), TextPositionSelector(0, 0))


@pytest.mark.parametrize(
    ("kind", "value", "unit", "words"),
    [
        ("money", "3960000", "CNY", "3,960,000 CNY"),
        ("percent", "8.2", "%", "8.2%"),
        ("count", "20", "家", "20家"),
        ("money", "-1234.56789", "EUR", "-1,234.56789 EUR"),
        ("money", "9800000/10400000", "CNY", "9,800,000–10,400,000 CNY"),
        ("period", "2021/2023", "", "2021/2023"),
        ("date", "2024-05-12", "", "2024-05-12"),
        ("identifier", "20240001", "", "20240001"),
        ("", "", "", ""),
    ],
)
def test_a_value_is_told_with_its_unit(kind: str, value: str, unit: str, words: str) -> None:
    assert value_words(Item("T-0001", NOWHERE, "", kind, value, unit)) == words


def test_a_figure_in_a_table_has_its_row_around_it() -> None:
    text = "Head\nRow\t12\t13\nFoot"
    assert context_around(text, Span(9, 11)).of(text) == "Row\t12\t13"


def test_a_figure_in_a_very_long_row_has_its_cell_around_it() -> None:
    text = "Row\t12\t" + "x\t" * 400
    assert context_around(text, Span(4, 6)).of(text) == "12"


def test_a_figure_in_a_sentence_has_the_sentence_around_it() -> None:
    text = "One is here. Two is 12 there. Three."
    assert context_around(text, Span(20, 22)).of(text) == "Two is 12 there."
