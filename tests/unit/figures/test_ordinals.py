import pytest

from tests.unit.figures.reading_figures import figures_in


@pytest.mark.parametrize(
    ("text", "words", "checkable"),
    [
        ("在各县市中排名第一,", "第一", True),
        ("居全国第5位；", "第5位", True),
        ("广东省第十九批省级", "第十九批", False),
        ("第十四届全国人大", "第十四届", False),
        ("二十届四中全会", "二十届", False),
        ("the 30th meeting", "30th", False),
        ("ranked 17th of 33 cities", "17th", True),
        ("the 4th of 33 cities", "4th", True),
        ("it is the third largest port", "third", True),
        ("his 40th birthday", "40th", False),
    ],
)
def test_claims_of_rank_are_to_be_checked_and_sessions_are_not(text: str, words: str, *, checkable: bool) -> None:
    figure = figures_in(text)[0]
    assert (figure.span.of(text), figure.checkable) == (words, checkable)
