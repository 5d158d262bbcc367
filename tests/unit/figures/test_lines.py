from tui.figures.lines import line_start


def test_a_line_begins_behind_the_last_line_end() -> None:
    assert line_start("ab\ncd", 4) == 3


def test_a_very_long_line_is_not_walked_back_to_its_beginning() -> None:
    assert line_start("x" * 10_000, 9_000) > 8_000
