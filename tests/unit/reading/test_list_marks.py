import pytest

from tui.reading.html_blocks import pieces_of
from tui.reading.html_choosing import Choice
from tui.reading.html_page import page_of
from tui.reading.list_marks import printed_mark


def marked(markup: str) -> list[tuple[str, str]]:
    body = page_of(markup).body
    return [(piece.marker, piece.text) for piece in pieces_of(body, Choice((body,)))]


def markers(markup: str) -> list[str]:
    return [marker for marker, _ in marked(markup)]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", ["1.", "2.", "3."]),
        (" start=9", ["9.", "10.", "11."]),
        (" start=0", ["0.", "1.", "2."]),
        (" start=-1", ["-1.", "0.", "1."]),
        (" start=x", ["1.", "2.", "3."]),
        (" reversed", ["3.", "2.", "1."]),
        (" reversed start=10", ["10.", "9.", "8."]),
        (" type=a", ["a.", "b.", "c."]),
        (" type=A start=26", ["Z.", "AA.", "AB."]),
        (" type=i", ["i.", "ii.", "iii."]),
        (" type=I start=3999", ["MMMCMXCIX.", "4000.", "4001."]),
        (" style='list-style-type: none'", ["", "", ""]),
        (" style='color:red; list-style: inside upper-roman'", ["I.", "II.", "III."]),
        (" style='list-style-type: cjk-ideographic' start=10", ["十、", "十一、", "十二、"]),
        (" style='list-style-type: cjk-decimal' start=10", ["一〇、", "一一、", "一二、"]),
        (" style='list-style-type: lower-greek' start=24", ["ω.", "αα.", "αβ."]),
        (" style='list-style-type: unheard-of'", ["1.", "2.", "3."]),
    ],
)
def test_ordered_lists_count_as_browsers_do(attributes: str, expected: list[str]) -> None:
    assert markers(f"<ol{attributes}><li>x<li>y<li>z</ol>") == expected


def test_an_item_may_have_a_number_of_its_own_from_which_the_others_go_on() -> None:
    assert markers("<ol><li>x<li value=7>y<li>z</ol>") == ["1.", "7.", "8."]


def test_an_item_may_count_in_a_way_of_its_own() -> None:
    assert markers("<ol><li>x<li type=a>y<li style='list-style:none'>z<li>q</ol>") == ["1.", "b.", "", "4."]


def test_items_that_are_not_counted_have_a_bullet() -> None:
    assert markers("<ul type=square><li>x</ul><li>y</li>") == ["•", "•"]


def test_only_the_first_paragraph_of_an_item_has_its_mark() -> None:
    assert marked("<ol><li><div><p></p><p>x</p><p>y</p></div><li>z</ol>") == [("1.", "x"), ("", "y"), ("2.", "z")]


def test_nested_lists_count_for_themselves() -> None:
    markup = "<ol><li>x<ol type=a><li>y<li>z</ol><li>q<ul><li>r</ul></ol>"
    assert marked(markup) == [("1.", "x"), ("a.", "y"), ("b.", "z"), ("2.", "q"), ("•", "r")]


def test_an_item_that_begins_with_a_list_prints_both_marks() -> None:
    assert markers("<ol><li><ol type=a><li>x<li>y</ol></ol>") == ["1. a.", "b."]


def test_an_empty_item_counts_and_leaves_no_mark_behind() -> None:
    assert marked("<ol><li></li><li>x</li></ol><p>y</p>") == [("2.", "x"), ("", "y")]


def test_a_heading_in_an_item_has_its_mark() -> None:
    assert marked("<ol><li><h3>x</h3><p>y</p></ol>") == [("1.", "x"), ("", "y")]


def test_terms_and_what_explains_them_have_no_mark() -> None:
    assert markers("<dl><dt>x<dd>y</dl>") == ["", ""]


@pytest.mark.parametrize("typed", ["1. x", "1．甲", "1、甲", "1)x", "（1）甲", "(1) x", "一、甲", "（一）甲"])
def test_a_number_that_is_typed_is_not_printed_twice(typed: str) -> None:
    assert markers(f"<ol><li>{typed}</ol>") == [""]
    assert markers(f"<ul><li>{typed}</ul>") == [""]


@pytest.mark.parametrize("words", ["1.5 million", "12 crowns", "2. x", "1 road", "1,200 t", "(11) x"])
def test_a_figure_at_the_beginning_of_an_item_is_no_typed_number(words: str) -> None:
    assert markers(f"<ol><li>{words}</ol>") == ["1."]


@pytest.mark.parametrize(("words", "marker"), [("• x", ""), ("- x", ""), ("·甲", ""), ("-5 degrees", "•")])
def test_a_bullet_that_is_typed_is_not_printed_twice(words: str, marker: str) -> None:
    assert markers(f"<ul><li>{words}</ul>") == [marker]


@pytest.mark.parametrize("value", [-3, 0, 10**9])
def test_numbers_that_a_style_cannot_print_are_printed_as_digits(value: int) -> None:
    assert str(value) in printed_mark("simp-chinese-informal", value)
    assert str(value) in printed_mark("lower-roman", value)
