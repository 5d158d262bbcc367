from tui.domain.report import Table
from tui.reading.draft import DraftCell
from tui.reading.grid import laid_out


def words(text: str, table: Table) -> list[list[str]]:
    return [[cell.span.of(text) for cell in row] for row in table.rows]


def test_cells_are_joined_by_tabs_and_rows_by_line_ends() -> None:
    grid = laid_out([[DraftCell("a"), DraftCell("b")], [DraftCell("c"), DraftCell("d")]])
    assert grid.text == "a\tb\nc\td"
    assert words(grid.text, grid.table) == [["a", "b"], ["c", "d"]]


def test_a_cell_over_two_columns_is_written_once_and_stands_in_both_places() -> None:
    grid = laid_out([[DraftCell("2024", column_span=2)], [DraftCell("a"), DraftCell("b")]])
    assert grid.text == "2024\t\na\tb"
    assert words(grid.text, grid.table) == [["2024", "2024"], ["a", "b"]]


def test_a_cell_over_two_rows_pushes_the_next_row_aside() -> None:
    grid = laid_out([[DraftCell("x", row_span=2), DraftCell("a")], [DraftCell("b")]])
    assert grid.text == "x\ta\n\tb"
    assert words(grid.text, grid.table) == [["x", "a"], ["x", "b"]]


def test_a_short_row_is_filled_with_empty_cells() -> None:
    grid = laid_out([[DraftCell("a"), DraftCell("b")], [DraftCell("c")]])
    assert words(grid.text, grid.table) == [["a", "b"], ["c", ""]]


def test_a_span_below_the_last_row_ends_there() -> None:
    grid = laid_out([[DraftCell("a", row_span=9), DraftCell("b")]])
    assert words(grid.text, grid.table) == [["a", "b"]]


def test_line_ends_and_tabs_inside_a_cell_become_spaces() -> None:
    assert laid_out([[DraftCell("a\nb\tc"), DraftCell("d")]]).text == "a b c\td"


def test_cells_are_repaired_by_themselves() -> None:
    grid = laid_out([[DraftCell("x"), DraftCell("質(zhì)量")]])
    assert grid.text == "x\t質量"
    assert [(repair.span.start, repair.was) for repair in grid.repairs] == [(3, "(zhì)")]


def test_heads_stay_heads() -> None:
    table = laid_out([[DraftCell("a", header=True), DraftCell("b")]]).table
    assert [cell.header for cell in table.rows[0]] == [True, False]


def test_spans_that_ask_for_too_much_are_left_out_and_reported() -> None:
    grid = laid_out([[DraftCell("a", column_span=1_000_000)], [DraftCell("b")]])
    assert grid.clipped
    assert words(grid.text, grid.table) == [["a"], ["b"]]


def test_a_table_without_cells_has_no_words() -> None:
    grid = laid_out([[], []])
    assert words(grid.text, grid.table) == [[], []]


def test_columns_in_which_no_cell_begins_are_left_out() -> None:
    grid = laid_out([[DraftCell("title", column_span=9)], [DraftCell("a"), DraftCell("b", column_span=3)]])
    assert grid.text == "title\t\na\tb"
    assert not grid.clipped
