import pytest

from tui.reading.html_weights import CJK_WEIGHT, weigh, weighed


def test_white_space_weighs_nothing() -> None:
    assert weigh(" a\tb\n\u3000\u2009\u00a0") == 2


@pytest.mark.parametrize("text", ["数据", "かな", "㐀㐁", "한국"])
def test_a_chinese_japanese_or_korean_character_weighs_more_than_a_letter(text: str) -> None:
    assert weigh(text) == 2 * CJK_WEIGHT


def test_a_full_width_mark_weighs_what_a_letter_does() -> None:
    assert weigh("数，") == CJK_WEIGHT + 1


def test_a_nul_parts_no_text_that_stands_alone() -> None:
    assert weigh("ab\0cd") == 5


def test_texts_that_are_weighed_together_weigh_what_each_weighs() -> None:
    texts = ["a b", "", "全市 5.6%", "かな漢字", "\u2028", "naïve"]
    assert weighed(texts).weights == [weigh(text) for text in texts]


def test_a_few_texts_beyond_ascii_weigh_among_others_what_each_weighs() -> None:
    texts = ["One.", "a b", "", "全市, 5.6%。", "It rose. It fell.", "c"]
    assert weighed(texts).weights == [weigh(text) for text in texts]
    assert weighed(texts).stops == [1, 0, 0, 2, 2, 0]


def test_no_texts_have_no_weights() -> None:
    assert weighed([]) == ([], [])


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("One, two; three! Four?", 4),
        ("It cost 4.2 million. It rose.", 2),
        ("example.org", 0),
        ("End.\u00a0New", 1),
        ("增长5.6%，持平。", 2),
        ("甲：乙；丙、丁！", 4),
        ("नमस्ते।", 1),
    ],
)
def test_stops_are_marks_and_points_at_the_end_of_words(text: str, stops: int) -> None:
    assert weighed(["no stop", text, ""]).stops == [0, stops, 0]
