import pytest

from tests.unit.figures.reading_figures import said


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("updated 5/25/18 by", "5/25/18", "2018-05-25"),
        ("on 23/08/39.", "23/08/39", "2039-08-23"),
        ("from 5/1-5/7, 2020", "5/1-5/7, 2020", "2020-05-01/2020-05-07"),
        ("in 2/28-3/1/2019", "2/28-3/1/2019", "2019-02-28/2019-03-01"),
        ("from 2017 q1 to 2018 q1", "2017 q1 to 2018 q1", "2017-Q1/2018-Q1"),
        ("the third month of 2021", "third month of 2021", "2021-03"),
        ("the 3rd month of 2021", "3rd month of 2021", "2021-03"),
        ("在2021年的第三个月", "2021年的第三个月", "2021-03"),
    ],
)
def test_short_dates_and_spans_are_one_figure(text: str, words: str, code: str) -> None:
    assert said(text) == [(words, code, "")]


@pytest.mark.parametrize("text", ["a share of 3/4 of it", "odds of 13/14/15", "the thirteenth month of 2021"])
def test_numbers_that_make_no_day_or_month_are_no_date(text: str) -> None:
    assert not any("-" in str(value) for _, value, _ in said(text))
