import pytest

from tests.unit.figures.reading_figures import said


@pytest.mark.parametrize(
    ("text", "words", "ends"),
    [
        ("x大于10小于20，", "大于10小于20", ["10", "20"]),
        ("y不大于50不小于20", "不大于50不小于20", ["20", "50"]),
        ("数字在1000以上， 1500以下", "1000以上， 1500以下", ["1000", "1500"]),
        ("是大于三十且小于四十的数", "大于三十且小于四十", ["30", "40"]),
        ("it is above 1000 and below 1500", "above 1000 and below 1500", ["1000", "1500"]),
        ("is above one quarter and below a half.", "above one quarter and below a half", ["0.25", "0.5"]),
        ("is larger than twenty and at most thirty", "larger than twenty and at most thirty", ["20", "30"]),
    ],
)
def test_a_lower_and_an_upper_bound_make_one_range(text: str, words: str, ends: list[str]) -> None:
    assert said(text) == [(words, ends, "")]


@pytest.mark.parametrize(
    "text",
    [
        "大于50小于12的目标",
        "no less than 194 and less than 12",
        "over 20 countries and up to 30 people",
        "已满14周岁不满16周岁",
        "above 3 and above 5",
    ],
)
def test_bounds_that_leave_nothing_between_or_bound_two_things_stay_two(text: str) -> None:
    assert len(said(text)) == 2
