import pytest

from tui.folding import folded, lowered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＧＤＰ　１０％", "GDP 10%"),
        ("Straße İ", "Straße İ"),
        ("統計", "统计"),
        ("a\u00a0B", "a B"),
        ("", ""),
        ("\ud800統\udfff", "\ud800统\udfff"),
    ],
)
def test_width_and_script_are_folded_and_nothing_else(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_a_letter_that_would_become_two_keeps_its_case() -> None:
    assert lowered("İ AB") == "İ ab"
