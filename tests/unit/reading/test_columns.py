from tui.reading.columns import aligned_rows, has_gap, has_tab, tabbed_rows
from tui.reading.draft import DraftCell


def words(rows: tuple[tuple[DraftCell, ...], ...]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def test_tabs_part_cells_and_empty_cells_stay() -> None:
    assert words(tabbed_rows(["a\t\tb", "c\td\t"])) == [["a", "", "b"], ["c", "d", ""]]


def test_one_tabbed_line_is_no_table() -> None:
    assert tabbed_rows(["a\tb"]) == ()


def test_columns_are_cut_where_every_line_is_blank() -> None:
    lines = ["港口名称    船舶数    吨位", "北方港         120   1,500", "南方港          80     900"]
    assert words(aligned_rows(lines)) == [
        ["港口名称", "船舶数", "吨位"],
        ["北方港", "120", "1,500"],
        ["南方港", "80", "900"],
    ]


def test_two_aligned_lines_are_too_few() -> None:
    assert aligned_rows(["a    1", "b    2"]) == ()


def test_columns_without_digits_are_no_table() -> None:
    assert aligned_rows(["a    x", "b    y", "c    z"]) == ()


def test_gaps_and_tabs_are_seen_inside_a_line_only() -> None:
    assert has_gap("a  b")
    assert not has_gap("  a b  ")
    assert has_tab("a\tb")
    assert not has_tab("\ta")


def test_one_long_line_among_many_costs_no_more_than_its_length() -> None:
    rows = aligned_rows(["x  1" + "  1" * 20_000, *(["y  2"] * 4_000)])
    assert len(rows) == 4_001
