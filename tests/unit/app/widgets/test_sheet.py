"""Sheets: how their lines are wrapped."""

from tui.app.widgets.sheet import wrapped_line
from tui.app.words import Word


def rows(words: str, width: int) -> list[str]:
    return ["".join(word.text for word in row) for row in wrapped_line([Word(words)], width)]


def test_a_number_in_groups_of_three_stays_on_one_row() -> None:
    assert rows("The rows make 54 864 + 13 922", 18) == ["The rows make", "54 864 + 13 922"]
    assert rows("合计为 1 108 918 个", 14) == ["合计为", "1 108 918 个"]


def test_numbers_that_are_not_one_may_part() -> None:
    assert rows("The rows make 2019 3000 more", 19) == ["The rows make 2019", "3000 more"]
