import pytest

from tui.reading.characters import display_width, han_count, is_chinese, is_numeral, is_title_case, is_wide, weight


@pytest.mark.parametrize(
    ("character", "expected"), [("5", True), ("五", True), ("万", True), ("½", True), ("a", False)]
)
def test_numerals_of_any_script_are_known(character: str, expected: bool) -> None:
    assert is_numeral(character) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("质量 work", True), ("the 质 work", False), ("", False), ("2024", False)]
)
def test_text_is_chinese_where_ideographs_outnumber_words(text: str, expected: bool) -> None:
    assert is_chinese(text) is expected


def test_ideographs_are_counted_beyond_the_basic_plane() -> None:
    assert han_count("質\U00020000a") == 2


def test_an_ideograph_takes_two_columns() -> None:
    assert (display_width("质a"), display_width("ab")) == (3, 2)


def test_latin_letters_weigh_less_than_ideographs() -> None:
    assert weight("质量") == 2
    assert weight("quality") < 7


def test_punctuation_of_chinese_text_is_wide() -> None:
    assert is_wide("，")
    assert not is_wide(",")


@pytest.mark.parametrize(
    ("text", "expected"), [("Ships of the Harbour", True), ("Ships went to the harbour", False), ("of the", False)]
)
def test_titles_begin_their_words_with_capitals(text: str, expected: bool) -> None:
    assert is_title_case(text) is expected
