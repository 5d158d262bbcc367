import pytest

from tui.folding import alike, folded, lowered


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


@pytest.mark.parametrize(
    ("character", "others"), [("a", "Aａ"), ("1", "１"), ("统", "統"), ("%", "％"), (" ", "　\u00a0"), ("里", "裡裏")]
)
def test_what_folds_to_a_character_is_like_it(character: str, others: str) -> None:
    assert alike(character)[0] == character
    assert set(others) <= set(alike(character))


def test_a_character_that_nothing_folds_to_is_like_itself() -> None:
    assert alike("\U0001f600") == ("\U0001f600",)
