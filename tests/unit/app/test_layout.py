"""The article as rows."""

from tui.app.layout import DEEPEST_LIST, MOST_ALIGNED, Content, Layout
from tui.app.tables import Piece
from tui.domain.report import Block, BlockKind, Cell, Table
from tui.domain.text import Span


def content_of(*paragraphs: str, breaks: tuple[int, ...] = ()) -> Content:
    blocks = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    return Content("\n".join(paragraphs), tuple(blocks), breaks)


def table_content(rows: list[list[str]]) -> Content:
    text = "\n".join("\t".join(row) for row in rows)
    cells: list[tuple[Cell, ...]] = []
    at = 0
    for row in rows:
        line = []
        for words in row:
            line.append(Cell(Span(at, at + len(words))))
            at += len(words) + 1
        cells.append(tuple(line))
    return Content(text, (Block(BlockKind.TABLE, Span(0, len(text)), table=Table(tuple(cells))),))


def laid_out(content: Content, width: int = 40) -> Layout:
    layout = Layout(content, width)
    layout.settle(0, 10**6)
    return layout


def words(layout: Layout, row: int) -> list[str]:
    return [layout.content.text[piece.start : piece.end] for piece in layout.pieces(row)]


def test_a_blank_row_stands_between_paragraphs() -> None:
    layout = laid_out(content_of("one", "two"))
    assert [words(layout, row) for row in range(layout.rows)] == [["one"], [], ["two"]]


def test_a_section_that_begins_in_running_text_begins_a_row() -> None:
    layout = laid_out(content_of("一是甲。二是乙。", breaks=(0, 4)))
    assert [words(layout, row) for row in range(layout.rows)] == [["一是甲。"], ["二是乙。"]]


def test_a_span_is_found_on_the_rows_it_covers() -> None:
    layout = laid_out(content_of("aaaa bbbb cccc dddd", "eeee"), width=10)
    assert layout.rows_of(Span(5, 14)) == range(2)
    assert layout.rows_of(Span(20, 24)) == range(3, 4)


def long_content(count: int = 3000) -> Content:
    return content_of(*[f"paragraph {number} of many words that go on and on" for number in range(count)])


def test_of_a_long_text_only_what_is_asked_for_is_laid_out() -> None:
    content = long_content()
    layout = Layout(content, 40)
    first, middle, last = content.blocks[0].span, content.blocks[1500].span, content.blocks[-1].span

    rows = layout.rows_of(last)

    assert words(layout, rows[0]) == ["paragraph 2999 of many words that go on"]
    assert (layout.has(first), layout.has(middle), layout.has(last)) == (False, False, True)


def test_the_rows_of_what_is_not_laid_out_are_estimated() -> None:
    content = long_content()
    estimated = Layout(content, 40).rows

    assert abs(estimated / laid_out(content).rows - 1) < 0.3


def test_what_stands_at_the_top_of_a_window_stays_there_as_more_is_laid_out() -> None:
    content = long_content()
    layout = Layout(content, 40)
    top = layout.rows_of(content.blocks[1500].span)[0]
    offset, key = layout.offset_of(top), layout.key_of(top)

    settled = layout.settle(top, 500)

    assert layout.offset_of(settled) == offset
    assert layout.row_at(key) == settled


def test_a_window_far_down_is_laid_out_with_a_page_around_it() -> None:
    content = long_content()
    layout = Layout(content, 40)

    top = layout.settle(layout.rows // 2, 50)
    rows = layout.rows

    for row in range(top - 50, top + 100):
        layout.pieces(row)
    assert layout.rows == rows


def test_the_last_window_ends_with_the_last_row() -> None:
    content = long_content()
    layout = Layout(content, 40)

    layout.settle(layout.rows - 1, 50)

    assert words(layout, layout.rows - 1) == ["and on"]


def test_a_report_without_a_word_has_no_rows() -> None:
    layout = Layout(Content("", ()), 40)
    assert (layout.settle(0, 10), layout.rows, layout.rows_of(Span(0, 0))) == (0, 0, range(0))


def test_a_very_long_list_is_aligned_in_stretches() -> None:
    count = MOST_ALIGNED + 1
    assert columns(laid_out(items(*[(1, "1."), *[(1, "1000.")] * (count - 2), (1, "2.")])))[-1] == 3


def test_numbers_stand_at_the_right_of_their_column() -> None:
    layout = laid_out(table_content([["Item", "Revenue"], ["Glass", "8,430"], ["Energy", "12"]]))
    ends = [layout.pieces(row)[1].x + len(words(layout, row)[1]) for row in range(1, layout.rows)]
    assert ends[0] == ends[1]


def test_wide_characters_keep_columns_aligned() -> None:
    layout = laid_out(table_content([["收益", "备注"], ["revenue", "说明"]]))
    assert layout.pieces(0)[1].x == layout.pieces(1)[1].x


def test_a_cell_that_spans_columns_is_drawn_once_and_asks_no_column_for_room() -> None:
    content = table_content([["a very long head over both", "x"], ["1", "2"]])
    table = content.blocks[0].table
    assert table is not None
    head = table.rows[0][0]
    spanning = Table(((head, head), table.rows[1]))
    block = Block(BlockKind.TABLE, content.blocks[0].span, table=spanning)
    layout = laid_out(Content(content.text, (block,)))
    drawn = [piece for row in range(layout.rows) for piece in layout.pieces(row) if piece.end <= head.span.end]
    assert "".join(content.text[p.start : p.end] for p in drawn).replace(" ", "") == "averylongheadoverboth"


def test_a_figure_in_a_table_is_found_on_its_row() -> None:
    content = table_content([["Item", "2024"], ["Glass", "8,430"], ["Energy", "12"]])
    layout = laid_out(content)
    at = content.text.index("12")
    assert layout.rows_of(Span(at, at + 2)) == range(2, 3)


def test_a_cell_clicked_gives_the_offset_drawn_there() -> None:
    layout = laid_out(content_of("质量abc"))
    assert [layout.offset_at(0, x) for x in range(8)] == [0, 0, 1, 1, 2, 3, 4, None]


def test_a_list_item_is_indented() -> None:
    content = Content("item", (Block(BlockKind.LIST_ITEM, Span(0, 4), level=2),))
    assert laid_out(content).pieces(0) == (Piece(4, 0, 4),)


def items(*given: tuple[int, str]) -> Content:
    blocks = tuple(
        Block(BlockKind.LIST_ITEM, Span(2 * at, 2 * at + 1), level=level, marker=marker)
        for at, (level, marker) in enumerate(given)
    )
    return Content("\n".join("x" * len(given)), blocks)


def columns(layout: Layout) -> list[int]:
    return [piece.x for row in range(layout.rows) for piece in layout.pieces(row)]


def test_the_items_of_a_list_begin_in_one_column_with_room_for_the_widest_marker() -> None:
    assert columns(laid_out(items((1, "9."), (1, "10."), (1, "")))) == [4, 4, 4]


def test_inner_items_stand_to_the_right_of_the_words_of_outer_ones() -> None:
    assert columns(laid_out(items((1, "1."), (2, "•"), (2, "•"), (1, "2.")))) == [3, 5, 5, 3]


def test_a_chinese_number_takes_two_cells_a_character() -> None:
    assert columns(laid_out(items((1, "一、")))) == [5]


def test_a_heading_with_a_marker_leaves_room_for_it() -> None:
    content = Content("Scope", (Block(BlockKind.HEADING, Span(0, 5), level=3, marker="12."),))
    assert laid_out(content).pieces(0) == (Piece(4, 0, 5),)


def test_very_deep_items_stand_no_further_to_the_right() -> None:
    layout = laid_out(items(*[(depth, "•") for depth in range(1, 60)]))
    assert max(columns(layout)) == 2 * DEEPEST_LIST


def test_an_empty_column_takes_no_room() -> None:
    layout = laid_out(table_content([["Sales", "", "12"], ["Costs", "", "7"]]))
    assert layout.pieces(0)[1].x == len("Sales") + 2


def test_a_number_that_spans_columns_is_not_cut() -> None:
    content = table_content([["Europe", "7", "%"], ["Greater China", "(1,208)", ""]])
    table = content.blocks[0].table
    assert table is not None
    name, number, _ = table.rows[1]
    grid = Table((table.rows[0], (name, number, number)))
    layout = laid_out(Content(content.text, (Block(BlockKind.TABLE, content.blocks[0].span, table=grid),)))
    assert [words(layout, row) for row in range(layout.rows)][-1] == ["Greater China", "(1,208)"]


def test_cells_that_all_span_the_same_columns_are_as_wide_as_the_widest_of_them() -> None:
    content = table_content([["Ohio", "7"], ["(State of incorporation)", "12"]])
    table = content.blocks[0].table
    assert table is not None
    grid = Table(tuple((name, name, name, number, number) for name, number in table.rows))
    layout = laid_out(Content(content.text, (Block(BlockKind.TABLE, content.blocks[0].span, table=grid),)))
    assert [words(layout, row) for row in range(layout.rows)] == [["Ohio", "7"], ["(State of incorporation)", "12"]]
