import pytest

from tui.reading.html_page import page_of
from tui.reading.html_tables import is_data_table, rows_of
from tui.reading.html_tree import Element


def table_of(markup: str) -> Element:
    return next(element for element in page_of(markup).elements if element.tag == "table")


GRID = "<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"


def test_two_rows_of_two_cells_are_data() -> None:
    assert is_data_table(table_of(f"<table>{GRID}</table>"))


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>one cell</td></tr><tr><td>a row</td></tr></table>",
        f"<table role=presentation>{GRID}</table>",
        f"<table><tr><td>x</td><td><table>{GRID}</table></td></tr><tr><td>a</td><td>b</td></tr></table>",
        f"<table>{GRID}<tr><td>{'long column ' * 200}</td><td>e</td></tr></table>",
    ],
)
def test_a_table_that_only_places_things_is_not(markup: str) -> None:
    assert not is_data_table(table_of(markup))


def test_empty_rows_are_left_out_and_empty_cells_kept() -> None:
    rows = rows_of(table_of("<table><tr><td></td><td>b</td></tr><tr><td> </td></tr></table>"))
    assert [[cell.text for cell in row] for row in rows] == [["", "b"]]


def test_the_mark_of_a_note_in_a_cell_stays_raised_and_joins_no_number() -> None:
    rows = rows_of(
        table_of("<table><tr><td>1,234<sup>2</sup></td><td><a href=/x>7</a><sup><a>b</a></sup></td></tr></table>")
    )
    assert [cell.text for cell in rows[0]] == ["1,234²", "7ᵇ"]


@pytest.mark.parametrize(
    ("printed", "span"), [("2", 2), ("0", 1), ("x", 1), ("", 1), ("-3", 1), ("²", 1), ("99999", 1000)]
)
def test_spans_are_read_as_browsers_do(printed: str, span: int) -> None:
    [[cell]] = rows_of(table_of(f"<table><tr><td colspan='{printed}'>a</td></tr></table>"))
    assert cell.column_span == span


def test_the_lines_of_a_cell_are_parted() -> None:
    [[cell]] = rows_of(table_of("<table><tr><th>a<br>b<p>c</p></th></tr></table>"))
    assert (cell.text, cell.header) == ("a b c", True)


def test_links_in_a_cell_stand_on_their_words() -> None:
    [[cell]] = rows_of(table_of("<table><tr><td> a <a href='/x'>b<br>c</a><p><a href='#y'>d</a></p></td></tr></table>"))
    assert cell.text == "a b c d"
    assert [(cell.text[link.start : link.end], link.address) for link in cell.links] == [("b c", "/x")]
