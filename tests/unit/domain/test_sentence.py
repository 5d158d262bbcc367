"""The sentence around a figure."""

from tui.domain.sentence import context_around, sentence_around
from tui.domain.text import Span


def sentence(text: str, figure: str) -> str:
    start = text.index(figure)
    return sentence_around(text, Span(start, start + len(figure))).of(text)


def test_a_chinese_sentence_ends_at_its_full_stop() -> None:
    assert sentence("前一句。全年抽查54个项目，抽样235组。后一句。", "54个") == "全年抽查54个项目，抽样235组。"


def test_a_decimal_point_ends_no_sentence() -> None:
    assert sentence("It was so. Revenue rose 5.2 percent to $3.1 billion. Then more.", "$3.1 billion") == (
        "Revenue rose 5.2 percent to $3.1 billion."
    )


def test_an_initial_ends_no_sentence() -> None:
    assert sentence("He said J. Smith paid 5 dollars. End.", "5") == "He said J. Smith paid 5 dollars."


def test_a_cell_of_a_table_is_not_left() -> None:
    assert sentence("Revenue\t8,430\t10,931\nCost\t1", "8,430") == "8,430"


def test_a_very_long_sentence_is_cut_on_both_sides() -> None:
    text = "word, " * 200 + "42 percent" + ", word" * 200
    found = sentence(text, "42 percent")
    assert "42 percent" in found
    assert len(found) < 500
    assert not found.startswith(("ord", "rd", "d"))


def test_a_figure_in_a_table_has_its_row_around_it() -> None:
    text = "Head\nRow\t12\t13\nFoot"
    assert context_around(text, Span(9, 11)).of(text) == "Row\t12\t13"


def test_a_figure_in_a_very_long_row_has_its_cell_around_it() -> None:
    text = "Row\t12\t" + "x\t" * 400
    assert context_around(text, Span(4, 6)).of(text) == "12"


def test_a_figure_in_a_sentence_has_the_sentence_around_it() -> None:
    text = "One is here. Two is 12 there. Three."
    assert context_around(text, Span(20, 22)).of(text) == "Two is 12 there."
