import pytest

from tests.unit.figures.reading_figures import said


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("It arrived 13 Sept nineteen seventy two.", "13 Sept nineteen seventy two", "1972-09-13"),
        ("on january first two thousand and thirty two", "january first two thousand and thirty two", "2032-01-01"),
        ("in October two thousand and five", "October two thousand and five", "2005-10"),
        ("back May twenty nine", "May twenty nine", "XXXX-05-29"),
    ],
)
def test_days_and_years_in_words_belong_to_the_date(text: str, words: str, code: str) -> None:
    assert said(text) == [(words, code, "")]


@pytest.mark.parametrize(
    ("text", "first"), [("On 6 April two thousand people came", "6 April"), ("In May twenty firms closed", "twenty")]
)
def test_a_number_that_counts_something_is_no_year_and_no_day(text: str, first: str) -> None:
    assert said(text)[0][0] == first
