import pytest

from tests.unit.figures.reading_figures import figures_in


@pytest.mark.parametrize(
    "text",
    [
        "the quarter ended November 2, 2024",
        "截至二零二六年六月三十日止六個月",
        "“5.20世界計量日”",
        "in 2021",
        "过去五年",
    ],
)
def test_what_only_sets_the_scope_need_not_be_checked(text: str) -> None:
    assert [figure.checkable for figure in figures_in(text)] == [False] * len(figures_in(text))
    assert figures_in(text)


@pytest.mark.parametrize(
    "text", ["its meeting ending on 5 August 2015", "on May 16, 2024", "（2013年3月20日）", "授信期限两年"]
)
def test_days_and_claimed_lengths_are_to_be_checked(text: str) -> None:
    assert [figure.checkable for figure in figures_in(text)] == [True]


def test_a_quarter_is_of_a_year_that_spans_two() -> None:
    (quarter,) = figures_in("by the second quarter of 2022–23.")
    assert quarter.quantity.code == "2022/23-Q2"
