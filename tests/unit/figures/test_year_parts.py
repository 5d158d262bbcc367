import pytest

from tests.unit.figures.reading_figures import said


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("2021年前三季度增长", "2021年前三季度", "2021-Q1/2021-Q3"),
        ("前三季度增长", "前三季度", "Q1/Q3"),
        ("今年前5个月增长", "前5个月", "XXXX-01/XXXX-05"),
        ("2021年第二周", "2021年第二周", "2021-W02"),
        ("2021年的前2周", "2021年的前2周", "2021-W01/2021-W02"),
        ("2021 年的最後 4 个月", "2021 年的最後 4 个月", "2021-09/2021-12"),
        ("the first 2 weeks of 2021", "first 2 weeks of 2021", "2021-W01/2021-W02"),
        ("the last two months of 2021", "last two months of 2021", "2021-11/2021-12"),
        ("in the last three quarters of fiscal year 2020", "last three quarters of fiscal year 2020",
         "FY2020-Q2/FY2020-Q4"),
        ("the last 2 weeks of 2020", "last 2 weeks of 2020", "2020-W52/2020-W53"),
    ],
)  # fmt: skip
def test_a_counted_part_of_a_year_is_one_period(text: str, words: str, code: str) -> None:
    assert said(text) == [(words, code, "")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [("此前三个月", "三个月", "3"), ("前10名", "10名", "10"), ("前十三个月", "十三个月", "13")],
)
def test_what_is_no_part_of_a_year_stays_a_number(text: str, words: str, value: str) -> None:
    assert said(text)[0][:2] == (words, value)
