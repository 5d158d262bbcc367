import pytest

from tests.unit.figures.reading_figures import Said, said


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("held on 2 and 19 June.", [("2", "XXXX-06-02", ""), ("19 June", "XXXX-06-19", "")]),
        (
            "on 2, 5 and 19 June 2024",
            [("2", "2024-06-02", ""), ("5", "2024-06-05", ""), ("19 June 2024", "2024-06-19", "")],
        ),
        ("on June 2 and 19.", [("June 2", "XXXX-06-02", ""), ("19", "XXXX-06-19", "")]),
        ("for the week of the 18th.", [("18th", "XXXX-XX-18", "")]),
        ("this Friday-Jun-15 with Jim", [("Jun-15", "XXXX-06-15", "")]),
    ],
)
def test_days_of_a_list_take_the_month_that_they_share(text: str, days: list[Said]) -> None:
    assert said(text) == days


def test_a_number_behind_a_date_that_is_counted_is_no_day() -> None:
    assert said("on June 2 and 19 people left") == [("June 2", "XXXX-06-02", ""), ("19", "19", "")]


@pytest.mark.parametrize("text", ["3-5 June 2024", "3 to 5 June 2024", "3rd to 5th of June 2024"])
def test_the_ends_of_a_span_of_days_are_one_figure(text: str) -> None:
    assert said(f"open {text}.") == [(text, "2024-06-03/2024-06-05", "")]


@pytest.mark.parametrize("text", ["on the 21st floor", "ranked the 21st."])
def test_an_ordinal_that_counts_or_ranks_is_no_day(text: str) -> None:
    assert said(text) == [("21st", "21", "")]
