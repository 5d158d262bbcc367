import pytest

from tui.domain.folding import folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ＧＤＰ　１０％", "gdp 10%"), ("Straße İ", "straße İ"), ("統計", "統計"), ("a\u00a0B", "a b"), ("", "")],
)
def test_case_and_width_are_folded_and_nothing_else(text: str, expected: str) -> None:
    assert folded(text) == expected
