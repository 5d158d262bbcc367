from tests.unit.checks.figuring import passage
from tui.checks.places import Places
from tui.checks.shapes import LASTING, PERCENT, VALUE, WHEN, prose_of


def shapes(text: str) -> list[str]:
    return [shape.text for shape in prose_of(Places(passage(text)), ()).shapes]


def test_each_figure_is_one_mark_of_its_sort() -> None:
    assert shapes("2025年收入12億元，增長3.5%，歷時30天。") == [f"{WHEN}收入{VALUE}，增长{PERCENT}，历时{LASTING}。"]


def test_a_sentence_ends_with_its_stop_and_not_with_an_abbreviation() -> None:
    text = "Smith Inc. sold 30 cars. It bought 20 vans. U.S. sales were 10 trucks."
    assert len(shapes(text)) == 3


def test_lines_that_were_broken_because_they_were_full_are_one_sentence() -> None:
    text = (
        "The number of people who work full time at the agency dropped\nfrom 1,433 to 777, a reduction of 656 people."
    )
    assert len(shapes(text)) == 1


def test_lines_in_columns_are_not_joined() -> None:
    text = "South Africa and the islands near it           50 879         2 594\nNigeria        12 801         315\n"
    assert len(shapes(text)) == 2


def test_places_in_a_shape_lead_back_to_the_text() -> None:
    text = "收入12億元，支出3.5億元，結餘8.5億元。"
    (shape,) = prose_of(Places(passage(text)), ()).shapes
    assert [shape.origin(mark) for mark in shape.marks] == [figure.span.start for figure in shape.figures]
    assert shape.origin_span(0, 2).of(text) == "收入"
    at = shape.text.index("支出")
    assert shape.origin_span(at, at + 2).of(text) == "支出"


def test_characters_that_look_like_marks_are_no_figures() -> None:
    assert shapes("a \ue000 b 12 cars.") == [f"a ? b {VALUE} cars."]
