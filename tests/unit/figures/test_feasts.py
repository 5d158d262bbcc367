from datetime import date

import pytest

from tests.unit.figures.reading_figures import said
from tui.figures.feasts import easter


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("on Easter 2018", "Easter 2018", "2018-04-01"),
        ("on Good Friday 2024", "Good Friday 2024", "2024-03-29"),
        ("by black friday 2010", "black friday 2010", "2010-11-26"),
        ("before Christmas Day 2019", "Christmas Day 2019", "2019-12-25"),
        ("since Thanksgiving 2023", "Thanksgiving 2023", "2023-11-23"),
    ],
)
def test_a_feast_with_its_year_is_the_day_that_it_fell_on(text: str, words: str, code: str) -> None:
    assert said(text) == [(words, code, "")]


def test_a_year_behind_another_word_is_a_year() -> None:
    assert said("the Christmases of 2019") == [("2019", "2019", "")]


# Tables of the date of Easter: U.S. Census Bureau, "Easter dates from 1600 to 2099".
@pytest.mark.parametrize(("year", "day"), [(1954, (4, 18)), (1981, (4, 19)), (2000, (4, 23)), (2025, (4, 20))])
def test_easter_falls_where_the_tables_say(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)
