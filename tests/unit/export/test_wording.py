import pytest

from tui.domain.review import Item
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector
from tui.export.wording import value_words

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
