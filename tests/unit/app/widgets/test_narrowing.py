"""Which sections a filtered outline shows."""

from tui.app.widgets.narrowing import findable, with_parents, with_words


def test_every_word_has_to_stand_in_the_label() -> None:
    labels = findable(["2.1 Cash flow", "2.2 Cash", "3 Flow of goods"])
    assert with_words(labels, "flow cash") == [0]


def test_no_words_fit_every_label() -> None:
    assert with_words(findable(["one", "two"]), "  ") == [0, 1]


def test_case_width_and_traditional_characters_make_no_difference() -> None:
    labels = findable(["二、質量監管", "ＰＡＲＴ I", "Other"])
    assert with_words(labels, "质量") == [0]
    assert with_words(labels, "part i") == [1]


def test_sections_come_with_all_that_they_lie_in() -> None:
    assert with_parents([3], [-1, 0, -1, 1, 1]) == {0, 1, 3}


def test_nothing_comes_of_nothing() -> None:
    assert with_parents([], [-1, 0]) == set()
