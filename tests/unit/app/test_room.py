"""Words that are cut to the room there is."""

from tui.app.room import cut_before


def test_what_stands_before_begins_with_a_whole_word() -> None:
    assert cut_before("In 2026 the office counts on 300", 22) == "office counts on 300"
    assert cut_before("In 2026 the office counts on 300", 20) == "office counts on 300"
    assert cut_before("In 2026 the office counts on 300", 21) == "office counts on 300"


def test_chinese_is_cut_anywhere() -> None:
    assert cut_before("全年抽查五十四个项目", 9) == "四个项目"


def test_a_single_long_word_is_cut_all_the_same() -> None:
    assert cut_before("incomprehensibilities", 5) == "ities"


def test_what_is_short_enough_stays() -> None:
    assert cut_before("at once", 7) == "at once"
